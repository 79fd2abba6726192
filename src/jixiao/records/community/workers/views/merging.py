"""Entries that may be one person: looked at side by side, merged, told apart, taken apart again."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from jixiao.orgs.asking import ask_reason
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once, pressed
from jixiao.orgs.refusing import refusals_into
from jixiao.records.community.access import may_keep
from jixiao.records.community.models import MergeRecord, Worker
from jixiao.records.community.workers.forms import MergeForm
from jixiao.records.community.workers.likeness import likely_pairs, why_same
from jixiao.records.community.workers.merging import merge_workers, tell_apart, undo_merge
from jixiao.records.community.workers.views.finding_rows import merge_at, worker_at

MOST = 50


@at_desk(may_keep)
def duplicates(request: DeskRequest) -> HttpResponse:
    """Show the pairs that may be one person, and the merges that were done."""
    desk = request.desk
    merges = MergeRecord.objects.filter(unit=desk.unit).select_related("kept", "gone", "by", "undone_by")
    context = {"pairs": likely_pairs(desk.unit), "merges": list(merges.order_by("-pk")[:MOST])}
    return render(request, "community/workers/duplicates.html", context)


@at_desk(may_keep, write=may_keep)
def merge(request: DeskRequest, pk: int, other: int) -> HttpResponse:
    """Show two entries side by side, and make them one."""
    desk = request.desk
    one, two = worker_at(desk, pk), worker_at(desk, other)
    pair = ((one.pk, _named(one)), (two.pk, _named(two)))
    form = MergeForm(request.POST or None, pair=pair, initial={"kept": one.pk})
    if request.method == "POST" and form.is_valid():
        kept, gone = (one, two) if form.cleaned_data["kept"] == one.pk else (two, one)
        with refusals_into(form):
            return done_once(
                request,
                lambda: merge_workers(
                    kept=kept, gone=gone, unit_year=desk.its_year, why=form.cleaned_data["reason"], by=desk.actor
                ),
                lambda _: desk.door("community:worker", pk=kept.pk),
            )
    context = {"form": form, "one": one, "two": two, "rows": _side_by_side(one, two), "why": why_same(one, two)}
    return render(request, "community/workers/merge.html", context)


@require_POST
@at_desk(may_keep, write=may_keep)
def apart(request: DeskRequest, pk: int, other: int) -> HttpResponse:
    """Write down that two entries are two people."""
    desk = request.desk
    one, two = worker_at(desk, pk), worker_at(desk, other)
    return pressed(
        request,
        lambda: tell_apart(one=one, other=two, unit_year=desk.its_year, by=desk.actor),
        leads_to=desk.door("community:duplicates"),
    )


@at_desk(may_keep, write=may_keep)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take two entries apart again."""
    desk = request.desk
    record = merge_at(desk, pk)
    if record.undone_at is not None:
        raise Http404("这次合并已经撤销过")
    return ask_reason(
        request,
        question=f"撤销合并，把「{record.gone.name}」分出来？",
        consequence="合并时移过来的走访、诉求和荣誉移回去；合并以后新登记的留在保留的那条。",
        label="撤销原因",
        verb="撤销合并",
        back=desk.door("community:duplicates"),
        leads_to=desk.door("community:worker", pk=record.gone_id),
        act=lambda reason: undo_merge(record=record, unit_year=desk.its_year, why=reason, by=desk.actor),
    )


def _named(worker: Worker) -> str:
    return " · ".join(part for part in (worker.name, worker.workplace, worker.phone_masked) if part)


def _side_by_side(one: Worker, two: Worker) -> list[tuple[str, str, str, bool]]:
    rows = []
    for name in ("name", "field", "title", "workplace", "position", "phone_masked", "privacy", "registered_on"):
        left, right = (str(getattr(worker, name) or "") for worker in (one, two))
        if name == "privacy":
            left, right = one.get_privacy_display(), two.get_privacy_display()
        words = str(Worker._meta.get_field(name).verbose_name)  # type: ignore[union-attr] # noqa: SLF001 - the documented way to a field
        rows.append((words, left, right, left != right))
    return rows
