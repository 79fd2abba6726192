"""取数亮灯: readings are taken from January to the month of the round and frozen; every row is lit by them."""

from collections.abc import Iterable
from fractions import Fraction
from typing import Any

from django.db import transaction

from jixiao.cycle.goals.models import GoalIndicator
from jixiao.cycle.monitoring.closing import require_running
from jixiao.cycle.monitoring.counting import MOST_READINGS, Known, funds_of, known_of, money_by_month, months_of
from jixiao.cycle.monitoring.events import SheetRead
from jixiao.cycle.monitoring.lighting import (
    KEPT_EXECUTION,
    KEPT_LINE,
    computed_value,
    light_funds,
    light_line,
    progress_of,
    promised_of,
    put_funds,
    value_of,
)
from jixiao.cycle.monitoring.models import Colour, ExecutionLine, MonitoringLine, MonitoringSheet
from jixiao.cycle.monitoring.queries import goals_are_approved, lights_in, subject_of
from jixiao.engine.scoring.monitoring import LightRules, grows, light_rules_for, share_of_goals
from jixiao.engine.values import Money, Period
from jixiao.measures.models import Reading
from jixiao.measures.reading import take_readings
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import handover_of, require_workable
from jixiao.orgs.models import Handover, HandoverKind, YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in

FROZEN = ("batch", "read_at", "read_by", "rules", "curve")
COPIED = ("project_code", "level1", "level2", "name", "operator", "target", "unit", "weight", "formula", "order")


def workable_handover(sheet: MonitoringSheet) -> Handover:
    """Return the handover of a sheet that may be changed; refuse a closed year (U626), round (U637), sheet (U201)."""
    if sheet.unit_year.state == YearState.CLOSED:
        cause = f"{sheet.unit_year.year} 年度已经关闭，只能查看"
        raise Refused(cause, cure="需要修改时，请财政部门重新开放年度", code="U626")
    require_running(sheet.round)
    handover = handover_of(sheet.unit_year, HandoverKind.MONITORING, subject=subject_of(sheet))
    require_workable(handover)
    return handover


@transaction.atomic
def read_sheet(*, sheet: MonitoringSheet, by: Actor) -> MonitoringSheet:
    """Take the readings of a sheet up to the month of its round, freeze them, and light every row.

    What the clerk wrote in rows that are still promised stays. Refuses (U626, U637, U201) what is locked and (U627)
    a year whose goals were not approved.
    """
    workable_handover(sheet)
    unit_year, month = sheet.unit_year, sheet.round.through_month
    if not goals_are_approved(unit_year):
        raise Refused("本年度绩效目标还没有审定，没有可以监控的", cure="先送审绩效目标，审定后再取数", code="U627")
    MonitoringSheet.objects.select_for_update().get(pk=sheet.pk)
    rules = light_rules_for(unit_year.year)
    sheet.batch = take_readings(unit_year=unit_year, period=Period(unit_year.year, 1, month), by=by)
    readings = Reading.objects.filter(batch=sheet.batch).order_by("pk")[:MOST_READINGS]
    known = known_of(unit_year, readings, month=month)
    lines = _lines(sheet, known, rules)
    unit = _executions(sheet, known, rules)
    sheet.read_at, sheet.read_by, sheet.rules = by.at, by.person, rules.code
    sheet.curve = _curve(sheet, known, lines, unit, rules)
    save_stamped(sheet, stamp=None, fields=FROZEN)
    _tell(sheet, by)
    return sheet


def _lines(sheet: MonitoringSheet, known: Known, rules: LightRules) -> list[MonitoringLine]:
    """Bring the rows to what is promised now, light them, and save them."""
    standing = {line.code: line for line in MonitoringLine.objects.filter(sheet=sheet)[:MOST_READINGS]}
    promised = GoalIndicator.objects.filter(sheet__unit_year=sheet.unit_year_id).order_by("order", "pk")
    made: list[MonitoringLine] = []
    kept: list[MonitoringLine] = []
    for indicator in promised[:MOST_READINGS]:
        line = standing.pop(indicator.code, None) or MonitoringLine(sheet=sheet, code=indicator.code)
        line.indicator, line.target_absent = indicator, "target" in indicator.not_applicable
        for name in COPIED:
            setattr(line, name, getattr(indicator, name))
        value, trace = value_of(line, known)
        light_line(line, value, trace, month=known.month, year=sheet.unit_year.year, rules=rules)
        (kept if line.pk else made).append(line)
    gone = [line.pk for line in standing.values() if line.rectify_at is None]
    MonitoringLine.objects.filter(pk__in=gone).delete()
    MonitoringLine.objects.bulk_create(made)
    if kept:
        MonitoringLine.objects.bulk_update(kept, ["indicator", "target_absent", *COPIED, *KEPT_LINE], batch_size=100)
    return [*kept, *made]


def _executions(sheet: MonitoringSheet, known: Known, rules: LightRules) -> ExecutionLine | None:
    """Bring the money to what is known now, light it, and save it; return the row of the whole unit."""
    standing = {row.project_code: row for row in ExecutionLine.objects.filter(sheet=sheet)[:MOST_READINGS]}
    whole = None
    for order, funds in enumerate(funds_of(known)):
        row = standing.pop(funds.code, None) or ExecutionLine(sheet=sheet, project_code=funds.code)
        row.order = order
        put_funds(row, funds)
        light_funds(row, traces=funds.traces, month=known.month, rules=rules)
        if row.pk:
            save_stamped(row, stamp=None, fields=("order", "name", "sources", "initial", "budget", *KEPT_EXECUTION))
        else:
            row.save(force_insert=True)
        whole = row if not funds.code else whole
    gone = [row.pk for row in standing.values() if row.rectify_at is None]
    ExecutionLine.objects.filter(pk__in=gone).delete()
    return whole


def _curve(
    sheet: MonitoringSheet, known: Known, lines: list[MonitoringLine], unit: ExecutionLine | None, rules: LightRules
) -> dict[str, Any]:
    """Return the shares of money and goals at the end of each month; goals only of what the records count."""
    timed = [line for line in lines if line.formula and grows(promised_of(line), rules=rules)]
    budget = unit.budget if unit is not None and unit.budget is not None else Money(0)
    months = months_of(sheet.unit_year, known, formulas=[line.formula for line in timed])
    money = money_by_month(months, budget)
    goals = [share_of_goals(_progress(timed, one)) for one in months]
    return {"money": [_text(one) for one in money], "goals": [_text(one) for one in goals], "counted": len(timed)}


def _progress(lines: Iterable[MonitoringLine], known: Known) -> Iterable[Any]:
    for line in lines:
        found = progress_of(line, computed_value(line, known)[0])
        if found is not None:
            yield found


def _text(share: Fraction | None) -> str | None:
    return None if share is None else str(share)


def _tell(sheet: MonitoringSheet, by: Actor) -> None:
    lights = lights_in([sheet.pk]).get(sheet.pk, {})
    publish_in(
        sheet.unit_year,
        SheetRead,
        subject=f"monitoring.sheet:{sheet.pk}",
        name=sheet.round.title,
        after={"取数批次": sheet.batch_id, **{Colour(key).label: count for key, count in lights.items()}},
        by=by,
    )
