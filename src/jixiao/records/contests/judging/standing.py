"""How far judging is: by judge, by group, and what keeps it from ending."""

import dataclasses
from collections.abc import Sequence

from django.db.models import Count, F, Q

from jixiao.records.contests.judging.queries import ACTIVE, entries_with_marks, judged_entries, judges_with_load
from jixiao.records.contests.models import Assignment, AssignmentState, Contest, Entry, Group, Judge

MOST_LISTED = 500
_DONE = Q(state=AssignmentState.SUBMITTED)


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """How far a group is: its works, how many marks they need in all, how many are given out and handed in."""

    group: Group
    works: int
    needed: int
    given: int
    done: int


def parts_of(contest: Contest) -> list[Part]:
    """Return how far each group is: three statements."""
    works = dict(judged_entries(contest).order_by().values_list("group").annotate(number=Count("pk")))
    rows = Assignment.objects.filter(judge__contest=contest, state__in=ACTIVE).values_list("entry__group")
    given = {pk: (every, done) for pk, every, done in rows.annotate(every=Count("pk"), done=Count("pk", filter=_DONE))}
    return [
        Part(group, works.get(group.pk, 0), works.get(group.pk, 0) * group.judges_each, *given.get(group.pk, (0, 0)))
        for group in contest.groups.order_by("position")
    ]


def lacking_judges(contest: Contest) -> Sequence[Entry]:
    """Return the works that fewer judges have than their group asks for."""
    rows = entries_with_marks(contest).filter(given__lt=F("group__judges_each"))  # type: ignore[misc] # annotated
    return list(rows.order_by("group__position", "number")[:MOST_LISTED])


def lacking_marks(contest: Contest) -> Sequence[Entry]:
    """Return the works that fewer judges have marked than their group asks for."""
    rows = entries_with_marks(contest).filter(marked__lt=F("group__judges_each"))  # type: ignore[misc] # annotated
    return list(rows.order_by("group__position", "number")[:MOST_LISTED])


def idle_judges(contest: Contest) -> list[Judge]:
    """Return the judges who have works left to mark."""
    return [one for one in judges_with_load(contest) if one.load > one.done]  # type: ignore[attr-defined] # annotated
