"""A push is tried, sent, or given up."""

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import JobRun
from jixiao.orgs.pressing import claim
from jixiao.records.stations.access import may_keep
from jixiao.records.stations.pushes.drafting import cancel_push
from jixiao.records.stations.pushes.forms import CancelForm, SendForm
from jixiao.records.stations.pushes.sending import send_push
from jixiao.records.stations.pushes.trying import try_out
from jixiao.records.stations.pushes.views.finding_rows import answer_form, push_at


@at_desk(may_keep, write=may_keep)
@require_POST
def try_it(request: DeskRequest, pk: int) -> HttpResponse:
    """Look which station gets what, and keep it."""
    row, address = push_at(request.desk, pk), request.desk.door("stations:push", pk=pk)
    with transaction.atomic():
        claim(request, leads_to=address)
        try_out(push=row, by=request.desk.actor)
    return redirect(f"{address}#dry-run")


@at_desk(may_keep, write=may_keep)
def send(request: DeskRequest, pk: int) -> HttpResponse:
    """Have sent what was shown, now or at a time."""
    desk, row = request.desk, push_at(request.desk, pk)
    form = SendForm(request.POST or None, stamp=row.version)
    back = desk.door("stations:push", pk=pk)

    def leads_to(job: JobRun | None) -> str:
        if job is not None:
            return reverse("orgs:job", kwargs={"pk": job.pk})
        messages.success(request, "到时候自动推送；那时有变化的不推送，会在待办里提醒")
        return back

    return answer_form(
        request, form=form, title=f"推送「{row.title}」？", verb="推送", back=back, leads_to=leads_to,
        note=_told(row.dry_run) if row.dry_run_at else "还没有试算，先回去试算",
        act=lambda: send_push(push=row, stamp=form.stamp, by=desk.actor, planned_at=form.planned_at()),
    )  # fmt: skip


@at_desk(may_keep, write=may_keep)
def cancel(request: DeskRequest, pk: int) -> HttpResponse:
    """Give up a push that was not sent."""
    desk, row = request.desk, push_at(request.desk, pk)
    form = CancelForm(request.POST or None, stamp=row.version)
    back = desk.door("stations:push", pk=pk)
    return answer_form(
        request, form=form, title=f"取消推送「{row.title}」？", verb="取消推送", back=back, leads_to=lambda _: back,
        act=lambda: cancel_push(push=row, reason=form.cleaned_data["reason"], stamp=form.stamp, by=desk.actor),
    )  # fmt: skip


def _told(found: dict[str, object]) -> str:
    stations, contents = found.get("stations", []), found.get("contents", 0)
    number = len(stations) if isinstance(stations, list) else 0
    return f"试算的结果是 {number} 个e站、{contents} 项内容、共 {found.get('pairs', 0):,} 条；发出的就是这些"
