"""Scores 预算执行率."""

import dataclasses
from fractions import Fraction

from jixiao.engine.errors import Finding, Place
from jixiao.engine.scoring.marks import percent
from jixiao.engine.scoring.methods import METHODS
from jixiao.engine.scoring.rulebook import RATE_FIRST, RECEIVED, ZERO_SCORE, Frame, Rulebook
from jixiao.engine.scoring.sheet import ExecutionScore, Sheet, Spending
from jixiao.engine.scoring.tracing import print_score, put_in, round_score
from jixiao.engine.values import (
    Absent,
    Money,
    Points,
    Ratio,
    Trace,
    Undefined,
    describe_rounding,
    print_decimal,
    round_exactly,
)

_HUNDRED = 100
_FINISHED = "项目已完成且支出在预算之内，得满分"


@dataclasses.dataclass(frozen=True, slots=True)
class Denominator:
    """The money that the execution is measured against, by its name."""

    name: str
    money: Money | Absent
    trace: Trace


def score_execution(
    sheet: Sheet, *, frame: Frame, rulebook: Rulebook
) -> tuple[ExecutionScore | None, tuple[Finding, ...]]:
    """Return the scored 预算执行率 with its faults; None where the frame deals it no points."""
    if not frame.execution:
        return None, ()
    spending = sheet.spending
    below = denominator_of(spending, rulebook=rulebook)
    rate = _rate(spending, below)
    weight = Points(frame.execution)
    rate_trace = _rate_trace(rate, spending, below, rulebook)
    if isinstance(rate, Undefined):
        return _unscored(rate, weight, rate_trace, below, rulebook), _faults(sheet, spending, below)
    return _scored(rate, weight, rate_trace, below, spending=spending, rulebook=rulebook), ()


def printed_rate(rate: Ratio, *, rulebook: Rulebook) -> Fraction:
    """Return the rate as it is printed, rounded by the rulebook; 0.9399 stands for 93.99 %."""
    rounding = rulebook.rounding
    return Fraction(round_exactly(rate.value * _HUNDRED, places=rounding.rate_places, mode=rounding.mode)) / _HUNDRED


def denominator_of(spending: Spending, *, rulebook: Rulebook) -> Denominator:
    """Return the money that the rulebook measures 全年执行数 against: 全年预算数 or 实际到位资金."""
    name = rulebook.execution.denominator
    if name == RECEIVED:
        return Denominator(name, spending.received, spending.received_trace or Trace(name, str(spending.received)))
    return Denominator(name, spending.budget, spending.budget_trace)


def _rate(spending: Spending, below: Denominator) -> Ratio | Undefined:
    absent = [
        f"{name}{money}"
        for name, money in (("全年执行数", spending.executed), (below.name, below.money))
        if isinstance(money, Absent)
    ]
    if isinstance(spending.executed, Absent) or isinstance(below.money, Absent):
        return Undefined("，".join(absent), ("预算执行率",))
    if below.money.fen == 0:
        return Undefined(f"{below.name}为 0，不能作分母", ("预算执行率",))
    return Ratio(Fraction(spending.executed.fen, below.money.fen))


def _rate_trace(rate: Ratio | Undefined, spending: Spending, below: Denominator, rulebook: Rulebook) -> Trace:
    inputs = (spending.executed_trace, below.trace)
    formula = f"全年执行数 ÷ {below.name} × 100%"
    provision = rulebook.execution.provision
    if isinstance(rate, Undefined):
        return Trace("预算执行率", str(rate), formula=formula, rule=provision.rule, inputs=inputs)
    rounding = rulebook.rounding
    exact = rate.value * _HUNDRED
    shown = round_exactly(exact, places=rounding.rate_places, mode=rounding.mode)
    step = describe_rounding(places=rounding.rate_places, mode=rounding.mode)
    return Trace(
        label="预算执行率",
        printed=f"{print_decimal(shown, places=rounding.rate_places)}%",
        exact=rate.value,
        unit="%",
        formula=formula,
        worked=f"{_in_ten_thousands(spending.executed)} ÷ {_in_ten_thousands(below.money)} × 100%",
        rounding="" if Fraction(shown) == exact else step,
        rule=provision.rule,
        inputs=inputs,
    )


def _in_ten_thousands(money: Money | Absent) -> str:
    return f"{print_decimal(money.amount('万元'))}万元" if isinstance(money, Money) else str(money)


def _scored(
    rate: Ratio, weight: Points, rate_trace: Trace, below: Denominator, *, spending: Spending, rulebook: Rulebook
) -> ExecutionScore:
    rule = rulebook.execution
    method = METHODS[rule.method]
    first = rulebook.rounding.order == RATE_FIRST
    used = printed_rate(rate, rulebook=rulebook) if first else rate.value
    finished = spending.completed and rate.value <= 1 and rule.method == "execution_steps"
    mark = method.mark(actual=Fraction(1) if finished else used, weight=weight.value, **rule.parameters)
    points, rounding = round_score(mark.points, rule=rulebook.rounding, weight=weight.value)
    divided = f"{_in_ten_thousands(spending.executed)} ÷ {_in_ten_thousands(below.money)}"
    numbers = {"完成值": percent(used) if first else divided, "分值": print_decimal(weight.value)}
    notes = ("先按打印的执行率计分" if first else "", f"存疑：{rule.provision.doubt}" if rule.provision.doubt else "")
    trace = Trace(
        label="预算执行率得分",
        printed=print_score(points, rule=rulebook.rounding),
        exact=mark.points,
        unit="分",
        formula=f"{method.name}：{method.formula(rule.parameters)}",
        worked=_FINISHED if finished else put_in(mark.branch, numbers=numbers, result=mark.points),
        rounding=rounding,
        note="；".join(note for note in notes if note),
        rule=rule.provision.rule,
        inputs=(rate_trace,),
    )
    return ExecutionScore(rate, weight, points, rate_trace, trace)


def _unscored(
    rate: Undefined, weight: Points, rate_trace: Trace, below: Denominator, rulebook: Rulebook
) -> ExecutionScore:
    rule = rulebook.execution
    zero = isinstance(below.money, Money) and below.money.fen == 0 and rule.zero_budget == ZERO_SCORE
    score: Points | Undefined = Points(Fraction(0)) if zero else rate
    printed = print_score(score, rule=rulebook.rounding) if isinstance(score, Points) else str(score)
    note = f"{below.name}为 0 的计 0 分" if zero else ""
    trace = Trace("预算执行率得分", printed, unit="分", note=note, rule=rule.provision.rule, inputs=(rate_trace,))
    return ExecutionScore(rate, weight, score, rate_trace, trace)


def _faults(sheet: Sheet, spending: Spending, below: Denominator) -> tuple[Finding, ...]:
    found = []
    for key, name, money, trace in (
        ("executed", "全年执行数", spending.executed, spending.executed_trace),
        ("budget", below.name, below.money, below.trace),
    ):
        where = trace.source.place if trace.source else f"《{sheet.title}》预算执行"
        place = Place(where=where, path=f"spending.{key}")
        if isinstance(money, Absent):
            found.append(Finding("J410", place, f"{name}{money}，预算执行率算不出", f"填写{name}（含调整和上年结转）"))
        elif key == "budget" and money.fen == 0:
            cause = f"{name}为 0，预算执行率没有分母"
            found.append(Finding("J409", place, cause, "核对全年预算数（年初预算加调整）；确无预算的说明资金来源"))
    return tuple(found)
