"""What answers tell of questions: how often asked, the share that was right, discrimination, who chose what.

Counted from the answers of sets that were handed in, without those of excluded players: the sums in one statement, the
rest exact. 区分度 is the point-biserial correlation of being right with the number right of the whole set, pooled
within each campaign, so that campaigns with long and short sets can be put together.
"""

import dataclasses
import functools
import math
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from django.db.models import Count, F, Sum

from jixiao.engine.values import Rounding, round_exactly
from jixiao.orgs.models import Unit
from jixiao.records.quiz.bank.wording import LETTERS
from jixiao.records.quiz.models import Answer, PlayerState, PoolEntry, QuestionVersion

TOO_EASY, TOO_HARD = Fraction(95, 100), Fraction(20, 100)
FEWEST = 30
"""Fewer answers than this say little of a question."""


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """Answers to one question of one campaign that chose the same: how many, and the sums of their sets' right ones."""

    entry_of: int
    chosen: int
    is_right: bool
    number: int
    total: int
    squares: int


@dataclasses.dataclass(frozen=True)
class Tally:
    """What came of one version. ``options`` is how many options it has."""

    version: int
    options: int
    groups: tuple[Group, ...]
    is_withdrawn: bool = False

    @functools.cached_property
    def asked(self) -> int:
        """Return how often it was asked."""
        return sum(one.number for one in self.groups)

    @functools.cached_property
    def right(self) -> int:
        """Return how often it was answered right."""
        return sum(one.number for one in self.groups if one.is_right)

    @functools.cached_property
    def share(self) -> Fraction | None:
        """Return the share that was right (难度指数), None where nobody was asked."""
        return Fraction(self.right, self.asked) if self.asked else None

    @functools.cached_property
    def chosen(self) -> tuple[int, ...]:
        """Return how often each option was chosen."""
        return tuple(sum(one.number for one in self.groups if one.chosen & 1 << place) for place in range(self.options))

    @functools.cached_property
    def blank(self) -> int:
        """Return how often nothing was chosen."""
        return sum(one.number for one in self.groups if not one.chosen)

    @functools.cached_property
    def never_chosen(self) -> tuple[str, ...]:
        """Return the letters of the options that nobody chose, nothing where nobody was asked."""
        return tuple(LETTERS[place] for place, number in enumerate(self.chosen) if not number) if self.asked else ()

    @functools.cached_property
    def discrimination(self) -> Decimal | None:
        """Return the discrimination to two places, None where all were right, all wrong, or all sets the same."""
        with_right, rights, sets = Fraction(0), Fraction(0), Fraction(0)
        for entry in sorted({one.entry_of for one in self.groups}):
            found = _spreads([one for one in self.groups if one.entry_of == entry])
            with_right, rights, sets = with_right + found[0], rights + found[1], sets + found[2]
        if not rights or not sets:
            return None
        square = with_right * with_right / (rights * sets)
        root = _root(square)
        return round_exactly(-root if with_right < 0 else root, places=2, mode=Rounding.HALF_UP)

    @functools.cached_property
    def marks(self) -> tuple[str, ...]:
        """Return what is to be looked at, in words."""
        found = ["已撤下"] if self.is_withdrawn else []
        if self.share is not None:
            found += ["太易"] if self.share > TOO_EASY else ["太难"] if self.share < TOO_HARD else []
            found += ["区分度为负"] if self.discrimination is not None and self.discrimination < 0 else []
            found += [f"{'、'.join(self.never_chosen)} 无人选"] if self.never_chosen else []
        return tuple(found)

    @property
    def is_small(self) -> bool:
        """Return whether too few were asked for the marks to mean much."""
        return 0 < self.asked < FEWEST


@dataclasses.dataclass(frozen=True, slots=True)
class BankTally:
    """All versions that were asked, and what they come to together."""

    tallies: Mapping[int, Tally]

    @property
    def asked(self) -> int:
        """Return how many answers there are."""
        return sum(one.asked for one in self.tallies.values())

    @property
    def share(self) -> Fraction | None:
        """Return the share that was right of all answers."""
        right = sum(one.right for one in self.tallies.values())
        return Fraction(right, self.asked) if self.asked else None

    def marked(self, word: str) -> int:
        """Return how many versions bear a mark that has this word in it."""
        return sum(any(word in mark for mark in one.marks) for one in self.tallies.values())


def tally_versions(versions: Iterable[QuestionVersion]) -> BankTally:
    """Return what came of these few versions, those that nobody was asked with nothing in them: two statements."""
    known = {one.pk: len(one.options) for one in versions}
    return _tally(known, {"version__in": list(known)})


def tally_bank(unit: Unit) -> BankTally:
    """Return what came of every version of a unit's bank that was asked: three statements, however many there are."""
    pooled = QuestionVersion.objects.filter(question__unit=unit, pooled__isnull=False).order_by().distinct()
    known = {pk: len(options) for pk, options in pooled.values_list("pk", "options")}
    return _tally(known, {"version__question__unit": unit})


def _tally(known: Mapping[int, int], where: Mapping[str, Any]) -> BankTally:
    rows = PoolEntry.objects.filter(**where, withdrawn_at__isnull=False)
    gone = set(rows.values_list("version", flat=True))
    groups: dict[int, list[Group]] = {pk: [] for pk in known}
    for row in _sums({f"entry__{name}": value for name, value in where.items()}):
        version = row.pop("entry__version")
        if version in groups:
            groups[version].append(Group(**row))
    return BankTally({pk: Tally(pk, number, tuple(groups[pk]), pk in gone) for pk, number in known.items()})


def _sums(where: Mapping[str, Any]) -> Iterable[Any]:
    answers = Answer.objects.filter(**where, attempt__player__state=PlayerState.PLAYING, attempt__right__isnull=False)
    grouped = answers.order_by().values("entry__version", "chosen", "is_right", entry_of=F("entry_id"))
    right = F("attempt__right")
    return grouped.annotate(number=Count("pk"), total=Sum(right), squares=Sum(right * right))


def _spreads(groups: Iterable[Group]) -> tuple[Fraction, Fraction, Fraction]:
    """Return of one campaign the sums of products about the means: right with sets, right, sets."""
    number = right = total = squares = with_right = 0
    for one in groups:
        number, total, squares = number + one.number, total + one.total, squares + one.squares
        if one.is_right:
            right, with_right = right + one.number, with_right + one.total
    return (
        with_right - Fraction(right * total, number),
        right - Fraction(right * right, number),
        squares - Fraction(total * total, number),
    )


def _root(square: Fraction) -> Fraction:
    """Return the square root to thirty places, by whole numbers."""
    scale = 10**30
    return Fraction(math.isqrt(square.numerator * scale * scale // square.denominator), scale)
