"""The end of the year from the pace so far, exact: what is done ÷ the months gone × 12."""

from fractions import Fraction

from jixiao.engine.scoring.monitoring.judging import Promised, rule_of
from jixiao.engine.scoring.monitoring.lights import YEAR, number
from jixiao.engine.scoring.monitoring.rules import LightRules
from jixiao.engine.values import Money, Quantity, Trace, print_decimal

LABEL = "全年预计"
FORMULA = "完成值 ÷ 已过月份 × 12"


def forecast_money(*, executed: Money, budget: Money, month: int) -> tuple[Money, Trace]:
    """Return 全年预计执行数 by the pace so far, in whole 分, never more than the budget unless that is spent."""
    exact = Fraction(executed.fen * YEAR, month)
    paced = Money(int(exact + Fraction(1, 2)))
    shown = max(executed, min(paced, budget))
    worked = f"{executed.text('万元')} ÷ {month} × {YEAR} = {paced.text('万元')}"
    note = f"照此速度为 {paced.text('万元')} 万元，超过预算，以预算数为限" if shown != paced else ""
    printed = f"{shown.text('万元')}万元"
    trace = Trace(
        "全年预计执行数",
        printed,
        exact=exact / 100,
        unit="元",
        formula="执行数 ÷ 已过月份 × 12",
        worked=worked,
        note=note,
    )
    return shown, trace


def is_ratio(value: Quantity) -> bool:
    """Return whether a quantity is a ratio (%, ‰), which does not add up over the months."""
    return not value.unit.powers and value.unit.symbol != ""


def grows(promised: Promised, *, rules: LightRules) -> bool:
    """Return whether an indicator adds up over the months, so that a curve of it means something."""
    target = promised.target
    return isinstance(target, Quantity) and not is_ratio(target) and rule_of(promised, rules=rules) is rules.timed


def forecast_value(promised: Promised, value: Quantity, *, month: int, rules: LightRules) -> tuple[Quantity, Trace]:
    """Return 全年预计完成 by the pace so far; a ratio, and what is only held within a range, stays as it stands."""
    stays = is_ratio(value) or rule_of(promised, rules=rules) is rules.in_range
    symbol = value.unit.symbol
    if stays:
        printed = f"{number(value.amount)}{symbol}"
        return value, Trace(LABEL, printed, exact=value.in_base(), note="比率和范围类指标不按进度推算，照现在的数")
    ahead = Quantity(value.amount / month * YEAR, value.unit)
    worked = f"{print_decimal(value.amount)} ÷ {month} × {YEAR} = {number(ahead.amount)}"
    return ahead, Trace(LABEL, f"{number(ahead.amount)}{symbol}", exact=ahead.in_base(), formula=FORMULA, worked=worked)
