"""The light of the money: the execution rate against the time that has passed."""

from fractions import Fraction

from jixiao.engine.scoring.monitoring.lights import YEAR, Lit, banded, lit, percent, span, unlit
from jixiao.engine.scoring.monitoring.rules import LightRules
from jixiao.engine.values import Absent, Money, Trace, print_decimal

LABEL = "执行灯"


def light_execution(
    *,
    budget: Money | Absent,
    executed: Money | Absent,
    month: int,
    rules: LightRules,
    inputs: tuple[Trace, ...] = (),
) -> Lit:
    """Return the light of 执行率 ÷ 时间进度 at the end of ``month``; amounts that are absent or 0 give none.

    The share is that quotient. ``inputs`` are the traces of the two amounts.
    """
    rule = rules.execution
    missing = [f"{name}{one}" for name, one in (("预算数", budget), ("执行数", executed)) if isinstance(one, Absent)]
    if isinstance(budget, Absent) or isinstance(executed, Absent):
        return unlit(LABEL, f"{'、'.join(missing)}，执行率算不出", rule=rule, inputs=inputs)
    if not budget.fen:
        return unlit(LABEL, "预算数为 0，执行率没有分母", rule=rule, inputs=inputs)
    rate, passed = Fraction(executed.fen, budget.fen), Fraction(month, YEAR)
    share = rate / passed
    light, why = banded(share, rule)
    gap = passed - rate
    behind = (
        f"，差 {print_decimal(gap * 100, places=2)} 个百分点（{_short(budget, passed, executed)}）" if gap > 0 else ""
    )
    says = (
        f"{span(month)}应执行 {percent(passed)}，实际 {percent(rate)}{behind}；"
        f"{percent(rate)} ÷ {percent(passed)} = {percent(share)}，{why}"
    )
    worked = f"{executed.text('万元')} ÷ {budget.text('万元')} ÷ ({month} ÷ {YEAR}) = {percent(share)}"
    return lit(light, says, label=LABEL, rule=rule, worked=worked, share=share, inputs=inputs)


def _short(budget: Money, passed: Fraction, executed: Money) -> str:
    due = budget.amount("万元") * passed - executed.amount("万元")
    return f"{print_decimal(due, places=2)} 万元"
