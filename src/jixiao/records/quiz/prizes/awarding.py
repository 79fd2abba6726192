"""排名: after the last day the ranking is frozen into prizes, once; who is excluded or barred is left out.

Ties are resolved by the order of the ranking itself: points, then time used, then who reached them first.
"""

import dataclasses
from collections.abc import Sequence

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.models import Campaign, Player, Prize, PrizeWay, Redemption
from jixiao.records.quiz.playing.ranking import Place, ranking
from jixiao.records.quiz.prizes.events import RanksAwarded
from jixiao.records.quiz.prizes.promising import MOST_BARRED, barred_keys, promise_won, require_over

MOST_AWARDS = 2_000


@dataclasses.dataclass(frozen=True, slots=True)
class Award:
    """A place that wins a prize: ``rank`` among those who may win."""

    rank: int
    place: Place
    prize: Prize


def rank_prizes(campaign: Campaign) -> list[Prize]:
    """Return the prizes for places of the ranking, in their order."""
    rows = Prize.objects.filter(campaign=campaign, way=PrizeWay.RANKING).select_related("campaign__unit_year")
    return list(rows.order_by("rank_from", "position")[:MOST_AWARDS])


def awards_of(campaign: Campaign) -> list[Award]:
    """Return who would win which prize by the ranking as it stands now."""
    prizes = rank_prizes(campaign)
    last = min(max((prize.rank_to or 0 for prize in prizes), default=0), MOST_AWARDS)
    if not last:
        return []
    barred = barred_keys(campaign)
    places = ranking(campaign, most=last + len(barred)) if barred else ranking(campaign, most=last)
    if barred:
        out = set(Player.objects.filter(campaign=campaign, key__in=barred).values_list("pk", flat=True)[:MOST_BARRED])
        places = [one for one in places if one.pk not in out]
    return [
        Award(rank, place, prize)
        for rank, place in enumerate(places[:last], start=1)
        for prize in prizes
        if (prize.rank_from or 0) <= rank <= (prize.rank_to or 0)
    ]


def awarded(campaign: Campaign) -> bool:
    """Return whether the ranking was frozen into prizes before."""
    return Redemption.objects.filter(campaign=campaign, prize__way=PrizeWay.RANKING).exists()


@transaction.atomic
def award_ranks(*, campaign: Campaign, by: Actor) -> Sequence[Redemption]:
    """Promise the prizes for places to whoever holds them. Refuses before the end, twice, and nobody."""
    require_over(campaign, at=by.at)
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    if awarded(campaign):
        raise Refused("已经按排名发过奖", cure="名单在「领取名单」里；有误的逐个取消并写明原因", code="U971")
    found = awards_of(campaign)
    if not found:
        raise Refused("没有按排名发的奖品，或没有人上榜", cure="核对奖品的发放方式和排行榜", code="U973")
    players = Player.objects.in_bulk([one.place.pk for one in found])
    made = [
        promise_won(prize=one.prize, player=players[one.place.pk], once=f"rank:{one.prize.pk}", rank=one.rank, at=by.at)
        for one in found
    ]
    publish_in(
        campaign.unit_year, RanksAwarded, subject=f"quiz.campaign:{campaign.pk}", name=campaign.title,
        after={"获奖": [f"第{one.rank}名 {one.place.handle} {one.prize}" for one in found]}, by=by,
    )  # fmt: skip
    return made
