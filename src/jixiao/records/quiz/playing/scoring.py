"""Marking a set: pure. An answer is a bit for each option chosen, in the order of the version; all or nothing."""

import dataclasses
import hashlib
from collections.abc import Mapping, Sequence

from jixiao.records.quiz.playing.cards import Asked


@dataclasses.dataclass(frozen=True, slots=True)
class Marked:
    """A set that was marked: what was chosen for each question and whether it was right, in the order asked."""

    asked: tuple[Asked, ...]
    chosen: tuple[int, ...]
    points: int

    @property
    def right(self) -> tuple[bool, ...]:
        """Return which were right."""
        return tuple(given == one.right for one, given in zip(self.asked, self.chosen, strict=True))

    @property
    def number_right(self) -> int:
        """Return how many were right."""
        return sum(self.right)

    @property
    def pattern(self) -> str:
        """Return a short digest of what was chosen for which question, whatever their order: equal sets are equal."""
        said = sorted((one.version, given) for one, given in zip(self.asked, self.chosen, strict=True))
        return hashlib.blake2b(repr(said).encode(), digest_size=12).hexdigest()


def mark_set(asked: Sequence[Asked], saved: Mapping[str, int], *, points_each: int) -> Marked:
    """Return the set marked; ``saved`` is what was chosen by place ("0" is the first), what is missing is nothing."""
    chosen = tuple(saved.get(str(place), 0) for place in range(len(asked)))
    right = sum(given == one.right for one, given in zip(asked, chosen, strict=True))
    return Marked(tuple(asked), chosen, right * points_each)


def clean_answers(asked: Sequence[Asked], given: Mapping[int, int]) -> dict[str, int]:
    """Return only what can be an answer: a place of the set, known options, one of them where one may be chosen."""
    found: dict[str, int] = {}
    for place, chosen in given.items():
        if not 0 <= place < len(asked):
            continue
        one = asked[place]
        known = 0 <= chosen < 1 << len(one.options)
        if known and (one.is_multi or chosen.bit_count() <= 1):
            found[str(place)] = chosen
    return found
