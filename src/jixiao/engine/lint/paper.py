"""The paper as a rule sees it: its running words, what they state, how it is built, and how a finding is placed."""

import bisect
import dataclasses
import functools
import operator
import re
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import PurePath
from typing import TYPE_CHECKING, Any, TypeVar

from jixiao.engine.document import Block, Contents, Cover, Heading, Paragraph, Table
from jixiao.engine.errors import Finding, Place
from jixiao.engine.facts import Facts, Sentence, facts_in
from jixiao.engine.intake import Outlined, Presence, Taken
from jixiao.engine.lint.flow import Flow, flow_of
from jixiao.engine.lint.parts import Part, part_of_heading
from jixiao.engine.lint.repeats import Repeat, repeats_in

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Compared, ScoreTable
    from jixiao.engine.scoring import Rulebook
    from jixiao.engine.yearbook import Yearbook

Made = TypeVar("Made")
_YEAR = re.compile(r"(?<![0-9])((?:19|20)[0-9]{2})[ \t]?年度?")
_FIT = 50  # percent: below it the outline is a guess, and nothing is said to be missing
_LONGEST_TITLE, _LONGEST_CALLED = 24, 40
_NEAR_NAME = 85  # percent: a name of the registry at least so near to the cover's is the unit's


@dataclasses.dataclass(frozen=True, slots=True)
class Known:
    """What is known beside the paper.

    ``units`` are the names of the registry, only the paper's own where that is known; ``rulebook`` the one that was
    chosen (None lets the best-fitting be found); ``yearbook`` the unit's own record of that year.
    """

    units: tuple[str, ...] = ()
    rulebook: "Rulebook | None" = None
    yearbook: "Yearbook | None" = None


@dataclasses.dataclass(frozen=True, slots=True)
class Passage:
    """A block with its words: ``block`` is its index in the document, the offsets are those of ``Paper.text``."""

    block: int
    start: int
    end: int
    text: str
    part: Part


@dataclasses.dataclass(frozen=True, slots=True)
class Titled(Passage):
    """A heading: its level (0 摘要, 1 一、, 2 （一）, 3 1., 4 （1）), its number and words as typed."""

    level: int
    number: str
    title: str


@dataclasses.dataclass(frozen=True)
class Paper:
    """A paper that was read, ready to be checked; ``companions`` are the papers given together with it.

    All offsets a rule sees are those of ``text``, in which wrapped lines are joined; ``finding`` turns them into those
    of the plain text that ``jixiao text`` prints.
    """

    taken: Taken
    name: str = ""
    known: Known = Known()
    companions: tuple["Paper", ...] = ()

    @functools.cached_property
    def flow(self) -> Flow:
        """Return the running words and the way back."""
        return flow_of(self.taken)

    @property
    def text(self) -> str:
        """Return the running words."""
        return self.flow.text

    @functools.cached_property
    def facts(self) -> Facts:
        """Return what the words state, with offsets into ``text``."""
        return facts_in(self.text)

    @property
    def outline(self) -> Outlined:
        """Return the outline that fits; its offsets are those of the plain text."""
        return self.taken.outline

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Return the blocks in order."""
        return () if self.taken.document is None else self.taken.document.blocks

    @functools.cached_property
    def spans(self) -> tuple[tuple[int, int], ...]:
        """Return where each block stands in ``text``."""
        along = self.flow.along
        return tuple((along(place.start), along(place.end)) for place in self.taken.places)

    @functools.cached_property
    def passages(self) -> tuple[Passage, ...]:
        """Return the headings and paragraphs in the order of the text."""
        return tuple(self._passages())

    @functools.cached_property
    def headings(self) -> tuple[Titled, ...]:
        """Return the headings in order."""
        return tuple(each for each in self.passages if isinstance(each, Titled))

    @functools.cached_property
    def paragraphs(self) -> tuple[Passage, ...]:
        """Return the paragraphs of running text in order."""
        return tuple(each for each in self.passages if not isinstance(each, Titled))

    @functools.cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """Return the sentences of running text: none of the cover, the 目录, headings or tables."""
        starts = [each.start for each in self.paragraphs]
        ends = [each.end for each in self.paragraphs]
        found = []
        for sentence in self.facts.sentences:
            index = bisect.bisect_right(starts, sentence.end - 1) - 1
            if index >= 0 and sentence.end <= ends[index]:
                start = max(sentence.start, starts[index])
                found.append(Sentence(start, sentence.end, self.text[start : sentence.end], sentence.paragraph))
        return tuple(found)

    @functools.cached_property
    def pairs(self) -> frozenset[str]:
        """Return every two characters that stand side by side in ``text``: what lists of words are held against."""
        return frozenset(self.pair_counts)

    @functools.cached_property
    def pair_counts(self) -> Counter[str]:
        """Return how often each of the ``pairs`` stands in ``text``; 哈哈哈 holds 哈哈 twice."""
        return Counter(map(operator.add, self.text, self.text[1:]))

    @functools.cached_property
    def repeats(self) -> tuple[Repeat, ...]:
        """Return what stands twice in the paragraphs; a summary may say what the paper says."""
        ranges, in_summary = [], False
        for each in self.passages:
            if isinstance(each, Titled):
                in_summary = each.level != 1 and (in_summary or each.part is Part.SUMMARY)
            elif not in_summary and each.part not in {Part.FRONT, Part.SUMMARY}:
                ranges.append((each.start, each.end))
        return repeats_in(self.facts.clauses, ranges=ranges)

    @functools.cached_property
    def cover(self) -> tuple[Cover, int, int] | None:
        """Return the cover and where it stands, or None."""
        for block, (start, end) in zip(self.blocks, self.spans, strict=True):
            if isinstance(block, Cover):
                return block, start, end
        return None

    @functools.cached_property
    def contents(self) -> tuple[int, int] | None:
        """Return where the 目录 stands, or None."""
        found = [span for block, span in zip(self.blocks, self.spans, strict=True) if isinstance(block, Contents)]
        return found[0] if found else None

    @functools.cached_property
    def tables(self) -> tuple[tuple[int, Table], ...]:
        """Return the tables with the index of their block; ``taken.places`` has the place of each cell."""
        return tuple((number, block) for number, block in enumerate(self.blocks) if isinstance(block, Table))

    @functools.cached_property
    def score_tables(self) -> "tuple[ScoreTable, ...]":
        """Return the score tables (自评表) in order, each figure with its place in ``text``."""
        if not self.tables:
            return ()
        from jixiao.engine.lint.score_tables.reading import score_tables_of  # noqa: PLC0415 - scoring is loaded for tables only

        return score_tables_of(self.taken.document, self.taken.places, flow=self.flow)

    @functools.cached_property
    def compared_tables(self) -> "tuple[Compared, ...]":
        """Return what the rulebooks give for the figures of each score table, beside ``score_tables``."""
        if not self.score_tables:
            return ()
        from jixiao.engine.lint.score_tables.comparing import compare_table  # noqa: PLC0415 - scoring is loaded for tables only

        return tuple(compare_table(table, chosen=self.known.rulebook) for table in self.score_tables)

    @property
    def called(self) -> str:
        """Return how the paper is named to a person who reads about it in another: its title and its file."""
        title = "" if self.taken.document is None else self.taken.document.title[:_LONGEST_CALLED]
        file = PurePath(self.name).name
        if title:
            return f"《{title}》（{file}）" if file else f"《{title}》"
        return file or "另一份文稿"

    @functools.cached_property
    def unit(self) -> str:
        """Return the unit's name: the registry's where it can be told which, else as the cover has it, else ""."""
        own = "" if self.taken.document is None else self.taken.document.author
        units = self.known.units
        if len(units) == 1:
            return units[0]
        if not own or not units or own in units:
            return own
        from rapidfuzz import fuzz, process  # noqa: PLC0415 - only a registry needs it: a check starts without

        nearest = process.extractOne(own, units, scorer=fuzz.ratio, score_cutoff=_NEAR_NAME)
        return nearest[0] if nearest else own

    @functools.cached_property
    def year(self) -> int | None:
        """Return the year that is evaluated: the title's, else the one year the text names most, else None."""
        document = self.taken.document
        if document is None:
            return None
        if document.year:
            return document.year
        said = [int(found) for found in _YEAR.findall(document.title)]
        if said:
            return said[0]
        fiscal = [year.year for year in self.facts.years if year.fiscal and year.year]
        return max(dict.fromkeys(fiscal), key=fiscal.count) if fiscal else None

    @functools.cached_property
    def follows(self) -> bool:
        """Return whether an outline fits well enough for a section to be missed."""
        return bool(self.outline.key) and self.outline.fit >= _FIT

    @functools.cached_property
    def is_whole(self) -> bool:
        """Return whether the paper reaches its end: the last section that its outline demands is there.

        An excerpt does not, and nothing may be said of what would have come later.
        """
        chapters = [one for one in self.outline.sections if one.level == 1]
        return self.follows and bool(chapters) and chapters[-1].presence is not Presence.MISSING

    def once(self, make: "Callable[[Paper], Made]") -> Made:
        """Return what ``make`` makes of this paper, made once for all the rules that ask."""
        if make not in self._made:
            self._made[make] = make(self)
        made: Made = self._made[make]
        return made

    def block_at(self, offset: int) -> int:
        """Return the index of the block around character ``offset`` of ``text``, or the nearest before it."""
        order, starts = self._order
        return order[max(bisect.bisect_right(starts, offset) - 1, 0)] if order else 0

    def part_at(self, offset: int) -> Part:
        """Return the part of the report that character ``offset`` of ``text`` stands in."""
        return self._parts[self.block_at(offset)] if self.blocks else Part.OTHER

    def within(self, *parts: Part) -> tuple[Passage, ...]:
        """Return the paragraphs that stand in these parts."""
        return tuple(each for each in self.paragraphs if each.part in parts)

    def finding(
        self, code: str, start: int, end: int, *, cause: str, cure: str, replacement: str | None = None
    ) -> Finding:
        """Return a finding about the characters ``start`` to ``end`` of ``text``.

        ``replacement`` can stand in place of just these words without changing what is said, or None.
        """
        block = self.block_at(start)
        place = Place(
            where=self._where(start, block),
            quote=self.text[start:end],
            start=self.flow.back(start),
            end=self.flow.back_end(end),
            path=f"blocks[{block}]",
        )
        return Finding(code, place, cause, cure, replacement)

    def where(self, offset: int) -> str:
        """Return where character ``offset`` of ``text`` stands, for a person: heading, page, table row."""
        return self._where(offset, self.block_at(offset))

    def _where(self, offset: int, number: int) -> str:
        """Return the same where the block around ``offset`` is known to be that of this ``number``."""
        if not self.blocks:
            return self.name
        block, place = self.blocks[number], self.taken.places[number]
        page = f"第 {place.page} 页 " if place.page else ""
        if isinstance(block, Cover):
            return f"{page}封面"
        if isinstance(block, Contents):
            return f"{page}目录"
        heading_starts, paragraph_blocks = self._stand
        index = bisect.bisect_right(heading_starts, offset) - 1
        heading = self.headings[index] if index >= 0 else None
        title = "" if heading is None else f"{heading.number}{heading.title}"
        if len(title) > _LONGEST_TITLE:
            title = f"{title[:_LONGEST_TITLE]}…"
        under = f"“{title}”" if title else "文首"
        if isinstance(block, Table):
            plain = self.flow.back(offset)
            cell = next((one for one in place.cells if one.start <= plain <= one.end), None)
            row = "" if cell is None else f"第 {cell.row + 1} 行第 {cell.column + 1} 列"
            return f"{page}{under}下的表 {row}".strip()
        if heading is not None and heading.block == number:
            return f"{page}标题{under}"
        if heading is None:
            return f"{page}{under}"
        count = bisect.bisect_right(paragraph_blocks, number) - bisect.bisect_right(paragraph_blocks, heading.block)
        return f"{page}{under}下第 {count} 段" if count else f"{page}{under}"

    @functools.cached_property
    def _stand(self) -> tuple[list[int], list[int]]:
        """Return where the headings begin, and which blocks are paragraphs."""
        return [each.start for each in self.headings], [each.block for each in self.paragraphs]

    @functools.cached_property
    def _made(self) -> dict[Any, Any]:
        return {}

    @functools.cached_property
    def _order(self) -> tuple[list[int], list[int]]:
        order = sorted(range(len(self.spans)), key=lambda number: self.spans[number])
        return order, [self.spans[number][0] for number in order]

    @functools.cached_property
    def _parts(self) -> tuple[Part, ...]:
        """Return the part of each block: the outline's sections say it, else the words of the headings above."""
        found = [Part.OTHER] * len(self.blocks)
        open_parts: list[tuple[int, Part]] = []
        for number, block in enumerate(self.blocks):
            if isinstance(block, Heading):
                open_parts = [each for each in open_parts if _stays_open(each, block.level)]
                under = next((part for _, part in reversed(open_parts) if part is not Part.OTHER), Part.OTHER)
                open_parts.append((block.level, part_of_heading(block.text, under=under)))
            elif isinstance(block, Cover | Contents):
                found[number] = Part.FRONT
                continue
            found[number] = next((part for _, part in reversed(open_parts) if part is not Part.OTHER), Part.OTHER)
        for section in sorted(self.outline.sections if self.follows else (), key=lambda one: one.level):
            part = part_of_heading(section.title)
            if section.start is None or section.end is None or part in {Part.OTHER, Part.SUMMARY}:
                continue
            told = Part.OTHER if section.block is None else found[section.block]
            if part is Part.GOALS and told is Part.RESULTS:
                continue  # “总体绩效目标完成情况” that took the place of a section on goals
            if part is Part.MEASURES and told is Part.PROBLEMS:
                continue  # “存在的问题” in the place of “存在问题及改进措施”
            for number, place in enumerate(self.taken.places):
                if section.start <= place.start < section.end:
                    found[number] = part
        return tuple(found)

    def _passages(self) -> Iterator[Passage]:
        for number, block in enumerate(self.blocks):
            start, end = self.spans[number]
            if isinstance(block, Heading):
                words = self.text[start:end]
                yield Titled(number, start, end, words, self._parts[number], block.level, block.number, block.text)
            elif isinstance(block, Paragraph):
                yield Passage(number, start, end, self.text[start:end], self._parts[number])


def _stays_open(opened: tuple[int, Part], level: int) -> bool:
    """Return whether the part opened by an earlier heading goes on below one of ``level``; 摘要 ends at 一、."""
    return opened[0] < level and not (opened[1] is Part.SUMMARY and level == 1)
