"""Reads that more than one place of this part needs."""

import datetime

from django.db.models import Count, F, Q, QuerySet, Sum

from jixiao.orgs.models import Unit, UnitYear
from jixiao.records.community.models import (
    ServiceShift,
    ShiftState,
    ShiftTaking,
    TakingState,
    Volunteer,
    VolunteerGroup,
)

MOST_GROUPS, MOST_TAKINGS, MOST_AHEAD, MOST_SKILLED = 500, 2000, 100, 20_000
DIFFERING = Q(said_minutes__isnull=False, confirmed_minutes__isnull=False) & ~Q(said_minutes=F("confirmed_minutes"))
"""Both sides said something, and not the same."""


def volunteers_of(unit: Unit) -> QuerySet[Volunteer]:
    """Return who stands in the register of a unit, each with the minutes that both sides agreed on."""
    rows = Volunteer.objects.filter(unit=unit, removed_at=None).select_related("group")
    return rows.annotate(agreed=Sum("takings__agreed_minutes"))


def with_skill(unit: Unit, text: str) -> list[int]:
    """Return who says to be able to do something: skills are few words each, looked through here on every database."""
    rows = Volunteer.objects.filter(unit=unit, removed_at=None).order_by("pk").values_list("pk", "skills")
    return [pk for pk, skills in rows[:MOST_SKILLED] if any(text in one for one in skills)][:MOST_GROUPS]


def skills_in(unit: Unit) -> list[str]:
    """Return every skill that somebody of the register says to have, in order: one statement."""
    rows = Volunteer.objects.filter(unit=unit, removed_at=None).exclude(skills=[]).values_list("skills", flat=True)
    return sorted({one for skills in rows[:MOST_SKILLED] for one in skills})


def groups_of(unit: Unit) -> list[VolunteerGroup]:
    """Return the groups of a unit with how many volunteers each has, the higher first."""
    here = Count("volunteers", filter=Q(volunteers__removed_at=None))
    rows = VolunteerGroup.objects.filter(unit=unit, removed_at=None).annotate(people=here)
    return list(rows.select_related("parent", "organisation").order_by("level", "name")[:MOST_GROUPS])


def shifts_of(unit_year: UnitYear) -> QuerySet[ServiceShift]:
    """Return the shifts of a year with how many minutes were agreed on, and how many differ."""
    differing = Q(takings__said_minutes__isnull=False, takings__confirmed_minutes__isnull=False) & ~Q(
        takings__said_minutes=F("takings__confirmed_minutes")
    )
    return (
        ServiceShift.objects.filter(unit_year=unit_year)
        .select_related("group")
        .annotate(agreed=Sum("takings__agreed_minutes"), differing=Count("takings", filter=differing))
    )


def takings_of(shift: ServiceShift) -> list[ShiftTaking]:
    """Return who took a shift and did not give it back."""
    rows = ShiftTaking.objects.filter(shift=shift).exclude(state=TakingState.DROPPED)
    return list(rows.select_related("volunteer", "confirmed_by").order_by("volunteer__name_key", "pk")[:MOST_TAKINGS])


def shifts_ahead(unit: Unit, *, at: datetime.datetime) -> list[ServiceShift]:
    """Return the shifts that can still be taken, full ones too, the next first."""
    rows = ServiceShift.objects.filter(unit_year__unit=unit, state=ShiftState.PLANNED, starts_at__gt=at)
    return list(rows.select_related("group").order_by("starts_at", "pk")[:MOST_AHEAD])


def takings_by(volunteer: Volunteer) -> QuerySet[ShiftTaking]:
    """Return what somebody took and did not give back, the newest first."""
    rows = ShiftTaking.objects.filter(volunteer=volunteer).exclude(state=TakingState.DROPPED)
    return rows.select_related("shift__unit_year").order_by("-starts_at", "-pk")
