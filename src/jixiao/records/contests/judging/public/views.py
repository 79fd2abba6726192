"""The door, the promise, the list of works, and the files of a work under names that say nothing."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from jixiao.orgs.addressing import address_of
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.entering.serving import content_of, picture_of
from jixiao.records.contests.judging.blinding import hide, names_of
from jixiao.records.contests.judging.inviting import DOOR
from jixiao.records.contests.judging.letting_in import judge_by_code, sign_promise
from jixiao.records.contests.judging.public.sitting import (
    COOKIE,
    as_judge,
    contest_of,
    page,
    path_of,
    remember,
    task_at,
)
from jixiao.records.contests.judging.reading import MOST_WORKS, SHOWN, files_of, in_turn, tasks_of
from jixiao.records.contests.judging.stages import why_closed
from jixiao.records.contests.knocking import knock
from jixiao.records.contests.models import AssignmentState, EntryFile, Judge
from jixiao.web.clock import now

DONE, ALL = "done", "all"


@never_cache
@require_http_methods(["GET", "POST"])
def enter(request: HttpRequest, token: str) -> HttpResponseBase:
    """Ask for the code of a judge, and let them in."""
    contest = contest_of(token)
    if request.method == "GET":
        return page(request, "contest/judge/enter.html", contest, {})
    typed, at = request.POST.get("code", "")[:40], now()
    try:
        knock(contest=contest, door=DOOR, address=address_of(request), at=at)
        judge = judge_by_code(contest=contest, text=typed, at=at)
    except Refused as refused:
        context = {"refused": refused, "typed": typed}
        return page(request, "contest/judge/enter.html", contest, context, status=refused.status)
    judge.contest = contest
    return remember(redirect("contest:judge", token=token), judge)


@never_cache
@require_http_methods(["GET", "POST"])
@as_judge
def promise(request: HttpRequest, judge: Judge) -> HttpResponse:
    """Let a judge promise to mark fairly, before they see anything."""
    if request.method == "POST":
        sign_promise(judge=judge, at=now())
        return redirect("contest:judge", token=judge.contest.token)
    return page(request, "contest/judge/promise.html", judge.contest, {"judge": judge})


@never_cache
@require_GET
@as_judge
def works(request: HttpRequest, judge: Judge) -> HttpResponse:
    """Show a judge their works, the least reviewed first, and how far they are: a constant number of statements."""
    rows = list(in_turn(tasks_of(judge))[:MOST_WORKS])
    done = [one for one in rows if one.state == AssignmentState.SUBMITTED]
    shown = {DONE: done, ALL: rows}.get(request.GET.get("show", ""), [one for one in rows if one not in done])
    names = names_of(shown)
    context = {
        "judge": judge,
        "rows": [(one, hide(one.entry.title, names.get(one.entry_id, ()))) for one in shown],
        "total": len(rows),
        "done": len(done),
        "left": len(rows) - len(done),
        "show": request.GET.get("show", ""),
        "first": next((one for one in rows if one.state != AssignmentState.SUBMITTED), None),
        "closed": why_closed(judge.contest, at=now()),
    }
    return page(request, "contest/judge/works.html", judge.contest, context)


@require_POST
@as_judge
def leave(request: HttpRequest, judge: Judge) -> HttpResponse:  # noqa: ARG001 - Django hands it in
    """Forget on this browser who judges."""
    response = redirect("contest:judge_enter", token=judge.contest.token)
    response.delete_cookie(COOKIE, path=path_of(judge.contest), samesite="Lax")
    return response


@require_GET
@as_judge
def file(request: HttpRequest, judge: Judge, task: int, file: int) -> HttpResponseBase:
    """Send a file of a work: a picture or film to be looked at, anything else as a download; its name says nothing."""
    mine = task_at(judge, task)
    row, name = _file_of(mine, file)
    row.name = name
    return content_of(row, inline=True, asked=request.headers.get("Range", ""))


@require_GET
@as_judge
def picture(request: HttpRequest, judge: Judge, task: int, file: int, page: int) -> HttpResponseBase:  # noqa: ARG001 - Django hands it in
    """Send the picture of a page of a file."""
    row, _ = _file_of(task_at(judge, task), file)
    return picture_of(row, page=page, size="large")


def _file_of(task, pk: int) -> tuple[EntryFile, str]:  # noqa: ANN001 - an Assignment
    row = get_object_or_404(EntryFile, entry=task.entry_id, pk=pk, removed_at=None, kind__in=SHOWN)
    name = next((one.name for one in files_of(task) if one.pk == pk), "")
    return row, name
