"""Headings that the 目录 leaves out of a series of which it lists others."""

from collections.abc import Iterator, Sequence

from jixiao.engine.lint.paper import Paper, Titled
from jixiao.engine.lint.rules.structure.listed import Listed
from jixiao.engine.lint.rules.structure.numbering import numbering


def left_out(
    paper: Paper, lines: Sequence[Listed], *, level: int, least: int
) -> Iterator[tuple[Titled, Listed | None, Listed | None]]:
    """Yield each heading of a level that is not listed though ``least`` of its series are.

    With it come the lines of the nearest listed ones before and after it in its series.
    """
    if not lines:
        return
    of_block = {heading.block: heading for heading in paper.headings}
    line_of = {line.heading.block: line for line in lines if line.heading is not None}
    said = {line.words for line in lines}
    for series in paper.once(numbering).series:
        marks = [mark for mark in series.marks if mark.titled and mark.level == level]
        there = [number for number, mark in enumerate(marks) if mark.block in line_of]
        if len(there) < least:
            continue
        for number, mark in enumerate(marks):
            heading = of_block[mark.block]
            if mark.block in line_of or _settled_is_in(heading, said):
                continue
            before = next((place for place in reversed(there) if place < number), None)
            after = next((place for place in there if place > number), None)
            yield (
                heading,
                None if before is None else line_of[marks[before].block],
                None if after is None else line_of[marks[after].block],
            )


def _settled_is_in(heading: Titled, said: set[str]) -> bool:
    return any(words and words in heading.title for words in said if len(words) > len(heading.title) // 2)
