"""The measures of the room: each from the same records, exact, with the campaigns it was counted from."""

from collections.abc import Callable
from fractions import Fraction

from jixiao.engine.values import UNFILLED
from jixiao.measures.catalogue import Counted, Measure, Reference
from jixiao.records.quiz.counted.records import Records, Tally
from jixiao.records.quiz.models import Campaign

Count = Callable[[Records], Counted]
Figure = Callable[[Tally], int]
MOST_NOTE = 500
NOBODY = "本年没有人参与线上竞答"
NO_CAMPAIGN = "本年没有发布过线上竞答"


def campaigns(records: Records) -> Counted:
    """Count the campaigns that began within the period."""
    began = [one for one in records.campaigns if one.first_day and records.period.contains(one.first_day)]
    value = Fraction(len(began)) if records.campaigns else UNFILLED
    references = tuple(_reference(one, 1) for one in began)
    return Counted(value, references, "竞答活动条数", "" if records.campaigns else NO_CAMPAIGN)


def players(records: Records) -> Counted:
    """Count different people who handed in a set, whoever was excluded left out."""
    note = "几场都参加的只计一人，所以各场相加会比合计多" if len(records.held_here) > 1 else ""
    left = sum(records.of(one).players - records.of(one).valid_players for one in records.held_here)
    note = "；".join(part for part in (note, f"剔除 {left:,} 人不计" if left else "") if part)
    return _known(records, records.valid_people, lambda one: one.valid_players, "按身份摘要去重的有效参与人数", note)


def sets(records: Records) -> Counted:
    """Count the sets handed in, those of excluded players left out."""
    total = sum(records.of(one).valid_sets for one in records.held_here)
    return _known(records, total, lambda one: one.valid_sets, "各场交卷套数合计，剔除的不计")


def days(records: Records) -> Counted:
    """Count the days on which somebody handed a set in, campaign by campaign."""
    total = sum(records.of(one).days for one in records.held_here)
    return _known(records, total, lambda one: one.days, "各场有人交卷的天数合计")


def valid_share(records: Records) -> Counted:
    """Return the share of those who took part that was left after the exclusions."""
    note = f"有效 {records.valid_people:,} 人 ÷ 全部 {records.people:,} 人（含剔除）"
    formula = "有效参与人数 ÷ 全部参与人数 × 100%"
    return _rate(records, Fraction(100 * records.valid_people), records.people, formula, note)


def right_rate(records: Records) -> Counted:
    """Return the share of valid answers that was right."""
    right = sum(records.of(one).right for one in records.held_here)
    answers = sum(records.of(one).answers for one in records.held_here)
    note = f"答对 {right:,} 题次 ÷ 作答 {answers:,} 题次"
    return _rate(records, Fraction(100 * right), answers, "答对题次 ÷ 作答题次 × 100%", note)


def fault_rate(records: Records) -> Counted:
    """Return how many of a thousand questions that were put up were found to be wrong."""
    formula = "确有错误的题数 ÷ 入选题数 × 1000‰"
    if not records.asked:
        return Counted(UNFILLED, (), formula, "没有入选题目的记录")
    asked = [one for one in records.campaigns if records.of(one).asked]
    told = [(one, f"入选 {records.of(one).asked:,} 题，确有错误 {records.of(one).faulty:,} 题") for one in asked]
    references = tuple(_reference(one, note=words) for one, words in told)
    note = f"确有错误 {records.faulty:,} 题 ÷ 入选 {records.asked:,} 题，几场都入选的只计一题"
    return Counted(Fraction(1000 * records.faulty, records.asked), references, formula, note)


def prizes(records: Records) -> Counted:
    """Count the pieces that were handed over."""
    total = sum(records.of(one).given for one in records.held_here)
    return _known(records, total, lambda one: one.given, "已领取的奖品件数合计，逾期收回和取消的不计")


def prize_value(records: Records) -> Counted:
    """Sum what the pieces that were handed over cost."""
    formula = "Σ 已领取件数 × 奖品单价"
    refused = _unknown(records, formula) or _unpriced(records, formula)
    if refused:
        return refused
    found = [(one, _worth(records, one)) for one in records.held_here]
    references = tuple(_reference(one, worth / 10_000) for one, worth in found if worth)
    return Counted(sum((worth for _, worth in found), Fraction(0)) / 10_000, references, formula)


def prize_cost(records: Records) -> Counted:
    """Return what the prizes cost for each person who got one."""
    return _cost(records, records.winners, "已领取奖品价值 ÷ 获奖人数", "获奖")


def prize_cost_of_players(records: Records) -> Counted:
    """Return what the prizes cost for each person who took part."""
    return _cost(records, records.valid_people, "已领取奖品价值 ÷ 竞答参与人数", "参与")


def _cost(records: Records, people: int, formula: str, word: str) -> Counted:
    refused = _unknown(records, formula) or _unpriced(records, formula)
    if refused:
        return refused
    if not people:
        return Counted(UNFILLED, (), formula, f"还没有人{word}，除不了")
    total = sum((_worth(records, one) for one in records.held_here), Fraction(0))
    references = tuple(_reference(one, note=f"已领取 {records.of(one).given:,} 件") for one in records.held_here)
    return Counted(total / people, references, formula, f"{word} {people:,} 人")


def _known(records: Records, total: int, figure: Figure, formula: str, note: str = "") -> Counted:
    """Return a total: 未填 where nobody played at all, or where a campaign was held elsewhere."""
    refused = _unknown(records, formula)
    if refused:
        return refused
    references = tuple(_reference(one, figure(records.of(one))) for one in records.held_here)
    return Counted(Fraction(total), references, formula, note)


def _rate(records: Records, part: Fraction, whole: int, formula: str, note: str) -> Counted:
    refused = _unknown(records, formula)
    if refused:
        return refused
    if not whole:
        return Counted(UNFILLED, (), formula, "这一期间没有人参与")
    references = tuple(_reference(one, note=_sets_of(records.of(one))) for one in records.held_here)
    return Counted(part / whole, references, formula, note)


def _unknown(records: Records, formula: str) -> Counted | None:
    if records.taken_over:
        told = f"「{records.taken_over[0].title}」是补录的，原来没有公布参与情况，合计不出来"
        return Counted(UNFILLED, tuple(_reference(one) for one in records.campaigns), formula, told[:MOST_NOTE])
    return None if records.is_played else Counted(UNFILLED, (), formula, NOBODY if records.campaigns else NO_CAMPAIGN)


def _unpriced(records: Records, formula: str) -> Counted | None:
    for one in records.held_here:
        if records.of(one).worth is None:
            told = f"「{one.title}」的「{records.of(one).unpriced}」没有填单价，合计不出来"
            return Counted(UNFILLED, (_reference(one),), formula, told[:MOST_NOTE])
    return None


def _worth(records: Records, one: Campaign) -> Fraction:
    worth = records.of(one).worth
    return Fraction(0) if worth is None else worth.amount("元")


def _sets_of(tally: Tally) -> str:
    return f"{tally.players:,} 人，剔除 {tally.players - tally.valid_players:,} 人，有效 {tally.valid_sets:,} 套"


def _reference(one: Campaign, amount: Fraction | int | None = None, note: str = "") -> Reference:
    days = f"{one.first_day} 至 {one.last_day}"
    where = "，".join(part for part in (days, note) if part)
    return Reference(
        "quiz.campaign", one.pk, f"{one.code} {one.title}", None if amount is None else Fraction(amount), where
    )


MEASURES: tuple[tuple[Measure, Count], ...] = (
    (
        Measure(
            "quiz.campaigns", "线上竞答期数", "期",
            "有奖竞答里发布的竞答有几期，按开始日期计；科普活动台账里登记的竞答场次另计（竞答活动场次）", "KX-C12",
        ),
        campaigns,
    ),
    (
        Measure(
            "quiz.players", "竞答参与人数", "人",
            "交过卷的人，几场都参加的只计一人，剔除的不计；台账里填报的是竞答参加人次", "KX-C13",
        ),
        players,
    ),
    (Measure("quiz.sets", "竞答人次", "人次", "每人每天交一套计一人次，剔除的不计", "KX-C14"), sets),
    (Measure("quiz.days", "竞答天数", "天", "有人交卷的天数，几场同一天的各计一天"), days),
    (
        Measure("quiz.valid_share", "竞答有效参与率", "%", "交过卷的人里，剔除异常以后还有多少", "KX-Z06"),
        valid_share,
    ),
    (Measure("quiz.right_rate", "竞答正确率", "%", "有效答卷里答对的题次占多少"), right_rate),
    (
        Measure("quiz.fault_rate", "答题题库差错率", "‰", "入选的题里核实确有错误的占千分之几", "KX-Z05"),
        fault_rate,
    ),
    (Measure("quiz.prizes", "竞答奖品发放件数", "件", "已领取的奖品件数，待领、收回和取消的不计"), prizes),
    (Measure("quiz.prize_value", "竞答奖品发放价值", "万元", "已领取的奖品按单价合计"), prize_value),
    (
        Measure("quiz.prize_cost", "竞答奖品成本", "元/人", "已领取奖品价值平均到每个领到奖的人", "KX-J04"),
        prize_cost,
    ),
    (
        Measure("quiz.prize_cost_of_players", "竞答参与人均奖品成本", "元/人", "已领取奖品价值平均到每个参与的人"),
        prize_cost_of_players,
    ),
)  # fmt: skip
