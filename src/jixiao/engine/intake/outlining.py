"""Which outline a paper follows, and which sections of it are there, empty or missing."""

import dataclasses
import functools
from collections.abc import Mapping, Sequence
from collections.abc import Set as AbstractSet

from jixiao.engine.document import Block, Document, Heading
from jixiao.engine.intake.numbers import read_number
from jixiao.engine.intake.shelf import Outline, OutlineSection, outlines
from jixiao.engine.intake.spelling import settled
from jixiao.engine.intake.taken import BlockPlace, Outlined, Presence, Section

ALIKE = 55  # percent: a heading at least so near to a section's is that section
LEAST_FIT = 30
_STRAY = 75  # what a heading outside its chapter, or of another level, must reach
_DEEPEST = 2
_HIGHEST_LIKENESS = 100
_MOST_TITLED = 400  # headings of the first two levels: what has more follows no outline, and would take long
_OTHER_NUMBER = 6  # percent taken off where the numbers differ, so that the nearer of two like headings wins
_WEIGHTS = (45, 30, 25)  # of the headings that belong, the sections that are there, and the words of the title


@dataclasses.dataclass(frozen=True, slots=True)
class _Titled:
    """A heading of the paper: its block, level, words, place in the count of its level, and the chapter it is under."""

    block: int
    level: int
    words: str
    value: int
    parent: int


def outline_paper(document: Document, *, places: Sequence[BlockPlace]) -> Outlined:
    """Return the outline that fits the paper best with what became of each section; no outline where none fits."""
    titled = _titled(document.blocks)
    if not titled or len(titled) > _MOST_TITLED:
        return Outlined()
    matched = [(_match(outline, titled), outline) for outline in outlines().values()]
    fits = [(_fit(outline, found, titled, document.title), outline, found) for found, outline in matched]
    fit, outline, found = max(fits, key=lambda each: each[0])
    if fit < LEAST_FIT:
        return Outlined(fit=fit, others=tuple(one.block for one in titled))
    sections = _sections(outline, found, document.blocks, places)
    taken = {section.block for section in sections}
    others = tuple(one.block for one in titled if one.block not in taken)
    return Outlined(outline.key, outline.title, fit, sections, others)


@functools.lru_cache(maxsize=4096)
def likeness(words: str, section: OutlineSection) -> int:
    """Return how near the settled words of a heading are to a section's title, in percent: 100 where they are alike."""
    best = 0
    pairs = {words[number : number + 2] for number in range(len(words) - 1)}
    for title in (section.title, *section.also):
        wanted = settled(title)
        if wanted == words:
            return _HIGHEST_LIKENESS
        theirs = {wanted[number : number + 2] for number in range(len(wanted) - 1)}
        if pairs and theirs:
            best = max(best, 200 * len(pairs & theirs) // (len(pairs) + len(theirs)))
    met = sum(any(word in words for word in group) for group in section.words)
    spoken = 90 * met // len(section.words) if section.words else 0
    return max(best, (best + 2 * spoken) // 3)


def _titled(blocks: Sequence[Block]) -> list[_Titled]:
    found: list[_Titled] = []
    parent, counts = -1, [0, 0, 0]
    for number, block in enumerate(blocks):
        if isinstance(block, Heading) and block.level <= _DEEPEST:
            counts[block.level] += 1
            if block.level < _DEEPEST:
                parent, counts[_DEEPEST] = number, 0
            own = -1 if block.level < _DEEPEST else parent
            found.append(_Titled(number, block.level, settled(block.text), counts[block.level], own))
    return found


def _match(outline: Outline, titled: Sequence[_Titled]) -> Mapping[str, tuple[_Titled, int]]:
    """Return the heading of each section: the nearest pairs first, chapters before what is under them."""
    found: dict[str, tuple[_Titled, int]] = {}
    used: set[int] = set()
    for level in range(_DEEPEST + 1):
        pairs = [
            (near, one, section)
            for section in outline.sections
            if section.level == level
            for one in titled
            if one.block not in used and (near := _nearness(section, one, found))
        ]
        for _, one, section in sorted(pairs, key=lambda pair: (-pair[0], pair[1].block)):
            if section.key not in found and one.block not in used:
                found[section.key] = (one, likeness(one.words, section))
                used.add(one.block)
    return found


def _nearness(section: OutlineSection, one: _Titled, found: Mapping[str, tuple[_Titled, int]]) -> int:
    if section.level == 0 and one.level != 0:
        return 0
    near = likeness(one.words, section)
    at_home = one.level == section.level
    if at_home and "." in section.key:
        chapter = found.get(section.key.partition(".")[0])
        at_home = chapter is not None and chapter[0].block == one.parent
    if section.level == 0 and one.level != 0:
        return 0
    if near < (ALIKE if at_home else _STRAY):
        return 0
    return near - (0 if section.key.rpartition(".")[2] == str(one.value) else _OTHER_NUMBER)


def _fit(outline: Outline, found: Mapping[str, tuple[_Titled, int]], titled: Sequence[_Titled], title: str) -> int:
    """Return how well the outline fits, in percent: its chapters, the paper's chapters, the title."""
    chapters = [section for section in outline.sections if section.level == 1 and not section.optional]
    typed = [one for one in titled if one.level == 1] or list(titled)
    taken = {one.block: near for one, near in found.values()}
    belonging = sum(taken.get(one.block, 0) for one in typed) // len(typed)
    there = sum(found[section.key][1] for section in chapters if section.key in found) // len(chapters)
    named = 100 * sum(any(word in title for word in group) for group in outline.marks) // len(outline.marks)
    return sum(weight * part for weight, part in zip(_WEIGHTS, (belonging, there, named), strict=True)) // 100


def _sections(
    outline: Outline,
    found: Mapping[str, tuple[_Titled, int]],
    blocks: Sequence[Block],
    places: Sequence[BlockPlace],
) -> tuple[Section, ...]:
    """Return every section of the outline; a chapter reaches to the last of its own sections."""
    known = {one.block for one, _ in found.values()}
    ends = {key: _reach(one, blocks, known) for key, (one, _) in found.items()}
    sections = []
    for section in outline.sections:
        if section.key not in found:
            sections.append(Section(section.key, section.level, section.title, Presence.MISSING))
            continue
        one, near = found[section.key]
        below = [end for key, end in ends.items() if key.startswith(f"{section.key}.") and end > one.block]
        last = max(ends[section.key], *below) if below else ends[section.key]
        says = any(not isinstance(block, Heading) for block in blocks[one.block + 1 : last])
        presence = Presence.PRESENT if says else Presence.EMPTY
        span = (places[one.block].start, places[last - 1].end)
        sections.append(Section(section.key, section.level, section.title, presence, one.block, *span, near))
    return tuple(sections)


def _reach(one: _Titled, blocks: Sequence[Block], known: AbstractSet[int]) -> int:
    """Return the index after the last block under a heading.

    It ends at the next heading of its level or above; but where the numbers under it collide with its own, as a second
    （一） right below the first does, only a heading that belongs to the outline ends it.
    """
    own = blocks[one.block]
    mine = read_number(own.number + "的") if isinstance(own, Heading) else None
    collides = False
    for number in range(one.block + 1, len(blocks)):
        block = blocks[number]
        if not isinstance(block, Heading) or block.level > one.level:
            continue
        theirs = read_number(block.number + "的")
        if number not in known and number == one.block + 1 and mine and theirs:
            collides = block.level == one.level and theirs.value <= mine.value
        if number in known or not collides:
            return number
    return len(blocks)
