"""督办: which step of 激励与问责 the dated rules call for on an overdue problem. A person takes it, or does not."""

import datetime
from collections.abc import Iterable, Sequence

from django.db.models import Prefetch, QuerySet

from jixiao.cycle.followup.lighting import working_days_late
from jixiao.cycle.followup.models import Accountability, MeasureKind, Problem
from jixiao.engine.scoring.advice import advice_table
from jixiao.orgs.deadlines.working_days import WorkCalendar

KINDS = {kind.label: kind for kind in MeasureKind}
TAKEN = "steps_taken"


def with_steps_taken(rows: QuerySet[Problem]) -> QuerySet[Problem]:
    """Return the problems with the steps that stand in the register for each; one statement more."""
    standing = Accountability.objects.filter(withdrawn_because="")
    return rows.prefetch_related(Prefetch("accountabilities", queryset=standing, to_attr=TAKEN))


def steps_taken(problem: Problem) -> list[Accountability]:
    """Return the steps that stand in the register for a problem."""
    there = getattr(problem, TAKEN, None)
    return there if there is not None else list(problem.accountabilities.filter(withdrawn_because=""))


def proposed_step(problem: Problem, *, on: datetime.date, calendar: WorkCalendar) -> MeasureKind | None:
    """Return the step to take next: the mildest due one sterner than those taken for this deadline, None without one.

    What was taken before the deadline (of an earlier round) does not count.
    """
    due = [KINDS[step] for step in advice_table().steps_after(working_days_late(problem, on=on, calendar=calendar))]
    taken = {one.kind for one in steps_taken(problem) if problem.due is not None and one.on > problem.due}
    sternest = max((number for number, kind in enumerate(due) if kind in taken), default=-1)
    return next(iter(due[sternest + 1 :]), None)


def proposed_steps(
    problems: Iterable[Problem], *, on: datetime.date, calendar: WorkCalendar
) -> Sequence[tuple[MeasureKind, int]]:
    """Return how many problems each step is proposed for, the mildest first."""
    found = [proposed_step(problem, on=on, calendar=calendar) for problem in problems]
    return [(kind, found.count(kind)) for kind in MeasureKind if kind in found]
