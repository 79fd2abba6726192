"""What would change before it is changed: goal sheets that pin a version, last year's scores under the new rules."""

import dataclasses

from django.db.models import Exists, OuterRef, QuerySet

from jixiao.cycle.indicators.growing.repriced import Redefined, difference, repricing
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion
from jixiao.cycle.indicators.queries import uses_of
from jixiao.engine.values import Points
from jixiao.orgs.handing import WORKABLE
from jixiao.orgs.models import Handover, HandoverKind, Unit, YearState

MOST_USES = 1000
MOST_REPRICED = 20


@dataclasses.dataclass(frozen=True, slots=True)
class Repriced:
    """A row of last year as it scored and as it would score; ``after`` None with the reason where it cannot be said."""

    unit_name: str
    unit_code: str
    year: int
    code: str
    name: str
    before: Points | None
    after: Points | None
    total_before: Points | None
    total_after: Points | None
    reason: str = ""

    @property
    def difference(self) -> Points | None:
        """Return after − before, None where one of them is not known."""
        return difference(self.before, self.after)


@dataclasses.dataclass(frozen=True, slots=True)
class Pinned:
    """A goal sheet that pins a version; ``is_open`` says that it can still be changed and is offered another."""

    unit_name: str
    unit_code: str
    year: int
    name: str
    number: int
    weight: Points | None
    is_open: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Impact:
    """All of it: sheets before and from the year on, those that are offered the new version, scores that would move."""

    pinned: tuple[Pinned, ...]
    offered: tuple[Pinned, ...]
    repriced: tuple[Repriced, ...]
    year: int
    is_cut: bool

    @property
    def moved(self) -> tuple[Repriced, ...]:
        """Return the rows whose score would be another."""
        return tuple(one for one in self.repriced if one.difference is None or one.difference.value)


def impact_of(
    *, indicator: Indicator, version: IndicatorVersion | None, first_year: int, units: QuerySet[Unit]
) -> Impact:
    """Return what it would mean to let ``version`` hold for an indicator from a year on; None only retires it."""
    pinned = _pinned(indicator, units)
    offered = tuple(one for one in pinned if one.is_open and one.year >= first_year)
    year = first_year - 1
    repriced = () if version is None else _repriced(indicator, version, year, units)
    is_cut = len(pinned) >= MOST_USES or len(repriced) >= MOST_REPRICED
    return Impact(pinned, offered, repriced, year, is_cut)


def is_locked() -> Exists:
    """Return whether the goals of a row's sheet were handed in: then they are not offered another version."""
    handed = Handover.objects.filter(
        unit_year=OuterRef("sheet__unit_year"), kind=HandoverKind.GOALS, subject=""
    ).exclude(state__in=WORKABLE)
    return Exists(handed)


def _repriced(
    indicator: Indicator, version: IndicatorVersion, year: int, units: QuerySet[Unit]
) -> tuple[Repriced, ...]:
    changes = {indicator.pk: Redefined.by(version)}
    found: list[Repriced] = []
    for one in repricing(changes=changes, first=year, last=year, units=units):
        found += [
            Repriced(
                one.unit_name, one.unit_code, one.year, row.code, row.name, row.before, row.after, one.total_before,
                one.total_after, one.reason or row.reason,
            )
            for row in one.rows
        ]  # fmt: skip
        if len(found) >= MOST_REPRICED:
            break
    return tuple(found[:MOST_REPRICED])


def _pinned(indicator: Indicator, units: QuerySet[Unit]) -> tuple[Pinned, ...]:
    rows = uses_of(indicator, units).annotate(is_locked=is_locked())
    return tuple(
        Pinned(
            unit_name=row.sheet.unit_year.unit.name,
            unit_code=row.sheet.unit_year.unit.code,
            year=row.sheet.unit_year.year,
            name=row.name,
            number=row.version_pinned.number,
            weight=row.weight,
            is_open=not row.is_locked and row.sheet.unit_year.state == YearState.OPEN,
        )
        for row in rows.order_by("-sheet__unit_year__year", "sheet__unit_year__unit__code", "pk")[:MOST_USES]
    )
