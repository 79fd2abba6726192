"""Inspections: written down, changed, mended, taken back; and what a year asks of all stations."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_first
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.stations.access import may_keep, may_look
from jixiao.records.stations.sites.forms.dossiers import ReasonForm, RuleForm, initial_of_rule
from jixiao.records.stations.sites.forms.inspecting import InspectionForm, MendForm, initial_of_inspection
from jixiao.records.stations.sites.inspecting import (
    amend_inspection,
    mend_inspection,
    record_inspection,
    remove_inspection,
)
from jixiao.records.stations.sites.queries import rule_of
from jixiao.records.stations.sites.ruling import set_year_rule
from jixiao.records.stations.sites.views.finding_rows import answer_form, inspection_at, station_at
from jixiao.web.stamp import stale_page


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest, pk: int) -> HttpResponse:
    """Write an inspection down."""
    desk, row = request.desk, station_at(request.desk, pk)
    form = InspectionForm(request.POST or None, initial={"day": desk.today})
    return answer_form(
        request, station=row, form=form, title="登记巡查", verb="保存巡查", told="已登记巡查",
        act=lambda: record_inspection(station=row, given=form.seen(), by=desk.actor),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what was written down of an inspection."""
    desk, found = request.desk, inspection_at(request.desk, pk)
    form = InspectionForm(request.POST or None, initial=initial_of_inspection(found), stamp=found.version)
    return answer_form(
        request, station=found.station, form=form, title="修改巡查", verb="保存巡查", told="已修改巡查",
        theirs=lambda: initial_of_inspection(inspection_at(desk, pk)),
        act=lambda: amend_inspection(row=found, given=form.seen(), stamp=form.stamp, by=desk.actor),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def mend(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down that what was found wrong is mended."""
    desk, found = request.desk, inspection_at(request.desk, pk)
    form = MendForm(request.POST or None, stamp=found.version, initial={"day": desk.today})
    return answer_form(
        request, station=found.station, form=form, title="登记整改", verb="保存整改", told="已登记整改",
        note=f"{found.day} 巡查：{found.findings}",
        act=lambda: mend_inspection(
            row=found, day=form.cleaned_data["day"], words=form.cleaned_data["words"], stamp=form.stamp, by=desk.actor
        ),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take an inspection back that was written down by mistake."""
    desk, found = request.desk, inspection_at(request.desk, pk)
    form = ReasonForm(request.POST or None, stamp=found.version)
    return answer_form(
        request, station=found.station, form=form, title=f"删除 {found.day} 的巡查", verb="删除巡查", told="已删除巡查",
        act=lambda: remove_inspection(row=found, reason=form.cleaned_data["reason"], by=desk.actor),
    )  # fmt: skip


@at_desk(may_look, write=may_keep)
def rule(request: DeskRequest) -> HttpResponse:
    """Show and set what a year asks of all stations."""
    desk, row = request.desk, rule_of(request.desk.its_year)
    form = RuleForm(request.POST or None, initial=initial_of_rule(row), stamp=row.version if row.pk else None)
    back = desk.door("stations:months")
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                done_first(
                    request,
                    lambda: set_year_rule(unit_year=desk.its_year, given=form.asked(), stamp=form.stamp, by=desk.actor),
                    leads_to=back,
                )
                messages.success(request, "已设定年度要求")
                return redirect(back)
        except Stale:
            fresh = rule_of(desk.its_year)
            theirs = initial_of_rule(fresh)
            return stale_page(request, form=form, theirs=theirs, stamp=fresh.version, saved="别人", back=back)
    context = {"form": form, "rule": row, "is_set": row.pk is not None, "may_keep": desk.may(may_keep), "back": back}
    return render(request, "stations/sites/rule.html", context)
