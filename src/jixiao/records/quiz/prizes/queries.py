"""The ledger of prizes, and what is asked of it in more than one place."""

import dataclasses
from collections.abc import Sequence

from django.db.models import Count, QuerySet

from jixiao.engine.values import Money
from jixiao.orgs.models import TrailEntry, UnitYear
from jixiao.records.quiz.models import HELD, Campaign, CampaignState, HandOver, Player, Prize, Redemption

MOST_PRIZES, MOST_POINTS, MOST_CAMPAIGNS, MOST_LINES = 200, 100, 200, 50


@dataclasses.dataclass(frozen=True, slots=True)
class Worth:
    """What the prizes that were handed over are worth, and how many of them have no price."""

    value: Money
    unpriced: int


@dataclasses.dataclass(frozen=True, slots=True)
class Pieces:
    """All pieces of a campaign by where they are."""

    total: int
    left: int
    reserved: int
    given: int


def prizes_of(campaign: Campaign) -> list[Prize]:
    """Return the prizes of a campaign in their order."""
    rows = Prize.objects.filter(campaign=campaign).select_related("campaign__unit_year__unit")
    return list(rows.order_by("position")[:MOST_PRIZES])


def held_by(player: Player) -> dict[int, int]:
    """Return how many pieces of each prize a player holds or was given."""
    rows = Redemption.objects.filter(player=player, state__in=HELD).values_list("prize")
    return dict(rows.annotate(Count("pk")).order_by())


def value_given(prizes: Sequence[Prize]) -> Worth:
    """Return the value of what was handed over: price × pieces, exactly."""
    fen = sum(one.worth.fen * one.given for one in prizes if one.worth is not None)
    return Worth(Money(fen), sum(one.given for one in prizes if one.worth is None))


def pieces_of(prizes: Sequence[Prize]) -> Pieces:
    """Return the sums of the ledger: total = left + reserved + given."""
    return Pieces(*(sum(getattr(one, name) for one in prizes) for name in ("total", "left", "reserved", "given")))


def campaigns_with_prizes(unit_year: UnitYear) -> QuerySet[Campaign]:
    """Return the campaigns of a year that were opened and have prizes, the newest first."""
    rows = Campaign.objects.filter(unit_year=unit_year, prizes__isnull=False).exclude(state=CampaignState.DRAFT)
    return rows.distinct().order_by("-first_day", "-pk")


def hand_overs_of(redemption: Redemption) -> list[HandOver]:
    """Return every hand-over of a redemption, the last first, those undone too."""
    rows = HandOver.objects.filter(redemption=redemption).select_related("point", "by", "undone__by")
    return list(rows.order_by("-number")[:MOST_LINES])


def history_of(subject: str, unit_year: UnitYear) -> list[TrailEntry]:
    """Return what was done to a row, the newest first."""
    rows = TrailEntry.objects.filter(subject=subject, unit_id=unit_year.unit_id)
    return list(rows.order_by("-number")[:MOST_LINES])
