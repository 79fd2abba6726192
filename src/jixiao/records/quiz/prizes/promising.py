"""A piece of a prize is promised to somebody who won it by rank or by lot: no points, the whole time for claiming."""

import datetime

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Barred, Campaign, Player, Prize, Redemption
from jixiao.records.quiz.playing import statements
from jixiao.records.quiz.playing.cards import day_of, turn_of
from jixiao.records.quiz.playing.sitting import GRACE
from jixiao.records.quiz.seals import code_of, digest_of

MOST_BARRED = 5_000


def require_over(campaign: Campaign, *, at: datetime.datetime) -> None:
    """Refuse a campaign that still takes sets: those of its last day are handed in until half a minute after it."""
    if campaign.opened_at is None or campaign.last_day is None:
        raise Refused("竞答还没有发布", cure="发布并结束以后再评奖", code="U970")
    if at <= turn_of(campaign.last_day) + GRACE:
        cure = f"最后一天是 {campaign.last_day.month} 月 {campaign.last_day.day} 日，过了零点再评奖"
        raise Refused("竞答还没有结束，名次和名单还会变", cure=cure, code="U970")


def barred_keys(campaign: Campaign) -> frozenset[str]:
    """Return the digests of whoever may not win (回避名单)."""
    return frozenset(Barred.objects.filter(campaign=campaign).values_list("digest", flat=True)[:MOST_BARRED])


def promise_won(*, prize: Prize, player: Player, once: str, rank: int | None, at: datetime.datetime) -> Redemption:
    """Promise a piece to a winner, for the transaction of the act that found them; refuses where none is left."""
    campaign = prize.campaign
    code = code_of(player=player.pk, once=once)
    made = Redemption.objects.create(
        campaign=campaign, prize=prize, player=player, rank=rank, once=once,
        digest=digest_of(campaign.pk, "redeem", code), reserved_at=at,
        expires_at=turn_of(day_of(at) + datetime.timedelta(days=campaign.claim_days)),
    )  # fmt: skip
    if not statements.done(statements.TAKE_PIECE, (prize.pk,)):
        raise Refused(f"「{prize}」剩余数量不够", cure="核对奖品数量和已经发出的", code="U971")
    return made
