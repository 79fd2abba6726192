"""How far a contest is, in words and in figures."""

import dataclasses
import datetime

from django.db.models import Count

from jixiao.records.contests.models import HOLDING, Contest, ContestState, Entry, EntryState


@dataclasses.dataclass(frozen=True, slots=True)
class GroupStanding:
    """The works of a group: drafts, those that hold a place, those that passed and those that did not."""

    drafts: int = 0
    held: int = 0
    waiting: int = 0
    qualified: int = 0
    unqualified: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Standing:
    """The works of a contest by group, and from how many schools they come."""

    groups: dict[int, GroupStanding]
    schools: int = 0

    @property
    def total(self) -> GroupStanding:
        """Return the works of all groups."""
        rows = self.groups.values()
        return GroupStanding(
            sum(one.drafts for one in rows), sum(one.held for one in rows), sum(one.waiting for one in rows),
            sum(one.qualified for one in rows), sum(one.unqualified for one in rows),
        )  # fmt: skip

    def of_group(self, pk: int) -> GroupStanding:
        """Return the works of a group."""
        return self.groups.get(pk, GroupStanding())


def standing_of(contest: Contest) -> Standing:
    """Return how many works there are: two statements."""
    rows = Entry.objects.filter(contest=contest, removed_at=None)
    counted: dict[int, dict[str, int]] = {}
    for group, state, number in rows.values_list("group", "state").annotate(number=Count("pk")):
        counted.setdefault(group, {})[state] = number
    schools = rows.filter(state__in=HOLDING).values("school").distinct().count()
    return Standing({pk: _standing(states) for pk, states in counted.items()}, schools)


def where_it_stands(contest: Contest, *, on: datetime.date) -> str:
    """Return how far a contest is in a few words."""
    first, last = contest.entry_from, contest.entry_to
    if contest.state == ContestState.DRAFT or first is None or last is None:
        return "草稿，学校看不到"
    if contest.state != ContestState.OPEN:
        return str(ContestState(contest.state).label)
    if on < first:
        return f"{(first - on).days} 天后开始报名"
    if on <= last:
        left = (last - on).days
        return f"报名中，剩 {left} 天" if left else "报名今天截止"
    if contest.qualify_to and on <= contest.qualify_to:
        return "报名截止，资格审查中"
    return "报名截止"


def _standing(states: dict[str, int]) -> GroupStanding:
    return GroupStanding(
        drafts=states.get(EntryState.DRAFT, 0),
        held=sum(states.get(one, 0) for one in HOLDING),
        waiting=states.get(EntryState.SUBMITTED, 0),
        qualified=states.get(EntryState.QUALIFIED, 0),
        unqualified=states.get(EntryState.UNQUALIFIED, 0),
    )
