"""Scores of many units as figures: how many, the middle, the quarters, how far the review is from the unit's own."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence
from fractions import Fraction
from typing import Any

from jixiao.engine.values import Points

GRADES = ("优", "良", "中", "差")
BANDS = ((90, "90 分以上"), (80, "80—90 分"), (70, "70—80 分"), (60, "60—70 分"), (0, "60 分以下"))


@dataclasses.dataclass(frozen=True, slots=True)
class Spread:
    """What a set of scores says: exact figures, None where there is no score at all."""

    count: int
    mean: Fraction | None
    lowest: Fraction | None
    quarter: Fraction | None
    middle: Fraction | None
    three_quarters: Fraction | None
    highest: Fraction | None
    grades: tuple[tuple[str, int], ...]
    bands: tuple[tuple[str, int], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Apart:
    """How far what was agreed is from what units gave themselves, in points; ``count`` have both."""

    count: int
    mean: Fraction | None
    lowered: int
    raised: int
    same: int


@dataclasses.dataclass(frozen=True, slots=True)
class Share:
    """A share with its base: n of N."""

    done: int
    base: int

    @property
    def rate(self) -> Fraction | None:
        """Return the share, None of nothing."""
        return Fraction(self.done, self.base) if self.base else None


def spread_of(rows: Iterable[Any]) -> Spread:
    """Return the spread of the agreed scores, or of the unit's own where nothing was agreed yet."""
    scored = [(score, grade) for score, grade in map(standing_of, rows) if score is not None]
    scores = sorted(score for score, _ in scored)
    counted = Counter(grade for _, grade in scored)
    banded = Counter(next(words for least, words in BANDS if score >= least) for score in scores)
    return Spread(
        count=len(scores),
        mean=sum(scores, Fraction(0)) / len(scores) if scores else None,
        lowest=scores[0] if scores else None,
        quarter=quantile(scores, Fraction(1, 4)),
        middle=quantile(scores, Fraction(1, 2)),
        three_quarters=quantile(scores, Fraction(3, 4)),
        highest=scores[-1] if scores else None,
        grades=tuple((grade, counted[grade]) for grade in GRADES),
        bands=tuple((words, banded[words]) for _, words in BANDS),
    )


def quantile(scores: Sequence[Fraction], share: Fraction) -> Fraction | None:
    """Return the value below which a share of the sorted scores lies, between two neighbours in proportion."""
    if not scores:
        return None
    place = share * (len(scores) - 1)
    below = int(place)
    above = min(below + 1, len(scores) - 1)
    return scores[below] + (scores[above] - scores[below]) * (place - below)


def apart_of(rows: Iterable[Any]) -> Apart:
    """Return how the agreed scores differ from the unit's own, over the units that have both."""
    given = [one for one in (_evaluation(row) for row in rows) if one is not None]
    both = [one.agreed_total.value - one.total.value for one in given if one.agreed_total is not None and one.total]
    return Apart(
        count=len(both),
        mean=sum(both, Fraction(0)) / len(both) if both else None,
        lowered=sum(1 for one in both if one < 0),
        raised=sum(1 for one in both if one > 0),
        same=sum(1 for one in both if one == 0),
    )


STANDING = tuple(f"evaluation__{name}" for name in ("total", "grade", "agreed_total", "agreed_grade"))
"""The columns that ``standing`` takes, from a unit's year."""


def standing(total: Points | None, grade: str, agreed: Points | None, agreed_grade: str) -> tuple[Fraction | None, str]:
    """Return the score that counts and its grade: the agreed one, else the unit's own once graded, else None."""
    if agreed is not None:
        return agreed.value, agreed_grade
    return (total.value, grade) if total is not None and grade else (None, "")


def standing_of(row: Any) -> tuple[Fraction | None, str]:  # noqa: ANN401 - an annotated row
    """Return the same of a row with its evaluation beside it."""
    one = _evaluation(row)
    return (None, "") if one is None else standing(one.total, one.grade, one.agreed_total, one.agreed_grade)


def _evaluation(row: Any) -> Any:  # noqa: ANN401 - an annotated row and what stands beside it
    return getattr(row, "evaluation", None)
