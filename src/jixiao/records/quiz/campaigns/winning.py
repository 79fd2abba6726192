"""How prizes are won, in words: each prize with number, value, way and price or ranks; the draw anybody can repeat."""

from collections.abc import Iterator, Sequence

from jixiao.records.quiz.campaigns.days import RAFFLE_WITHIN, raffle_days
from jixiao.records.quiz.models import Campaign, Prize, PrizeWay
from jixiao.web.printing import day_text


def prize_sentences(campaign: Campaign, prizes: Sequence[Prize]) -> Iterator[str]:
    """Yield the sentences about the prizes of a campaign."""
    if not prizes:
        yield "本次竞答不设奖品。"
        return
    for one in prizes:
        yield prize_sentence(campaign, one)
    kinds = len(prizes)
    yield f"以上共 {kinds} 种、{sum(one.total for one in prizes):,} 件，都是实物，不折算现金。参加竞答不收任何费用。"


def prizes_as_published(prizes: Sequence[Prize]) -> Iterator[str]:
    """Yield what was published of the prizes of a campaign held elsewhere: no price in points, no limit, no ranks."""
    for one in prizes:
        worth = f"，每件价值 {one.worth}" if one.worth is not None else ""
        yield f"{one.grade}：{one.name}，{one.total:,} 件{worth}；{PrizeWay(one.way).label}。"


def prize_sentence(campaign: Campaign, prize: Prize) -> str:
    """Return what is promised of one prize."""
    worth = f"，每件价值 {prize.worth}" if prize.worth is not None else ""
    named = f"{prize.grade}：{prize.name}，{prize.total:,} 件{worth}"
    if prize.way == PrizeWay.EXCHANGE:
        return f"{named}；每件 {prize.cost:,} 分兑换，每人限 {prize.per_person} 件。"
    if prize.way == PrizeWay.RANKING:
        first, last = prize.rank_from, prize.rank_to
        return (
            f"{named}；发给排名第 {first} 名的人。"
            if first == last
            else f"{named}；发给排名第 {first} 至 {last} 名的人。"
        )
    days = raffle_days(campaign)
    when = f"，{day_text(days[0])}至 {day_text(days[1])}开奖" if days else ""
    return f"{named}；累计满 {prize.least_points:,} 分的人参加抽奖{when}，同一种奖品每人最多中一件。"


def raffle_sentences(campaign: Campaign) -> Iterator[str]:
    """Yield how the draw is done, so that anybody can repeat it."""
    days = raffle_days(campaign)
    if days:
        when = f"{day_text(days[0])}至 {day_text(days[1])}"
        yield f"开奖时间：竞答结束后 {RAFFLE_WITHIN} 天内（{when}），结果在活动页公布。"
    yield "中奖概率：奖品件数除以参加抽奖的人数；参加的人按参与编号列出，开奖时一并公布。"
    yield (
        "开奖方式：发布竞答时先定下一串随机种子并公布它的 SHA-256 摘要，开奖时公布种子。"
        "对每个参加的人，把「种子|名单摘要|奖品次序|参与编号」算 SHA-256，从小到大排，最小的若干人中奖；"
        "奖品次序是它在上面奖品里排第几；名单摘要是参加名单（参与编号排好序，一行一个，每行末尾换行）的 SHA-256。"
        "任何人都可以照此重算。"
    )
    if campaign.raffle_hash:
        yield f"种子的摘要：{campaign.raffle_hash}。"
    else:
        yield "种子的摘要：发布竞答时产生并公布。"
