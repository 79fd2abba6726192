"""Safe corrections: from the replacements that findings offer to edits that do not overlap, and the mended text."""

import difflib
from collections.abc import Iterable, Iterator, Sequence

from jixiao.engine.errors import Edit, Finding

_SHOWN = 12  # characters around an edit


def edits_of(findings: Iterable[Finding]) -> tuple[Edit, ...]:
    """Return the edits that the findings offer, in the order of the text; of two that overlap the first stands."""
    offered = [
        Edit(finding.place.start, finding.place.end, finding.replacement)
        for finding in findings
        if finding.replacement is not None and finding.place.start is not None and finding.place.end is not None
    ]
    kept: list[Edit] = []
    for edit in sorted(offered, key=lambda edit: (edit.start, edit.end)):
        if not kept or edit.start >= kept[-1].end:
            kept.append(edit)
    return tuple(kept)


def mended(text: str, edits: Sequence[Edit]) -> str:
    """Return ``text`` with each edit made; they are in order and do not overlap."""
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.words]
        at = edit.end
    return "".join([*parts, text[at:]])


def told_edits(text: str, edits: Sequence[Edit]) -> Iterator[str]:
    """Yield each edit as a line a person reads: the words around it, what stood there, what stands there now."""
    for edit in edits:
        before = text[max(edit.start - _SHOWN, 0) : edit.start].rpartition("\n")[2]
        after = text[edit.end : edit.end + _SHOWN].partition("\n")[0]
        old = text[edit.start : edit.end].replace("\n", "")
        yield f"{before}[-{old}-]{{+{edit.words}+}}{after}"


def difference(text: str, edits: Sequence[Edit], *, name: str, mended_name: str) -> str:
    """Return the edits as a unified diff, line by line, for a program or a careful reader."""
    lines = difflib.unified_diff(
        text.splitlines(), mended(text, edits).splitlines(), name, mended_name, lineterm="", n=0
    )
    return "\n".join([*lines, ""])
