"""A plate is given; a station rests, works again, or is closed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_first
from jixiao.records.stations.access import may_decide, may_look
from jixiao.records.stations.sites.forms.dossiers import HaltForm, PlateForm
from jixiao.records.stations.sites.plating import close_station, give_plate, resume_station, suspend_station
from jixiao.records.stations.sites.views.finding_rows import answer_form, station_at
from jixiao.web.stamp import given_stamp


@at_desk(may_decide, write=may_decide)
def plate(request: DeskRequest, pk: int) -> HttpResponse:
    """Give a station its plate."""
    desk, row = request.desk, station_at(request.desk, pk)
    form = PlateForm(request.POST or None, stamp=row.version, initial={"day": desk.today})
    return answer_form(
        request, station=row, form=form, title="授牌", verb="授牌", told=f"「{row.name}」已授牌",
        note="县级实地核查和市级复核都已通过；授牌后每月报送活动",
        act=lambda: give_plate(
            station=row, number=form.cleaned_data["number"], day=form.cleaned_data["day"], stamp=form.stamp,
            by=desk.actor,
        ),
    )  # fmt: skip


@at_desk(may_decide, write=may_decide)
def suspend(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a station rest."""
    desk, row = request.desk, station_at(request.desk, pk)
    form = HaltForm(request.POST or None, stamp=row.version, initial={"day": desk.today})
    return answer_form(
        request, station=row, form=form, title="暂停e站", verb="暂停", told=f"「{row.name}」已暂停",
        note="暂停期间不推送、不要求月报；以后可以恢复",
        act=lambda: suspend_station(
            station=row, reason=form.cleaned_data["reason"], day=form.cleaned_data["day"], stamp=form.stamp,
            by=desk.actor,
        ),
    )  # fmt: skip


@at_desk(may_decide, write=may_decide)
def close(request: DeskRequest, pk: int) -> HttpResponse:
    """Close a station, or turn its application down."""
    desk, row = request.desk, station_at(request.desk, pk)
    form = HaltForm(request.POST or None, stamp=row.version, initial={"day": desk.today})
    return answer_form(
        request, station=row, form=form, title="撤销e站", verb="撤销", told=f"「{row.name}」已撤销",
        note="撤销后不能恢复，记录都留着；申报不批准的也在这里办",
        act=lambda: close_station(
            station=row, reason=form.cleaned_data["reason"], day=form.cleaned_data["day"], stamp=form.stamp,
            by=desk.actor,
        ),
    )  # fmt: skip


@at_desk(may_look, write=may_decide)
@require_POST
def resume(request: DeskRequest, pk: int) -> HttpResponse:
    """Let a station that was at rest work again."""
    desk, row = request.desk, station_at(request.desk, pk)
    back = desk.door("stations:station", pk=pk)
    done_first(request, lambda: resume_station(station=row, stamp=given_stamp(request), by=desk.actor), leads_to=back)
    messages.success(request, f"「{row.name}」已恢复")
    return redirect(back)
