"""The bytes of proofs: downloads, previews, the ZIP of a year. Nothing is ever served as a page of ours."""

from urllib.parse import quote

from django.http import FileResponse, Http404, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.measures import access, shelf
from jixiao.measures.materials import PICTURE, material_of
from jixiao.measures.models import Proof
from jixiao.measures.naming import file_name
from jixiao.measures.panel import size_words
from jixiao.measures.previews import MEDIA_TYPE, WIDTHS, preview_of
from jixiao.measures.zipping import KIND, ask_for_zip, zip_path
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import JobRun

_POLICY = "sandbox; default-src 'none'; img-src 'self'; style-src 'unsafe-inline'"
_LISTED = 10
_STOP_ASKING = 286  # htmx takes the answer and stops polling


@at_desk(access.may_see_proofs)
def proof_file(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Send the file of a proof: always as a download, a picture also to be looked at where ``?inline=1`` asks."""
    found = get_object_or_404(Proof, pk=pk, unit_year=request.desk.its_year)
    path = shelf.path_of(found.sha256)
    if not path.exists():
        raise Http404("文件不在服务器上")
    material = material_of(found.media_type)
    looked_at = material.family == PICTURE and request.GET.get("inline") == "1"
    answer = FileResponse(path.open("rb"), content_type=material.media_type)
    name = file_name(found.name, suffix=material.suffix)
    answer.headers["Content-Disposition"] = f"{'inline' if looked_at else 'attachment'}; filename*=UTF-8''{quote(name)}"
    return guarded(answer)


@at_desk(access.may_see_proofs)
def preview(request: DeskRequest, pk: int, page: int, size: str) -> HttpResponseBase:
    """Send the picture of a page of a proof."""
    found = get_object_or_404(Proof, pk=pk, unit_year=request.desk.its_year)
    if size not in WIDTHS or not 1 <= page <= (found.pages or 1):
        raise Http404("没有这一页")
    answer = FileResponse(preview_of(found, page=page, size=size).open("rb"), content_type=MEDIA_TYPE)
    answer.headers["Content-Disposition"] = "inline"
    answer.headers["Cache-Control"] = "private, max-age=3600"
    return guarded(answer)


@at_desk(access.may_see_proofs)
def zips(request: DeskRequest) -> HttpResponse:
    """Show the ZIPs that were asked for, and how far each is; a POST asks for one."""
    desk = request.desk
    if request.method == "POST":
        ask_for_zip(unit_year=desk.its_year, by=desk.actor)
        return redirect(desk.door("measures:zip"))
    jobs = JobRun.objects.filter(kind=KIND, unit_year=desk.its_year).select_related("by").order_by("-pk")[:_LISTED]
    rows = [
        (
            job,
            size_words(job.outcome.get("size", 0)),
            desk.door("measures:zip_file", pk=job.pk) if zip_path(job).exists() else "",
        )
        for job in jobs
    ]
    waiting = any(job.state in {JobRun.State.QUEUED, JobRun.State.RUNNING} for job, _, _ in rows)
    count = Proof.objects.filter(unit_year=desk.its_year, removed_at=None).count()
    context = {"rows": rows, "waiting": waiting, "count": count}
    if request.htmx:
        return render(request, "measures/zip_rows.html", context, status=200 if waiting else _STOP_ASKING)
    return render(request, "measures/zip.html", context)


@at_desk(access.may_see_proofs)
def zip_file(request: DeskRequest, pk: int) -> HttpResponseBase:
    """Send a ZIP that is ready, from disk as it goes."""
    desk = request.desk
    job = get_object_or_404(JobRun, pk=pk, kind=KIND, unit_year=desk.its_year, state=JobRun.State.DONE)
    path = zip_path(job)
    if not path.exists():
        raise Http404("这个压缩包已经过期，请重新打包")
    name = file_name(f"{desk.unit.name}{desk.year}年度佐证", suffix=".zip")
    answer = FileResponse(path.open("rb"), content_type="application/zip")
    answer.headers["Content-Disposition"] = f"attachment; filename*=UTF-8''{quote(name)}"
    return guarded(answer)


def guarded(answer: FileResponse) -> FileResponse:
    """Return the answer so that no browser takes it for a page, or guesses what it is."""
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Content-Security-Policy"] = _POLICY
    answer.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    return answer
