"""Where money and goals are heading by the end of the year, as shares: from the rows, what a person forecast first."""

import dataclasses
from collections.abc import Iterable
from fractions import Fraction

from jixiao.cycle.monitoring.lighting import progress_of, promised_of, target_of
from jixiao.cycle.monitoring.models import ExecutionLine, MonitoringLine, MonitoringSheet
from jixiao.engine.scoring.monitoring import grows, light_rules, share_of_goals
from jixiao.engine.values import Quantity, Unit

HUNDRED = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Ahead:
    """The shares of the year that are forecast, in %; None where nothing can be forecast."""

    money: Fraction | None = None
    goals: Fraction | None = None


def ahead_of(sheet: MonitoringSheet, lines: Iterable[MonitoringLine], executions: Iterable[ExecutionLine]) -> Ahead:
    """Return where a sheet is heading: its whole money, and the goals its curve is drawn from."""
    whole = next((row for row in executions if not row.project_code), None)
    return Ahead(_money(whole), _goals(sheet, lines))


def _money(row: ExecutionLine | None) -> Fraction | None:
    if row is None or row.budget is None or not row.budget.fen:
        return None
    forecast = row.forecast if row.forecast_typed is None else row.forecast_typed
    return None if forecast is None else Fraction(forecast.fen * HUNDRED, row.budget.fen)


def _goals(sheet: MonitoringSheet, lines: Iterable[MonitoringLine]) -> Fraction | None:
    if not sheet.rules:
        return None
    rules = light_rules(sheet.rules)
    timed = (line for line in lines if line.formula and grows(promised_of(line), rules=rules))
    heading = ((line, forecast_of(line)) for line in timed)
    found = (progress_of(line, value) for line, value in heading if value is not None)
    share = share_of_goals(one for one in found if one is not None)
    return None if share is None else share * HUNDRED


def forecast_of(line: MonitoringLine) -> Quantity | None:
    """Return what an indicator will be by the end of the year: what a person says, else what the pace gives."""
    if line.forecast_typed:
        return Quantity.parse(line.forecast_typed, unit=line.unit)
    if line.forecast is None:
        return None
    target = target_of(line)
    return Quantity(line.forecast, target.unit if isinstance(target, Quantity) else Unit.parse(line.unit))
