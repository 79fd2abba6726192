"""Reads that more than one place of this part needs."""

from collections.abc import Callable
from typing import Any

from django.db.models import Count, Q, QuerySet

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.trail import publish_in
from jixiao.records.contests.models import Assignment, AssignmentState, Contest, Entry, EntryState, Judge, Panel, Result

ACTIVE = (AssignmentState.ASSIGNED, AssignmentState.DRAFT, AssignmentState.SUBMITTED)
"""States in which a judge has a work."""
HISTORY = 30
_TASKS = "assignments"


def subject_of(contest: Contest) -> str:
    """Return the name of a contest in the trail."""
    return f"contests.contest:{contest.pk}"


def history_of(contest: Contest) -> list[TrailEntry]:
    """Return what the trail says of a contest, newest first."""
    lines = TrailEntry.objects.filter(subject=subject_of(contest), unit_id=contest.unit_year.unit_id)
    return list(lines.order_by("-number")[:HISTORY])


def tell(told: Callable[..., Event], contest: Contest, by: Actor, **what: Any) -> None:  # noqa: ANN401 - what the event takes
    """Write to the trail what was done in a contest."""
    publish_in(contest.unit_year, told, by=by, subject=subject_of(contest), name=contest.title, **what)


def judge_words(judge: Judge) -> str:
    """Return how the office calls a judge."""
    return f"{judge.number} 号 {judge.name}"


def rank_words(row: Result) -> str | Absent:
    """Return the rank of a work as the tables of the office print it; works of the same score say so."""
    if row.rank is None:
        return NOT_APPLICABLE
    return f"{row.rank} 并列" if row.tied else str(row.rank)


def panels_of(contest: Contest) -> QuerySet[Panel]:
    """Return the panels of a contest, with how many judges each has."""
    sitting = Count("judges", filter=Q(judges__removed_at=None), distinct=True)
    return Panel.objects.filter(contest=contest).annotate(sitting=sitting).order_by("pk")


def judges_of(contest: Contest) -> QuerySet[Judge]:
    """Return the judges of a contest who were not removed."""
    return Judge.objects.filter(contest=contest, removed_at=None).order_by("number")


def judges_with_load(contest: Contest) -> QuerySet[Judge]:
    """Return the judges with how many works each has (``load``), and has handed in (``done``)."""
    return judges_of(contest).annotate(
        load=Count(_TASKS, filter=Q(assignments__state__in=ACTIVE), distinct=True),
        done=Count(_TASKS, filter=Q(assignments__state=AssignmentState.SUBMITTED), distinct=True),
    )


def judged_entries(contest: Contest) -> QuerySet[Entry]:
    """Return the works that are judged: those that were found to qualify."""
    return Entry.objects.filter(contest=contest, state=EntryState.QUALIFIED).select_related("group", "school")


def entries_with_marks(contest: Contest) -> QuerySet[Entry]:
    """Return the works that are judged, with how many judges have each (``given``), and have marked it (``marked``)."""
    return judged_entries(contest).annotate(
        given=Count(_TASKS, filter=Q(assignments__state__in=ACTIVE), distinct=True),
        marked=Count(_TASKS, filter=Q(assignments__state=AssignmentState.SUBMITTED), distinct=True),
    )


def assignments_of(contest: Contest) -> QuerySet[Assignment]:
    """Return what was given to the judges of a contest."""
    return Assignment.objects.filter(judge__contest=contest).select_related("judge", "entry__group", "panel")
