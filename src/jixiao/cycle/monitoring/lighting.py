"""A row and its light: what the engine says of a frozen or typed value, put into the row."""

from fractions import Fraction

from jixiao.cycle.monitoring.counting import Funds, Known, entered_for, quantity_of
from jixiao.cycle.monitoring.models import ExecutionLine, MonitoringLine
from jixiao.engine.formula import check_formula
from jixiao.engine.scoring.monitoring import (
    LightRules,
    Lit,
    Promised,
    Value,
    forecast_money,
    forecast_value,
    light_execution,
    light_indicator,
)
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Money, Quantity, Source, Trace, Undefined, Unit
from jixiao.engine.yearbook import compute

LONGEST_SAYING = 400
NOT_BY_MONTH = "项目资金不分月登记，按取数时的执行数"
LIT = ("light", "says", "trace", "share", "forecast_trace", "value_trace", "forecast")
KEPT_LINE = (*LIT, "value", "printed", "to_date")
KEPT_EXECUTION = (*LIT, "executed")


def promised_of(line: MonitoringLine) -> Promised:
    """Return an indicator as the engine takes it."""
    return Promised(line.name, line.level1, line.level2, line.operator, target_of(line))


def target_of(line: MonitoringLine) -> Quantity | str | Absent:
    """Return 年度指标值: a quantity, words for 定性 and days, or why there is none."""
    if line.target_absent:
        return NOT_APPLICABLE
    if not line.target:
        return UNFILLED
    found = None if line.operator == "定性" else Quantity.parse(line.target, unit=line.unit)
    return line.target if found is None else found


def value_of(line: MonitoringLine, known: Known) -> tuple[Value, Trace]:
    """Return what is done by the records, by an entered value, or by what the clerk typed, with its trace."""
    if line.formula:
        return computed_value(line, known)
    if line.typed:
        return typed_value(line)
    reading = entered_for(known, code=line.code, name=line.name)
    return (UNFILLED, Trace("完成值", str(UNFILLED))) if reading is None else quantity_of(known, reading)


def computed_value(line: MonitoringLine, known: Known) -> tuple[Value, Trace]:
    """Return what the formula of an indicator gives from facts, with its trace down to the records."""
    checked = check_formula(line.formula, names=known.names)
    if checked.tree is None:
        why = checked.findings[0].cause if checked.findings else "公式有错"
        return Undefined(why, (line.name,)), Trace("完成值", "算不出", formula=line.formula, note=why)
    found = compute(checked.tree, known.facts, label=line.name, unit=Unit.parse(line.unit))
    if isinstance(found.value, bool):
        return "达到" if found.value else "未达到", found.trace
    return found.value, found.trace


def typed_value(line: MonitoringLine) -> tuple[Value, Trace]:
    """Return what the clerk typed, as a quantity where it is one."""
    quantity = Quantity.parse(line.typed, unit=line.unit)
    exact = None if quantity is None else quantity.in_base()
    source = Source("填报", "监控表完成值", f"monitoring.line:{line.pk}")
    return quantity or line.typed, Trace("完成值", str(quantity or line.typed), exact=exact, source=source)


def light_line(line: MonitoringLine, value: Value, trace: Trace, *, month: int, year: int, rules: LightRules) -> None:
    """Put a value and all that follows from it into a row; it is not saved here."""
    promised = promised_of(line)
    found = light_indicator(promised, value, month=month, year=year, rules=rules, inputs=(trace,))
    _put(line, found, trace)
    target = promised.target
    done = value.converted(target.unit) if isinstance(value, Quantity) and isinstance(target, Quantity) else None
    done = done or (value if isinstance(value, Quantity) else None)
    line.value = None if done is None else done.amount
    line.printed = trace.printed[:120] if not isinstance(value, Absent | Undefined) else ""
    line.to_date = None if found.to_date is None else found.to_date.amount
    line.forecast, line.forecast_trace = None, {}
    if done is not None:
        ahead, how = forecast_value(promised, done, month=month, rules=rules)
        line.forecast, line.forecast_trace = ahead.amount, how.to_json()


def light_funds(row: ExecutionLine, *, traces: tuple[Trace, ...], month: int, rules: LightRules) -> None:
    """Put the light and the forecast of the money into a row; what the clerk typed goes before what is unknown."""
    executed: Money | Absent = UNFILLED if row.executed is None else row.executed
    if isinstance(executed, Absent) and row.executed_typed is not None:
        executed = row.executed_typed
        source = Source("填报", "监控表执行数", f"monitoring.execution:{row.pk}")
        traces = (Trace("执行数", f"{executed.text('万元')}万元", source=source), *traces[1:])
    budget: Money | Absent = UNFILLED if row.budget is None else row.budget
    found = light_execution(budget=budget, executed=executed, month=month, rules=rules, inputs=traces)
    _put(row, found, traces[0] if traces else Trace("执行数", str(executed)))
    if row.project_code and isinstance(executed, Money):
        row.says = f"{row.says}；{NOT_BY_MONTH}"[:LONGEST_SAYING]
    row.forecast, row.forecast_trace = None, {}
    if isinstance(executed, Money) and isinstance(budget, Money):
        row.forecast, how = forecast_money(executed=executed, budget=budget, month=month)
        row.forecast_trace = how.to_json()


def put_funds(row: ExecutionLine, funds: Funds) -> None:
    """Put what is known of the money into a row."""
    row.name = funds.name[:100]
    row.initial, row.budget, row.executed = (
        one if isinstance(one, Money) else None for one in (funds.initial, funds.budget, funds.executed)
    )
    row.sources = [
        {"source": name, "initial": _fen(initial), "executed": _fen(executed)}
        for name, initial, executed in funds.sources
    ]


def spent_of(row: ExecutionLine) -> Money | None:
    """Return what counts as spent: what was recorded, else what the clerk typed."""
    return row.executed_typed if row.executed is None else row.executed


def progress_of(line: MonitoringLine, value: Value) -> tuple[Fraction, Quantity | None, Quantity] | None:
    """Return what a row adds to the share of all goals (points, done, promised); None where it has no number."""
    target = target_of(line)
    if not isinstance(target, Quantity) or not target.amount:
        return None
    done = value.converted(target.unit) if isinstance(value, Quantity) else None
    return Fraction(1) if line.weight is None else line.weight.value, done, target


def _fen(amount: Money | Absent) -> int | None:
    return amount.fen if isinstance(amount, Money) else None


def _put(row: MonitoringLine | ExecutionLine, found: Lit, value: Trace) -> None:
    row.light, row.says, row.share = found.light.value, found.says[:LONGEST_SAYING], found.share
    row.trace, row.value_trace = found.trace.to_json(), value.to_json()
