"""Everything of a year's campaigns that is counted from: nine statements, however many campaigns and sets there are."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum

from jixiao.engine.values import Money, Period
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import UnitYear
from jixiao.records.quiz.campaigns.days import was_taken_over
from jixiao.records.quiz.models import (
    Answer,
    Attempt,
    Campaign,
    CampaignState,
    FaultReport,
    FaultReportState,
    PlayerState,
    PoolEntry,
    Redemption,
    RedemptionState,
)

NOTHING = Money(0)
MOST_CAMPAIGNS, MOST_ROWS, DECEMBER = 500, 20_000, 12
VALID = Q(player__state=PlayerState.PLAYING)


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """What was counted of one campaign; ``valid_…`` leaves out the players who were excluded.

    ``players`` handed in at least one set; ``answers`` and ``right`` are of valid sets; ``worth`` is what the given
    prizes cost, None where a given prize has no price.
    """

    players: int = 0
    valid_players: int = 0
    sets: int = 0
    valid_sets: int = 0
    answers: int = 0
    right: int = 0
    days: int = 0
    asked: int = 0
    faulty: int = 0
    given: int = 0
    winners: int = 0
    worth: Money | None = NOTHING
    unpriced: str = ""


@dataclasses.dataclass(frozen=True)
class Records:
    """The campaigns of a year that were opened, what was counted of each within the period, and of all together.

    ``people`` and ``valid_people`` are different people over all campaigns, by the digest of who they are.
    """

    unit_year: UnitYear
    period: Period
    campaigns: Sequence[Campaign]
    tallies: Mapping[int, Tally]
    people: int
    valid_people: int
    winners: int
    asked: int
    faulty: int
    is_played: bool

    def of(self, campaign: Campaign) -> Tally:
        """Return what was counted of a campaign."""
        return self.tallies.get(campaign.pk, Tally())

    @property
    def taken_over(self) -> list[Campaign]:
        """Return the campaigns that were held elsewhere, of which nobody here knows who played."""
        return [one for one in self.campaigns if was_taken_over(one)]

    @property
    def held_here(self) -> list[Campaign]:
        """Return the campaigns that were played here."""
        return [one for one in self.campaigns if not was_taken_over(one)]


def records_of(unit_year: UnitYear, *, period: Period) -> Records:
    """Return what was counted of the campaigns of a year that began by the end of the period."""
    rows = Campaign.objects.filter(unit_year=unit_year, first_day__lte=period.last_day)
    campaigns = list(rows.exclude(state=CampaignState.DRAFT).order_by("first_day", "pk")[:MOST_CAMPAIGNS])
    pks = [one.pk for one in campaigns]
    sets = _sets(pks, period)
    people = sets.aggregate(
        every=Count("player__key", distinct=True), valid=Count("player__key", distinct=True, filter=VALID)
    )
    pool = PoolEntry.objects.filter(campaign__in=pks)
    faulty = FaultReport.objects.filter(campaign__in=pks, state=FaultReportState.CONFIRMED)
    given = _given(pks, period)
    return Records(
        unit_year=unit_year,
        period=period,
        campaigns=campaigns,
        tallies=_tallies(sets, pool, faulty, given),
        people=people["every"],
        valid_people=people["valid"],
        winners=given.aggregate(number=Count("player__key", distinct=True))["number"],
        asked=pool.values("version__question").distinct().count(),
        faulty=faulty.values("version__question").distinct().count(),
        is_played=Attempt.objects.filter(campaign__unit_year=unit_year, submitted_at__isnull=False).exists(),
    )


def tally_of(campaign: Campaign) -> Tally:
    """Return what was counted of one campaign over all its days."""
    pks, year = [campaign.pk], Period(campaign.unit_year.year)
    pool = PoolEntry.objects.filter(campaign__in=pks)
    faulty = FaultReport.objects.filter(campaign__in=pks, state=FaultReportState.CONFIRMED)
    sets = Attempt.objects.filter(campaign__in=pks, submitted_at__isnull=False)
    return _tallies(sets, pool, faulty, _given(pks, year)).get(campaign.pk, Tally())


def _sets(pks: Sequence[int], period: Period) -> QuerySet[Attempt]:
    rows = Attempt.objects.filter(campaign__in=pks, submitted_at__isnull=False)
    return rows.filter(day__gte=period.first_day, day__lte=period.last_day)


def _given(pks: Sequence[int], period: Period) -> QuerySet[Redemption]:
    """Return what was handed over within the period; the whole year takes that too which was fetched after its end."""
    rows = Redemption.objects.filter(campaign__in=pks, state=RedemptionState.GIVEN)
    if period.first_month > 1:
        rows = rows.filter(ended_at__gte=_midnight(period.first_day))
    if period.last_month < DECEMBER:
        rows = rows.filter(ended_at__lt=_midnight(period.last_day + datetime.timedelta(days=1)))
    return rows


def _midnight(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(), tzinfo=SHANGHAI)


def _tallies(
    sets: QuerySet[Attempt],
    pool: QuerySet[PoolEntry],
    faulty: QuerySet[FaultReport],
    given: QuerySet[Redemption],
) -> dict[int, Tally]:
    """Return what was counted, by campaign: five statements."""
    parts: dict[int, dict[str, Any]] = {}
    counted = sets.values("campaign").annotate(
        players=Count("player", distinct=True), valid_players=Count("player", distinct=True, filter=VALID),
        sets=Count("pk"), valid_sets=Count("pk", filter=VALID), right=Sum("right", filter=VALID, default=0),
        days=Count("day", distinct=True),
    )  # fmt: skip
    _add(parts, counted.order_by("campaign"))
    answers = Answer.objects.filter(attempt__in=sets.filter(VALID).values("pk")).values("attempt__campaign")
    _add(parts, answers.annotate(answers=Count("pk")).order_by("attempt__campaign"), key="attempt__campaign")
    _add(parts, pool.values("campaign").annotate(asked=Count("version__question", distinct=True)).order_by("campaign"))
    wrong = faulty.values("campaign").annotate(faulty=Count("version__question", distinct=True))
    _add(parts, wrong.order_by("campaign"))
    _add_given(parts, given)
    return {pk: Tally(**values) for pk, values in parts.items()}


def _add(parts: dict[int, dict[str, Any]], rows: Iterable[Mapping[str, Any]], *, key: str = "campaign") -> None:
    for row in rows:
        parts.setdefault(row[key], {}).update({name: value for name, value in row.items() if name != key})


def _add_given(parts: dict[int, dict[str, Any]], given: QuerySet[Redemption]) -> None:
    rows = given.values_list("campaign", "prize__name", "prize__worth").annotate(number=Count("pk"))
    for pk, name, worth, number in rows.order_by("campaign", "prize")[:MOST_ROWS]:
        found = parts.setdefault(pk, {})
        found["given"] = found.get("given", 0) + number
        before = found.get("worth", NOTHING)
        found["worth"] = None if worth is None or before is None else before + _times(worth, number)
        if worth is None:
            found["unpriced"] = found.get("unpriced") or name
    winners = given.values_list("campaign").annotate(number=Count("player", distinct=True))
    for pk, number in winners.order_by("campaign"):
        parts.setdefault(pk, {})["winners"] = number


def _times(worth: Money, number: int) -> Money:
    return Money(worth.fen * number)
