"""Headings without a number among numbered ones."""

import bisect
import re

from jixiao.engine.lint.paper import Paper, Titled
from jixiao.engine.lint.rules.structure.marks import Mark
from jixiao.engine.lint.rules.structure.numbering import numbering

_CAPTION = re.compile(r"^(?:表|图|附|注|单位)|表(?:[（(].*[）)])?$|[:：]$")
_UPPER = 2


def unnumbered_between(paper: Paper, *, before: Mark | None, mark: Mark) -> tuple[Titled, ...]:
    """Return the headings that stand without a number between the two, or before the first.

    They are of the level of ``mark``; of the first two levels it cannot be told which one it is that has no number.
    """
    first = bisect.bisect_right(paper.headings, -1 if before is None else before.block, key=_block)
    last = bisect.bisect_left(paper.headings, mark.block, key=_block)
    return tuple(
        heading
        for heading in paper.headings[first:last]
        if not heading.number and _may_be_one(heading, mark) and not _CAPTION.search(heading.title)
    )


def lost_between(paper: Paper, *, before: Mark | None, mark: Mark) -> tuple[Mark, ...]:
    """Return the headings between the two of whose number only a bracket is left."""
    first = bisect.bisect_right(paper.once(numbering).lost, -1 if before is None else before.block, key=_block_of)
    last = bisect.bisect_left(paper.once(numbering).lost, mark.block, key=_block_of)
    return paper.once(numbering).lost[first:last]


def _may_be_one(heading: Titled, mark: Mark) -> bool:
    return heading.level == mark.level or max(heading.level, mark.level) <= _UPPER


def _block(heading: Titled) -> int:
    return heading.block


def _block_of(mark: Mark) -> int:
    return mark.block
