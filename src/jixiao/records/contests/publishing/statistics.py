"""A contest in figures: by group, by school, by award; what the next level made of it."""

import dataclasses
from collections import Counter
from collections.abc import Sequence
from fractions import Fraction

from django.db.models import Count, Q

from jixiao.records.contests.models import (
    HOLDING,
    Assignment,
    AssignmentState,
    AwardCertificate,
    AwardShare,
    Contest,
    Entry,
    EntryState,
    Objection,
    Recommendation,
    Result,
    ResultState,
)

MOST_SCHOOLS = 500
_WON = Q(result__state=ResultState.PUBLISHED) & ~Q(result__award="")


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """How many works there were of something, how many passed, were judged, and had an award."""

    name: str
    entered: int
    qualified: int
    judged: int
    won: int
    awards: tuple[tuple[str, int], ...] = ()

    @property
    def share(self) -> Fraction | None:
        """Return which part of the judged works has an award, None where none was judged."""
        return Fraction(self.won, self.judged) if self.judged else None


@dataclasses.dataclass(frozen=True, slots=True)
class Figures:
    """What a contest came to."""

    groups: Sequence[Tally]
    schools: Sequence[Tally]
    awards: Sequence[tuple[str, int]]
    marks: int
    judges: int
    certificates: int
    objections: int
    upheld: int
    sent: Sequence[tuple[str, int, tuple[tuple[str, int], ...]]]

    @property
    def total(self) -> Tally:
        """Return all groups together."""
        rows = self.groups
        return Tally(
            "合计", sum(one.entered for one in rows), sum(one.qualified for one in rows),
            sum(one.judged for one in rows), sum(one.won for one in rows),
        )  # fmt: skip


def figures_of(contest: Contest) -> Figures:
    """Return what a contest came to: a constant number of statements."""
    won = Result.objects.filter(entry__contest=contest, state=ResultState.PUBLISHED).exclude(award="")
    by_group = Counter(won.values_list("group", "award"))
    shares = AwardShare.objects.filter(group__contest=contest).order_by("position", "pk")
    order = {name: place for place, name in enumerate(dict.fromkeys(shares.values_list("name", flat=True)))}
    tasks = Assignment.objects.filter(judge__contest=contest, state=AssignmentState.SUBMITTED)
    marks = tasks.aggregate(marks=Count("pk"), judges=Count("judge", distinct=True))
    objections = Objection.objects.filter(contest=contest).aggregate(
        every=Count("pk"), upheld=Count("pk", filter=Q(state="upheld"))
    )
    awards: Counter[str] = Counter()
    for (_, award), number in by_group.items():
        awards[award] += number
    valid = AwardCertificate.objects.filter(contest=contest, revoked_at=None)
    return Figures(
        groups=_counts(contest, "group", "group__position", by_group, order),
        schools=_counts(contest, "school", "school__name", Counter(), order)[:MOST_SCHOOLS],
        awards=_ordered(awards, order),
        marks=marks["marks"], judges=marks["judges"], certificates=valid.count(),
        objections=objections["every"], upheld=objections["upheld"], sent=_sent(contest),
    )  # fmt: skip


def _counts(contest: Contest, key: str, sort: str, awards: Counter, order: dict[str, int]) -> list[Tally]:
    rows = Entry.objects.filter(contest=contest, state__in=HOLDING).values_list(key, f"{key}__name")
    counted = rows.annotate(
        entered=Count("pk", distinct=True),
        qualified=Count("pk", filter=Q(state=EntryState.QUALIFIED), distinct=True),
        judged=Count("pk", filter=Q(result__isnull=False), distinct=True),
        won=Count("pk", filter=_WON, distinct=True),
    )
    found = []
    for pk, title, entered, qualified, judged, won in counted.order_by(sort, key):
        mine = Counter({award: number for (one, award), number in awards.items() if one == pk})
        found.append(Tally(title, entered, qualified, judged, won, tuple(_ordered(mine, order))))
    return found


def _sent(contest: Contest) -> list[tuple[str, int, tuple[tuple[str, int], ...]]]:
    rows = Recommendation.objects.filter(round__contest=contest, withdrawn_at=None).order_by("round", "position")
    by_round: dict[str, Counter[str]] = {}
    for name, award, day in rows.values_list("round__name", "award", "result_on"):
        told = award or ("没有获奖" if day else "等结果")
        by_round.setdefault(name, Counter())[told] += 1
    return [(name, counted.total(), tuple(counted.items())) for name, counted in by_round.items()]


def _ordered(counted: Counter, order: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counted.items(), key=lambda pair: (order.get(pair[0], len(order)), pair[0]))
