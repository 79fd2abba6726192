"""Somebody is registered, changed, taken out, put back; a telephone is looked at."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once, pressed
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.community.access import may_keep, may_see_everybody
from jixiao.records.community.models import Worker
from jixiao.records.community.views.staleness import answer_stale
from jixiao.records.community.workers.consenting import withdraw_consent
from jixiao.records.community.workers.forms import WithdrawForm, WorkerForm, initial_of
from jixiao.records.community.workers.phoning import see_phone
from jixiao.records.community.workers.registering import (
    amend_worker,
    register_worker,
    remove_worker,
    restore_worker,
    subject_of,
)
from jixiao.records.community.workers.views.finding_rows import places_at, removed_at, worker_at
from jixiao.web.table import Column, DataTable


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Register somebody."""
    desk = request.desk
    form = WorkerForm(request.POST or None, initial={"privacy": "office"}, places=places_at(desk))
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: register_worker(unit_year=desk.its_year, values=form.values(), by=desk.actor),
                lambda row: desk.door("community:worker", pk=row.pk),
            )
    return _form(request, form, title="登记科技工作者", verb="登记", back=desk.door("community:workers"))


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change what is known of somebody."""
    desk = request.desk
    row = worker_at(desk, pk)
    form = WorkerForm(request.POST or None, initial=initial_of(row), stamp=row.version, places=places_at(desk))
    if row.phone_masked:
        form.fields["phone"].help_text = f"现在是 {row.phone_masked}；空着不改"
    back = desk.door("community:worker", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_worker(
                        worker=row, unit_year=desk.its_year, values=form.values(), stamp=form.stamp, by=desk.actor
                    ),
                    lambda _: back,
                )
        except Stale:
            fresh = worker_at(desk, pk)
            theirs = {name: value for name, value in initial_of(fresh).items() if name != "phone"}
            return answer_stale(request, form=form, theirs=theirs, stamp=fresh.version, subject=subject_of(row))
    return _form(request, form, title="修改", verb="保存修改", back=back, row_title=row.name)


@at_desk(may_keep, write=may_keep)
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Take somebody out of the register."""
    desk = request.desk
    row = worker_at(desk, pk)
    return ask_reason(
        request,
        question=f"把「{row.name}」移出名册？",
        consequence="走访、诉求和荣誉的记录都留着，名册和计数里不再有这个人；可以从「已移出」里恢复。",
        label="移出原因",
        verb="移出",
        back=desk.door("community:worker", pk=row.pk),
        leads_to=desk.door("community:workers"),
        act=lambda reason: remove_worker(
            worker=row, unit_year=desk.its_year, reason=reason, stamp=row.version, by=desk.actor
        ),
    )


@at_desk(may_keep)
def removed(request: DeskRequest) -> HttpResponse:
    """Show who was taken out."""
    desk = request.desk
    table = DataTable(
        request=request,
        title="已移出的科技工作者",
        queryset=Worker.objects.filter(unit=desk.unit, removed_at__isnull=False, merged_into=None),
        columns=(
            Column("name", "姓名", link=lambda row: desk.door("community:worker", pk=row.pk)),
            Column("workplace", "工作单位"),
            Column("removed_at", "移出时间", kind="day", sort_by="removed_at"),
            Column("removed_because", "移出原因", kind="long"),
        ),
        order=("-removed_at",),
        empty=("没有移出的人", "移出名册的人会列在这里，可以恢复。"),
    )
    return render(request, "community/workers/removed.html", {"table": table})


@require_POST
@at_desk(may_keep, write=may_keep)
def restore(request: DeskRequest, pk: int) -> HttpResponse:
    """Put somebody back."""
    desk = request.desk
    row = removed_at(desk, pk)
    here = desk.door("community:worker", pk=row.pk)
    return pressed(request, lambda: restore_worker(worker=row, unit_year=desk.its_year, by=desk.actor), leads_to=here)


@at_desk(may_keep, write=may_keep)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Write down that somebody withdrew what they agreed to."""
    desk = request.desk
    row = worker_at(desk, pk)
    form = WithdrawForm(request.POST or None, initial={"on": desk.today})
    back = desk.door("community:worker", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: withdraw_consent(
                    worker=row, unit_year=desk.its_year, on=form.cleaned_data["on"], by=desk.actor
                ),
                lambda _: back,
            )
    lead = "撤回以后，本单位以外的人只看到隐去的姓名"
    return _form(request, form, title="撤回同意", verb="撤回", back=back, row_title=row.name, lead=lead)


@require_POST
@at_desk(may_see_everybody, write=may_see_everybody)
def phone(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a telephone number in full, once; the look is written down."""
    row = worker_at(request.desk, pk)
    number = see_phone(worker=row, unit_year=request.desk.its_year, by=request.desk.actor)
    response = render(request, "community/workers/phone.html", {"worker": row, "number": number})
    response["Cache-Control"] = "no-store"
    return response


def _form(request: DeskRequest, form: object, **context: str) -> HttpResponse:
    shared = {"form": form, "list_title": "科技工作者", "list_url": request.desk.door("community:workers")}
    return render(request, "community/form.html", {**shared, **context})
