"""Reads that more than one place of the room needs."""

from django.db.models import Count, Q, QuerySet

from jixiao.orgs.models import TrailEntry, Unit, UnitYear
from jixiao.records.contests.models import (
    HOLDING,
    AwardShare,
    Contest,
    Criterion,
    EntryState,
    Group,
    Level,
    Quota,
    Round,
    School,
    SchoolAccess,
)

MOST_CONTESTS, MOST_GROUPS, MOST_SCHOOLS, HISTORY = 200, 60, 2000, 50


def contests_of(unit_year: UnitYear) -> QuerySet[Contest]:
    """Return the contests of a year with their unit at hand."""
    return Contest.objects.filter(unit_year=unit_year).select_related("unit_year__unit")


def counted_contests_of(unit_year: UnitYear) -> QuerySet[Contest]:
    """Return the contests of a year with how many works hold a place, how many are qualified, from how many schools."""
    held = Q(entries__state__in=HOLDING)
    return contests_of(unit_year).annotate(
        held=Count("entries", filter=held, distinct=True),
        qualified=Count("entries", filter=Q(entries__state=EntryState.QUALIFIED), distinct=True),
        from_schools=Count("entries__school", filter=held, distinct=True),
    )


def groups_of(contest: Contest) -> list[Group]:
    """Return the groups in their order."""
    return list(Group.objects.filter(contest=contest).order_by("position", "pk")[:MOST_GROUPS])


def criteria_of(contest: Contest) -> dict[int, list[Criterion]]:
    """Return the criteria of each group, in their order."""
    found: dict[int, list[Criterion]] = {}
    for one in Criterion.objects.filter(group__contest=contest).order_by("group_id", "position"):
        found.setdefault(one.group_id, []).append(one)
    return found


def awards_of(contest: Contest) -> dict[int, list[AwardShare]]:
    """Return the awards of each group, in their order."""
    found: dict[int, list[AwardShare]] = {}
    for one in AwardShare.objects.filter(group__contest=contest).order_by("group_id", "position"):
        found.setdefault(one.group_id, []).append(one)
    return found


def rounds_of(contest: Contest) -> list[Round]:
    """Return the rounds from the school upward."""
    order = list(Level.values)
    return sorted(Round.objects.filter(contest=contest), key=lambda one: order.index(one.level))


def schools_of(unit: Unit) -> QuerySet[School]:
    """Return the schools of a unit that may enter."""
    return School.objects.filter(unit=unit, is_active=True).order_by("code", "pk")


def quotas_of(contest: Contest) -> dict[tuple[int, int], Quota]:
    """Return the places by group and school: what was set, and what was taken."""
    return {(one.group_id, one.school_id): one for one in Quota.objects.filter(group__contest=contest)}


def working_accesses(contest: Contest) -> QuerySet[SchoolAccess]:
    """Return the codes of schools that work, with their school at hand."""
    rows = SchoolAccess.objects.filter(contest=contest, revoked_at=None)
    return rows.select_related("school").order_by("school__code")


def subject_of(contest: Contest) -> str:
    """Return the name of a contest in the trail."""
    return f"contests.contest:{contest.pk}"


def history_of(contest: Contest) -> list[TrailEntry]:
    """Return what the trail says of a contest, newest first."""
    lines = TrailEntry.objects.filter(subject=subject_of(contest), unit_id=contest.unit_year.unit_id)
    return list(lines.order_by("-number")[:HISTORY])


def label_of(field: str) -> str:
    """Return what people call a field of a contest."""
    return str(getattr(Contest._meta.get_field(field), "verbose_name", field))  # noqa: SLF001 - the documented way
