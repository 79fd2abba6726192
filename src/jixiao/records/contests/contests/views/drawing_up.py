"""Contests are drawn up, copied, given groups and scales, and thrown away."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.records.contests.access import may_keep
from jixiao.records.contests.contests.copying import contests_to_copy, copy_contest
from jixiao.records.contests.contests.drafting import amend_contest, draft_contest, remove_contest
from jixiao.records.contests.contests.forms.contests import ContestForm, NewContestForm, initial_of
from jixiao.records.contests.contests.forms.groups import (
    AwardFormSet,
    CriterionFormSet,
    GroupForm,
    lines_in,
)
from jixiao.records.contests.contests.forms.groups import initial_of as initial_of_group
from jixiao.records.contests.contests.grouping import add_group, amend_group, keep_scale, remove_group
from jixiao.records.contests.contests.views.finding_rows import answer_stale, contest_at, draft_at, group_at
from jixiao.records.contests.models import Contest, Group
from jixiao.web.rows import row_wanted, with_one_more_row
from jixiao.web.stamp import given_stamp

FORM_PAGE = "contests/contests/form.html"
CRITERIA, AWARDS = "criteria", "awards"


@at_desk(may_keep, write=may_keep)
def new(request: DeskRequest) -> HttpResponse:
    """Draw up a contest: its kind brings groups, scale and awards."""
    form = NewContestForm(request.POST or None)
    desk = request.desk
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: draft_contest(unit_year=desk.its_year, values=form.values(), by=desk.actor),
                lambda row: desk.door("contests:contest", pk=row.pk),
            )
    context = {"form": form, "title": "拟定赛事", "verb": "保存草稿", "back": desk.door("contests:contests")}
    return render(request, FORM_PAGE, context)


@at_desk(may_keep, write=may_keep)
def edit(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a draft."""
    row = draft_at(request, pk)
    desk = request.desk
    form = ContestForm(request.POST or None, initial=initial_of(row), stamp=row.version)
    back = desk.door("contests:contest", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_contest(contest=row, values=form.values(), stamp=form.stamp, by=desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh = contest_at(desk, pk)
            return answer_stale(request, form=form, theirs=initial_of(fresh), stamp=fresh.version, contest=fresh)
    context = {"form": form, "title": "修改赛事", "verb": "保存修改", "back": back, "contest": row}
    return render(request, FORM_PAGE, context)


@at_desk(may_keep, write=may_keep)
def copy(request: DeskRequest) -> HttpResponse:
    """Show the earlier contests; one press copies one."""
    desk = request.desk
    offered = contests_to_copy(desk.its_year)
    if request.method == "POST":
        source = next((one for one in offered if str(one.pk) == request.POST.get("source", "")), None)
        if source is None:
            raise Http404("没有这项赛事")
        return done_once(
            request,
            lambda: copy_contest(source=source, unit_year=desk.its_year, by=desk.actor),
            lambda made: desk.door("contests:contest", pk=made.pk),
        )
    return render(request, "contests/contests/copy.html", {"offered": offered})


@at_desk(may_keep, write=may_keep)
@require_POST
def remove(request: DeskRequest, pk: int) -> HttpResponse:
    """Throw a draft away."""
    row = contest_at(request.desk, pk)
    remove_contest(contest=row, stamp=given_stamp(request), by=request.desk.actor)
    messages.success(request, f"已删除草稿「{row.title}」")
    return redirect(request.desk.door("contests:contests"))


@at_desk(may_keep, write=may_keep)
def group_new(request: DeskRequest, pk: int) -> HttpResponse:
    """Add a group to a draft."""
    row = draft_at(request, pk)
    desk = request.desk
    form = GroupForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(
                request,
                lambda: add_group(contest=row, values=form.values(), by=desk.actor),
                lambda made: desk.door("contests:scale", pk=row.pk, group=made.pk),
            )
    context = {
        "form": form, "title": "增加组别", "verb": "保存组别", "contest": row,
        "back": desk.door("contests:contest", pk=row.pk),
    }  # fmt: skip
    return render(request, FORM_PAGE, context)


@at_desk(may_keep, write=may_keep)
def group_edit(request: DeskRequest, pk: int, group: int) -> HttpResponse:
    """Change a group of a draft."""
    row, one = draft_at(request, pk), group_at(request.desk, pk, group)
    desk = request.desk
    form = GroupForm(request.POST or None, initial=initial_of_group(one), stamp=one.version, group=one)
    back = desk.door("contests:contest", pk=row.pk)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                return done_once(
                    request,
                    lambda: amend_group(group=one, values=form.values(), stamp=form.stamp, by=desk.actor),
                    lambda _: back,
                )
        except Stale:
            fresh = group_at(desk, pk, group)
            theirs = initial_of_group(fresh)
            return answer_stale(request, form=form, theirs=theirs, stamp=fresh.version, contest=row)
    context = {"form": form, "title": one.name, "verb": "保存组别", "contest": row, "back": back, "group": one}
    return render(request, FORM_PAGE, context)


@at_desk(may_keep, write=may_keep)
@require_POST
def group_remove(request: DeskRequest, pk: int, group: int) -> HttpResponse:
    """Take a group out of a draft."""
    one = group_at(request.desk, pk, group)
    remove_group(group=one, stamp=given_stamp(request), by=request.desk.actor)
    messages.success(request, f"已删除组别「{one.name}」")
    return redirect(request.desk.door("contests:contest", pk=pk))


@at_desk(may_keep, write=may_keep)
def scale(request: DeskRequest, pk: int, group: int) -> HttpResponse:
    """Write the judging scale and the awards of a group."""
    row, one = draft_at(request, pk), group_at(request.desk, pk, group)
    given: Any = request.POST or None
    wanted = next((prefix for prefix in (CRITERIA, AWARDS) if row_wanted(request, prefix=prefix)), "")
    if wanted:
        given = with_one_more_row(request.POST, prefix=wanted)
    criteria = CriterionFormSet(given, prefix=CRITERIA, initial=_lines(one, "criteria", "most"))
    awards = AwardFormSet(given, prefix=AWARDS, initial=_lines(one, "awards", "percent"))
    back = request.desk.door("contests:contest", pk=pk)
    if request.method == "POST" and not wanted and criteria.is_valid() and awards.is_valid():
        first = criteria.forms[0]
        with refusals_into(first):
            return done_once(
                request,
                lambda: keep_scale(
                    group=one, criteria=lines_in(criteria), awards=lines_in(awards), stamp=given_stamp(request),
                    by=request.desk.actor,
                ),
                lambda _: back,
            )  # fmt: skip
    return _scale_page(request, row, one, criteria, awards)


def _scale_page(request: DeskRequest, row: Contest, one: Group, criteria: Any, awards: Any) -> HttpResponse:  # noqa: ANN401 - formsets, and what the page is made of
    context = {
        "contest": row, "group": one, "criteria": criteria, "awards": awards,
        "stamp": given_stamp(request) or one.version,
    }  # fmt: skip
    return render(request, "contests/contests/scale.html", context)


def _lines(group: Group, name: str, number: str) -> list[dict[str, Any]]:
    return [
        {"name": one.name, "number": getattr(one, number), "hint": getattr(one, "hint", "")}
        for one in getattr(group, name).order_by("position")
    ]
