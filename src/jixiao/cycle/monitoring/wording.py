"""How pages and papers say the figures of a row."""

from jixiao.cycle.monitoring.lighting import target_of
from jixiao.cycle.monitoring.models import Cause, Colour, ExecutionLine, MonitoringLine
from jixiao.engine.scoring.monitoring.lights import number
from jixiao.engine.values import Absent, Money, Quantity


def target_words(line: MonitoringLine) -> str:
    """Return 年度指标值 with its operator: ≥90%."""
    target = target_of(line)
    if isinstance(target, Absent):
        return str(target)
    sign = "" if line.operator == "定性" else line.operator
    return f"{sign}{target.text() if isinstance(target, Quantity) else target}"


def to_date_words(line: MonitoringLine) -> str:
    """Return what was due by now, "" where it is not measured so."""
    return "" if line.to_date is None else f"{number(line.to_date)}{line.unit}"


def forecast_words(line: MonitoringLine) -> str:
    """Return 全年预计: what the clerk says, else the computed one, else nothing."""
    if line.forecast_typed:
        return line.forecast_typed
    return "" if line.forecast is None else f"{number(line.forecast)}{line.unit}"


def shape_of(row: MonitoringLine | ExecutionLine) -> str:
    """Return by which shape a light is drawn: what is not due yet is as empty as what nobody counted."""
    return Colour.NONE if row.light == Colour.LATER else row.light


def money_words(amount: Money | None) -> str:
    """Return an amount in 万元, 未填 where nobody knows it."""
    return "未填" if amount is None else amount.text("万元")


def cause_words(row: MonitoringLine | ExecutionLine) -> str:
    """Return the causes of a deviation: 人员保障、其他：text."""
    named = "、".join(Cause(cause).label for cause in row.causes if cause in Cause.values)
    return "：".join(part for part in (named, row.cause_text) if part)
