"""The rules of a campaign in words, made from the same fields that playing, prizes and fairness are held to.

Nobody types them, so text and behaviour cannot differ. 《规范促销行为暂行规定》 says what is announced beforehand:
kinds, numbers and prices of prizes, who may take part and how, when and how it is drawn, when, where and on what terms
prizes are handed out, when they lapse, the organiser and a telephone.
"""

import dataclasses
import datetime
from collections.abc import Iterable, Iterator, Sequence

from jixiao.records.quiz.campaigns.days import claim_until, hold_words, length_of, points_at_most, was_taken_over
from jixiao.records.quiz.campaigns.draw_list import lines_of
from jixiao.records.quiz.campaigns.picking_up import words_of as words_of_point
from jixiao.records.quiz.campaigns.queries import pick_up_points_of, prizes_of
from jixiao.records.quiz.campaigns.ways import offered
from jixiao.records.quiz.campaigns.winning import prize_sentences, prizes_as_published, raffle_sentences
from jixiao.records.quiz.models import (
    Audience,
    Campaign,
    Feedback,
    IdentityWay,
    PickUpPoint,
    Prize,
    PrizeWay,
    QuestionKind,
)
from jixiao.web.printing import day_text

OPEN_ENDED = "（待定）"
TAKEN_OVER = "这次竞答是补录的，上面是当时公布的；其余规则当时没有公布，这里不补写。"
IDENTITY = {
    IdentityWay.WECHAT: "在微信里打开，由微信告知标识，不取昵称、头像；不需要关注公众号；虚拟账号（快照页）不能参加",
    IdentityWay.PHONE: "填手机号，收一条验证码",
    IdentityWay.CODE: "填主办单位发的参与码，一码一人，请勿转借",
}


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A part of the rules: a stable key for links, its title, its sentences."""

    key: str
    title: str
    sentences: tuple[str, ...]


def rules_of(campaign: Campaign) -> list[Section]:
    """Return the rules of a campaign; two statements, for its prizes and its pick-up points."""
    return rules_with(campaign, prizes_of(campaign), pick_up_points_of(campaign))


def rules_with(campaign: Campaign, prizes: Sequence[Prize], points: Sequence[PickUpPoint]) -> list[Section]:
    """Return the rules of a campaign, its prizes and pick-up points being at hand."""
    if was_taken_over(campaign):
        return _as_published(campaign, prizes)
    ways = {PrizeWay(one.way) for one in prizes}
    parts = (
        ("about", "活动", _about(campaign)),
        ("days", "时间", _days(campaign)),
        ("people", "谁可以参加", _people(campaign)),
        ("playing", "怎样答题和计分", _playing(campaign)),
        ("answers", "答案公布", _answers(campaign)),
        ("ranking", "排名", _ranking(campaign, ways)),
        ("prizes", "奖品", prize_sentences(campaign, prizes)),
        ("raffle", "抽奖", raffle_sentences(campaign) if PrizeWay.RAFFLE in ways else ()),
        ("exchange", "积分兑换", _exchange(campaign) if PrizeWay.EXCHANGE in ways else ()),
        ("claiming", "领奖", _claiming(campaign, points) if prizes else ()),
        ("fairness", "公平", _fairness(campaign)),
        ("privacy", "个人信息", _lines(campaign.consent)),
        ("guardian", "监护人须知", _lines(campaign.guardian_consent) if campaign.lets_minors else ()),
        ("changes", "规则变更", _changes()),
        ("organiser", "主办单位和联系方式", _organiser(campaign)),
    )
    made = (Section(key, title, tuple(sentences)) for key, title, sentences in parts)
    return [one for one in made if one.sentences]


def _as_published(campaign: Campaign, prizes: Sequence[Prize]) -> list[Section]:
    """Return what is known of a campaign held elsewhere: settings that nobody published are none of its rules."""
    first, last = day_or_open(campaign.first_day), day_or_open(campaign.last_day)
    contact = (f"咨询电话：{campaign.contact}。",) if campaign.contact else ()
    return [
        Section("about", "活动", tuple(_about(campaign))),
        Section("days", "时间", (f"从 {first} 到 {last}，共 {length_of(campaign)} 天。",)),
        Section("playing", "题目和计分", (f"每天 {campaign.per_day} 题，每题 {campaign.points_each} 分。",)),
        *([Section("prizes", "奖品", tuple(prizes_as_published(prizes)))] if prizes else []),
        Section("organiser", "主办单位", (_organisers(campaign), *contact)),
        Section("unknown", "没有公布的", (TAKEN_OVER,)),
    ]


def day_or_open(day: datetime.date | None) -> str:
    """Return a day in words, 待定 where it is not set yet."""
    return day_text(day) if day else OPEN_ENDED


def organiser_of(campaign: Campaign) -> str:
    """Return the organiser: the unit, where nobody else is named."""
    return campaign.organiser or campaign.unit_year.unit.name


def _about(campaign: Campaign) -> Iterator[str]:
    yield f"{campaign.title}。" + (f"主题：{campaign.theme}。" if campaign.theme else "")
    yield from _lines(campaign.intro)


def _days(campaign: Campaign) -> Iterator[str]:
    first, last = day_or_open(campaign.first_day), day_or_open(campaign.last_day)
    yield f"从 {first} 0 时开始，到 {last} 24 时结束，共 {length_of(campaign) or OPEN_ENDED} 天。"
    yield "一天是北京时间的一个自然日，每天零点换题；以服务器的时钟为准，页面上有倒计时，手机上的时间不算。"
    yield "哪天没有答，哪天不补；零点前没有交卷的不计分，也不影响以后答题。"


def _people(campaign: Campaign) -> Iterator[str]:
    who = {
        Audience.ALL: "凡愿意参加的人都可以参加。",
        Audience.COUNTY: "本县居民可以参加，进入时自选所在乡镇、街道",
        Audience.LIST: "列入名单的学校、单位的人可以参加，凭参与码进入",
    }[Audience(campaign.audience)]
    places = "、".join(campaign.places)
    yield who if who.endswith("。") else who + (f"：{places}。" if places else "。")
    ages = "不满 14 周岁的也可以参加，须由监护人同意。" if campaign.lets_minors else "不满 14 周岁的人不参加本次竞答。"
    yield ages
    for way in offered(campaign.ways):
        yield f"{IdentityWay(way).label}：{IDENTITY[IdentityWay(way)]}。"
    yield "同一个人只能用一个身份参加，每人每天只有一套题。"


def _playing(campaign: Campaign) -> Iterator[str]:
    day = campaign.per_day * campaign.points_each
    yield (
        f"每天 {campaign.per_day} 题，每题 {campaign.points_each} 分，一天最多 {day} 分，"
        f"全程最多 {points_at_most(campaign) or OPEN_ENDED} 分。"
    )
    multi, single = QuestionKind.MULTI.label, QuestionKind.SINGLE.label
    yield f"{single}、判断选对得分；{multi}要全部选对才得分，多选、少选、错选都不得分，也不扣分。"
    if any(one["tag"] for one in campaign.draw):
        shares = "、".join(f"{one['tag'] or '其他'} {one['number']} 题" for one in lines_of(campaign))
        yield f"题目从题库里随机抽取：{shares}。"
    else:
        yield "题目从题库里随机抽取。"
    yield "同一个人在题库用完之前不会抽到重复的题；用完以后重新打乱再抽。"
    if campaign.shuffles_options:
        yield "选项的次序每人不同。"
    if campaign.minutes:
        yield f"领题后 {campaign.minutes} 分钟内交卷，从服务器发题时算起；到时只计已经保存的答案，中途离开时间照算。"
    else:
        yield "不限答题时间，当天零点前交卷就行；用时从服务器发题时算到交卷，中途离开时间照算。"
    yield "每天只能交一次卷，交了不能改；重复提交只算第一次。"


def _answers(campaign: Campaign) -> Iterator[str]:
    if campaign.feedback == Feedback.AT_ONCE:
        yield "交卷后马上看到得分、正确答案和解析。"
    else:
        yield "交卷后马上看到得分；正确答案和解析在当天结束（次日零点）以后看。"


def _ranking(campaign: Campaign, ways: set[PrizeWay]) -> Iterator[str]:
    if not campaign.shows_ranking and PrizeWay.RANKING not in ways:
        return
    yield "按累计积分从高到低排名；积分相同的，累计用时少的在前；用时也相同的，先达到这个积分的在前。"
    yield "兑换用去的积分不影响排名。" if PrizeWay.EXCHANGE in ways else "没有得分的不参加排名。"
    shown = "排行用系统编的参与编号公开，没有姓名。" if campaign.shows_ranking else "竞答期间不公开排行。"
    yield shown
    if PrizeWay.RANKING in ways:
        yield f"获奖名次按 {day_or_open(campaign.last_day)} 24 时的排名确定，剔除违规参与者后公布。"


def _exchange(campaign: Campaign) -> Iterator[str]:
    until = day_or_open(claim_until(campaign))
    yield f"积分够了就可以兑换，先到先得，兑完为止；到 {until}截止。奖品剩余数量实时显示。"
    held = hold_words(campaign.hold_minutes)
    yield f"兑换后奖品保留 {held}，凭领奖码到领奖点领取；到时没有领的，奖品放回，积分退还。"


def _claiming(campaign: Campaign, points: Sequence[PickUpPoint]) -> Iterator[str]:
    yield f"领奖期限：竞答结束后 {campaign.claim_days} 天，到 {day_or_open(claim_until(campaign))}为止。"
    yield "领奖方式：在手机上出示领奖码，到领奖点由工作人员扫码，当面签收。可以代领，代领人登记签名。"
    if campaign.lets_minors:
        yield "不满 14 周岁的，须经监护人同意，可以由监护人领取。"
    if points:
        yield f"领奖点：{'；'.join(words_of_point(one) for one in points)}。"
    yield "逾期没有领的，视为放弃；收回的奖品登记入账，不折算现金，不另行补发。"
    yield "获奖名单在活动页公布，姓名和电话隐去大部分；本人不同意公示的，只列参与编号。"


def _fairness(campaign: Campaign) -> Iterator[str]:
    yield "主办单位、协办单位的工作人员和命题、审题人员不参加评奖。"
    yield (
        f"一台手机最多 {campaign.device_most} 人参加；同一网络一小时最多新增 {campaign.address_most:,} 人，"
        "超过的请稍后再来或换网络。"
    )
    if campaign.least_seconds:
        yield f"平均每题不到 {campaign.least_seconds} 秒的，作为异常核查。"
    yield "用程序答题、一人冒用多个身份的，核实后剔除，写明原因；本人可以在活动页申诉。"
    yield "发现题目有错的，可以在交卷后报告；确有错误的撤下，并给受影响的人补分。"


def _changes() -> Iterator[str]:
    yield "竞答发布以后，题目、分值、奖品和发放办法不改。"
    yield "只能更正电话、延长竞答和领奖时间、增加奖品数量和领奖点、撤下错题。"
    yield "每次变更都在本页公布：变更了什么、原因、时间。"


def _organiser(campaign: Campaign) -> Iterator[str]:
    yield _organisers(campaign)
    yield f"咨询和投诉电话：{campaign.contact or OPEN_ENDED}。"


def _organisers(campaign: Campaign) -> str:
    partners = f"协办：{campaign.partners}。" if campaign.partners else ""
    return f"主办：{organiser_of(campaign)}。{partners}"


def _lines(text: str) -> Iterable[str]:
    return tuple(line.strip() for line in text.splitlines() if line.strip())


__all__ = ["Section", "day_or_open", "organiser_of", "rules_of", "rules_with"]
