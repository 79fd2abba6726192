"""Everything of a year that is counted from, loaded with a constant number of statements."""

import dataclasses
import datetime
import functools
from collections.abc import Callable, Iterable, Sequence
from fractions import Fraction

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Period
from jixiao.measures.catalogue import Counted, Reference
from jixiao.orgs.models import UnitKind, UnitYear
from jixiao.records.outreach.models import (
    STAFF_TRAINING,
    Activity,
    ActivityState,
    Attendance,
    MovementKind,
    Outcome,
    StockMovement,
    TrainingSession,
)
from jixiao.records.outreach.queries import activities_of, day_of, outcomes_of
from jixiao.records.outreach.spans import span_of
from jixiao.records.outreach.tallying import HandedOut, handed_out, in_force

MOST_REFERENCES = 2000


@dataclasses.dataclass(frozen=True)
class Records:
    """The records of a year; what has no day counts only for the whole year.

    Training of the performance staff is no activity of the year: it is counted for itself (``trainings_of_staff``).
    """

    unit_year: UnitYear
    period: Period
    every: Sequence[Activity]
    movements: Sequence[StockMovement]
    sessions: Sequence[TrainingSession]
    attendances: Sequence[Attendance]
    every_outcome: Sequence[Outcome]

    @functools.cached_property
    def held(self) -> list[Activity]:
        """Return the activities that took place within the period."""
        held = [one for one in self.every if one.state == ActivityState.HELD and one.kind != STAFF_TRAINING]
        return [one for one in held if self._is_in(day_of(one))]

    @functools.cached_property
    def is_recorded(self) -> bool:
        """Return whether anybody recorded an activity that took place, in whatever month."""
        return any(one.state == ActivityState.HELD and one.kind != STAFF_TRAINING for one in self.every)

    @functools.cached_property
    def trainings_of_staff(self) -> dict[int, Activity]:
        """Return the trainings of performance staff that took place within the period, by id."""
        held = [one for one in self.every if one.state == ActivityState.HELD and one.kind == STAFF_TRAINING]
        return {one.pk: one for one in held if self._is_in(day_of(one))}

    @functools.cached_property
    def staff_present(self) -> list[Attendance]:
        """Return who was at a sitting of those, the earliest sitting first."""
        there = [one for one in self.attendances if one.session.activity_id in self.trainings_of_staff]
        return sorted(there, key=lambda one: (one.session.starts_at, one.pk))

    @functools.cached_property
    def departments(self) -> frozenset[int]:
        """Return the ids of the units whose staff it is about: with a year here and below, the bureau left out."""
        here = UnitYear.objects.filter(year=self.unit_year.year, unit__path__startswith=self.unit_year.unit.path)
        pks = here.exclude(unit__kind=UnitKind.FINANCE).filter(unit__closed_on=None).values_list("unit", flat=True)
        return frozenset(pks[:MOST_REFERENCES])

    @functools.cached_property
    def planned(self) -> list[Activity]:
        """Return the activities that had a plan for a day within the period, whatever became of them."""
        planned = [one for one in self.every if one.kind != STAFF_TRAINING and one.planned_start]
        return [one for one in planned if self._is_in(one.planned_end or one.planned_start)]

    @functools.cached_property
    def by_pk(self) -> dict[int, Activity]:
        """Return the activities that took place within the period, by id."""
        return {one.pk: one for one in self.held}

    @functools.cached_property
    def handouts(self) -> list[HandedOut]:
        """Return what was handed out at those activities."""
        return [one for one in handed_out(self.movements) if one.activity_id in self.by_pk]

    @functools.cached_property
    def has_handouts(self) -> bool:
        """Return whether anybody recorded a hand-out, in whatever month."""
        held = {one.pk for one in self.every if one.state == ActivityState.HELD}
        return any(one.activity_id in held for one in handed_out(self.movements))

    @functools.cached_property
    def purchases(self) -> list[StockMovement]:
        """Return what was bought within the period."""
        bought = [line for line in in_force(self.movements) if line.kind == MovementKind.BOUGHT]
        return [line for line in bought if self._is_in(line.day)]

    @functools.cached_property
    def present(self) -> list[Attendance]:
        """Return who was at a sitting of those activities."""
        return [one for one in self.attendances if one.session.activity_id in self.by_pk]

    @functools.cached_property
    def outcomes(self) -> list[Outcome]:
        """Return the results within the period."""
        return [one for one in self.every_outcome if self._is_in(one.day)]

    def _is_in(self, day: datetime.date | None) -> bool:
        whole = (self.period.first_month, self.period.last_month) == (1, 12)
        return whole if day is None else self.period.contains(day)


Count = Callable[[Records], Counted]


def records_of(unit_year: UnitYear, *, period: Period) -> Records:
    """Return the records of a year: nine statements however many rows there are."""
    return Records(
        unit_year=unit_year,
        period=period,
        every=list(activities_of(unit_year).order_by("start", "pk")),
        movements=list(StockMovement.objects.filter(unit_year=unit_year).select_related("good").order_by("pk")),
        sessions=list(
            TrainingSession.objects.filter(activity__unit_year=unit_year, activity__removed_at=None)
            .prefetch_related("subjects")
            .order_by("activity_id", "number")
        ),
        attendances=list(
            Attendance.objects.filter(
                session__activity__unit_year=unit_year, session__activity__removed_at=None
            ).select_related("session", "trainee")
        ),
        every_outcome=list(outcomes_of(unit_year).order_by("pk")),
    )


def reference(activity: Activity, amount: Fraction | int | None = None, note: str = "") -> Reference:
    """Return an activity as a reference with its day and place."""
    span = span_of(activity)
    where = "，".join(part for part in (str(span) if span else activity.days, activity.place, note) if part)
    return Reference(
        "outreach.activity", activity.pk, activity.name, None if amount is None else Fraction(amount), where
    )


def counted(records: Records, activities: Iterable[Activity], *, note: str = "") -> Counted:
    """Return how many activities those are: 未填 where nobody recorded any activity at all."""
    rows = list(activities)
    value = Fraction(len(rows)) if records.is_recorded else UNFILLED
    return Counted(value, tuple(reference(one, 1) for one in rows), "活动条数", note)


def summed(
    parts: Iterable[tuple[Reference, Fraction | int | Absent]], *, nothing: int | Absent, formula: str, note: str = ""
) -> Counted:
    """Return the sum of the parts, ``nothing`` where there are none; one 未填 makes it 未填, 不适用 is left out."""
    rows = list(parts)
    values = [value for _, value in rows]
    references = tuple(
        dataclasses.replace(one, amount=None if isinstance(value, Absent) else Fraction(value)) for one, value in rows
    )
    if not rows:
        return Counted(nothing if isinstance(nothing, Absent) else Fraction(nothing), (), formula, note)
    missing = [one.label for one, value in rows if value is UNFILLED]
    if missing:
        told = f"「{missing[0]}」{f'等 {len(missing)} 条' if len(missing) > 1 else ''}没有填，合计不出来"
        return Counted(UNFILLED, references, formula, "；".join(part for part in (note, told) if part))
    known = [Fraction(value) for value in values if not isinstance(value, Absent)]
    return Counted(sum(known, Fraction(0)) if known else NOT_APPLICABLE, references, formula, note)


def share(
    part: Sequence[Reference], whole: int, *, formula: str, note: str = "", unfilled: str = "没有可以计算的记录"
) -> Counted:
    """Return the part of the whole in per cent; 未填 where the whole is nothing."""
    if not whole:
        return Counted(UNFILLED, (), formula, unfilled)
    return Counted(Fraction(100 * len(part), whole), tuple(part[:MOST_REFERENCES]), formula, note)


def people_of(activity: Activity) -> int | Absent:
    """Return how many people an activity had, 不适用 or 未填 where it says so."""
    if "people" in activity.not_applicable:
        return NOT_APPLICABLE
    return UNFILLED if activity.people is None else activity.people


def cost_of(activity: Activity) -> Fraction | Absent:
    """Return what an activity cost, in 万元."""
    if "cost" in activity.not_applicable:
        return NOT_APPLICABLE
    return UNFILLED if activity.cost is None else activity.cost.amount("万元")
