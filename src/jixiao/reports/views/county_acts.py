"""批量办理: the rows that were ticked, what came of each, and undoing it."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.db import transaction
from django.db.models import Count, Q
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from jixiao.orgs.access import is_reviewer, may_review
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import HandoverKind
from jixiao.orgs.pressing import claim
from jixiao.orgs.queries import years_reviewed
from jixiao.orgs.refusing import Refused
from jixiao.orgs.waiting import work_address
from jixiao.reports.county.acting import MOST_AT_ONCE, begin_act, do_act
from jixiao.reports.county.undoing import ask_to_undo, undo_act
from jixiao.reports.models import Came, CountyAct, CountyActRow, Deed

PAGE = 30
LIGHTS = {Came.DONE: "green", Came.SKIPPED: "none", Came.REFUSED: "red", Came.WAITING: "amber"}


@require_POST
@at_desk(is_reviewer, write=may_review)
def act_on_many(request: DeskRequest) -> HttpResponse:
    """Do one thing with all departments that were ticked, claimed once, and lead to what came of each."""
    desk, by = request.desk, request.desk.actor
    picked = [int(text) for text in request.POST.getlist("pick")[: MOST_AT_ONCE + 1] if text.isdecimal()]
    rows = years_reviewed(desk.held, year=desk.year).filter(pk__in=picked).order_by("unit__code")
    try:
        with transaction.atomic():
            act = begin_act(
                place=desk.unit,
                year=desk.year,
                deed=request.POST.get("deed", ""),
                kind=request.POST.get("kind", ""),
                words=request.POST.get("words", ""),
                unit_years=list(rows[: MOST_AT_ONCE + 1]),
                by=by,
            )
            claim(request, leads_to=_page_of(request, act))
    except Refused as refused:
        return _refused(request, refused)
    do_act(act=act, by=by)
    return redirect(_page_of(request, act))


@at_desk(is_reviewer)
def list_acts(request: DeskRequest) -> HttpResponse:
    """List what was done at this desk in the year, newest first."""
    desk = request.desk
    seen = Q(rows__unit_year__in=years_reviewed(desk.held, year=desk.year))
    counts = {came.value: Count("rows", filter=seen & Q(rows__came=came)) for came in Came}
    rows = CountyAct.objects.filter(place=desk.unit, year=desk.year).select_related("by")
    rows = rows.annotate(**counts, undone=Count("rows", filter=seen & Q(rows__undo_came=Came.DONE)))
    page = Paginator(rows.order_by("-pk"), PAGE).get_page(request.GET.get("page"))
    listed = [(act, Deed(act.deed).label, HandoverKind(act.kind).label) for act in page]
    return render(request, "reports/county_acts.html", {"page": page, "acts": listed, "tab": "county_acts"})


@at_desk(is_reviewer)
def show_act(request: DeskRequest, pk: int) -> HttpResponse:
    """Show what came of each row; asked again every two seconds until all are done."""
    desk, act = request.desk, _act_or_404(request, pk)
    seen = years_reviewed(desk.held, year=desk.year)
    rows = act.rows.filter(unit_year__in=seen).select_related("unit_year__unit").order_by("unit_year__unit__code")
    listed = list(rows[:MOST_AT_ONCE])
    is_working = any(Came.WAITING in {row.came, row.undo_came} for row in listed)
    done = [row for row in listed if row.came == Came.DONE]
    context = {
        "act": act,
        "deed": Deed(act.deed).label,
        "kind": HandoverKind(act.kind).label,
        "rows": [_told(request, act, row) for row in listed],
        "counts": [(came.label, sum(row.came == came for row in listed)) for came in Came],
        "ready": sum(Came.WAITING not in {row.came, row.undo_came} for row in listed),
        "is_working": is_working,
        "may_undo": bool(done) and act.by_id == desk.person.pk and act.undo_asked_at is None and not is_working,
        "undone": sum(row.undo_came == Came.DONE for row in listed),
        "not_undone": sum(row.undo_came == Came.REFUSED for row in listed),
        "back": f"{desk.door('reports:county')}{_query_kept(request)}",
    }
    template = "reports/county_act_part.html" if request.headers.get("HX-Request") else "reports/county_act.html"
    return render(request, template, context)


@require_POST
@at_desk(is_reviewer, write=may_review)
def undo(request: DeskRequest, pk: int) -> HttpResponse:
    """Undo what was done in one press, row by row."""
    act, by, address = _act_or_404(request, pk), request.desk.actor, request.desk.door("reports:county_act", pk=pk)
    with transaction.atomic():
        claim(request, leads_to=address)
        ask_to_undo(act=act, by=by)
    undo_act(act=act, by=by)
    messages.success(request, "已撤销，每一行的结果见下表")
    return redirect(address)


def _act_or_404(request: DeskRequest, pk: int) -> CountyAct:
    desk = request.desk
    act = CountyAct.objects.select_related("by", "job").filter(pk=pk, place=desk.unit, year=desk.year).first()
    if act is None:
        raise Http404("没有这次批量办理")
    return act


def _told(request: DeskRequest, act: CountyAct, row: CountyActRow) -> dict[str, object]:
    unit = row.unit_year.unit
    return {
        "unit": unit.name,
        "url": work_address(act.kind, code=unit.code, year=request.desk.year),
        "light": LIGHTS[Came(row.came)],
        "came": Came(row.came).label,
        "code": row.code,
        "why": row.why,
        "css": "is-error" if row.came == Came.REFUSED else "",
        "undo_light": LIGHTS[Came(row.undo_came)] if row.undo_came else "",
        "undo_came": {Came.DONE: "已撤销", Came.REFUSED: "没有撤销", Came.WAITING: "等待撤销"}.get(
            Came(row.undo_came), ""
        )
        if row.undo_came
        else "",
        "undo_code": row.undo_code,
        "undo_why": row.undo_why,
    }


def _page_of(request: DeskRequest, act: CountyAct) -> str:
    place = {"unit": request.desk.unit.code, "year": request.desk.year, "pk": act.pk}
    return f"{reverse('reports:county_act', kwargs=place)}{_query_kept(request)}"


def _query_kept(request: DeskRequest) -> str:
    """Return the filters of the desk, so that the way back leads to the same rows."""
    kept = request.POST.get("query", "") or request.GET.urlencode()
    return f"?{kept}"[:1500] if kept else ""


def _refused(request: DeskRequest, refused: Refused) -> HttpResponse:
    back = f"{request.desk.door('reports:county')}{_query_kept(request)}"
    context = {"refused": refused, "back": back}
    return render(request, "orgs/refused.html", context, status=refused.status)
