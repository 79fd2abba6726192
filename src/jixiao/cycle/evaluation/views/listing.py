"""All self-evaluations that a reviewer sees: a ranking, with 审定 and 退回 for several at a time."""

import dataclasses
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.db import transaction
from django.db.models import F, OuterRef, QuerySet, Subquery
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_POST

from jixiao.cycle.evaluation.access import may_see_all
from jixiao.cycle.evaluation.reviewing import approve_evaluation
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.handing import awaited_role, handover_of, send_back
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, UnitYear, YearState
from jixiao.orgs.pressing import claim
from jixiao.orgs.queries import roles_at, years_reviewed
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.web.table import Choice, Column, Contains, DataTable

MOST_AT_ONCE = 200
GRADES = tuple((word, word) for word in ("优", "良", "中", "差"))
NOT_BEGUN = "none"
STATES = {**dict(HandoverState.choices), NOT_BEGUN: "未开始"}


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What came of one unit in a bulk act."""

    unit: str
    is_done: bool
    words: str


@at_desk(may_see_all)
def show_all(request: DeskRequest) -> HttpResponse:
    """Show the ranking list of the year."""
    table = all_table(request)
    export = table.export()
    if export is not None:
        return export  # type: ignore[return-value]  # a FileResponse is an answer too
    return render(request, "evaluation/all.html", {"table": table, "year": request.desk.year})


def all_table(request: DeskRequest) -> DataTable:
    """Return the table of all units of the year that the person reviews."""
    desk = request.desk
    return DataTable(
        request,
        title=f"{desk.year} 年度绩效自评一览",
        queryset=_rows(desk),
        columns=(
            Column("unit", "单位", sort_by="unit__name", link=_address(desk), value=lambda row: row.unit.name),
            Column("pick", "选择", value=_box),
            _points("total", "自评得分"),
            _words("grade", "自评等级"),
            _points("review_total", "复核得分"),
            _words("review_grade", "复核等级"),
            _points("agreed_total", "认定得分"),
            _words("agreed_grade", "认定等级"),
            Column("state", "状态", kind="state", sort_by="state_now", value=_state, words={NOT_BEGUN: "未开始"}),
            Column("sent", "送审日", kind="day", sort_by="sent_on", value=lambda row: row.sent_on or NOT_APPLICABLE),
        ),
        filters=(
            Contains("unit", "单位", fields=("unit__name", "unit__code", "unit__initials")),
            Choice("state", "状态", field="state_now", choices=HandoverState.choices),
            Choice("grade", "等级", field="evaluation__grade", choices=GRADES),
        ),
        order=(F("evaluation__agreed_total").desc(nulls_last=True), F("evaluation__total").desc(nulls_last=True)),  # type: ignore[arg-type]  # expressions order too
        empty=("还没有单位开放这个年度", "单位的年度开放以后，它的自评会列在这里。"),
    )


def _rows(desk: Desk) -> QuerySet[UnitYear]:
    """Return the unit years of the year that the person reviews, with the state of their self-evaluation."""
    handed = Handover.objects.filter(unit_year=OuterRef("pk"), kind=HandoverKind.EVALUATION, subject="")
    return (
        years_reviewed(desk.held, year=desk.year)
        .select_related("unit", "evaluation")
        .annotate(
            state_now=Subquery(handed.values("state")[:1]),
            stage_now=Subquery(handed.values("stage")[:1]),
            sent_on=Subquery(handed.values("sent_at")[:1]),
        )
    )


def _address(desk: Desk) -> Callable[[Any], str]:
    return lambda row: reverse("evaluation:sheet", kwargs={"unit": row.unit.code, "year": desk.year})


def _points(name: str, title: str) -> Column:
    return Column(name, title, kind="points", sort_by=f"evaluation__{name}", value=_figure(name))


def _words(name: str, title: str) -> Column:
    return Column(name, title, sort_by=f"evaluation__{name}", value=_figure(name))


def _figure(name: str) -> Callable[[Any], Any]:
    def value(row: Any) -> Any:  # noqa: ANN401 - an annotated row
        evaluation = getattr(row, "evaluation", None)
        found = getattr(evaluation, name) if evaluation else None
        return NOT_APPLICABLE if found in {None, ""} else found

    return value


def _state(row: Any) -> str:  # noqa: ANN401 - an annotated row
    return row.state_now if getattr(row, "evaluation", None) and row.state_now else NOT_BEGUN


def _box(row: Any) -> SafeString:  # noqa: ANN401 - an annotated row
    """Return the box that picks a unit whose sheet is before the finance bureau."""
    if row.state_now != HandoverState.SENT or not row.stage_now:
        return SafeString('<span class="void"></span>')
    label = f"选择 {row.unit.name}"
    return format_html('<input type="checkbox" form="bulk" name="pick" value="{}" aria-label="{}">', row.pk, label)


@require_POST
@at_desk(may_see_all)
def approve_many(request: DeskRequest) -> HttpResponse:
    """Approve the picked sheets, each by itself, and show what came of each."""
    by = request.desk.actor
    return _each(request, "审定", lambda handover: approve_evaluation(handover=handover, by=by))


@require_POST
@at_desk(may_see_all)
def return_many(request: DeskRequest) -> HttpResponse:
    """Return the picked sheets with one reason, each by itself, and show what came of each."""
    by, reason = request.desk.actor, request.POST.get("reason", "")
    return _each(request, "退回", lambda handover: send_back(handover=handover, reason=reason, by=by))


def _each(request: DeskRequest, verb: str, act: Callable[[Handover], Any]) -> HttpResponse:
    desk, address = request.desk, request.desk.door("evaluation:all")
    picked = [int(text) for text in request.POST.getlist("pick")[:MOST_AT_ONCE] if text.isdecimal()]
    if not picked:
        messages.success(request, "没有选择单位")
        return redirect(address)
    with transaction.atomic():
        claim(request, leads_to=address)
    rows = _rows(desk).filter(pk__in=picked).order_by("unit__code")
    outcomes = [_one(desk, row, verb, act) for row in rows]
    done = sum(1 for outcome in outcomes if outcome.is_done)
    context = {"outcomes": outcomes, "verb": verb, "done": done, "left": len(outcomes) - done}
    return render(request, "evaluation/bulk.html", context)


def _one(desk: Desk, unit_year: UnitYear, verb: str, act: Callable[[Handover], Any]) -> Outcome:
    """Do the act for one unit in a savepoint of its own, and say what came of it."""
    name = unit_year.unit.name
    handover = handover_of(unit_year, HandoverKind.EVALUATION)
    if Role.REVIEWER not in roles_at(unit_year.unit, desk.held) or awaited_role(handover) != Role.REVIEWER:
        return Outcome(name, is_done=False, words="不在财政复核中")
    if unit_year.state == YearState.CLOSED:
        return Outcome(name, is_done=False, words="年度已经关闭")
    try:
        with transaction.atomic():
            act(handover)
    except Refused as refused:
        return Outcome(name, is_done=False, words=str(refused))
    return Outcome(name, is_done=True, words=f"已{verb}")
