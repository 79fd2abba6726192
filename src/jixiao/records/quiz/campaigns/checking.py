"""Everything that is wrong with a campaign, all at once: what stops opening, what wants a reason, what is only told."""

import datetime
from collections.abc import Iterator, Sequence

from jixiao.engine.errors import Finding, Place, worst_first
from jixiao.records.quiz.campaigns.agreeing import disagreements
from jixiao.records.quiz.campaigns.days import claim_until, length_of, points_at_most
from jixiao.records.quiz.campaigns.draw_list import lines_of
from jixiao.records.quiz.campaigns.limits import cash_word, raffle_limit
from jixiao.records.quiz.campaigns.pooling import Bucket, buckets_of
from jixiao.records.quiz.campaigns.queries import pick_up_points_of, prizes_of
from jixiao.records.quiz.campaigns.ways import is_ready
from jixiao.records.quiz.models import Audience, Campaign, IdentityWay, Prize, PrizeWay


def faults_of(campaign: Campaign, *, on: datetime.date | None = None) -> tuple[Finding, ...]:
    """Return the findings about a campaign, 必须改 first; ``on`` is the day it would be opened. Five statements."""
    prizes, points = prizes_of(campaign), len(pick_up_points_of(campaign))
    found = [
        *_days(campaign, on),
        *disagreements(campaign, prizes),
        *_questions(campaign, buckets_of(campaign)),
        *_people(campaign),
        *_texts(campaign),
        *_prizes(campaign, prizes, points),
    ]
    return worst_first(found)


def _days(campaign: Campaign, on: datetime.date | None) -> Iterator[Finding]:
    first, last = campaign.first_day, campaign.last_day
    if first is None or last is None:
        yield _finding("Q111", "first_day", "起止日期", "开始日期或结束日期没有填", "填两个日期")
        return
    if on is not None and last < on:
        yield _finding("Q112", "last_day", "结束日期", f"{last} 已经过去", "改结束日期")
    elif on is not None and first < on:
        cause = f"开始日期 {first} 已经过去，今天才发布，前面几天没有人能答"
        yield _finding("Q113", "first_day", "开始日期", cause, "把开始日期改成今天或以后；公布过的另行说明")
    year = campaign.unit_year.year
    if first.year != year:
        yield _finding("Q114", "first_day", "开始日期", f"{first} 不在 {year} 年度", "登记到它所在的年度，或核对日期")


def _questions(campaign: Campaign, buckets: Sequence[Bucket]) -> Iterator[Finding]:
    number = sum(one["number"] for one in lines_of(campaign))
    if number != campaign.per_day:
        cause = f"抽题办法各行合计 {number} 题，每天题数是 {campaign.per_day} 题"
        yield _finding("Q115", "draw", "抽题办法", cause, "改抽题办法或每天题数，使两个数相等")
    for one in buckets:
        have = len(one.versions)
        if have < one.number:
            cause = f"{one.title}每天抽 {one.number} 题，题库里审核通过的只有 {have} 题可用"
            cure = "补题并审核，或改抽题办法；前面的行先取走带这个标签的题"
            yield _finding("Q116", "draw", "抽题办法", cause, cure)
        elif have < (wanted := one.number * length_of(campaign)):
            cause = f"{one.title}有 {have} 题，全程要 {wanted} 题，天天参加的人会遇到重复的题"
            yield _finding("Q117", "draw", "题库", cause, f"再补 {wanted - have} 题，或写明理由照办")
    if campaign.minutes and campaign.minutes * 60 < campaign.per_day * campaign.least_seconds:
        cause = f"时限 {campaign.minutes} 分钟，{campaign.per_day} 题按每题最少 {campaign.least_seconds} 秒也答不完"
        yield _finding("Q118", "minutes", "答题时限", cause, "放宽时限，或减少每题最少秒数")


def _people(campaign: Campaign) -> Iterator[Finding]:
    if not campaign.ways:
        yield _finding("Q119", "ways", "参与方式", "一种参与方式也没有选，谁也进不来", "至少选一种")
    for way in campaign.ways:
        if not is_ready(way):
            cause = f"选了「{IdentityWay(way).label}」，本系统还没有配置它"
            yield _finding("Q120", "ways", "参与方式", cause, "请系统管理员配置，或不选这一种")
    if campaign.audience != Audience.ALL and not campaign.places:
        what = "乡镇、街道" if campaign.audience == Audience.COUNTY else "学校、单位"
        yield _finding("Q121", "places", "乡镇街道或学校", f"没有列出{what}", "每行写一个")
    if campaign.audience == Audience.LIST:
        if set(campaign.ways) != {IdentityWay.CODE.value}:
            cause = "只让名单内的人参加，却不是只凭参与码进入"
            yield _finding("Q122", "ways", "参与方式", cause, "参与方式只选「参与码」")
        elif not campaign.codes.filter(voided_on=None).exists():
            yield _finding("Q123", "", "参与码", "还没有制作参与码，名单内的人进不来", "到「参与码」里制作并发放")


def _texts(campaign: Campaign) -> Iterator[Finding]:
    if not campaign.contact:
        yield _finding("Q124", "contact", "咨询电话", "没有咨询电话，参加的人无处询问和投诉", "填单位电话")
    if not campaign.consent:
        cause = "要认人、要发奖，就要处理个人信息，却没有告知"
        yield _finding("Q125", "consent", "个人信息告知", cause, "写明处理者、目的、方式、种类、保存期限和权利")
    if campaign.lets_minors and not campaign.guardian_consent:
        cause = "让不满 14 周岁的参加，却没有给监护人的告知"
        yield _finding("Q126", "guardian_consent", "监护人告知", cause, "写监护人告知，或不让不满 14 周岁的参加")


def _prizes(campaign: Campaign, prizes: Sequence[Prize], points: int) -> Iterator[Finding]:
    if not prizes:
        yield _finding("Q131", "prizes", "奖品", "一种奖品也没有", "到「奖品」里列出；确实不发奖的写明理由")
        return
    if not points:
        yield _finding("Q132", "points", "领奖点", "有奖品，没有领奖点，得奖的人不知道到哪里领", "到「领奖点」里列出")
    most, limit = points_at_most(campaign), raffle_limit(campaign.first_day or datetime.date.max)
    for one in prizes:
        if most and one.way == PrizeWay.EXCHANGE and (one.cost or 0) > most:
            cause = f"「{one}」要 {one.cost} 分，全部答对也只有 {most} 分，谁也换不到"
            yield _finding("Q133", "prizes", "奖品", cause, "降低兑换积分")
        if most and one.way == PrizeWay.RAFFLE and one.least_points > most:
            cause = f"「{one}」满 {one.least_points} 分才能抽奖，全部答对也只有 {most} 分"
            yield _finding("Q133", "prizes", "奖品", cause, "降低参加抽奖的最低积分")
        if one.worth is None:
            code = "Q134" if one.way == PrizeWay.RAFFLE else "Q135"
            yield _finding(code, "prizes", "奖品", f"「{one}」没有写单价", "填单价，规则里要公布奖品价格")
        elif one.way == PrizeWay.RAFFLE and limit and one.worth > limit.most:
            yield _finding("Q136", "prizes", "奖品", f"「{one}」单价 {one.worth}，超过 {limit.most}", limit.source)
        if word := cash_word(one.name):
            cause = f"「{one}」像是现金或卡券（{word}）"
            yield _finding("Q137", "prizes", "奖品", cause, "换成实物；财政资金不发现金和购物卡")
    yield from _ranks_and_holding(campaign, prizes)


def _ranks_and_holding(campaign: Campaign, prizes: Sequence[Prize]) -> Iterator[Finding]:
    ranked = sorted((one.rank_from or 0, one.rank_to or 0) for one in prizes if one.way == PrizeWay.RANKING)
    expected = 1
    for first, last in ranked:
        if first != expected:
            cause = f"第 {expected} 至 {first - 1} 名没有奖品，第 {first} 名起却有"
            yield _finding("Q138", "prizes", "奖品", cause, "名次从第 1 名起连着写，或确认就是这样")
        expected = last + 1
    until = claim_until(campaign)
    if any(one.way == PrizeWay.EXCHANGE for one in prizes) and campaign.last_day and until:
        days = campaign.hold_minutes // (24 * 60)
        if days > campaign.claim_days:
            cause = f"兑换后保留 {days} 天，长于领奖期限 {campaign.claim_days} 天"
            yield _finding("Q139", "hold_minutes", "兑换后保留", cause, "缩短保留时间，或延长领奖期限")


def _finding(code: str, path: str, where: str, cause: str, cure: str) -> Finding:
    return Finding(code, Place(where, path=path), cause, cure)
