"""Background work: all sheets of a round read and lit, one after the other, each in a transaction of its own."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from jixiao.cycle.monitoring.models import MonitoringRound, MonitoringSheet
from jixiao.cycle.monitoring.queries import MOST_SHEETS, states_in
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
    """Read every sheet that may still be changed; one that refuses is named with its reason, the others go on."""
    one = MonitoringRound.objects.select_related("authority").get(pk=progress.order["round"])
    states = states_in(one)
    rows = MonitoringSheet.objects.filter(round=one).select_related("unit_year__unit", "round__authority")
    sheets = [
        sheet
        for sheet in rows.order_by("unit_year__unit__code")[:MOST_SHEETS]
        if sheet.unit_year_id not in states or states[sheet.unit_year_id].state in WORKABLE
    ]
    left: list[str] = []
    for number, sheet in enumerate(sheets):
        progress.tell(number, len(sheets), sheet.unit_year.unit.name)
        try:
            read_sheet(sheet=sheet, by=progress.by)
        except Refused as refused:
            left.append(f"{sheet.unit_year.unit.name}：{refused.cause}")
    progress.tell(len(sheets), len(sheets), f"取数 {len(sheets) - len(left)} 个单位，{len(left)} 个没有取")
    seat = progress.job.unit_year.unit if progress.job.unit_year else one.authority
    kwargs = {"unit": seat.code, "year": one.year, "pk": one.pk}
    links = [["各单位监控情况", reverse("monitoring:round", kwargs=kwargs)]]
    return {"read": len(sheets) - len(left), "left": left[:MOST_TOLD], "links": links}
