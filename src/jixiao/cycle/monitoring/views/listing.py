"""All units of a round in one table: states, days, lights; a constant number of statements."""

import datetime
from collections.abc import Callable, Mapping
from typing import Any

from django.db.models import Case, CharField, Count, OuterRef, Q, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
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
        queryset=sheets_in(one, on=desk.today),
        columns=(
            Column(
                "unit",
                "单位",
                sort_by="unit_year__unit__name",
                link=_address(one),
                value=lambda row: row.unit_year.unit.name,
            ),
            Column("state", "状态", kind="state", sort_by="standing", value=lambda row: row.standing, words=_WORDS),
            Column("whole", "执行灯", kind="light", sort_by="whole", value=_whole),
            *(
                Column(
                    colour.value,
                    colour.label if colour in {Colour.NONE, Colour.LATER} else colour.label[0],
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
            Choice("state", "状态", field="standing", choices=STANDINGS),
            Choice("whole", "执行灯", field="whole", choices=LIGHTS),
        ),
        order=("unit_year__unit__code",),
        empty=("这一轮还没有单位", "按「增加单位」，把单位加进来。"),
    )


_WORDS: Mapping[str, str] = {NOT_READ: "未取数", OVERDUE: "逾期"}
LIGHTS = tuple(pair for pair in Colour.choices if pair[0] != Colour.LATER)
STANDINGS = ((NOT_READ, "未取数"), (OVERDUE, "逾期"), *HandoverState.choices)


def sheets_in(one: MonitoringRound, *, on: datetime.date) -> QuerySet[MonitoringSheet]:
    """Return the sheets of a round with the standing of each on a day, and how many rows have which light."""
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
    ).annotate(standing=_standing(one, on))


def _standing(one: MonitoringRound, on: datetime.date) -> Case:
    """Return as SQL: 逾期 where the last day is over and nothing was handed in, 未取数, else the state."""
    out = Q(state_now=None) | Q(state_now__in=[HandoverState.DRAFT, HandoverState.RETURNED])
    whens = [When(out & (Q(late_until=None) | Q(late_until__lt=on)), then=Value(OVERDUE))] if on > one.closes else []
    nothing = (Q(state_now=None) | Q(state_now=HandoverState.DRAFT)) & Q(read_at=None)
    return Case(
        *whens,
        When(nothing, then=Value(NOT_READ)),
        default=Coalesce("state_now", Value(HandoverState.DRAFT.value)),
        output_field=CharField(),
    )


def _address(one: MonitoringRound) -> Callable[[Any], str]:
    return lambda row: reverse(
        "monitoring:sheet", kwargs={"unit": row.unit_year.unit.code, "year": one.year, "pk": one.pk}
    )


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
