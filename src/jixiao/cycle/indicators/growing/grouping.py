"""Putting together what is named alike: forms of one indicator under one leader, whatever the number of rows.

A form is a name with a unit. Forms are compared only where they share a rare pair of characters, a formula or a
meaning, so that some thousand of them take a second; the order of the rows does not matter.
"""

import dataclasses
import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence

from rapidfuzz import fuzz

from jixiao.cycle.indicators.likeness import ALIKE, NEARLY_THE_SAME
from jixiao.engine.scoring.rulebook import bare_name
from jixiao.engine.values import Unit as Measured

RARE_PAIRS = 6  # pairs of characters that a form is looked up by, the rarest first
MOST_LOOKED_AT = 120  # leaders a form is compared with
SAME_MEANING = 50  # of 100: how alike names must be where formula or meaning are the same
KEY_LENGTH = 16
TOLD_EVERY = 50


@dataclasses.dataclass(frozen=True, slots=True)
class Form:
    """One way of writing an indicator, with how often it was used; ``level1``, formula and meaning help to compare."""

    name: str
    unit: str
    level1: str = ""
    formula: str = ""
    meaning: str = ""
    times: int = 1

    @property
    def key(self) -> str:
        """Return the digest that names the form: the same for the same bare name and unit."""
        return form_key(self.name, self.unit)


def form_key(name: str, unit: str) -> str:
    """Return the digest of a name and a unit."""
    return hashlib.sha256(f"{bare_name(name.strip())}\n{unit.strip()}".encode()).hexdigest()[:KEY_LENGTH]


def grouped(
    forms: Iterable[Form], *, apart: Collection[frozenset[str]] = (), tell: Callable[[int, int], None] | None = None
) -> list[list[Form]]:
    """Return the forms in groups, the leader (the form used most) first in each, the largest groups first.

    ``apart`` are pairs of keys that somebody found to be different: never in one group. ``tell`` hears how far it is.
    """
    ordered = sorted(_once_each(forms), key=lambda one: (-one.times, one.name, one.unit))
    index = Index(ordered)
    kept_apart = frozenset(apart)
    groups: dict[int, list[Form]] = {}
    for place, form in enumerate(ordered):
        if tell is not None and place % TOLD_EVERY == 0:
            tell(place, len(ordered))
        near = index.leaders_like(place)
        leader = next((one for one in near if not _is_apart(form, groups[one], kept_apart)), None)
        if leader is None:
            index.add_leader(place)
            groups[place] = [form]
        else:
            groups[leader].append(form)
    return sorted(groups.values(), key=lambda group: (-sum(one.times for one in group), group[0].name, group[0].unit))


def _is_apart(form: Form, group: Sequence[Form], apart: Collection[frozenset[str]]) -> bool:
    return bool(apart) and any(frozenset((form.key, other.key)) in apart for other in group)


class Index:
    """Finds leaders that a form may be like by its rare pairs of characters, its formula and its meaning."""

    def __init__(self, forms: Sequence[Form]) -> None:
        self._forms = forms
        self._bare = [bare_name(one.name.strip()) for one in forms]
        self._units = {one.unit: Measured.parse(one.unit) for one in forms}
        self._common = Counter(pair for bare in self._bare for pair in _pairs(bare))
        self._leaders: dict[str, list[int]] = defaultdict(list)

    def add_leader(self, place: int) -> None:
        """Let later forms find this one."""
        for mark in self._marks(place):
            self._leaders[mark].append(place)

    def leaders_like(self, place: int) -> Iterator[int]:
        """Yield the leaders that a form is like, the most alike first."""
        near = Counter(leader for mark in self._marks(place) for leader in self._leaders[mark][:MOST_LOOKED_AT])
        looked_at = sorted(near, key=lambda leader: (-near[leader], leader))[:MOST_LOOKED_AT]
        found = [(likeness, leader) for leader in looked_at if (likeness := self._likeness(place, leader))]
        yield from (leader for _, leader in sorted(found, key=lambda one: (-one[0], one[1])))

    def likeness_of(self, left: int, right: int) -> int:
        """Return how alike two forms are, 0 to 100; 0 where they are not taken for alike."""
        return round(self._likeness(left, right))

    def _likeness(self, left: int, right: int) -> float:
        one, other = self._forms[left], self._forms[right]
        likeness = fuzz.ratio(self._bare[left], self._bare[right])
        if likeness >= NEARLY_THE_SAME and self._measure_the_same(one, other):
            return likeness
        if not self._measure_the_same(one, other) or (one.level1 and other.level1 and one.level1 != other.level1):
            return 0
        means_the_same = bool(_same(one.formula, other.formula) or _same(one.meaning, other.meaning))
        return likeness if likeness >= (SAME_MEANING if means_the_same else ALIKE) else 0

    def _measure_the_same(self, one: Form, other: Form) -> bool:
        return self._units[one.unit].measures_the_same(self._units[other.unit])

    def _marks(self, place: int) -> list[str]:
        form = self._forms[place]
        pairs = sorted(_pairs(self._bare[place]), key=lambda pair: (self._common[pair], pair))[:RARE_PAIRS]
        said = [f"{mark}:{text.strip()}" for mark, text in (("=", form.formula), ("?", form.meaning)) if text.strip()]
        return [*pairs, *said]


def _once_each(forms: Iterable[Form]) -> list[Form]:
    kept: dict[str, Form] = {}
    for form in sorted(forms, key=lambda one: (one.name, one.unit, one.level1, one.formula, one.meaning)):
        earlier = kept.get(form.key)
        kept[form.key] = form if earlier is None else dataclasses.replace(earlier, times=earlier.times + form.times)
    return list(kept.values())


def _pairs(bare: str) -> set[str]:
    return {bare[at : at + 2] for at in range(max(len(bare) - 1, 1))}


def _same(left: str, right: str) -> bool:
    return bool(left.strip()) and left.strip() == right.strip()
