"""A sheet as the engine's papers take it: frozen rows in the words of the form."""

from fractions import Fraction

from jixiao.cycle.goals.queries import goal_sheet_of
from jixiao.cycle.monitoring.lighting import spent_of
from jixiao.cycle.monitoring.models import Cause, Colour, ExecutionLine, Likelihood, MonitoringLine, MonitoringSheet
from jixiao.cycle.monitoring.queries import subject_of
from jixiao.cycle.monitoring.wording import cause_words, forecast_words, target_words
from jixiao.engine.papers import Watch, WatchedIndicator, WatchedMoney
from jixiao.engine.scoring.monitoring import light_rules
from jixiao.engine.scoring.monitoring.lights import percent
from jixiao.engine.values import UNFILLED, Absent, Money, Trace
from jixiao.orgs.models import Handover, HandoverKind
from jixiao.web.printing import local

MOST_ROWS = 500


def watch_of(sheet: MonitoringSheet) -> Watch:
    """Return a sheet with all its rows and their traces, in five statements."""
    goals = goal_sheet_of(sheet.unit_year)
    unit = sheet.unit_year.unit
    rules = light_rules(sheet.rules) if sheet.rules else None
    executions = ExecutionLine.objects.filter(sheet=sheet).order_by("order", "pk")[:MOST_ROWS]
    lines = MonitoringLine.objects.filter(sheet=sheet).order_by("order", "pk")[:MOST_ROWS]
    return Watch(
        title=sheet.round.title,
        unit=unit.name,
        unit_code=unit.code,
        supervisor="",
        year=sheet.round.year,
        month=sheet.round.through_month,
        goal=goals.total_goal if goals else "",
        summary=sheet.summary,
        rules=f"{rules.title}（{rules.code}，{rules.since.isoformat()}起）" if rules else "",
        moneys=tuple(_money(row) for row in executions),
        indicators=tuple(_indicator(line) for line in lines),
        mark="示例" if unit.is_specimen else "",
        dated=_dated(sheet),
    )


def _dated(sheet: MonitoringSheet) -> str:
    """Return the day of the papers: when the sheet was handed in, else when it was read."""
    handed = Handover.objects.filter(
        unit_year=sheet.unit_year_id, kind=HandoverKind.MONITORING, subject=subject_of(sheet)
    ).first()
    at = (handed.sent_at if handed else None) or sheet.read_at
    return "" if at is None else f"{local(at):%Y年}{local(at).month}月{local(at).day}日"


def _money(row: ExecutionLine) -> WatchedMoney:
    spent = spent_of(row)
    rate = percent(Fraction(spent.fen, row.budget.fen)) if spent is not None and row.budget else ""
    forecast = row.forecast if row.forecast_typed is None else row.forecast_typed
    sources = tuple((one["source"], _of_fen(one["initial"]), _of_fen(one["executed"])) for one in row.sources)
    return WatchedMoney(
        code=row.project_code,
        name=row.name,
        initial=_known(row.initial),
        executed=_known(spent),
        rate=rate,
        forecast=_known(forecast),
        sources=sources,
        light=Colour(row.light).label,
        says=row.says,
        cause=cause_words(row),
        measures=row.measures,
        trace=_trace(row),
    )


def _indicator(line: MonitoringLine) -> WatchedIndicator:
    return WatchedIndicator(
        code=line.code,
        project=line.project_code,
        level1=line.level1,
        level2=line.level2,
        name=line.name,
        target=target_words(line),
        done=line.printed,
        forecast=forecast_words(line),
        causes=tuple(Cause(cause).label for cause in line.causes),
        cause_text=line.cause_text,
        likelihood=Likelihood(line.likelihood).label if line.likelihood else "",
        remark=line.remark,
        measures=line.measures,
        light=Colour(line.light).label,
        says=line.says,
        rectify=line.rectify,
        trace=_trace(line),
    )


def _trace(row: MonitoringLine | ExecutionLine) -> Trace:
    return Trace.from_json(row.trace) if row.trace else Trace(row.name, "无数")


def _known(amount: Money | None) -> Money | Absent:
    return UNFILLED if amount is None else amount


def _of_fen(fen: int | None) -> Money | Absent:
    return UNFILLED if fen is None else Money(fen)
