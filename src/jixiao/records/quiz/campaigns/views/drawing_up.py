"""Campaigns are drawn up, copied, given prizes and pick-up points, and thrown away."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.measures.activities import activities
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.quiz.access import may_keep
from jixiao.records.quiz.campaigns.copying import campaigns_to_copy, copy_campaign
from jixiao.records.quiz.campaigns.drafting import amend_campaign, draft_campaign, remove_campaign
from jixiao.records.quiz.campaigns.forms.drawing_up import CampaignForm, initial_of
from jixiao.records.quiz.campaigns.forms.prizes import (
    ROWS,
    CounterFormSet,
    PrizeFormSet,
    counters_in,
    initial_of_points,
    initial_of_prizes,
    prizes_in,
)
from jixiao.records.quiz.campaigns.picking_up import keep_pick_up_points
from jixiao.records.quiz.campaigns.prizing import keep_prizes
from jixiao.records.quiz.campaigns.queries import pick_up_points_of, prizes_of
from jixiao.records.quiz.campaigns.views.finding_rows import campaign_at, draft_at, saved_by
from jixiao.records.quiz.models import Campaign
from jixiao.web.rows import row_wanted, with_one_more_row
from jixiao.web.stamp import given_stamp, stale_page

FORM_PAGE = "quiz/campaigns/form.html"
PRIZES_NOTE = "积分兑换的填兑换积分和限领；按排名的填名次起止；抽奖的填最低积分。其余空着"
POINTS_NOTE = "印在规则里，领奖的人按它去"


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Draw up a campaign."""
    offered = activities(request.desk.its_year).values()
    form = CampaignForm(request.POST or None, activities=offered)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: draft_campaign(unit_year=request.desk.its_year, values=form.values(), by=request.desk.actor),
                lambda row: request.desk.door("quiz:campaign", pk=row.pk),
            )
    context = {"form": form, "title": "拟定竞答", "verb": "保存草稿", "back": request.desk.door("quiz:campaigns")}
    return render(request, FORM_PAGE, context)


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    row = draft_at(request, pk)
    offered = activities(request.desk.its_year).values()
    form = CampaignForm(request.POST or None, initial=initial_of(row), stamp=row.version, activities=offered)
    back = request.desk.door("quiz:campaign", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_campaign(campaign=row, values=form.values(), stamp=form.stamp, by=request.desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh = campaign_at(request.desk, pk)
            return stale_page(request, form=form, theirs=initial_of(fresh), stamp=fresh.version, saved=saved_by(fresh))
    context = {"form": form, "title": "修改竞答", "verb": "保存修改", "back": back, "campaign": row}
    return render(request, FORM_PAGE, context)


@at_desk(may_keep, write=may_keep)
def prizes(request: DeskRequest, pk: int) -> HttpResponse:
    """Write the prizes of a draft."""
    row = draft_at(request, pk)
    wanted = row_wanted(request, prefix=ROWS)
    given = with_one_more_row(request.POST, prefix=ROWS) if wanted else request.POST or None
    formset = PrizeFormSet(given, prefix=ROWS, initial=initial_of_prizes(prizes_of(row)))
    if request.method == "POST" and not wanted and formset.is_valid():
        answer = _kept(
            request, row, lambda stamp: keep_prizes(
                campaign=row, prizes=prizes_in(formset), stamp=stamp, by=request.desk.actor
            ), formset,
        )  # fmt: skip
        if answer:
            return answer
    return _rows_page(request, row, formset, "奖品", PRIZES_NOTE)


@at_desk(may_keep, write=may_keep)
def points(request: DeskRequest, pk: int) -> HttpResponse:
    """Write the pick-up points of a draft."""
    row = draft_at(request, pk)
    wanted = row_wanted(request, prefix=ROWS)
    given = with_one_more_row(request.POST, prefix=ROWS) if wanted else request.POST or None
    formset = CounterFormSet(given, prefix=ROWS, initial=initial_of_points(pick_up_points_of(row)))
    if request.method == "POST" and not wanted and formset.is_valid():
        answer = _kept(
            request, row, lambda stamp: keep_pick_up_points(
                campaign=row, points=counters_in(formset), stamp=stamp, by=request.desk.actor
            ), formset,
        )  # fmt: skip
        if answer:
            return answer
    return _rows_page(request, row, formset, "领奖点", POINTS_NOTE)


@at_desk(may_keep, write=may_keep)
def copy(request: DeskRequest) -> HttpResponse:
    """Show the earlier campaigns; one press copies one."""
    year = request.desk.its_year
    offered = campaigns_to_copy(year)
    if request.method == "POST":
        chosen = request.POST.get("source", "")
        source = next((one for one in offered if str(one.pk) == chosen), None)
        row = source or get_object_or_404(Campaign, pk=None)
        return done_once(
            request,
            lambda: copy_campaign(source=row, unit_year=year, by=request.desk.actor),
            lambda made: request.desk.door("quiz:campaign", pk=made.pk),
        )
    return render(request, "quiz/campaigns/copy.html", {"offered": offered})


@at_desk(may_keep, write=may_keep)
@require_POST
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    row = campaign_at(request.desk, pk)
    remove_campaign(campaign=row, stamp=given_stamp(request), by=request.desk.actor)
    messages.success(request, f"已删除草稿「{row.title}」")
    return redirect(request.desk.door("quiz:campaigns"))


def _kept(
    request: DeskRequest,
    row: Campaign,
    act: Callable[[int | None], Campaign],
    formset: Any,  # noqa: ANN401 - a formset
) -> HttpResponse | None:
    answer = None
    back = request.desk.door("quiz:campaign", pk=row.pk)
    first = formset.forms[0] if formset.forms else formset.empty_form
    with refusals_into(first):
        answer = done_once(request, lambda: act(given_stamp(request)), lambda _: back)
    return answer  # noqa: RET504 - a refusal in the block leads here too


def _rows_page(request: DeskRequest, row: Campaign, formset: Any, title: str, note: str) -> HttpResponse:  # noqa: ANN401 - a formset
    context = {
        "campaign": row,
        "formset": formset,
        "stamp": given_stamp(request) or row.version,
        "title": title,
        "note": note,
    }
    return render(request, "quiz/campaigns/rows_form.html", context)
