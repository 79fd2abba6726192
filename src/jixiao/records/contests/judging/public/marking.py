"""The page on which a judge marks a work. What is typed is kept by each button, and by the script while they type."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from jixiao.measures.materials import PDF, PICTURE, material_of
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.judging.blinding import hide, names_of
from jixiao.records.contests.judging.marking import save_marks, submit_marks, take_marks_back
from jixiao.records.contests.judging.public.sitting import as_judge, page, task_at
from jixiao.records.contests.judging.reading import BlindFile, answers_of, files_of, lines_of, next_task
from jixiao.records.contests.judging.recusing import recuse
from jixiao.records.contests.judging.stages import why_closed
from jixiao.records.contests.models import Assignment, AssignmentState, Criterion, Judge
from jixiao.web.clock import now
from jixiao.web.printing import moment_text
from jixiao.web.typed import Misread, read_decimal

MOST_REMARK, MOST_POINTS, MOST_PAGES = 1000, 12, 40
SUBMIT, NEXT, AUTO = "submit", "next", "auto"


@never_cache
@require_http_methods(["GET", "POST"])
@as_judge
def work(request: HttpRequest, judge: Judge, task: int) -> HttpResponseBase:
    """Show a work without its names, and take the marks: kept, handed in, or kept by the script."""
    mine = task_at(judge, task)
    if request.method == "GET":
        return _page(request, judge, mine)
    go = request.POST.get("go", "")
    try:
        points = _points(mine, request.POST)
        act = submit_marks if go in {SUBMIT, NEXT} else save_marks
        stamp = request.POST.get("stamp", "")
        act(
            assignment=mine, points=points, remark=request.POST.get("remark", "")[:MOST_REMARK],
            stamp=int(stamp) if stamp.isdecimal() and len(stamp) < MOST_POINTS else None, at=now(),
        )  # fmt: skip
    except Refused as refused:
        if go == AUTO:
            return JsonResponse({"fault": refused.cause, "field": refused.field}, status=refused.status)
        return _page(request, judge, task_at(judge, task), refused=refused)
    if go == AUTO:
        at = mine.saved_at.astimezone(SHANGHAI) if mine.saved_at else None
        return JsonResponse({"stamp": mine.version, "saved": f"{at:%H:%M:%S}" if at else ""})
    return _onward(judge, mine, go)


@require_POST
@as_judge
def take_back(request: HttpRequest, judge: Judge, task: int) -> HttpResponse:
    """Let a judge change marks that were handed in."""
    mine = task_at(judge, task)
    try:
        take_marks_back(assignment=mine, at=now())
    except Refused as refused:
        return _page(request, judge, mine, refused=refused)
    return redirect("contest:judge_work", token=judge.contest.token, task=mine.pk)


@never_cache
@require_http_methods(["GET", "POST"])
@as_judge
def step_back(request: HttpRequest, judge: Judge, task: int) -> HttpResponse:
    """Let a judge step back from a work, with the reason."""
    mine, typed, refused = task_at(judge, task), request.POST.get("why", "")[:200], None
    if request.method == "POST":
        try:
            recuse(assignment=mine, why=typed, at=now())
            return redirect("contest:judge", token=judge.contest.token)
        except Refused as raised:
            refused = raised
    title = hide(mine.entry.title, names_of([mine]).get(mine.entry_id, ()))
    context = {"judge": judge, "task": mine, "title": title, "typed": typed, "refused": refused}
    status = refused.status if refused else 200
    return page(request, "contest/judge/recuse.html", judge.contest, context, status=status)


def _onward(judge: Judge, mine: Assignment, go: str) -> HttpResponse:
    token = judge.contest.token
    if go == NEXT:
        following = next_task(judge, after=mine)
        if following is not None:
            return redirect("contest:judge_work", token=token, task=following.pk)
        return redirect("contest:judge", token=token)
    if go == SUBMIT:
        return redirect("contest:judge", token=token)
    return redirect("contest:judge_work", token=token, task=mine.pk)


def _points(task: Assignment, typed: Mapping[str, str]) -> dict[int, Decimal | None]:
    """Return the points that were typed; refuse what is no number."""
    found: dict[int, Decimal | None] = {}
    for criterion in _criteria(task):
        text = typed.get(f"c{criterion.pk}", "").strip()[:MOST_POINTS]
        if not text:
            found[criterion.pk] = None
            continue
        read = read_decimal(text, places=2)
        if isinstance(read, Misread):
            raise Refused(f"「{criterion.name}」{read.cause}", cure=read.cure, code="A547", field=f"c{criterion.pk}")
        found[criterion.pk] = read
    return found


def _criteria(task: Assignment) -> list[Criterion]:
    return list(task.entry.group.criteria.order_by("position"))


def _page(request: HttpRequest, judge: Judge, task: Assignment, *, refused: Refused | None = None) -> HttpResponse:
    lines = lines_of(task, _criteria(task))
    typed = {one.field: request.POST.get(one.field, one.typed)[:MOST_POINTS] for one in lines}
    remark = request.POST.get("remark", task.remark)[:MOST_REMARK]
    names = names_of([task]).get(task.entry_id, ())
    context = {
        "judge": judge,
        "task": task,
        "lines": [(one, typed[one.field]) for one in lines],
        "remark": remark,
        "total": task.score if task.score is not None else _total(typed.values()),
        "files": [_shown(one) for one in files_of(task)],
        "title": hide(task.entry.title, names),
        "abstract": hide(task.entry.abstract, names),
        "answers": [(label, hide(words, names)) for label, words in answers_of(task)],
        "refused": refused,
        "is_stale": isinstance(refused, Stale),
        "is_done": task.state == AssignmentState.SUBMITTED,
        "closed": why_closed(judge.contest, at=now(), panel=task.panel),
        "saved": moment_text(task.saved_at) if task.saved_at else "",
    }
    status = refused.status if refused else 200
    return page(request, "contest/judge/work.html", judge.contest, context, status=status)


def _shown(one: BlindFile) -> tuple[BlindFile, str, range]:
    """Return a file, how it is shown (pages, film, sound, "" for a download), and the pages there are pictures of."""
    kind = one.media_type.partition("/")[0]
    if material_of(one.media_type).family in {PICTURE, PDF}:
        return one, "pages", range(1, min(one.pages, MOST_PAGES) + 1)
    return one, {"video": "film", "audio": "sound"}.get(kind, ""), range(0)


def _total(typed: Iterable[str]) -> Fraction:
    read = [read_decimal(text, places=2) for text in typed if text.strip()]
    return sum((Fraction(one) for one in read if not isinstance(one, Misread)), Fraction(0))
