"""Background work: all sheets of a round read and lit, one after the other, each in a transaction of its own."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from jixiao.cycle.monitoring.models import Colour, MonitoringRound, MonitoringSheet
from jixiao.cycle.monitoring.queries import MOST_SHEETS, lights_in, states_in
from jixiao.cycle.monitoring.reading import read_sheet
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import WORKABLE
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import JobRun, UnitYear
from jixiao.orgs.refusing import Refused

KIND = "monitoring.read_round"
MOST_TOLD = 50


def ask_to_read(*, round: MonitoringRound, at: UnitYear | None, by: Actor) -> JobRun:  # noqa: A002 - the word of the trade
    """Queue the reading of all sheets of a round that may still be changed."""
    order = {"round": round.pk}
    return ask_for_work(kind=KIND, title=f"{round.title}：各单位取数亮灯", order=order, by=by, unit_year=at)


def read_round(progress: Progress) -> Mapping[str, Any]:
    """Read every sheet that may still be changed; one that refuses is named with its reason, the others go on.

    Taken up again after a stop, it goes on where it stopped: what was read since the job was asked for is not read
    again. ``units`` of the outcome say of each unit what came of it.
    """
    one = MonitoringRound.objects.select_related("authority").get(pk=progress.order["round"])
    sheets = _workable(one)
    told: list[tuple[str, str, bool]] = []
    for number, sheet in enumerate(sheets):
        name = sheet.unit_year.unit.name
        progress.tell(number, len(sheets), name)
        told.append((name, *_read(sheet, progress)))
    read = [row for row in told if row[2]]
    left = [f"{name}：{words}" for name, words, was_read in told if not was_read]
    progress.tell(len(sheets), len(sheets), f"取数 {len(read)} 个单位，{len(left)} 个没有取")
    seat = progress.job.unit_year.unit if progress.job.unit_year else one.authority
    kwargs = {"unit": seat.code, "year": one.year, "pk": one.pk}
    links = [["各单位监控情况", reverse("monitoring:round", kwargs=kwargs)]]
    units = [[name, words] for name, words, _ in told[:MOST_SHEETS]]
    return {"read": len(read), "left": left[:MOST_TOLD], "units": units, "links": links}


def _workable(one: MonitoringRound) -> list[MonitoringSheet]:
    states = states_in(one)
    rows = MonitoringSheet.objects.filter(round=one).select_related("unit_year__unit", "round__authority")
    return [
        sheet
        for sheet in rows.order_by("unit_year__unit__code")[:MOST_SHEETS]
        if sheet.unit_year_id not in states or states[sheet.unit_year_id].state in WORKABLE
    ]


def _read(sheet: MonitoringSheet, progress: Progress) -> tuple[str, bool]:
    """Read one sheet, unless this job has read it before it was stopped; return what came of it in words."""
    if sheet.read_at is None or sheet.read_at < progress.job.asked_at:
        try:
            read_sheet(sheet=sheet, by=progress.by)
        except Refused as refused:
            return refused.cause, False
    lights = lights_in([sheet.pk]).get(sheet.pk, {})
    return "，".join(f"{colour.label} {lights[colour]}" for colour in Colour if colour in lights) or "没有指标", True


def last_reading_of(one: MonitoringRound) -> JobRun | None:
    """Return the last job that read a whole round."""
    return JobRun.objects.filter(kind=KIND, order__round=one.pk).order_by("-pk").first()
