"""The import desk: upload, dry run, import all or only the good rows or nothing, failed rows, undo of the whole."""

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.orgs.access import may_import, may_look, may_see_imports
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.forms.importing import UploadForm
from jixiao.orgs.importing import DOORS, ImportDoor
from jixiao.orgs.models import ImportBatch
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.seat import Desk
from jixiao.orgs.taking_in import (
    UNDO_DAYS,
    drop_batch,
    last_undo_day,
    rows_without_errors,
    rows_without_faults,
    seen_before,
    try_table,
    undo_batch,
    write_batch,
)
from jixiao.web.asking import ask, confirmed
from jixiao.web.importing import DryRun, blank_template, failed_rows
from jixiao.web.importing.page import dry_run_shown
from jixiao.web.sending import attachment

MOST = 50
DROPPED = "files_too_large"
"""Where the upload handler of the settings leaves the names of files that passed the limit while they were read."""
IMPORT_LIMIT = 20 * 1024 * 1024
SHAPES = {
    "tried": ("draft", "试读"),
    "written": ("approved", "已导入"),
    "undone": ("returned", "已撤回"),
    "dropped": ("draft", "已放弃"),
}


@at_desk(may_see_imports, write=may_import)
def upload(request: DeskRequest, plan: str) -> HttpResponse:
    """Show what can be taken in and what was; take a file and read it on trial."""
    desk, door = request.desk, _door_for(request.desk, plan)
    form = UploadForm(limit=min(IMPORT_LIMIT, settings.UPLOAD_LIMIT), endings=door.endings)
    if request.method == "POST":
        _require_keeper(desk, door)
        posted, files = request.POST, request.FILES  # read first: only then is it known what was dropped
        dropped = getattr(request, DROPPED, ())
        form = UploadForm(posted, files, limit=form.limit, dropped=dropped, endings=door.endings)
    if request.method == "POST" and form.is_valid():
        file = form.cleaned_data["file"]
        with refusals_into(form), transaction.atomic():
            batch = try_table(
                unit_year=desk.its_year, door=door, file_name=file.name, content=file.read(), by=desk.actor
            )
            address = desk.door("orgs:batch", pk=batch.pk)
            claim(request, leads_to=address)
            return redirect(address)
    rows = ImportBatch.objects.filter(unit_year=desk.unit_year, plan=plan).defer("dry_run", "written")
    context = {
        "door": door,
        "form": form,
        "may_import": desk.may(door.may),
        "batches": [(row, *SHAPES[row.state]) for row in rows.select_related("by").order_by("-pk")[:MOST]],
        "undo_days": UNDO_DAYS,
        "back": desk.door(door.back),
    }
    return render(request, "orgs/import_upload.html", context)


@at_desk(may_see_imports)
def batch_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Show the dry run to decide on, or what became of it."""
    desk = request.desk
    batch = _batch(desk, pk)
    door = _door_for(desk, batch.plan)
    context = {
        "batch": batch,
        "door": door,
        "page": dry_run_shown(DryRun.from_json(batch.dry_run), door.plan, request.GET),
        "file_name": batch.file_name,
        "earlier": seen_before(batch),
        "failed_url": desk.door("orgs:failed-rows", pk=pk),
        "template_url": desk.door("orgs:import-template", plan=batch.plan),
        "back": desk.door(door.back),
    }
    if batch.state == ImportBatch.State.TRIED and desk.may(door.may):
        context["confirm_url"] = desk.door("orgs:write-batch", pk=pk)
        context["discard_url"] = desk.door("orgs:drop-batch", pk=pk)
        return render(request, "orgs/import_page.html", context)
    context["chip"] = SHAPES[batch.state]
    context["last_day"] = last_undo_day(batch)
    may_undo = batch.state == ImportBatch.State.WRITTEN and desk.may(door.may)
    context["undo_url"] = desk.door("orgs:undo-batch", pk=pk) if may_undo else ""
    context["can_undo"] = may_undo and desk.today <= last_undo_day(batch)
    return render(request, "orgs/batch.html", context)


@at_desk(may_import)
def write(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask which rows go in, then write them: all that can, or only those in order."""
    desk = request.desk
    batch = _batch(desk, pk)
    door, dry_run = _door(batch.plan), DryRun.from_json(batch.dry_run)
    _require_keeper(desk, door)
    good, possible = rows_without_faults(dry_run), rows_without_errors(dry_run)
    if request.method != "POST":
        context = {
            "batch": batch,
            "good": len(good),
            "possible": len(possible),
            "errors": len(dry_run.rows) - len(possible),
            "earlier": seen_before(batch),
            "back": desk.door("orgs:batch", pk=pk),
            "undo_days": UNDO_DAYS,
        }
        return render(request, "orgs/import_confirm.html", context)
    address = desk.door(door.back)
    with transaction.atomic():
        claim(request, leads_to=address)
        rows = possible if request.POST.get("which") == "all" else good
        write_batch(batch=batch, door=door, rows=rows, by=desk.actor)
    messages.success(request, f"已导入 {batch.rows_written} 行", extra_tags=desk.door("orgs:undo-batch", pk=pk))
    return redirect(address)


@at_desk(may_import)
def drop(request: DeskRequest, pk: int) -> HttpResponse:
    """Let the table go."""
    batch = _batch(request.desk, pk)
    _require_keeper(request.desk, _door(batch.plan))
    if not confirmed(request):
        back = request.desk.door("orgs:batch", pk=pk)
        return ask(
            request,
            question="放弃这份表格？",
            consequence="什么都不会写入，试读结果仍留存备查。",
            verb="放弃导入",
            back=back,
        )
    drop_batch(batch=batch, by=request.desk.actor)
    messages.success(request, "已放弃，没有写入任何内容")
    return redirect(request.desk.door("orgs:import", plan=batch.plan))


@at_desk(may_import)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the whole table back."""
    desk = request.desk
    batch = _batch(desk, pk)
    door = _door(batch.plan)
    _require_keeper(desk, door)
    if not confirmed(request):
        question = f"撤回「{batch.file_name}」导入的 {batch.rows_written} 行？"
        consequence = "这一批写入的记录全部删去；已经被别处用到的，一行也不撤。"
        return ask(
            request, question=question, consequence=consequence, verb="撤回导入", back=desk.door("orgs:batch", pk=pk)
        )
    undo_batch(batch=batch, door=door, by=desk.actor)
    messages.success(request, f"已撤回 {batch.rows_written} 行")
    return redirect(desk.door(door.back))


@at_desk(may_see_imports)
def download_failed(request: DeskRequest, pk: int) -> HttpResponse:
    """Send the rows that could not go in, with the reason beside each."""
    batch = _batch(request.desk, pk)
    door = _door_for(request.desk, batch.plan)
    return _workbook(failed_rows(DryRun.from_json(batch.dry_run), door.plan), f"{door.plan.title}-错误行.xlsx")


@at_desk(may_see_imports)
def download_template(request: DeskRequest, plan: str) -> HttpResponse:
    """Send an empty table to fill in."""
    door = _door_for(request.desk, plan)
    return _workbook(blank_template(door.plan), f"{door.plan.title}-空白模板.xlsx")


def _door(plan: str) -> ImportDoor:
    if plan not in DOORS:
        raise Http404("没有这种表格")
    return DOORS[plan]


def _door_for(desk: Desk, plan: str) -> ImportDoor:
    """Return a door that this person may look through: administrators see only their own."""
    door = _door(plan)
    if not desk.may(may_look):
        _require_keeper(desk, door)
    return door


def _require_keeper(desk: Desk, door: ImportDoor) -> None:
    if not desk.may(door.may):
        raise PermissionDenied


def _batch(desk: Desk, pk: int) -> ImportBatch:
    rows = ImportBatch.objects.select_related("unit_year__unit", "by")
    return get_object_or_404(rows, pk=pk, unit_year=desk.unit_year)


def _workbook(content: bytes, name: str) -> HttpResponse:
    return attachment(content, name=name)
