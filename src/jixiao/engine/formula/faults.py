"""Findings about a formula, each placed in the officer's own text."""

from jixiao.engine.errors import Finding, Place
from jixiao.engine.formula.tree import Span

SHOWN = 40


def found(code: str, *, text: str, span: Span, cause: str, cure: str) -> Finding:
    """Return the finding ``code`` about the characters of ``text`` within ``span``."""
    start, end = span
    return Finding(code, Place(where=_where(start, end), quote=text[start:end], start=start, end=end), cause, cure)


def shortened(words: str) -> str:
    """Return ``words``, cut in the middle where they are too long to be read within a sentence."""
    return words if len(words) <= SHOWN else f"{words[: SHOWN // 2]}…{words[-SHOWN // 2 :]}"


def _where(start: int, end: int) -> str:
    if end <= start:
        return "公式" if start == 0 else "公式末尾"
    return f"公式第 {start + 1} 字" if end == start + 1 else f"公式第 {start + 1}—{end} 字"
