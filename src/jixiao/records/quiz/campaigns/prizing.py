"""奖品: the prizes of a draft are drawn up; how many, what they are worth, and how each is won."""

import dataclasses
import itertools
from collections.abc import Sequence

from django.db import transaction

from jixiao.engine.values import Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.quiz.campaigns.events import PrizesKept
from jixiao.records.quiz.campaigns.limits import raffle_limit
from jixiao.records.quiz.campaigns.queries import MOST_PRIZES, prizes_of
from jixiao.records.quiz.campaigns.telling import require_draft, tell
from jixiao.records.quiz.models import Campaign, Prize, PrizeWay

MOST_PIECES = 1_000_000


@dataclasses.dataclass(frozen=True, slots=True)
class Offered:
    """A prize as it is drawn up; what its way does not need is left out."""

    grade: str
    name: str
    way: PrizeWay
    total: int
    cost: int | None = None
    rank_from: int | None = None
    rank_to: int | None = None
    least_points: int = 1
    per_person: int = 1
    worth: Money | None = None
    good: str = ""


@transaction.atomic
def keep_prizes(*, campaign: Campaign, prizes: Sequence[Offered], stamp: int | None, by: Actor) -> Campaign:
    """Write the prizes of a draft over those that stand there.

    Refuses ranks that overlap or that there are too few pieces for, an exchange without its points, a draw for more
    than the limit of 《规范促销行为暂行规定》 a piece, and a prize without a name, a grade or a piece.
    """
    require_draft(campaign)
    _require_sound(campaign, prizes, by)
    before = {"奖品": "；".join(words_of(one) for one in prizes_of(campaign))}
    save_stamped(campaign, stamp=stamp, fields=())
    Prize.objects.filter(campaign=campaign).delete()
    Prize.objects.bulk_create(
        Prize(
            campaign=campaign, position=position, grade=one.grade.strip(), name=one.name.strip(), way=one.way,
            total=one.total, left=one.total, worth=one.worth, good=one.good,
            cost=one.cost if one.way == PrizeWay.EXCHANGE else None,
            per_person=one.per_person if one.way == PrizeWay.EXCHANGE else 1,
            rank_from=one.rank_from if one.way == PrizeWay.RANKING else None,
            rank_to=one.rank_to if one.way == PrizeWay.RANKING else None,
            least_points=one.least_points if one.way == PrizeWay.RAFFLE else 1,
        )
        for position, one in enumerate(prizes, start=1)
    )  # fmt: skip
    tell(PrizesKept, campaign, by, before=before, after={"奖品": "；".join(words_of(one) for one in prizes)})
    return campaign


def offered_by(prize: Prize) -> Offered:
    """Return a prize that stands as it would be drawn up."""
    names = [field.name for field in dataclasses.fields(Offered)]
    return Offered(**{name: getattr(prize, name) for name in names})


def words_of(prize: Offered | Prize) -> str:
    """Return a prize in one line: 一等奖 水杯 5 件 第 1 至 5 名."""
    how = PrizeWay(prize.way).label
    if prize.way == PrizeWay.EXCHANGE:
        how = f"{prize.cost} 分兑换，每人限 {prize.per_person} 件"
    elif prize.way == PrizeWay.RANKING:
        how = f"第 {prize.rank_from} 至 {prize.rank_to} 名"
    elif prize.way == PrizeWay.RAFFLE:
        how = f"满 {prize.least_points} 分抽奖"
    worth = f"，单价 {prize.worth}" if prize.worth is not None else ""
    return f"{prize.grade} {prize.name} {prize.total} 件（{how}{worth}）"


def _require_sound(campaign: Campaign, prizes: Sequence[Offered], by: Actor) -> None:
    if len(prizes) > MOST_PRIZES:
        raise Refused(f"一次竞答最多 {MOST_PRIZES} 种奖品", cure="同样的并成一行", code="U943")
    for number, one in enumerate(prizes, start=1):
        where = f"第 {number} 种「{one.name.strip() or '没有名称'}」"
        if not one.grade.strip() or not one.name.strip():
            raise Refused(f"{where}的奖项或名称没有填", cure="如：一等奖、保温杯", code="U943")
        if not 0 < one.total <= MOST_PIECES:
            raise Refused(f"{where}的数量不对", cure="至少 1 件", code="U943")
        _require_way(one, where)
        _require_worth(campaign, one, where, by)
    _require_ranks_apart(prizes)


def _require_way(one: Offered, where: str) -> None:
    if one.way == PrizeWay.EXCHANGE and not (one.cost and one.per_person >= 1):
        raise Refused(f"{where}没有写兑换要多少积分", cure="填兑换积分，每人至少限 1 件", code="U943")
    if one.way == PrizeWay.RANKING:
        if not one.rank_from or not one.rank_to or one.rank_to < one.rank_from:
            raise Refused(f"{where}没有写第几名到第几名", cure="填名次起止，如 1 至 5", code="U943")
        places = one.rank_to - one.rank_from + 1
        if places != one.total:
            cause = f"{where}发给第 {one.rank_from} 至 {one.rank_to} 名共 {places} 人，数量却是 {one.total} 件"
            raise Refused(cause, cure="数量与名次改成一致", code="U943")
    if one.way == PrizeWay.RAFFLE and one.least_points < 1:
        raise Refused(f"{where}的最低积分至少 1 分", cure="没有得分的人不参加抽奖", code="U943")


def _require_worth(campaign: Campaign, one: Offered, where: str, by: Actor) -> None:
    limit = raffle_limit(campaign.last_day or by.on)
    if one.way == PrizeWay.RAFFLE and limit is not None and one.worth is not None and one.worth > limit.most:
        cause = f"{where}单价 {one.worth}，抽奖的最高奖不得超过 {limit.most.text('元', places=0)} 元"
        raise Refused(cause, cure=f"依据{limit.source}；换一种奖品", code="U944")


def _require_ranks_apart(prizes: Sequence[Offered]) -> None:
    ranked = sorted(
        ((one.rank_from or 0, one.rank_to or 0, one) for one in prizes if one.way == PrizeWay.RANKING),
        key=lambda ranks: ranks[:2],
    )
    for (_, last, one), (first, _, other) in itertools.pairwise(ranked):
        if first <= last:
            cause = f"「{one.name}」发到第 {last} 名，「{other.name}」又从第 {first} 名起"
            raise Refused(cause, cure="名次不能重叠：一个人按排名只得一样", code="U943")
