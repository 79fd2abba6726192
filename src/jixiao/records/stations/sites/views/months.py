"""Months: the grid of a year, what waits to be looked at, one month written down, accepted or sent back."""

from collections.abc import Sequence

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.measures.panel import proofs_panel
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_first
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.seat import Desk
from jixiao.records.stations.access import may_keep, may_look
from jixiao.records.stations.models import MonthlyReturn, ReturnState, ReturnWay, Station, StationKind
from jixiao.records.stations.sites.forms.dossiers import ReasonForm
from jixiao.records.stations.sites.forms.months import MonthForm, initial_of_month, with_whole_days
from jixiao.records.stations.sites.months import DECEMBER, Month
from jixiao.records.stations.sites.queries import floor_of, months_of, rule_of, stations_in_year, townships_of
from jixiao.records.stations.sites.returning import (
    accept_all,
    accept_month,
    enter_month,
    remove_month,
    send_month_back,
)
from jixiao.records.stations.sites.standing import months_in, told_in, year_of_stations
from jixiao.records.stations.sites.views.finding_rows import answer_form, month_at, saved_by, station_at
from jixiao.web.asking import ask, confirmed
from jixiao.web.stamp import given_stamp, stale_page
from jixiao.web.table import Choice, Column, Contains, DataTable

MOST_ACCEPTED = 1_000


@at_desk(may_look)
def months(request: DeskRequest) -> HttpResponseBase:
    """Show the months of all stations of a year against the floor."""
    desk = request.desk
    found = year_of_stations(desk.its_year, on=desk.today)
    table = _grid(request, {pk: list(one) for pk, one in found.months.items()})
    lacking = [(number, len(found.lacking(number))) for number in range(1, DECEMBER + 1)]
    context = {
        "table": table,
        "rule": found.rule,
        "is_set": found.rule.pk is not None,
        "lacking": [(number, total) for number, total in lacking if total],
        "waiting": found.waiting,
        "may_keep": desk.may(may_keep),
    }
    return table.export() or render(request, "stations/sites/months.html", context)


@at_desk(may_look)
def told(request: DeskRequest) -> HttpResponseBase:
    """Show the months that stations told and nobody has looked at yet."""
    desk = request.desk
    table = _told_table(request)
    context = {"table": table, "waiting": _waiting(desk).count(), "may_keep": desk.may(may_keep)}
    return table.export() or render(request, "stations/sites/told.html", context)


@at_desk(may_keep, write=may_keep)
def accept_told(request: DeskRequest) -> HttpResponse:
    """Ask, and let all the months stand that wait."""
    desk, back = request.desk, request.desk.door("stations:months_told")
    rows = list(_waiting(desk).select_related("station")[:MOST_ACCEPTED])
    if not confirmed(request):
        consequence = "核定以后e站不能自己改；发现不对的还可以逐份退回。"
        return ask(
            request, question=f"核定全部 {len(rows)} 份月报？", consequence=consequence, verb="全部核定", back=back
        )
    done = done_first(request, lambda: accept_all(rows=rows, by=desk.actor), leads_to=back)
    messages.success(request, f"已核定 {done} 份月报")
    return redirect(back)


@at_desk(may_look, write=may_keep)
def month(request: DeskRequest, pk: int, number: int) -> HttpResponse:
    """Show a month of a station, and write it down for it."""
    if not 1 <= number <= DECEMBER:
        raise Http404("没有这个月份")
    desk, row = request.desk, station_at(request.desk, pk)
    told_row = months_of(row, desk.year).get(number)
    form = _form(request, told_row, number)
    if request.method == "POST" and "more" not in request.POST and form.is_valid():
        try:
            with refusals_into(form):
                back = desk.door("stations:month", pk=pk, number=number)
                done_first(
                    request,
                    lambda: enter_month(station=row, given=form.telling(), stamp=form.stamp, by=desk.actor),
                    leads_to=back,
                )
                messages.success(request, f"已录入 {number} 月的月报")
                return redirect(back)
        except Stale:
            return _stale(request, row, form, number)
    return _month_page(request, row, told_row, form, number)


@at_desk(may_look, write=may_keep)
@require_POST
def accept(request: DeskRequest, pk: int) -> HttpResponse:
    """Let what a station told stand."""
    row = month_at(request.desk, pk)
    back = request.desk.door("stations:month", pk=row.station_id, number=row.month)
    stamp = given_stamp(request)
    done_first(request, lambda: accept_month(row=row, stamp=stamp, by=request.desk.actor), leads_to=back)
    messages.success(request, f"已核定 {row.month} 月的月报")
    return redirect(back)


@at_desk(may_keep, write=may_keep)
def send_back(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask a station to tell its month again."""
    row = month_at(request.desk, pk)
    form = ReasonForm(request.POST or None, stamp=row.version)
    form.fields["reason"].label = "退回原因"
    return answer_form(
        request, station=row.station, form=form, title=f"退回 {row.month} 月的月报", verb="退回",
        told="已退回，e站看得到原因",
        act=lambda: send_month_back(
            row=row, reason=form.cleaned_data["reason"], stamp=form.stamp, by=request.desk.actor
        ),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, and take back a month that the office wrote down."""
    row = month_at(request.desk, pk)
    back = request.desk.door("stations:month", pk=row.station_id, number=row.month)
    if not confirmed(request):
        question = f"删除「{row.station.name}」{row.month} 月的月报？"
        return ask(request, question=question, consequence="删除以后可以重新录入。", verb="删除月报", back=back)
    done_first(request, lambda: remove_month(row=row, by=request.desk.actor), leads_to=back)
    messages.success(request, f"已删除 {row.month} 月的月报")
    return redirect(back)


def _waiting(desk: Desk) -> QuerySet[MonthlyReturn]:
    rows = MonthlyReturn.objects.filter(station__unit=desk.unit, station__removed_at=None, year=desk.year)
    return rows.filter(state=ReturnState.TOLD).order_by("station__code", "month")


def _form(request: DeskRequest, told_row: MonthlyReturn | None, number: int) -> MonthForm:
    posted = with_whole_days(request.POST, year=request.desk.year, month=number) if request.method == "POST" else None
    return MonthForm(
        posted, year=request.desk.year, month=number, initial=initial_of_month(told_row),
        stamp=told_row.version if told_row else None, lines=len(told_row.lines.all()) if told_row else 0,
    )  # fmt: skip


def _month_page(
    request: DeskRequest, row: Station, told_row: MonthlyReturn | None, form: MonthForm, number: int
) -> HttpResponse:
    desk, rule = request.desk, rule_of(request.desk.its_year)
    standing = told_in({desk.year}, [row]).get((row.pk, desk.year), {})
    context = {
        "station": row,
        "number": number,
        "row": told_row,
        "month": months_in(row, desk.year, rule, standing, on=desk.today)[number - 1],
        "floor": floor_of(rule, row.kind),
        "form": form,
        "is_by_page": told_row is not None and told_row.way == ReturnWay.PAGE,
        "may_keep": desk.may(may_keep),
        "proofs": _proofs(desk, row, told_row),
        "back": desk.door("stations:station", pk=row.pk),
    }
    status = 422 if form.is_bound and form.errors and "more" not in request.POST else 200
    return render(request, "stations/sites/month.html", context, status=status)


def _proofs(desk: Desk, row: Station, told_row: MonthlyReturn | None) -> object:
    if told_row is None:
        return None
    return proofs_panel(desk, f"stations.month:{told_row.pk}", f"{row.name} {told_row}月报")


def _stale(request: DeskRequest, row: Station, form: MonthForm, number: int) -> HttpResponse:
    fresh = months_of(row, request.desk.year).get(number)
    stamp = fresh.version if fresh else 0
    return stale_page(
        request, form=form, theirs=initial_of_month(fresh), stamp=stamp,
        saved=saved_by(row) if fresh and fresh.by_id else "e站刚刚",
    )  # fmt: skip


def _grid(request: DeskRequest, found: dict[int, Sequence[Month]]) -> DataTable:
    desk = request.desk

    def light(row: Station, number: int) -> tuple[str, str] | Absent:
        one = found[row.pk][number - 1]
        if one.told is None and not one.is_owed:
            return NOT_APPLICABLE
        return one.colour, str(one.told.activities) if one.told else one.word

    def column(number: int) -> Column:
        return Column(
            f"m{number}", f"{number} 月", kind="light", value=lambda row: light(row, number),
            link=lambda row: desk.door("stations:month", pk=row.pk, number=number),
        )  # fmt: skip

    def total(row: Station) -> int:
        return sum(one.told.activities for one in found[row.pk] if one.told and one.told.state != ReturnState.BACK)

    return DataTable(
        request=request,
        title=f"{desk.year} 年e站月报",
        queryset=stations_in_year(desk.its_year).filter(pk__in=list(found)),
        columns=(
            Column("name", "e站", sort_by="name", link=lambda row: desk.door("stations:station", pk=row.pk)),
            Column("township", "乡镇街道", sort_by="township", default_shown=False),
            *(column(number) for number in range(1, DECEMBER + 1)),
            Column("total", "全年", kind="number", unit="次", value=total),
        ),
        filters=(
            Contains("q", "名称或编号", fields=("name", "initials", "code")),
            Choice("kind", "类型", field="kind", choices=StationKind.choices),
            Choice("township", "乡镇街道", field="township", choices=[(one, one) for one in townships_of(desk.unit)]),
        ),
        order=("name",),
        empty=("本年还没有挂牌的e站", "授牌以后的下一个月起，每月报送活动。"),
        note="绿 达到下限，黄 不足，红 逾期未报；点开看逐项活动",
    )  # fmt: skip


def _told_table(request: DeskRequest) -> DataTable:
    desk = request.desk
    return DataTable(
        request=request,
        title=f"{desk.year} 年待核月报",
        queryset=_waiting(desk).select_related("station"),
        columns=(
            Column(
                "name", "e站", sort_by="station__name",
                link=lambda row: desk.door("stations:month", pk=row.station_id, number=row.month),
            ),
            Column("month", "月份", kind="number", sort_by="month"),
            Column("activities", "活动", kind="number", unit="次", sort_by="activities"),
            Column("people", "人次", kind="number", sort_by="people"),
            Column("words", "说明", kind="long", width="w-l", value=lambda row: row.words or NOT_APPLICABLE),
            Column("teller", "填报人"),
            Column("told_at", "报送", kind="day", sort_by="told_at"),
        ),
        filters=(Contains("q", "e站名称", fields=("station__name", "station__initials")),),
        order=("station__code", "month"),
        empty=("没有待核的月报", "e站在月报页报送以后，在这里核定。"),
    )  # fmt: skip
