"""What the clerk says of a row: a value nothing counts, why it deviates, how likely the year is, what is done."""

import dataclasses
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from jixiao.cycle.monitoring.events import ExecutionExplained, LineExplained, SummaryTold
from jixiao.cycle.monitoring.lighting import KEPT_EXECUTION, KEPT_LINE, light_funds, light_line, spent_of, typed_value
from jixiao.cycle.monitoring.models import Cause, ExecutionLine, Likelihood, MonitoringLine, MonitoringSheet
from jixiao.cycle.monitoring.reading import workable_handover
from jixiao.engine.scoring.monitoring import light_rules
from jixiao.engine.values import UNFILLED, Money, Quantity, Trace
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, publish_in, snapshot

WORDS = ("causes", "cause_text", "likelihood", "measures", "remark", "forecast_reason")


@dataclasses.dataclass(frozen=True, slots=True)
class Said:
    """The deviation and the outlook of a row in the clerk's words."""

    causes: tuple[str, ...] = ()
    cause_text: str = ""
    likelihood: str = ""
    measures: str = ""
    remark: str = ""
    forecast_reason: str = ""


@transaction.atomic
def explain_line(
    *, line: MonitoringLine, said: Said, by: Actor, typed: str = "", forecast: str = "", stamp: int | None = None
) -> MonitoringLine:
    """Write what the clerk says of an indicator; a typed value lights it anew.

    Refuses (U628) a value where a formula counts it, (U629) another forecast without a reason or one that is no number
    where the target is one, and (U630) causes or likelihoods that are not on the form.
    """
    sheet = line.sheet
    workable_handover(sheet)
    _require_known(said)
    typed, forecast = typed.strip(), forecast.strip()
    if typed and line.formula:
        raise Refused(
            f"「{line.name}」由公式算出，不用填", cure="要改数，改记录，再重新取数", code="U628", field="typed"
        )
    _require_reason(forecast, said)
    _require_number(line, forecast)
    before = snapshot(line, ("typed", "forecast_typed", *WORDS))
    if typed != line.typed:
        line.typed = typed
        value, trace = typed_value(line) if typed else (UNFILLED, Trace("完成值", str(UNFILLED)))
        month, year = sheet.round.through_month, sheet.unit_year.year
        light_line(line, value, trace, month=month, year=year, rules=light_rules(sheet.rules))
    line.forecast_typed = forecast
    _put(line, said)
    save_stamped(line, stamp=stamp, fields=("typed", "forecast_typed", *WORDS, *KEPT_LINE))
    _tell(LineExplained, line, f"{line.code} {line.name}", before, ("typed", "forecast_typed", *WORDS), by=by)
    return line


@transaction.atomic
def explain_execution(
    *,
    row: ExecutionLine,
    said: Said,
    by: Actor,
    executed: Money | None = None,
    forecast: Money | None = None,
    stamp: int | None = None,
) -> ExecutionLine:
    """Write what the clerk says of the money; what is typed counts only where nothing was recorded.

    Refuses as ``explain_line`` does, and (U631) a forecast below what is spent already.
    """
    sheet = row.sheet
    workable_handover(sheet)
    _require_known(said)
    if executed is not None and row.executed is not None:
        raise Refused(
            "执行数由预算执行的记录算出，不用填",
            cure="要改数，到「预算执行」里改，再重新取数",
            code="U628",
            field="executed",
        )
    _require_reason("" if forecast is None else "有", said)
    before = snapshot(row, ("executed_typed", "forecast_typed", *WORDS))
    row.executed_typed, row.forecast_typed = executed, forecast
    spent = spent_of(row)
    if forecast is not None and spent is not None and forecast < spent:
        raise Refused("全年预计执行数少于已经执行的数", cure="核对预计数", code="U631", field="forecast")
    _put(row, said)
    fields: tuple[str, ...] = ("executed_typed", "forecast_typed", *WORDS)
    if row.executed is None:
        shown = "未填" if row.budget is None else f"{row.budget.text('万元')}万元"
        traces = (Trace("执行数", str(UNFILLED)), Trace("全年预算数", shown))
        light_funds(row, traces=traces, month=sheet.round.through_month, rules=light_rules(sheet.rules))
        fields = (*fields, *KEPT_EXECUTION)
    save_stamped(row, stamp=stamp, fields=fields)
    _tell(ExecutionExplained, row, row.name, before, ("executed_typed", "forecast_typed", *WORDS), by=by)
    return row


@transaction.atomic
def tell_summary(*, sheet: MonitoringSheet, text: str, by: Actor, stamp: int | None = None) -> MonitoringSheet:
    """Write the summary of a sheet, which the report begins with."""
    workable_handover(sheet)
    before = snapshot(sheet, ("summary",))
    sheet.summary = text.strip()
    save_stamped(sheet, stamp=stamp, fields=("summary",))
    was, now = changes(before, snapshot(sheet, ("summary",)))
    if now:
        told = SummaryTold(
            unit_id=sheet.unit_year.unit_id,
            year=sheet.unit_year.year,
            subject=f"monitoring.sheet:{sheet.pk}",
            name=sheet.round.title,
            before=was,
            after=now,
        )
        publish(told, by=by)
    return sheet


def _require_known(said: Said) -> None:
    if set(said.causes) - set(Cause.values) or said.likelihood not in Likelihood.values:
        raise Refused("偏差原因或可能性不在表上", cure="从列出的里面选", code="U630", field="causes")


def _require_reason(forecast: str, said: Said) -> None:
    if forecast and not said.forecast_reason.strip():
        cause = "调整全年预计要写明理由"
        raise Refused(cause, cure="写明为什么不照现在的进度推算", code="U629", field="forecast_reason")


def _require_number(line: MonitoringLine, forecast: str) -> None:
    measured = line.operator != "定性" and Quantity.parse(line.target, unit=line.unit) is not None
    if forecast and measured and Quantity.parse(forecast, unit=line.unit) is None:
        raise Refused(f"“{forecast}”不是数", cure="只填数", code="U629", field="forecast")


def _put(row: MonitoringLine | ExecutionLine, said: Said) -> None:
    row.causes = [cause for cause in Cause.values if cause in said.causes]
    for name in WORDS[1:]:
        setattr(row, name, getattr(said, name).strip())


def _tell(
    told: type[Event],
    row: MonitoringLine | ExecutionLine,
    name: str,
    before: Mapping[str, Any],
    fields: Iterable[str],
    *,
    by: Actor,
) -> None:
    was, now = changes(before, snapshot(row, fields))
    if not now:
        return
    kind = "line" if isinstance(row, MonitoringLine) else "execution"
    unit_year = row.sheet.unit_year
    subject = f"monitoring.{kind}:{row.pk}"
    publish_in(unit_year, told, subject=subject, name=name, before=was, after=now, by=by)
