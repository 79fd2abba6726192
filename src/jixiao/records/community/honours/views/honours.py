"""Honours: the list, what came of a recommendation, those that came otherwise, filing."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render

from jixiao.measures.panel import proofs_panel
from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.records.community.access import levels_seen
from jixiao.records.community.honours.access import may_keep, may_look
from jixiao.records.community.honours.awarding import (
    archive_honour,
    honour_subject,
    record_award,
    record_honour,
    record_miss,
    remove_honour,
)
from jixiao.records.community.honours.forms import ArchiveForm, AwardForm, HonourForm, MissForm
from jixiao.records.community.honours.naming import of_organisation, of_worker
from jixiao.records.community.honours.queries import honours_of, organisations_called, workers_called
from jixiao.records.community.honours.views.finding_rows import called_at, honour_at, nomination_at, show_form
from jixiao.records.community.models import HonourLevel, Organisation, Worker
from jixiao.records.community.writing import history_of
from jixiao.web.table import Choice, Column, Contains, DataTable

MOST_DIGITS = 18


@at_desk(may_look)
def honours(request: DeskRequest) -> HttpResponseBase:
    """Show the honours of the unit's people and organisations."""
    desk = request.desk
    table = DataTable(
        request=request,
        title="荣誉",
        queryset=honours_of(desk),
        columns=(
            Column("name", "荣誉名称", sort_by="name", link=lambda row: desk.door("community:honour", pk=row.pk)),
            Column("who", "获得者", value=lambda row: called_at(desk, row).name),
            Column("workplace", "工作单位", value=lambda row: called_at(desk, row).workplace, width="w-l"),
            Column("level", "级别", sort_by="level", value=lambda row: row.get_level_display()),
            Column("giver", "授予单位", sort_by="giver"),
            Column("awarded_year", "年度", sort_by="awarded_year", value=lambda row: str(row.awarded_year)),
            Column("paper_number", "文号", default_shown=False),
            Column("archive_number", "归档号", sort_by="archive_number"),
        ),
        filters=(
            Contains("q", "荣誉或授予单位", fields=("name", "giver")),
            Choice("level", "级别", field="level", choices=list(HonourLevel.choices)),
        ),
        order=("-awarded_year", "-pk"),
        empty=("还没有登记荣誉", "举荐获得表彰后自动登记；以前的荣誉可以补录。"),
    )  # fmt: skip
    context = {"table": table, "may_keep": desk.may(may_keep)}
    return table.export() or render(request, "community/honours/honours.html", context)


@at_desk(may_look)
def honour(request: DeskRequest, pk: int) -> HttpResponse:
    """Show one honour with its papers."""
    desk, row = request.desk, honour_at(request.desk, pk)
    context = {
        "row": row, "who": called_at(desk, row), "proofs": proofs_panel(desk, honour_subject(row), row.name),
        "history": history_of(honour_subject(row), desk.its_year), "may_keep": desk.may(may_keep),
    }  # fmt: skip
    return render(request, "community/honours/honour.html", context)


@at_desk(may_keep, write=may_keep)
def honour_new(request: DeskRequest) -> HttpResponse:
    """Look for whose honour it is; with somebody chosen, write it down."""
    desk = request.desk
    kind, chosen = request.GET.get("kind", "worker"), request.GET.get("who", "")
    if not (chosen.isascii() and chosen.isdecimal() and len(chosen) < MOST_DIGITS):
        return _choose(request, kind)
    whose: Worker | Organisation
    if kind == "organisation":
        whose = get_object_or_404(Organisation, unit=desk.unit, removed_at=None, pk=int(chosen))
    else:
        rows = Worker.objects.filter(unit=desk.unit, removed_at=None, privacy__in=levels_seen(desk))
        whose = get_object_or_404(rows, pk=int(chosen))
    form = HonourForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: record_honour(unit_year=desk.its_year, whose=whose, values=form.cleaned_data, by=desk.actor),
                lambda made: desk.door("community:honour", pk=made.pk),
            )
    back = desk.door("community:honours")
    return show_form(request, form=form, title=f"登记{whose.name}的荣誉", verb="登记荣誉", back=back)


@at_desk(may_keep, write=may_keep)
def award(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down that a recommendation was awarded."""
    desk, row = request.desk, nomination_at(request.desk, pk)
    form, back = AwardForm(request.POST or None), desk.door("community:nomination", pk=pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            answer = done_once(
                request, lambda: record_award(row=row, by=desk.actor, **form.cleaned_data), lambda _: back
            )
            messages.success(request, "荣誉已经登记在本人或组织名下")
            return answer
    lead = "荣誉登记在被举荐的人或组织名下；文件和证书作为材料上传"
    name = called_at(desk, row).name
    return show_form(request, form=form, title="登记获得表彰", verb="登记结果", back=back, row_title=name, lead=lead)


@at_desk(may_keep, write=may_keep)
def miss(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down that nothing came of a recommendation."""
    desk, row = request.desk, nomination_at(request.desk, pk)
    form, back = MissForm(request.POST or None), desk.door("community:nomination", pk=pk)
    if request.method == "POST" and form.is_valid():
        clean: dict[str, Any] = form.cleaned_data
        with refusals_into(form):
            return done_once(request, lambda: record_miss(row=row, by=desk.actor, **clean), lambda _: back)
    name = called_at(desk, row).name
    return show_form(request, form=form, title="登记未获表彰", verb="登记结果", back=back, row_title=name)


@at_desk(may_keep, write=may_keep)
def archive(request: DeskRequest, pk: int) -> HttpResponse:
    """File the papers of an honour."""
    desk, row = request.desk, honour_at(request.desk, pk)
    form, back = ArchiveForm(request.POST or None), desk.door("community:honour", pk=pk)
    if request.method == "POST" and form.is_valid():
        number = form.cleaned_data["number"]
        with refusals_into(form):
            return done_once(
                request,
                lambda: archive_honour(honour=row, unit_year=desk.its_year, number=number, by=desk.actor),
                lambda _: back,
            )
    return show_form(request, form=form, title="荣誉归档", verb="归档", back=back, row_title=row.name)


@at_desk(may_keep, write=may_keep)
def honour_remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take out an honour that was written down by mistake."""
    desk, row = request.desk, honour_at(request.desk, pk)
    return ask_reason(
        request,
        question=f"删除「{row.name}」？",
        consequence="只删除登记有误的；由举荐产生的和已经归档的不能删除。",
        label="删除原因",
        verb="删除荣誉",
        back=desk.door("community:honour", pk=pk),
        leads_to=desk.door("community:honours"),
        act=lambda reason: remove_honour(honour=row, unit_year=desk.its_year, reason=reason, by=desk.actor),
    )


def _choose(request: DeskRequest, kind: str) -> HttpResponse:
    desk, words = request.desk, request.GET.get("q", "").strip()[:40]
    levels = [one.value for one in levels_seen(desk)]
    people = [("worker", one.pk, of_worker(one, levels)) for one in workers_called(desk, words)]
    groups = [("organisation", one.pk, of_organisation(one)) for one in organisations_called(desk, words)]
    context = {"words": words, "found": [*people, *groups], "kind": kind}
    return render(request, "community/honours/honour_choose.html", context)
