"""兑换: points are spent and a piece is promised, both or neither; a request sent twice is one.

The row that many people want (the prize) is written last and held shortest; the database refuses a piece that is not
there (``quiz_never_oversold``), points nobody has (``quiz_balance_never_below_zero``) and one piece too many a person
(``quiz_prizes_of_a_person``).
"""

import dataclasses
import datetime

from django.db import transaction

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import HELD, CampaignState, LineKind, Prize, PrizeWay, Redemption, RedemptionState
from jixiao.records.quiz.playing import statements
from jixiao.records.quiz.playing.cards import Card, day_of
from jixiao.records.quiz.seals import code_of, digest_of

MOST_RELEASED = 500


@dataclasses.dataclass(frozen=True, slots=True)
class Won:
    """What a request came to: the redemption, and the code for the counter."""

    redemption: int
    code: str


@dataclasses.dataclass(frozen=True, slots=True)
class Order:
    """Who wants which prize, under which request, when."""

    player: int
    prize: Prize
    once: str
    at: datetime.datetime


def reserve_prize(*, card: Card, player: int, prize: int, once: str, at: datetime.datetime) -> Won:
    """Spend a player's points on a prize and promise them a piece; the same request again gives the same.

    Refuses a prize that is gone or not for exchange, points that do not reach, one too many for the person, and a
    campaign whose time for it is over.
    """
    code = code_of(player=player, once=once)
    found = _earlier(player, once)
    if found is None:
        try:
            order = Order(player, _require_for_exchange(card, prize, at), once, at)
            with statements.in_turn(statements.Kept.AT_ONCE):
                found = _promise(card, order, code)
        except Refused:
            found = _earlier(player, once)  # the same request, sent twice, may have been faster by a moment
            if found is None:
                raise
    return Won(found, code)


def release_expired(*, campaign: int, at: datetime.datetime) -> int:
    """Take back what was promised and not fetched in time, with the points given back; return how many pieces."""
    rows = Redemption.objects.filter(campaign=campaign, state=RedemptionState.RESERVED, expires_at__lt=at)
    late = RedemptionState.RELEASED
    return sum(end_promise(redemption=one, state=late, why="", at=at) for one in rows[:MOST_RELEASED])


@transaction.atomic
def end_promise(*, redemption: Redemption, state: RedemptionState, why: str, at: datetime.datetime) -> bool:
    """End a promise (released or cancelled): the piece goes back, the points too; False where it has ended before."""
    when = statements.moment(at)
    if not statements.done(statements.END_PROMISE, (state.value, when, why, redemption.pk)):
        return False
    if redemption.points:
        back = statements.one(statements.REFUND, (redemption.points, redemption.player_id))
        assert back is not None  # noqa: S101 - a redemption has a player
        number, balance = back
        line = (
            redemption.player_id, number, LineKind.REFUNDED.value, redemption.points, balance, None, redemption.pk, why,
            when,
        )  # fmt: skip
        statements.done(statements.LINE, line)
    statements.done(statements.PUT_BACK, (redemption.prize_id,))
    return True


def _earlier(player: int, once: str) -> int | None:
    return Redemption.objects.filter(player=player, once=once).values_list("pk", flat=True).first()


def _require_for_exchange(card: Card, prize: int, at: datetime.datetime) -> Prize:
    one = card.campaign
    wanted = Prize.objects.filter(pk=prize, campaign=card.pk, way=PrizeWay.EXCHANGE).first()
    if wanted is None:
        raise Refused("没有这种可以兑换的奖品", cure="从奖品页重新选", code="U905")
    last = (one.last_day or day_of(at)) + datetime.timedelta(days=one.claim_days)
    if one.state != CampaignState.OPEN or day_of(at) > last:
        raise Refused("兑换已经截止", cure="奖品和期限见活动规则", code="U905")
    if not wanted.left:
        raise _sold_out(wanted)
    return wanted


def _promise(card: Card, order: Order, code: str) -> int:
    player, prize, once = order.player, order.prize, order.once
    cost, when = prize.cost or 0, statements.moment(order.at)
    paid = statements.one(statements.SPEND, (cost, player, card.pk, cost))
    if paid is None:
        raise Refused(f"积分不够兑换「{prize}」", cure=f"需要 {cost} 分；继续答题攒够再来", code="U906")
    mine = Redemption.objects.filter(player=player, prize=prize, state__in=HELD).values_list("nth", flat=True)
    held = set(mine[: prize.per_person + 1])
    nth = next(number for number in range(1, len(held) + 2) if number not in held)
    if nth > prize.per_person:
        raise _too_many(prize)
    until = statements.moment(order.at + datetime.timedelta(minutes=card.campaign.hold_minutes))
    digest = digest_of(card.pk, "redeem", code)
    made = statements.one(statements.PROMISE, (card.pk, prize.pk, player, nth, cost, once, digest, when, until))
    if made is None:
        raise _too_many(prize)
    number, balance = paid
    line = (player, number, LineKind.SPENT.value, -cost, balance, None, made[0], str(prize)[:200], when)
    statements.done(statements.LINE, line)
    if not statements.done(statements.TAKE_PIECE, (prize.pk,)):
        raise _sold_out(prize)
    return int(made[0])


def _sold_out(prize: Prize) -> Refused:
    return Refused(f"「{prize}」已经兑完", cure="积分没有扣；逾期未领的会放回来，可以过几天再看", code="U907")


def _too_many(prize: Prize) -> Refused:
    return Refused(f"「{prize}」每人限领 {prize.per_person} 件，您已经领过", cure="积分没有扣", code="U908")
