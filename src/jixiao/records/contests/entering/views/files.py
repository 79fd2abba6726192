"""Files of works at a desk: one by one, many in a package, and the form for the seal."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.measures.receiving import files_dropped
from jixiao.measures.shelf import limit_words
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.refusing import Refused
from jixiao.orgs.sending import send_document
from jixiao.records.contests.access import may_keep, may_look, may_see_names
from jixiao.records.contests.entering.filing import put_uploads, take_file_away
from jixiao.records.contests.entering.names import see_names
from jixiao.records.contests.entering.packages import Matched, match_files
from jixiao.records.contests.entering.seal_form import seal_form, seal_form_docx
from jixiao.records.contests.entering.serving import content_of, picture_of
from jixiao.records.contests.entering.views.finding_rows import contest_at, entry_at, file_at
from jixiao.records.contests.models import WITH_NAMES, EntryFile, FileKind
from jixiao.web.sending import attachment

MOST_SHOWN = 500


@at_desk(may_keep, write=may_keep)
def package(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a ZIP of files matched by the numbers of works, and say what came of each."""
    desk, row = request.desk, contest_at(request.desk, pk)
    refused: Refused | None = None
    found: list[Matched] = []
    if request.method == "POST":
        upload = request.FILES.get("package")
        try:
            content = _chosen(request, upload)
            found = match_files(contest=row, package=content, at=desk.at, by=desk.actor)
        except Refused as said:
            refused = said
    context = {
        "contest": row, "refused": refused, "kept": [one for one in found if not one.why][:MOST_SHOWN],
        "left": [one for one in found if one.why][:MOST_SHOWN], "done": bool(found), "limit": limit_words(),
    }  # fmt: skip
    return render(request, "contests/entering/package.html", context, status=refused.status if refused else 200)


@at_desk(may_keep, write=may_keep)
@require_POST
def file_put(request: DeskRequest, pk: int) -> HttpResponse:
    """Put files to a work for its school."""
    row = entry_at(request.desk, pk)
    uploads = [one for one in request.FILES.getlist("files") if isinstance(one, UploadedFile)]
    kind = request.POST.get("kind", "")
    kept, refused = put_uploads(entry=row, kind=kind, uploads=uploads, at=request.desk.at, by=request.desk.actor)
    if refused:
        raise Refused(f"存上 {len(kept)} 个，{len(refused)} 个没有存上：{'；'.join(refused)}", code="A162")
    messages.success(request, f"已存上 {len(kept)} 个文件")
    return redirect(f"{request.desk.door('contests:entry', pk=pk)}#files")


@at_desk(may_keep, write=may_keep)
@require_POST
def file_remove(request: DeskRequest, pk: int, file: int) -> HttpResponse:
    """Take a file away for its school."""
    one = file_at(request.desk, pk, file)
    take_file_away(file=one, at=request.desk.at, by=request.desk.actor)
    messages.success(request, f"已删除「{one.name}」")
    return redirect(f"{request.desk.door('contests:entry', pk=pk)}#files")


@at_desk(may_look)
def file(request: DeskRequest, pk: int, file: int) -> HttpResponseBase:
    """Send a file of a work."""
    found = _readable(request, pk, file, is_told=True)
    return content_of(found, inline=request.GET.get("inline") == "1", asked=request.headers.get("Range", ""))


@at_desk(may_look)
def picture(request: DeskRequest, pk: int, file: int, page: int, size: str) -> HttpResponseBase:
    """Send the picture of a page of a file."""
    found = _readable(request, pk, file, is_told=size == "large" and page == 1)
    return picture_of(found, page=page, size=size)


@at_desk(may_see_names)
def paper(request: DeskRequest, pk: int, form: str) -> HttpResponse:
    """Send the form for the seal; names stand on it, so the look is written to the trail."""
    row = entry_at(request.desk, pk)
    see_names(entry=row, why="打印申报表", by=request.desk.actor)
    address = request.build_absolute_uri(request.desk.door("contests:entry", pk=pk))
    name = f"申报表-{row.number or '草稿'}"
    if form == "docx":
        return attachment(seal_form_docx(row, address=address), name=f"{name}.docx")
    return send_document(seal_form(row, address=address), form, name=name)


def _readable(request: DeskRequest, pk: int, file: int, *, is_told: bool) -> EntryFile:
    """Return a file; one with full names only to whoever may see them (403), and the look is written to the trail."""
    found = file_at(request.desk, pk, file)
    if found.kind in WITH_NAMES:
        if not request.desk.may(may_see_names):
            raise PermissionDenied
        if is_told:
            see_names(entry=found.entry, why=f"查看{FileKind(found.kind).label}", by=request.desk.actor)
    return found


def _chosen(request: DeskRequest, upload: object) -> Any:  # noqa: ANN401 - a file that reads and seeks
    if not isinstance(upload, UploadedFile):
        cause = f"压缩包超过 {limit_words()}" if files_dropped(request) else "没有选压缩包"
        raise Refused(cause, cure="分成几个压缩包传", code="A168", field="package")
    return upload.file
