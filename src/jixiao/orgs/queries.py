"""Which units a person sees, and as what."""

import datetime
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q, QuerySet

from jixiao.orgs.models import Delegation, Duty, Person, Unit, UnitKind, UnitYear
from jixiao.orgs.remembering import Memory
from jixiao.orgs.roles import REACHING_DOWN, Role

_HELD: Memory[tuple[tuple[Unit, Role], ...]] = Memory(1000)


def in_force(on: datetime.date) -> Q:
    """Return the condition of duties that hold on a day."""
    return Q(since__lte=on) & (Q(until=None) | Q(until__gte=on))


def people_of(unit: Unit, *, on: datetime.date) -> QuerySet[Person]:
    """Return the active people with a duty that day in a unit, above it or below it."""
    above = [int(part) for part in unit.path.split("/") if part]
    places = Q(unit_id__in=above) | Q(unit__path__startswith=unit.path)
    return Person.objects.filter(is_active=True, pk__in=Duty.objects.filter(in_force(on) & places).values("person"))


def duties_held(person: Person, *, on: datetime.date) -> tuple[tuple[Unit, Role], ...]:
    """Return (unit, role) of every duty a person holds on that day, of their own or while standing in for another."""
    return _HELD.recall((person.pk, on), lambda: _looked_up(person, on), of=None)


def _looked_up(person: Person, on: datetime.date) -> tuple[tuple[Unit, Role], ...]:
    own = Duty.objects.filter(in_force(on), person=person).select_related("unit")
    standing_in = Delegation.objects.filter(
        to=person, first_day__lte=on, last_day__gte=on, ended_at=None, duty__since__lte=on
    ).filter(Q(duty__until=None) | Q(duty__until__gte=on)).select_related("duty__unit")  # fmt: skip
    held = [(duty.unit, Role(duty.role)) for duty in own[:500]]
    return (*held, *((one.duty.unit, Role(one.duty.role)) for one in standing_in[:500]))


def roles_at(unit: Unit, held: Iterable[tuple[Unit, Role]]) -> frozenset[Role]:
    """Return the roles that those duties give at ``unit``: its own, and those reaching down from above."""
    return frozenset(
        role for at, role in held if at.pk == unit.pk or (role in REACHING_DOWN and unit.path.startswith(at.path))
    )


def units_seen(held: Iterable[tuple[Unit, Role]]) -> QuerySet[Unit]:
    """Return the units that those duties let a person see."""
    seen = Q(pk__in=[])
    for at, role in held:
        seen |= Q(path__startswith=at.path) if role in REACHING_DOWN else Q(pk=at.pk)
    return Unit.objects.filter(seen)


def years_of(unit: Unit) -> list[UnitYear]:
    """Return the years of a unit, oldest first."""
    return list(UnitYear.objects.filter(unit=unit).order_by("year")[:60])


def years_reviewed(held: Iterable[tuple[Unit, Role]], *, year: int) -> QuerySet[UnitYear]:
    """Return that year of every department that the duties let a person review; the bureau itself is not among them."""
    return every_year_reviewed(held).filter(year=year)


def every_year_reviewed(held: Iterable[tuple[Unit, Role]]) -> QuerySet[UnitYear]:
    """Return the same of all years."""
    reviewing = [(unit, role) for unit, role in held if role == Role.REVIEWER]
    rows = UnitYear.objects.filter(unit__in=units_seen(reviewing)).exclude(unit__kind=UnitKind.FINANCE)
    return rows.select_related("unit")


def roles_by_unit(held: Iterable[tuple[Unit, Role]]) -> dict[int, set[Role]]:
    """Return the roles by the id of the unit they were given at."""
    found: dict[int, set[Role]] = defaultdict(set)
    for unit, role in held:
        found[unit.pk].add(role)
    return found
