"""Where a text spells the name of its own unit otherwise than the cover does."""

import dataclasses
import re
from collections.abc import Iterator

from jixiao.engine.lint.letters import is_han
from jixiao.engine.lint.paper import Paper
from jixiao.engine.lint.rules.consistency.own_names import OwnName, own_name
from jixiao.engine.lint.rules.consistency.slips import slip_between

SHORTEST = 5  # letters of a name without its place; of shorter ones, one letter makes another body
_BEGINS = re.compile(r"(?:^|[。；\n])[ \t　]*\Z")
_BEFORE = frozenset("我本由与及和对在向被让使为即是请经")


@dataclasses.dataclass(frozen=True, slots=True)
class Misspelt:
    """A place where the name is misspelt: what went wrong, the name meant, and what the place would read."""

    start: int
    end: int
    slip: str
    meant: OwnName
    right: str


def misspelt_names(paper: Paper) -> tuple[Misspelt, ...]:
    """Return where the name without its place stands with one slip in it, behind its place or at the head of a clause.

    A name of the registry is never misspelt. Where the text has the other spelling more often than the cover's, the
    cover may be wrong: then the name on the cover is returned.
    """
    own = own_name(paper)
    if own is None or len(own.core) < SHORTEST:
        return ()
    found = {(each.start, each.end): each for each in _slips(paper, own)}
    kept = tuple(each for _, each in sorted(found.items()) if not _is_known(paper, each))
    spelt = {paper.text[each.end - _core_length(each) : each.end] for each in kept}
    if own.start >= 0 and len(spelt) == 1 and own.whole not in paper.known.units:
        other = spelt.pop()
        if len(kept) > max(paper.text.count(own.core), 1):
            slip = slip_between(own.core, other)
            right = own.whole.replace(own.core, other)
            return (Misspelt(own.start, own.end, slip, own, right),) if slip else kept
    return kept


def is_proven(paper: Paper, found: Misspelt) -> bool:
    """Return whether the registry has the very name that the cover has, and the text surely means that unit.

    A wrong letter may make the name of another body, so it must be what its sentence is about; a letter left out, put
    in or misplaced makes none.
    """
    if found.start == found.meant.start or found.meant.start < 0 or found.meant.whole not in paper.known.units:
        return False
    return "写成" not in found.slip or _BEGINS.search(paper.text, max(found.start - 4, 0), found.start) is not None


def place_forms(own: OwnName) -> tuple[str, ...]:
    """Return how the place may stand before the name, the longest first: 甲市乙区, 乙区, 乙, 我区."""
    if not own.places:
        return ()
    forms = ["".join(own.places[number:]) for number in range(len(own.places))]
    stem = own.place.removesuffix(own.level)
    if len(stem) > 1:
        forms.append(stem)
    return (*forms, f"我{own.level}", f"本{own.level}", own.level)


def _slips(paper: Paper, own: OwnName) -> Iterator[Misspelt]:
    text, core = paper.text, own.core
    for form in place_forms(own):
        for at in _places_of(text, form):
            is_own = len(form) > 1 or not is_han(text[at - 1 : at])
            if is_own and not text.startswith(core, at + len(form)):
                yield from _slip_at(paper, own, form, at)
    for at in _places_of(text, core[-2:]):
        if not text.endswith(core, 0, at + 2):
            yield from _slip_around(text, own, end=at + 2)
    for at in _places_of(text, core[:2]):
        if not text.startswith(core, at):
            yield from _slip_around(text, own, begin=at)


def _places_of(text: str, words: str) -> Iterator[int]:
    at = text.find(words)
    while at >= 0:
        yield at
        at = text.find(words, at + len(words))


def _slip_at(paper: Paper, own: OwnName, form: str, at: int) -> Iterator[Misspelt]:
    begin, length = at + len(form), len(own.core)
    for number in (length, length - 1, length + 1):
        typed = paper.text[begin : begin + number]
        slip = slip_between(typed, own.core) if len(typed) == number else ""
        if slip and typed[-1] == own.core[-1]:
            yield Misspelt(at, begin + number, slip, own, f"{form}{own.core}")
            return


def _slip_around(text: str, own: OwnName, *, begin: int = -1, end: int = -1) -> Iterator[Misspelt]:
    """Yield the name misspelt from ``begin`` on, or up to ``end``, where no other place or word stands before it."""
    length = len(own.core)
    for number in (length, length - 1, length + 1):
        first = begin if begin >= 0 else end - number
        if first < 0 or (is_han(text[first - 1 : first]) and text[first - 1] not in _BEFORE):
            continue
        typed = text[first : first + number]
        slip = slip_between(typed, own.core) if typed[-1:] == own.core[-1] else ""
        if slip:
            yield Misspelt(first, first + number, slip, own, own.core)
            return


def _core_length(each: Misspelt) -> int:
    return each.end - each.start - (len(each.right) - len(each.meant.core))


def _is_known(paper: Paper, each: Misspelt) -> bool:
    words = paper.text[each.start : each.end]
    return any(unit.endswith(words) for unit in paper.known.units)
