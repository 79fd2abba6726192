"""The files of a work at the door of its school: put, looked at, taken away; and the form for the seal."""

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.measures.receiving import files_dropped
from jixiao.orgs.refusing import Refused
from jixiao.orgs.sending import send_document
from jixiao.records.contests.entering.filing import put_uploads, take_file_away
from jixiao.records.contests.entering.public.views.works import work_page
from jixiao.records.contests.entering.public.visiting import Visit, of_school, work_at
from jixiao.records.contests.entering.seal_form import seal_form, seal_form_docx
from jixiao.records.contests.entering.serving import content_of, picture_of
from jixiao.records.contests.models import Entry, EntryFile
from jixiao.web.sending import attachment


@require_http_methods(["GET", "POST"])
@of_school
def put(request: HttpRequest, visit: Visit, pk: int) -> HttpResponse:
    """Take files of a kind; a bad one does not stop the good ones, and is told beside where it was chosen."""
    row = work_at(visit, pk)
    if request.method == "GET":
        return redirect(f"{visit.door('work', pk=pk)}#files")
    try:
        return _put(request, visit, row)
    except Refused as refused:
        return work_page(request, visit, row, refused=refused, kind=request.POST.get("kind", ""))


def _put(request: HttpRequest, visit: Visit, row: Entry) -> HttpResponse:
    uploads = [one for one in request.FILES.getlist("files") if isinstance(one, UploadedFile)]
    dropped = files_dropped(request)
    if not uploads and dropped:
        cause = f"「{'、'.join(dropped)[:80]}」超过单个文件的上限，没有存上"
        raise Refused(cause, cure="压缩后再传；影片放到网上，填作品链接", code="A162")
    kept, refused = put_uploads(entry=row, kind=request.POST.get("kind", ""), uploads=uploads, at=visit.at)
    if refused or dropped:
        told = "；".join([*refused, *(f"「{name[:40]}」超过上限" for name in dropped)])
        raise Refused(f"存上 {len(kept)} 个，{len(refused) + len(dropped)} 个没有存上：{told}", code="A162")
    messages.success(request, f"已存上 {len(kept)} 个文件")
    return redirect(f"{visit.door('work', pk=row.pk)}#files")


@require_GET
@of_school
def get(request: HttpRequest, visit: Visit, pk: int, file: int) -> HttpResponseBase:
    """Send a file of a work."""
    return content_of(
        _file_at(visit, pk, file), inline=request.GET.get("inline") == "1", asked=request.headers.get("Range", "")
    )


@require_GET
@of_school
def picture(request: HttpRequest, visit: Visit, pk: int, file: int, page: int, size: str) -> HttpResponseBase:  # noqa: ARG001, PLR0917 - what a view takes
    """Send the picture of a page of a file."""
    return picture_of(_file_at(visit, pk, file), page=page, size=size)


@require_POST
@of_school
def remove(request: HttpRequest, visit: Visit, pk: int, file: int) -> HttpResponse:
    """Take a file away."""
    one = _file_at(visit, pk, file)
    take_file_away(file=one, at=visit.at)
    messages.success(request, f"已删除「{one.name}」")
    return redirect(f"{visit.door('work', pk=pk)}#files")


@require_GET
@of_school
def paper(request: HttpRequest, visit: Visit, pk: int, form: str) -> HttpResponse:
    """Send the form for the seal, as PDF or Word; before handing in it says that it is a draft."""
    row = work_at(visit, pk)
    address = request.build_absolute_uri(visit.door("work", pk=pk))
    name = f"申报表-{row.number or '草稿'}"
    if form == "docx":
        return attachment(seal_form_docx(row, address=address), name=f"{name}.docx")
    return send_document(seal_form(row, address=address), form, name=name)


def _file_at(visit: Visit, pk: int, file: int) -> EntryFile:
    row = work_at(visit, pk)
    found = EntryFile.objects.filter(entry=row, pk=file, removed_at=None).first()
    if found is None:
        raise Http404("没有这个文件")
    found.entry = row
    return found
