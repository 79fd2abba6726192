"""Which numbers of a paper belong to one series, and where a series breaks."""

import dataclasses
import itertools
from collections.abc import Collection, Iterator, Sequence

from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.structure.marks import Mark, marks_of

_DEEPEST_STACK = 12
_SECOND = 2  # the level of （一）
_SURELY_SECTION = 80  # percent: a heading at least so near to a section is no item that happens to sound alike


@dataclasses.dataclass(frozen=True, slots=True)
class Break:
    """Where a series breaks: the number, and the one before it in its series (of a first one: that it stands under)."""

    mark: Mark
    before: Mark | None


@dataclasses.dataclass(frozen=True, slots=True)
class Series:
    """Numbers that count on, and the number that they stand under, or None."""

    marks: tuple[Mark, ...]
    parent: Mark | None


@dataclasses.dataclass(frozen=True, slots=True)
class Numbering:
    """All numbers of a paper. ``lost`` are those of which only a bracket is left.

    ``collisions`` are headings that use a number which a section of the outline has, with that section; they stand in
    no series. ``repeats`` and ``skips`` are numbers that do not count on; ``again`` are headings that begin with 1 once
    more where a series of the same level runs; ``late`` are first numbers above 1, with ``carried`` where they go on
    from a series under another heading.
    """

    marks: tuple[Mark, ...]
    lost: tuple[Mark, ...]
    series: tuple[Series, ...]
    collisions: tuple[Break, ...]
    repeats: tuple[Break, ...]
    skips: tuple[Break, ...]
    again: tuple[Break, ...]
    late: tuple[Break, ...]
    carried: tuple[Break, ...]


@dataclasses.dataclass(slots=True)
class _Open:
    marks: list[Mark]
    parent: Mark | None

    @property
    def level(self) -> int:
        return self.marks[0].level

    @property
    def last(self) -> int:
        return self.marks[-1].last


def numbering(paper: Paper) -> Numbering:
    """Return the numbers of headings and items; ask for it with ``paper.once(numbering)``."""
    every = list(marks_of(paper))
    lost = tuple(mark for mark in every if mark.value == 0)
    marks = [mark for mark in every if mark.value]
    sections = paper.outline.sections if paper.follows else ()
    trusted = {one.block for one in sections if one.block is not None and one.likeness >= _SURELY_SECTION}
    collisions = tuple(_collisions(marks, trusted)) if trusted else ()
    aside = {each.mark.block for each in collisions}
    counted = _Counting()
    for mark in marks:
        if mark.block not in aside:
            counted.take(mark)
    return counted.result(tuple(marks), lost, collisions)


def _collisions(marks: Sequence[Mark], trusted: Collection[int]) -> Iterator[Break]:
    """Yield the headings under a section of the outline whose number another section of its level has.

    Of chapters, the other one comes later: what stands after the last of them is another paper or an annex.
    """
    items = {mark.block for before, mark in itertools.pairwise(marks) if _is_item(before, mark)}
    chapters = {mark.value: mark for mark in marks if mark.level == 1 and mark.block in trusted}
    first = min((mark.block for mark in chapters.values()), default=0)
    aside: dict[int, Break] = {}
    for mark in marks:
        other = chapters.get(mark.value) if mark.level == 1 and mark.titled and mark.block not in trusted else None
        if other is not None and first < mark.block < other.block and mark.block not in items:
            aside[mark.block] = Break(mark, other)
    chapter, of_block = -1, {}
    for mark in marks:
        chapter = mark.block if mark.level <= 1 and mark.block not in aside else chapter
        of_block[mark.block] = chapter
    sections = {
        (of_block[mark.block], mark.value): mark for mark in marks if mark.level == _SECOND and mark.block in trusted
    }
    for mark in marks:
        if mark.level == _SECOND and mark.titled and mark.block not in trusted and mark.block not in items:
            other = sections.get((of_block[mark.block], mark.value))
            if other is not None:
                aside[mark.block] = Break(mark, other)
    yield from (aside[block] for block in sorted(aside))


def _is_item(before: Mark, mark: Mark) -> bool:
    """Return whether a number counts on from a paragraph right above it: the last of a list of items."""
    return (
        before.block == mark.block - 1
        and not before.titled
        and (before.level, before.last) == (mark.level, mark.value - 1)
    )


class _Counting:
    """Takes the numbers one by one and keeps the series that run, the outermost first."""

    def __init__(self) -> None:
        self.stack: list[_Open] = []
        self.all: list[_Open] = []
        self.closed: dict[int, Mark] = {}
        self.found: dict[str, list[Break]] = {kind: [] for kind in ("repeats", "skips", "again", "late", "carried")}

    def take(self, mark: Mark) -> None:
        alike = [number for number, each in enumerate(self.stack) if each.level == mark.level]
        going = [number for number in alike if self.stack[number].last + 1 == mark.value]
        same = [number for number in going if self.stack[number].marks[-1].shape == mark.shape]
        if going:
            self._go_on((same or going)[-1], mark)
        elif mark.value == 1:
            if alike and mark.titled:
                self.found["again"].append(Break(mark, self.stack[alike[-1]].marks[-1]))
            self._begin(mark)
        elif alike:
            self._break(alike, mark)
        else:
            self._begin_late(mark)

    def result(self, marks: tuple[Mark, ...], lost: tuple[Mark, ...], collisions: tuple[Break, ...]) -> Numbering:
        series = tuple(Series(tuple(each.marks), each.parent) for each in self.all)
        return Numbering(
            marks, lost, series, collisions, **{kind: tuple(breaks) for kind, breaks in self.found.items()}
        )

    def _go_on(self, place: int, mark: Mark) -> None:
        for each in self.stack[place + 1 :]:
            self.closed[each.level] = each.marks[-1]
        del self.stack[place + 1 :]
        self.stack[place].marks.append(mark)

    def _begin(self, mark: Mark) -> None:
        parent = self.stack[-1].marks[-1] if self.stack else None
        opened = _Open([mark], parent)
        self.all.append(opened)
        self.stack.append(opened)
        if len(self.stack) > _DEEPEST_STACK:
            del self.stack[_DEEPEST_STACK // 2]

    def _begin_late(self, mark: Mark) -> None:
        if all(each.level > mark.level for each in self.stack):
            self.stack.clear()  # an excerpt that began inside the chapter before
        parent = self.stack[-1].marks[-1] if self.stack else None
        before = self.closed.get(mark.level)
        if before is not None and before.last + 1 == mark.value:
            self.found["carried"].append(Break(mark, before))
        else:
            self.found["late"].append(Break(mark, parent))
        self._begin(mark)

    def _break(self, alike: list[int], mark: Mark) -> None:
        """Note what does not count on, where every series that runs says the same of it."""
        kinds = {"repeats" if mark.value <= self.stack[number].last else "skips" for number in alike}
        if len(kinds) == 1:
            self.found[kinds.pop()].append(Break(mark, self.stack[alike[-1]].marks[-1]))
        self._go_on(alike[-1], mark)
