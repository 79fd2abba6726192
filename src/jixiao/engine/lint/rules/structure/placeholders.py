"""Signs that stand where something was to be filled in: XX, ××, ____, 20XX年."""

import re
from collections.abc import Iterable

from jixiao.engine.lint.paper import Paper

SIGNS = r"[XxＸｘ×✕]{2,6}|[○〇]{2,6}|[＊]{2,6}|_{2,30}|＿{2,30}"
_DOUBLED = frozenset({"XX", "xx", "ＸＸ", "ｘｘ", "××", "✕✕", "○○", "〇〇", "＊＊", "__", "＿＿", "Xx", "某某"})
_GAPS = frozenset({"（ ", "( ", "（\u3000", "(\u3000", "（\t", "(\t"})
_YEAR = re.compile(r"(?<![0-9A-Za-z])20[XxＸｘ×○]{2}\s*年?")
_REAL_YEAR = re.compile(r"(?<![0-9〔（(])20[0-9]{2}\s*年")


def has_signs(paper: Paper) -> bool:
    """Return whether such signs stand anywhere: a look that costs nothing."""
    return not _DOUBLED.isdisjoint(paper.pairs)


def has_empty_brackets(paper: Paper) -> bool:
    """Return whether a bracket is followed by a blank anywhere."""
    return not _GAPS.isdisjoint(paper.pairs)


def has_any(paper: Paper, *, pairs: Iterable[str]) -> bool:
    """Return whether one of these pairs of characters stands anywhere."""
    return any(pair in paper.pairs for pair in pairs)


def open_years(paper: Paper) -> list[re.Match[str]]:
    """Return the years that are typed 20XX."""
    return list(_YEAR.finditer(paper.text)) if has_signs(paper) else []


def has_real_year(paper: Paper) -> bool:
    """Return whether a year is typed in figures outside the numbers of documents."""
    return _REAL_YEAR.search(paper.text) is not None
