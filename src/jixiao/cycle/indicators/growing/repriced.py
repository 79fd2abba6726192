"""What the library asks of the room that scores, named in ``settings.REPRICING``: years under other definitions.

The answer is a ``Repricing``: how many unit-years are concerned, and each of them scored twice, as it was marked and as
it would be. Whoever answers only reads.
"""

import dataclasses
from collections.abc import Iterator, Mapping
from typing import Protocol

from django.conf import settings
from django.db.models import QuerySet
from django.utils.module_loading import import_string

from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.queries import formula_of
from jixiao.engine.values import Points
from jixiao.orgs.models import Unit


@dataclasses.dataclass(frozen=True, slots=True)
class Redefined:
    """The definition by which the rows that pin an indicator are scored again; the promised target and unit stay."""

    code: str
    formula: str
    method: str
    unit: str
    operator: str = ""

    @classmethod
    def by(cls, version: IndicatorVersion) -> "Redefined":
        """Return what a version says."""
        return cls(version.indicator.code, formula_of(version), version.scoring_method, version.unit, version.operator)


@dataclasses.dataclass(frozen=True, slots=True)
class RowRepriced:
    """A row as it scored and as it would score; ``after`` None with the reason where it cannot be said."""

    indicator: int
    code: str
    name: str
    before: Points | None
    after: Points | None
    reason: str = ""

    @property
    def difference(self) -> Points | None:
        """Return after − before, None where one of them is not known."""
        return difference(self.before, self.after)


@dataclasses.dataclass(frozen=True, slots=True)
class YearRepriced:
    """A unit's year with all the changes at once: its rows that change, and its total before and after."""

    unit: int
    unit_name: str
    unit_code: str
    year: int
    rows: tuple[RowRepriced, ...]
    total_before: Points | None = None
    total_after: Points | None = None
    reason: str = ""

    @property
    def difference(self) -> Points | None:
        """Return after − before of the totals, None where one of them is not known."""
        return difference(self.total_before, self.total_after)


class Repricing(Protocol):
    """Unit-years scored again one by one, by year and unit; its length is known before the first."""

    def __len__(self) -> int:
        """Return how many unit-years there are."""

    def __iter__(self) -> Iterator[YearRepriced]:
        """Yield them."""


def repricing(*, changes: Mapping[int, Redefined], first: int, last: int, units: QuerySet[Unit]) -> Repricing:
    """Return the marked years from ``first`` to ``last`` that pin an indicator of ``changes``, to be scored again."""
    found: Repricing = import_string(settings.REPRICING)(changes=changes, first=first, last=last, units=units)
    return found


def no_repricing(**_: object) -> Repricing:
    """Return nothing: where no evaluation room is installed there are no scores."""
    return ()


def difference(before: Points | None, after: Points | None) -> Points | None:
    """Return after − before, None where one of them is not known."""
    if before is None or after is None:
        return None
    return Points(after.value - before.value)
