"""What of this room stands on the workbench: figures of the year, and what waits to be done."""

import datetime
from collections.abc import Iterable

from jixiao.engine.values import Period
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import Figure, ToDo
from jixiao.records.outreach.access import may_keep, may_look
from jixiao.records.outreach.counting import count_outreach
from jixiao.records.outreach.models import Activity, ActivityState
from jixiao.records.outreach.queries import MOST_ACTIVITIES, activities_of, proofs_by_pk
from jixiao.web.printing import count_text, shown

FIGURES = (
    ("outreach.sessions", "科普活动", "场"),
    ("outreach.served", "科普受益", "人次"),
    ("outreach.leaflets", "发放宣传资料", "份"),
)
MOST_TO_DOS = 10


def figures(desk: Desk) -> Iterable[Figure]:
    """Yield how many activities, people and leaflets there were this year."""
    if desk.unit_year is None or not may_look(desk):
        return
    counts = count_outreach(unit_year=desk.unit_year, period=Period(desk.year))
    for code, title, unit in FIGURES:
        counted = counts[code]
        origin = f"{len(counted.references)} 条记录" if counted.references else ""
        yield Figure(title, shown(counted.value, count_text), unit, origin, desk.door("measures:measure", code=code))


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield planned activities that are past their day without a result, and held ones without a proof."""
    if desk.unit_year is None or not may_keep(desk):
        return
    bare_rows = activities_of(desk.unit_year).prefetch_related(None)  # asked for on every page: only what is shown
    rows = list(bare_rows.order_by("planned_end", "start", "pk")[:MOST_ACTIVITIES])
    proven = proofs_by_pk(desk.unit_year, "outreach.activity")
    late = [one for one in rows if _is_late(one, desk.today)]
    for one in late[:MOST_TO_DOS]:
        url = desk.door("outreach:result", pk=one.pk)
        yield ToDo(f"登记「{one.name}」的结果", "计划的日期已过，没有结果", url, "登记结果", _due(one), "late")
    bare = [one for one in rows if one.state == ActivityState.HELD and one.pk not in proven]
    for one in bare[: MOST_TO_DOS if len(bare) <= MOST_TO_DOS else MOST_TO_DOS - 1]:
        url = f"{desk.door('outreach:activity', pk=one.pk)}#proofs"
        yield ToDo(f"为「{one.name}」附佐证", "已经开展，没有佐证材料", url, "上传佐证")
    if len(bare) > MOST_TO_DOS:
        rest = len(bare) - MOST_TO_DOS + 1
        yield ToDo(f"还有 {rest} 项活动没有佐证", "科普活动", desk.door("outreach:activities"), "查看活动")


def _due(activity: Activity) -> datetime.date | None:
    return activity.planned_end or activity.planned_start


def _is_late(activity: Activity, today: datetime.date) -> bool:
    due = _due(activity)
    return activity.state == ActivityState.PLANNED and due is not None and due < today
