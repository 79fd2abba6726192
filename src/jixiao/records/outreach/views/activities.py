"""Lists and pages of activities."""

import datetime
from collections import Counter
from collections.abc import Callable
from fractions import Fraction
from typing import Any

from django.db.models.functions import Coalesce
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render

from jixiao.engine.errors import Finding
from jixiao.engine.values import NOT_APPLICABLE, Absent, Period, print_decimal
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import UnitYear
from jixiao.orgs.remembering import Memory
from jixiao.records.outreach.access import may_keep, may_look
from jixiao.records.outreach.counting import COUNTS, count_outreach
from jixiao.records.outreach.models import KINDS, Activity, ActivityState, CoverageKind, StockMovement
from jixiao.records.outreach.noticing import notice_activities, off_ledger_activities
from jixiao.records.outreach.planning import subject_of
from jixiao.records.outreach.queries import (
    MOST_ACTIVITIES,
    activities_of,
    history_of,
    movements_of,
    proofs_by_pk,
    removed_activities,
    sessions_of,
)
from jixiao.records.outreach.spans import days_in_words, span_of
from jixiao.records.outreach.tallying import handed_out, in_force
from jixiao.records.outreach.views.finding_rows import activity_at
from jixiao.records.outreach.yearbook_rows import handouts_in_order
from jixiao.web.table import Choice, Column, Contains, DataTable

CHIPS = {ActivityState.PLANNED: "draft", ActivityState.HELD: "approved", ActivityState.CANCELLED: "returned"}
MONTHS = tuple((str(month), f"{month} 月") for month in range(1, 13))
SHOWN_FINDINGS = 20
_NOTICED: Memory[dict[int, tuple[Finding, ...]]] = Memory(64)


@at_desk(may_look)
def activities(request: DeskRequest) -> HttpResponseBase:
    """Show the activities of the year, with what is odd about them beside."""
    desk = request.desk
    findings = findings_of_year(request)
    table = _table(request, findings)
    levels = Counter(str(one.severity) for several in findings.values() for one in several)
    context = {
        "table": table,
        "findings": [(pk, one) for pk, several in findings.items() for one in several][:SHOWN_FINDINGS],
        "findings_total": sum(levels.values()),
        "may_keep": desk.may(may_keep),
        "removed": removed_activities(desk.its_year).count(),
    }
    return table.export() or render(request, "outreach/activities.html", context)


@at_desk(may_look)
def printed(request: DeskRequest) -> HttpResponse:
    """Show the list of all activities as it is put on paper."""
    rows = list(activities_of(request.desk.its_year).order_by("start", "pk")[:MOST_ACTIVITIES])
    people = [one.people for one in rows if one.people is not None and one.state == ActivityState.HELD]
    context = {"rows": [(one, span_of(one)) for one in rows], "people": sum(people), "today": request.desk.today}
    return render(request, "outreach/activities_print.html", context)


@at_desk(may_look)
def activity(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one activity with everything that hangs on it."""
    desk = request.desk
    row = activity_at(desk, pk)
    movements = list(movements_of(row))
    context = {
        "activity": row,
        "chip": CHIPS[ActivityState(row.state)],
        "span": span_of(row),
        "days": row.days or days_in_words(one.day for one in row.occasions.all()),
        "partners": row.partners.order_by("position"),
        "occasions": row.occasions.order_by("day", "place"),
        "coverage": _coverage(row),
        "handouts": handed_out(movements),
        "movements": in_force(movements),
        "sessions": sessions_of(row),
        "proofs": proofs_panel(desk, subject_of(row), row.name),
        "measures": counted_in(request, row),
        "findings": findings_of_year(request).get(row.pk, ()),
        "history": history_of(subject_of(row), desk.its_year),
        "may_keep": desk.may(may_keep),
    }
    return render(request, "outreach/activity.html", context)


@at_desk(may_look)
def activity_by_code(request: DeskRequest, code: str) -> HttpResponse:
    """Go to the activity of a code: traces of the yearbook name it so."""
    row = Activity.objects.filter(unit_year=request.desk.unit_year, code=code, removed_at=None).first()
    if row is None:
        raise Http404("没有这个编号的活动")
    return redirect(request.desk.door("outreach:activity", pk=row.pk))


@at_desk(may_look)
def handout_by_code(request: DeskRequest, code: str) -> HttpResponse:
    """Go to the activity at which the n-th row of 发放物品 was handed out."""
    rows = handouts_in_order(request.desk.its_year)
    if not code.isdecimal() or not 0 < int(code) <= len(rows):
        raise Http404("没有这一行发放物品")
    address = request.desk.door("outreach:activity", pk=rows[int(code) - 1][1].activity_id)
    return redirect(f"{address}#handouts")


@at_desk(may_look)
def removed(request: DeskRequest) -> HttpResponse:
    """Show the recycle bin of the year."""
    table = DataTable(
        request=request,
        title="回收站",
        queryset=removed_activities(request.desk.its_year),
        columns=(
            Column("name", "活动名称", sort_by="name", link=_page(request)),
            Column("code", "活动编号", sort_by="code"),
            Column("removed_because", "删除原因"),
            Column("removed_by", "删除人", value=lambda row: row.removed_by.name if row.removed_by else ""),
            Column("removed_at", "删除日期", kind="day", sort_by="removed_at"),
        ),
        order=("-removed_at",),
        empty=("回收站是空的", "删除的活动放在这里，随时可以恢复。"),
    )
    return render(request, "outreach/removed.html", {"table": table})


def findings_of_year(request: DeskRequest) -> dict[int, tuple[Finding, ...]]:
    """Return what is odd about each activity of the year."""
    year, today = request.desk.its_year, request.desk.today
    return _NOTICED.recall((year.pk, today), lambda: _noticed(year, today), of=[year.unit])


def _noticed(year: UnitYear, today: datetime.date) -> dict[int, tuple[Finding, ...]]:
    off_ledger = StockMovement.objects.filter(unit_year=year, off_ledger=True).only("activity_id", "off_ledger")
    return notice_activities(
        list(activities_of(year).order_by("start", "pk")[:MOST_ACTIVITIES]),
        year=year.year,
        today=today,
        proven=set(proofs_by_pk(year, "outreach.activity")),
        off_ledger=off_ledger_activities(off_ledger),
    )


def counted_in(request: DeskRequest, row: Activity) -> list[dict[str, Any]]:
    """Return the measures that an activity is counted in, with what it adds to each."""
    year = request.desk.its_year
    counts = count_outreach(unit_year=year, period=Period(year.year))
    found = []
    for measure, _ in COUNTS:
        counted = counts[measure.code]
        mine = [one for one in counted.references if (one.kind, one.pk) == ("outreach.activity", row.pk)]
        if mine:
            amounts = [one.amount for one in mine if one.amount is not None]
            found.append(
                {
                    "measure": measure,
                    "amount": figure_text(sum(amounts), measure.unit) if amounts and measure.unit != "%" else "",
                    "total": "" if isinstance(counted.value, Absent) else figure_text(counted.value, measure.unit),
                }
            )
    return found


def figure_text(value: Fraction | int, unit: str) -> str:
    """Return a figure as its unit is printed: money and percentages with two decimals, counts whole."""
    return print_decimal(Fraction(value), places=2) if "元" in unit or unit == "%" else print_decimal(Fraction(value))


def _table(request: DeskRequest, findings: dict[int, tuple[Finding, ...]]) -> DataTable:
    year = request.desk.its_year
    rows = activities_of(year).annotate(first_day=Coalesce("start", "planned_start"))
    goals = sorted(set(rows.exclude(goal_code="").values_list("goal_code", flat=True)))
    new = request.desk.door("outreach:new") if request.desk.may(may_keep) else ""
    return DataTable(
        request=request,
        title="科普活动",
        queryset=rows,
        columns=_columns(request, findings),
        filters=(
            Contains("q", "名称或地点", fields=("name", "place", "code", "initials")),
            Choice("kind", "类别", field="kind", choices=[(kind, kind) for kind in KINDS]),
            Choice("goal", "目标", field="goal_code", choices=[(goal, goal) for goal in goals]),
            Choice("month", "月份", field="first_day__month", choices=MONTHS),
            Choice("state", "状态", field="state", choices=ActivityState.choices),
        ),
        order=("first_day", "pk"),
        row_css=lambda row: "is-warn" if row.pk in findings else "is-locked" if row.state == "cancelled" else "",
        empty=("还没有活动", "登记第一项，或把上年的活动复制过来，或从台账导入。"),
        empty_door=("登记活动", new) if new else None,
    )


def _columns(request: DeskRequest, findings: dict[int, tuple[Finding, ...]]) -> tuple[Column, ...]:
    return (
        Column("name", "活动名称", sort_by="name", link=_page(request), width="w-xl"),
        Column("code", "编号", sort_by="code"),
        Column("kind", "类别", sort_by="kind", width="w-s"),
        Column("state", "状态", kind="light", value=lambda row: LIGHTS[row.state], sort_by="state"),
        Column("first_day", "日期", sort_by="first_day", value=_day_words, width="w-m"),
        Column("place", "地点", sort_by="place", value=lambda row: row.place or row.planned_place, width="w-m"),
        Column("people", "参加人次", kind="number", sort_by="people", total=True, unit="人次", value=_result("people")),
        Column(
            "counted_by", "怎样计数", sort_by="counted_by", words={"估计": "约（估计）"}, value=_result("counted_by")
        ),
        Column("cost", "支出", kind="money", sort_by="cost", total=True, value=_result("cost")),
        Column("notices", "提醒", kind="light", value=lambda row: _notice(findings.get(row.pk, ())), width="w-l"),
        Column("goal_code", "目标", sort_by="goal_code", value=lambda row: row.goal_code or NOT_APPLICABLE),
        Column("series", "系列", sort_by="series", default_shown=False),
        Column("theme", "主题", default_shown=False),
        Column("partners", "合作单位", value=_partners, default_shown=False),
        Column("origin", "出处", default_shown=False),
    )


LIGHTS = {"planned": ("none", "计划"), "held": ("green", "已开展"), "cancelled": ("amber", "已取消")}


def _notice(findings: tuple[Finding, ...]) -> tuple[str, str]:
    if not findings:
        return ("green", "无")
    more = f" 等 {len(findings)} 条" if len(findings) > 1 else ""
    return ("amber", f"{findings[0].name}{more}")


def _result(name: str) -> Callable[[Activity], object]:
    """Return how a cell shows what only a result has: a plan has none yet, which is not the same as 未填."""

    def value(row: Activity) -> object:
        found = getattr(row, name)
        absent = found in (None, "") and (row.state != ActivityState.HELD or name in row.not_applicable)
        return NOT_APPLICABLE if absent else found

    return value


def _day_words(row: Activity) -> str:
    span = span_of(row)
    return row.days or (str(span) if span else "")


def _partners(row: Activity) -> str:
    return "、".join(one.name for one in row.partners.all())


def _page(request: DeskRequest) -> Any:  # noqa: ANN401 - a function of a row
    return lambda row: request.desk.door("outreach:activity", pk=row.pk)


def _coverage(row: Activity) -> list[tuple[str, list[str]]]:
    found: dict[str, list[str]] = {}
    for one in row.coverage.order_by("pk"):
        found.setdefault(CoverageKind(one.kind).label, []).append(one.name)
    return list(found.items())
