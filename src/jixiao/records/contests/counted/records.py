"""Everything of a year's contests that is counted from: six statements, however many works there are."""

import dataclasses
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence

from django.db.models import Q

from jixiao.engine.values import Period
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import UnitYear
from jixiao.records.contests.models import (
    HOLDING,
    Contest,
    ContestState,
    Entry,
    EntryState,
    Group,
    Qualification,
    Recommendation,
    Result,
    ResultState,
)

MOST_CONTESTS = 500
JUDGED = (EntryState.QUALIFIED, EntryState.UNQUALIFIED)


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """What was counted of one contest within the period.

    ``kinds`` are works that hold a place by their kind; ``passed`` and ``looked_at`` come from the look at 三自三性;
    ``won`` are published awards; ``sent`` works sent upward, ``won_above`` those with an award there.
    """

    kinds: Mapping[str, int]
    passed: int = 0
    looked_at: int = 0
    judged: int = 0
    won: int = 0
    sent: int = 0
    won_above: int = 0
    waiting_above: int = 0

    @property
    def entered(self) -> int:
        """Return how many works hold a place."""
        return sum(self.kinds.values())


@dataclasses.dataclass(frozen=True)
class Records:
    """The contests of a year that were opened, and what was counted of each within the period.

    ``asked`` are the kinds of work that each asks for: none handed in is 0 there, and not 未填.
    """

    unit_year: UnitYear
    period: Period
    contests: Sequence[Contest]
    tallies: Mapping[int, Tally]
    asked: Mapping[int, frozenset[str]] = dataclasses.field(default_factory=dict)

    def of(self, contest: Contest) -> Tally:
        """Return what was counted of a contest."""
        return self.tallies.get(contest.pk, Tally({}))


def records_of(unit_year: UnitYear, *, period: Period) -> Records:
    """Return what was counted of the contests of a year: works count by the day they were first handed in."""
    rows = Contest.objects.filter(unit_year=unit_year).exclude(state=ContestState.DRAFT)
    contests = list(rows.order_by("entry_from", "pk")[:MOST_CONTESTS])
    pks = [one.pk for one in contests]
    parts: dict[int, Counter[str]] = defaultdict(Counter)
    kinds: dict[int, Counter[str]] = defaultdict(Counter)
    works = Entry.objects.filter(contest__in=pks, state__in=HOLDING)
    for contest, kind, at in works.values_list("contest", "group__work_kind", "handed_in_at"):
        if at is not None and period.contains(at.astimezone(SHANGHAI).date()):
            kinds[contest][kind] += 1
    looks = Qualification.objects.filter(entry__contest__in=pks, undone_at=None, entry__state__in=JUDGED)
    for contest, passed, at in looks.values_list("entry__contest", "passed", "at"):
        if period.contains(at.astimezone(SHANGHAI).date()):
            parts[contest]["looked_at"] += 1
            parts[contest]["passed"] += bool(passed)
    results = Result.objects.filter(entry__contest__in=pks).exclude(state=ResultState.PENDING)
    for contest, award, state, at in results.values_list("entry__contest", "award", "state", "published_at"):
        if at is not None and period.contains(at.astimezone(SHANGHAI).date()):
            parts[contest]["judged"] += 1
            parts[contest]["won"] += bool(award) and state == ResultState.PUBLISHED
    _add_sent(parts, pks, period)
    told = {pk: Tally(dict(kinds[pk]), **parts[pk]) for pk in pks}
    return Records(unit_year, period, contests, told, _asked(pks))


def _asked(pks: Sequence[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for contest, kind in Group.objects.filter(contest__in=pks).values_list("contest", "work_kind"):
        found[contest].add(kind)
    return {pk: frozenset(kinds) for pk, kinds in found.items()}


def _add_sent(parts: dict[int, Counter[str]], pks: Sequence[int], period: Period) -> None:
    """Add what was sent upward; a work is one however many levels it went up."""
    rows = Recommendation.objects.filter(round__contest__in=pks, withdrawn_at=None)
    rows = rows.filter(Q(on__gte=period.first_day, on__lte=period.last_day))
    works: dict[tuple[int, int], list[tuple[str, bool]]] = defaultdict(list)
    for contest, entry, award, day in rows.values_list("round__contest", "entry", "award", "result_on"):
        works[contest, entry].append((award, day is not None))
    for (contest, _), told in works.items():
        parts[contest]["sent"] += 1
        parts[contest]["won_above"] += any(award for award, _ in told)
        parts[contest]["waiting_above"] += not any(known for _, known in told)
