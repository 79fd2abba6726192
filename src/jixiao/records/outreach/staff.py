"""绩效人员: who does the performance work of which unit, and who of them was trained in a year."""

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from django.db.models import QuerySet

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import Duty, Person, Unit
from jixiao.orgs.queries import in_force
from jixiao.orgs.roles import Role
from jixiao.records.outreach.models import STAFF_TRAINING, Activity, ActivityState, Attendance, Trainee

ROLES = (Role.CLERK, Role.HEAD, Role.REVIEWER)
"""Whose work it is: 填报 and 审核 of each unit, 财政复核 of the bureau."""
MOST = 5000


@dataclasses.dataclass(frozen=True, slots=True)
class Member:
    """One of the staff in a unit, with the roles that make them one."""

    person: Person
    unit: Unit
    roles: tuple[Role, ...]

    @property
    def role_words(self) -> str:
        """Return the roles in words."""
        return "、".join(role.label for role in self.roles)


@dataclasses.dataclass(frozen=True, slots=True)
class Trained:
    """How somebody was trained in a year: on how many sittings, with which hours, when last, and the last test."""

    sittings: int
    hours: Decimal
    last_day: datetime.date
    passed: bool | None


@dataclasses.dataclass(frozen=True, slots=True)
class UnitTraining:
    """The staff of a unit, who of them was trained this year, and who was asked to come and did not yet."""

    members: Sequence[Member]
    trained: Mapping[int, Trained]
    invited: Collection[int]

    @property
    def missing(self) -> list[Member]:
        """Return who was not trained."""
        return [one for one in self.members if one.person.pk not in self.trained]

    @property
    def number(self) -> int:
        """Return how many were trained."""
        return len(self.members) - len(self.missing)

    @property
    def hours(self) -> Decimal:
        """Return their hours together."""
        return sum((one.hours for one in self.trained.values()), Decimal(0))

    @property
    def last_day(self) -> datetime.date | None:
        """Return the last day on which one of them was trained."""
        return max((one.last_day for one in self.trained.values()), default=None)


def staff_duties(on: datetime.date) -> QuerySet[Duty]:
    """Return the duties that make somebody performance staff on a day, of people and units that are there."""
    rows = Duty.objects.filter(in_force(on), role__in=ROLES, person__is_active=True, unit__closed_on=None)
    return rows.select_related("person", "unit")


def staff_below(unit: Unit, *, on: datetime.date) -> list[Member]:
    """Return the staff of a unit and of all below it, unit by unit."""
    return _members(staff_duties(on).filter(unit__path__startswith=unit.path))


def trained_in(people: Iterable[int], *, year: int) -> dict[int, Trained]:
    """Return how each of those people was trained in a year, by id; one statement."""
    rows = Attendance.objects.filter(
        trainee__person__in=list(people), session__activity__in=_trainings(year)
    ).select_related("session", "trainee")
    found: dict[int, list[Attendance]] = defaultdict(list)
    for row in rows.order_by("session__starts_at", "pk")[: MOST * 4]:
        found[row.trainee.person_id or 0].append(row)
    return {pk: _trained(several) for pk, several in found.items()}


def standing_of(units: Sequence[Unit], *, year: int, on: datetime.date) -> dict[int, UnitTraining]:
    """Return how the staff of each unit stands, by the unit's id; three statements however many units."""
    duties = staff_duties(on).filter(unit__in=[unit.pk for unit in units])
    by_unit: dict[int, list[Member]] = defaultdict(list)
    for member in _members(duties):
        by_unit[member.unit.pk].append(member)
    people = {one.person.pk for members in by_unit.values() for one in members}
    trained = trained_in(people, year=year)
    invited = set(invitations_in(year).filter(person__in=people).values_list("person", flat=True)[:MOST])
    return {
        unit.pk: UnitTraining(
            members=members,
            trained={one.person.pk: trained[one.person.pk] for one in members if one.person.pk in trained},
            invited={one.person.pk for one in members} & invited - set(trained),
        )
        for unit in units
        for members in [by_unit.get(unit.pk, [])]
    }


def invitations_in(year: int) -> QuerySet[Trainee]:
    """Return who is on the roster of a training of that year, asked to come or not."""
    return Trainee.objects.filter(activity__in=_trainings(year), removed_at=None, person__isnull=False)


def _trainings(year: int) -> QuerySet[Activity]:
    held = Activity.objects.filter(kind=STAFF_TRAINING, removed_at=None, unit_year__year=year)
    return held.exclude(state=ActivityState.CANCELLED)


def _members(duties: QuerySet[Duty]) -> list[Member]:
    found: dict[tuple[int, int], list[Duty]] = defaultdict(list)
    for duty in duties.order_by("unit__path", "person__name", "person", "pk")[:MOST]:
        found[duty.unit_id, duty.person_id].append(duty)
    return [_member(several) for several in found.values()]


def _member(duties: Sequence[Duty]) -> Member:
    held = {one.role for one in duties}
    return Member(duties[0].person, duties[0].unit, tuple(role for role in ROLES if role in held))


def _trained(rows: Sequence[Attendance]) -> Trained:
    return Trained(
        sittings=len(rows),
        hours=sum((row.hours for row in rows), Decimal(0)),
        last_day=rows[-1].session.starts_at.astimezone(SHANGHAI).date(),
        passed=next((row.passed for row in reversed(rows) if row.passed is not None), None),
    )
