"""The sheets of all units that somebody reviews, with where each stands; passed on together, row by row."""

from typing import Any

from django.contrib import messages
from django.db.models import Count, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce
from django.http import HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse

from jixiao.cycle.goals.access import may_see_all
from jixiao.cycle.goals.deciding import approve_many
from jixiao.cycle.goals.models import Goal, GoalAdjustment, GoalIndicator
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.access import is_reviewer
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, UnitYear
from jixiao.orgs.queries import years_reviewed
from jixiao.web.once import token_of
from jixiao.web.table import Choice, Column, Contains, DataTable

NONE = "none"
WORDS = {**dict(HandoverState.choices), NONE: "未填报"}
WAITING = 200


@at_desk(may_see_all)
def batch(request: DeskRequest) -> HttpResponseBase:
    """List the sheets of the year, those waiting for this person first."""
    desk = request.desk
    table = DataTable(
        request=request,
        title=f"{desk.year} 年度各单位绩效目标",
        queryset=_rows(years_reviewed(desk.held, year=desk.year)),
        columns=(
            Column("unit", "单位", sort_by="unit__name", link=_address),
            Column("state", "状态", "state", sort_by="state_now", words=WORDS),
            Column("round", "轮次", "number", sort_by="round_now", value=lambda row: row.round_now or NOT_APPLICABLE),
            Column("sent", "送审日期", "day", sort_by="sent_on", value=lambda row: row.sent_on or NOT_APPLICABLE),
            Column("goals", "目标", "number", sort_by="goals_count", total=True),
            Column("indicators", "指标", "number", sort_by="indicators_count", total=True),
            Column("weight", "指标分值", "points", sort_by="weight_sum"),
            Column("money", "目标资金", "money", sort_by="money_sum", total=True),
            Column("adjustments", "已批调整", "number", sort_by="adjustments_count", default_shown=False),
        ),
        filters=(
            Contains("q", "单位名称", fields=("unit__name", "unit__code")),
            Choice("state", "状态", field="state_now", choices=tuple(WORDS.items())),
        ),
        order=("unit__code",),
        empty=("没有您复核的单位", "财政部门给您复核的任职后，各单位的申报表会列在这里。"),
    )
    waiting = _waiting(desk.held, desk.year)
    return table.export() or render(request, "goals/batch.html", {"table": table, "waiting": waiting})


@at_desk(may_see_all, write=is_reviewer)
def approve_batch(request: DeskRequest) -> HttpResponse:
    """Pass on the sheets that were ticked; show what became of each."""
    desk = request.desk
    if request.method != "POST":
        return redirect(desk.door("goals:batch"))
    picked = {int(pk) for pk in request.POST.getlist("handover")[:WAITING] if pk.isdecimal()}
    chosen = [handover for handover in _waiting(desk.held, desk.year) if handover.pk in picked]
    results = approve_many(
        handovers=chosen,
        opinion=request.POST.get("opinion", ""),
        by=desk.actor,
        token=str(token_of(request) or ""),
        leads_to=desk.door("goals:batch"),
    )
    done = sum(not result.refused for result in results)
    messages.success(request, f"审定 {done} 份，没有办成 {len(results) - done} 份")
    return render(request, "goals/batch_done.html", {"results": results, "year": desk.its_year})


def _waiting(held: Any, year: int) -> list[Handover]:  # noqa: ANN401 - the duties of a desk
    """Return the sheets that the unit's head has passed and that wait for the finance bureau, oldest first."""
    found = Handover.objects.filter(
        unit_year__in=years_reviewed(held, year=year), kind=HandoverKind.GOALS, subject="",
        state=HandoverState.SENT, stage=1,
    )  # fmt: skip
    return list(found.select_related("unit_year__unit", "sent_by").order_by("sent_at")[:WAITING])


def _rows(years: QuerySet[UnitYear]) -> QuerySet[Any]:
    handover = Handover.objects.filter(unit_year=OuterRef("pk"), kind=HandoverKind.GOALS, subject="")
    sheet = Q(sheet__unit_year=OuterRef("pk"))
    return years.annotate(
        state_now=Coalesce(
            Subquery(handover.filter(unit_year__goal_sheet__isnull=False).values("state")[:1]),
            Value(NONE),
        ),
        round_now=Subquery(handover.values("round")[:1]),
        sent_on=Subquery(handover.values("sent_at")[:1]),
        goals_count=_counted(Goal.objects.filter(sheet)),
        indicators_count=_counted(GoalIndicator.objects.filter(sheet)),
        adjustments_count=_counted(GoalAdjustment.objects.filter(sheet, state="approved")),
        weight_sum=_summed(GoalIndicator.objects.filter(sheet, project_code=""), "weight"),
        money_sum=_summed(Goal.objects.filter(sheet), "money"),
    )


def _address(row: Any) -> str:  # noqa: ANN401 - an annotated year
    return reverse("goals:goals", kwargs={"unit": row.unit.code, "year": row.year})


def _counted(rows: QuerySet[Any]) -> Subquery:
    return Subquery(rows.order_by().values("sheet").annotate(found=Count("pk")).values("found"))


def _summed(rows: QuerySet[Any], field: str) -> Subquery:
    return Subquery(rows.order_by().values("sheet").annotate(found=Sum(field)).values("found"))
