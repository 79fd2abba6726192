"""All units of a round in one table: states, days, lights; a constant number of statements."""

import functools
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Count, OuterRef, Q, QuerySet, Subquery
from django.urls import reverse
from django.utils.html import format_html

from jixiao.cycle.monitoring.models import Colour, MonitoringRound, MonitoringSheet
from jixiao.cycle.monitoring.queries import last_day_of, subject_of
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import Desk, DeskRequest
from jixiao.orgs.models import Handover, HandoverKind, HandoverState
from jixiao.web.table import Choice, Column, Contains, DataTable

NOT_READ = "none"
OVERDUE = "late"


def round_table(request: DeskRequest, one: MonitoringRound) -> DataTable:
    """Return the table of all units of a round."""
    desk = request.desk
    return DataTable(
        request,
        title=f"{one.title}各单位情况",
        queryset=sheets_in(one),
        columns=(
            Column(
                "unit",
                "单位",
                sort_by="unit_year__unit__name",
                link=_address(one),
                value=lambda row: row.unit_year.unit.name,
            ),
            Column(
                "state", "状态", kind="state", sort_by="state_now", value=functools.partial(_state, desk), words=_WORDS
            ),
            Column("whole", "执行灯", kind="light", sort_by="whole", value=_whole),
            *(
                Column(
                    colour.value,
                    colour.label[0] if colour != Colour.NONE else "无数",
                    kind="number",
                    sort_by=colour.name.lower(),
                    value=_count(colour),
                )
                for colour in Colour
            ),
            Column("asked", "已转整改", kind="number", sort_by="asked", value=lambda row: row.asked + row.asked_money),
            Column("read", "取数时间", kind="day", sort_by="read_at", value=lambda row: row.read_at or NOT_APPLICABLE),
            Column("last", "最后期限", kind="day", value=last_day_of),
            Column("late", "延期", value=_late(desk, one)),
        ),
        filters=(
            Contains("unit", "单位", fields=("unit_year__unit__name", "unit_year__unit__code")),
            Choice("state", "状态", field="state_now", choices=HandoverState.choices),
        ),
        order=("unit_year__unit__code",),
        empty=("这一轮还没有单位", "按「增加单位」，把单位加进来。"),
    )


_WORDS: Mapping[str, str] = {NOT_READ: "未取数", OVERDUE: "逾期"}


def sheets_in(one: MonitoringRound) -> QuerySet[MonitoringSheet]:
    """Return the sheets of a round with the state of each and how many rows have which light."""
    handed = Handover.objects.filter(
        unit_year=OuterRef("unit_year"), kind=HandoverKind.MONITORING, subject=subject_of(one)
    )
    whole = MonitoringSheet.objects.filter(pk=OuterRef("pk"), executions__project_code="")
    money = MonitoringSheet.objects.filter(pk=OuterRef("pk")).annotate(
        asked_money=Count("executions", filter=Q(executions__rectify_at__isnull=False))
    )
    counted = {colour.name.lower(): Count("lines", filter=Q(lines__light=colour.value)) for colour in Colour}
    rows = MonitoringSheet.objects.filter(round=one).select_related("unit_year__unit", "round")
    return rows.annotate(
        state_now=Subquery(handed.values("state")[:1]),
        whole=Subquery(whole.values("executions__light")[:1]),
        asked=Count("lines", filter=Q(lines__rectify_at__isnull=False)),
        asked_money=Subquery(money.values("asked_money")[:1]),
        **counted,
    )


def _address(one: MonitoringRound) -> Callable[[Any], str]:
    return lambda row: reverse(
        "monitoring:sheet", kwargs={"unit": row.unit_year.unit.code, "year": one.year, "pk": one.pk}
    )


def _state(desk: Desk, row: Any) -> str:  # noqa: ANN401 - an annotated row
    state = row.state_now or HandoverState.DRAFT
    if state in {HandoverState.DRAFT, HandoverState.RETURNED} and desk.today > last_day_of(row):
        return OVERDUE
    return str(state) if row.read_at or state != HandoverState.DRAFT else NOT_READ


def _whole(row: Any) -> Any:  # noqa: ANN401 - an annotated row
    if not row.whole:
        return NOT_APPLICABLE
    return row.whole, Colour(row.whole).label


def _count(colour: Colour) -> Callable[[Any], Any]:
    return lambda row: getattr(row, colour.name.lower()) if row.read_at else NOT_APPLICABLE


def _late(desk: Desk, one: MonitoringRound) -> Callable[[Any], Any]:
    return lambda row: format_html(
        '<a href="{}">{}</a>',
        desk.door("monitoring:late", pk=one.pk, sheet=row.pk),
        f"延至 {row.late_until:%m-%d}" if row.late_until else "准予延期",
    )
