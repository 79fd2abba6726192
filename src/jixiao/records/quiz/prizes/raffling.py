"""抽奖: the head draws after the last day, from the seed whose digest was public before; anybody can repeat it."""

import hmac
from collections.abc import Sequence

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.models import Campaign, Player, PlayerState, Prize, PrizeWay, Raffle
from jixiao.records.quiz.prizes.events import RaffleDrawn
from jixiao.records.quiz.prizes.lots import draw_lots, hash_of, list_of
from jixiao.records.quiz.prizes.promising import barred_keys, promise_won, require_over
from jixiao.records.quiz.seals import unseal


def entrants_of(prize: Prize) -> list[str]:
    """Return the handles of those in the draw: who plays, has the points for it and is not barred; sorted."""
    rows = Player.objects.filter(
        campaign=prize.campaign_id, state=PlayerState.PLAYING, points__gte=prize.least_points
    ).values_list("handle", "key")
    barred = barred_keys(prize.campaign)
    return sorted(handle for handle, key in rows.iterator(chunk_size=5_000) if key not in barred)


@transaction.atomic
def draw_raffle(*, prize: Prize, by: Actor) -> Raffle:
    """Draw the lots for a prize and promise its pieces to the winners.

    Refuses before the end, a second time, a seed that is not the one promised, and a draw without anybody in it.
    """
    campaign = prize.campaign
    require_over(campaign, at=by.at)
    Campaign.objects.select_for_update().get(pk=campaign.pk)
    if prize.way != PrizeWay.RAFFLE:
        raise Refused(f"「{prize}」不是抽奖的奖品", code="U971")
    if Raffle.objects.filter(prize=prize).exists():
        raise Refused(f"「{prize}」已经开过奖", cure="开奖只有一次，结果在抽奖公示页", code="U971")
    seed = unseal(campaign.raffle_seal)
    if not seed or not hmac.compare_digest(hash_of(seed), campaign.raffle_hash):
        cure = "种子用本站密钥密封；密钥换过的，找回原来的密钥再开奖"
        raise Refused("抽奖种子和发布时公布的摘要对不上", cure=cure, code="U972")
    text = list_of(entrants_of(prize))
    if not text:
        cause = f"没有人达到 {prize.least_points} 分，「{prize}」抽不出来"
        raise Refused(cause, cure="奖品留在库存，公示里写明", code="U973")
    winners = draw_lots(seed=seed, text=text, prize=prize.position, winners=prize.left)
    made = Raffle.objects.create(
        campaign=campaign, prize=prize, seed=seed, entrants=text, list_hash=hash_of(text), winners=list(winners),
        by=by.person, at=by.at,
    )  # fmt: skip
    _promise(prize, winners, by)
    publish_in(
        campaign.unit_year, RaffleDrawn, subject=f"quiz.raffle:{made.pk}", name=f"{campaign.title} {prize}",
        after={"参加抽奖": text.count("\n"), "名单摘要": made.list_hash, "中奖编号": list(winners)}, by=by,
    )  # fmt: skip
    return made


def repeated(raffle: Raffle) -> bool:
    """Return whether seed and list have their digests, and drawing again from them gives the same winners."""
    campaign, prize = raffle.campaign, raffle.prize
    again = draw_lots(seed=raffle.seed, text=raffle.entrants, prize=prize.position, winners=len(raffle.winners))
    return (
        list(again) == list(raffle.winners)
        and hash_of(raffle.seed) == campaign.raffle_hash
        and hash_of(raffle.entrants) == raffle.list_hash
    )


def _promise(prize: Prize, winners: Sequence[str], by: Actor) -> None:
    players = {one.handle: one for one in Player.objects.filter(campaign=prize.campaign_id, handle__in=winners)}
    for handle in winners:
        promise_won(prize=prize, player=players[handle], once=f"raffle:{prize.pk}", rank=None, at=by.at)
