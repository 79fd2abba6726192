"""Background work: the page of one job with its progress, and the list of one's own."""

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, render

from jixiao.orgs.desk import FramedRequest, in_frame
from jixiao.orgs.jobs import links_of
from jixiao.orgs.models import JobRun

PAGE = 50
SHAPES = {
    JobRun.State.QUEUED: "draft",
    JobRun.State.RUNNING: "sent",
    JobRun.State.DONE: "approved",
    JobRun.State.FAILED: "late",
}


@in_frame
def job_list(request: FramedRequest) -> HttpResponse:
    """Show what the person asked for, newest first."""
    rows = JobRun.objects.filter(by=request.user).select_related("unit_year__unit").order_by("-pk")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render(
        request, "orgs/jobs.html", {"page": page, "rows": [(job, SHAPES[JobRun.State(job.state)]) for job in page]}
    )


@in_frame
def job_page(request: FramedRequest, pk: int) -> HttpResponse:
    """Show one job; the page asks again every two seconds until the work has ended."""
    rows = JobRun.objects.select_related("unit_year__unit")
    job = get_object_or_404(rows, pk=pk, by=request.user)
    ended = job.state in {JobRun.State.DONE, JobRun.State.FAILED}
    percent = min(100, job.done * 100 // job.total) if job.total else 0
    context = {
        "job": job,
        "ended": ended,
        "percent": percent,
        "shape": SHAPES[JobRun.State(job.state)],
        "links": links_of(job),
    }
    template = "orgs/job_part.html" if request.headers.get("HX-Request") else "orgs/job.html"
    return render(request, template, context)
