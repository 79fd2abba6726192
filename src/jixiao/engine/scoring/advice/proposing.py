"""The proposal for one project: every rule tried on its numbers, the strictest that holds applied, all of it traced."""

from collections.abc import Iterator
from dataclasses import dataclass
from fractions import Fraction

from jixiao.engine.scoring.advice.rules import AdviceRule, AdviceTable, Verdict
from jixiao.engine.values import Money, Points, Ratio, Source, Trace, print_decimal

ORDER = tuple(Verdict)
_LABEL = "下年预算建议"


@dataclass(frozen=True, slots=True)
class Case:
    """What is known of a project after its year; ``grade`` "" where it was not judged, ``twin`` the most alike."""

    grade: str
    total: Points | None
    rate: Ratio | None
    budget: Money | None
    repeated: int
    unmended: int
    is_reported: bool
    is_judged: bool
    overlap: Fraction
    twin: str


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed: the verdict, the share to cut, the rule (None where no rule held), and how it came about."""

    verdict: Verdict
    cut: Fraction
    amount: Money | None
    rule: AdviceRule | None
    trace: Trace

    @property
    def words(self) -> str:
        """Return the proposal as it is printed: 压减 10%."""
        return verdict_words(self.verdict, self.cut)


def verdict_words(verdict: Verdict, cut: Fraction) -> str:
    """Return a verdict with the share that is cut, where something is."""
    return f"{verdict.value} {_percent(cut)}" if verdict is Verdict.CUT else verdict.value


def cut_amount(budget: Money | None, verdict: Verdict, cut: Fraction) -> Money | None:
    """Return how much less that is: the whole where it is cancelled, the share rounded to a 分 where it is cut."""
    if budget is None:
        return None
    share = Fraction(1) if verdict is Verdict.CANCEL else cut if verdict is Verdict.CUT else Fraction(0)
    return Money((2 * budget.fen * share.numerator + share.denominator) // (2 * share.denominator))


def propose(case: Case, table: AdviceTable) -> Proposal:
    """Return what the rules propose for a project: the strictest verdict that holds, and the largest cut beneath it.

    A project of which no rule holds is kept as it is, for a person to look at.
    """
    held = [rule for rule in table.rules if holds(rule, case)]
    if not held:
        note = "没有一条规则适用（多为还没有评定等级），请财政局自行判断"
        return Proposal(Verdict.KEEP, Fraction(0), None, None, _trace(case, table, "据实保障", None, note))
    applied = max(held, key=lambda rule: (ORDER.index(rule.verdict), rule.cut))
    cut = applied.cut if applied.verdict is Verdict.CUT else Fraction(0)
    words = verdict_words(applied.verdict, cut)
    amount = cut_amount(case.budget, applied.verdict, cut)
    return Proposal(applied.verdict, cut, amount, applied, _trace(case, table, words, applied, _note(applied)))


def holds(rule: AdviceRule, case: Case) -> bool:
    """Return whether everything a rule asks for is so."""
    return all(_conditions(rule, case))


def _conditions(rule: AdviceRule, case: Case) -> Iterator[bool]:
    if rule.grades:
        yield case.grade in rule.grades
    if rule.rate_below is not None:
        yield case.rate is not None and case.rate.value < rule.rate_below
    if rule.repeated:
        yield case.repeated >= rule.repeated
    if rule.unmended:
        yield case.unmended >= rule.unmended
    if rule.unreported:
        yield not case.is_reported
    if rule.unjudged:
        yield not case.is_judged
    if rule.overlap_from is not None:
        yield case.overlap >= rule.overlap_from


def _note(rule: AdviceRule) -> str:
    span = f"幅度 {_percent(rule.cut)}—{_percent(rule.cut_most)}。" if rule.cut_most != rule.cut else ""
    doubt = f"存疑：{rule.doubt}" if rule.doubt else ""
    return f"{span}{doubt}"


def _trace(case: Case, table: AdviceTable, words: str, applied: AdviceRule | None, note: str) -> Trace:
    return Trace(
        label=_LABEL,
        printed=words,
        formula="逐条核对规则，取最严的一条；同为压减的取比例最大的",
        note=note,
        rule=applied.rule if applied else None,
        inputs=(*_numbers(case, applied), *(_tried(rule, case) for rule in table.rules)),
    )


def _numbers(case: Case, applied: AdviceRule | None) -> Iterator[Trace]:
    yield _read("绩效等级", case.grade or "未评定", "绩效自评的认定等级")
    if case.total is not None:
        yield Trace("得分", str(case.total), case.total.value, "分", source=Source("记录", "绩效自评的认定得分"))
    if case.rate is not None:
        yield Trace("预算执行率", case.rate.percent(), case.rate.value, source=Source("记录", "绩效自评的预算执行率"))
    yield _read("重复出现的问题", f"{case.repeated} 个", "问题整改台账，与上年同一指标或问题")
    yield _read("逾期未整改的问题", f"{case.unmended} 个", "问题整改台账，已过整改期限、没有销号")
    yield _read("申报绩效目标", "已申报" if case.is_reported else "没有申报", "绩效目标")
    if case.twin:
        printed = f"{_percent(case.overlap)}，与「{case.twin}」"
        yield Trace("三级指标名称重合", printed, case.overlap, source=Source("记录", "绩效目标的指标"))
    if case.budget is not None:
        yield _amount(case.budget, applied)


def _amount(budget: Money, applied: AdviceRule | None) -> Trace:
    base = Trace("全年预算数", f"{budget.text('万元')} 万元", source=Source("记录", "预算执行"))
    if applied is None or applied.verdict not in {Verdict.CUT, Verdict.CANCEL}:
        return base
    share = Fraction(1) if applied.verdict is Verdict.CANCEL else applied.cut
    less = cut_amount(budget, applied.verdict, applied.cut) or Money(0)
    return Trace(
        "按全年预算数折算",
        f"减 {less.text('万元')} 万元",
        less.amount("万元"),
        "万元",
        formula="全年预算数 × 压减比例",
        worked=f"{budget.text('万元')} × {_percent(share)}",
        rounding="四舍五入到分",
        inputs=(base,),
    )


def _tried(rule: AdviceRule, case: Case) -> Trace:
    met = "适用" if holds(rule, case) else "不适用"
    return Trace(f"规则「{rule.rule.title}」", f"{met}：{verdict_words(rule.verdict, rule.cut)}", rule=rule.rule)


def _read(label: str, printed: str, place: str) -> Trace:
    return Trace(label, printed, source=Source("记录", place))


def _percent(share: Fraction) -> str:
    return f"{print_decimal(share * 100)}%"
