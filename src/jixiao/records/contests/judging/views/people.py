"""Panels and judges: listed, set up, changed; codes; avoidance."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim, done_once
from jixiao.orgs.refusing import AlreadyDone, Stale, refusals_into
from jixiao.records.contests.access import may_keep, may_look
from jixiao.records.contests.judging.avoiding import declare_avoidance, lift_avoidance
from jixiao.records.contests.judging.forms import AvoidanceForm, CodesForm, JudgeForm, PanelForm
from jixiao.records.contests.judging.inviting import make_codes
from jixiao.records.contests.judging.panelling import keep_judge, keep_panel, remove_judge, remove_panel
from jixiao.records.contests.judging.queries import judges_with_load, panels_of
from jixiao.records.contests.judging.recusing import hand_on
from jixiao.records.contests.judging.views.finding_rows import (
    ask_reason,
    contest_at,
    framed,
    judge_at,
    panel_at,
    show_form,
    side_of,
)
from jixiao.records.contests.models import Avoidance
from jixiao.records.contests.seals import unseal
from jixiao.web.qr import qr_code
from jixiao.web.stamp import stale_page

MOST = 500


@at_desk(may_look)
def judges(request: DeskRequest, pk: int) -> HttpResponse:
    """Show panels and judges with how many works each has."""
    contest = contest_at(request.desk, pk)
    context = {
        "panels": panels_of(contest).prefetch_related("groups")[:MOST],
        "judges": judges_with_load(contest).select_related("school").prefetch_related("panels", "avoidances")[:MOST],
        "door": request.build_absolute_uri(reverse("contest:judge_enter", kwargs={"token": contest.token})),
        **side_of(contest),
    }
    return framed(request, "contests/judging/judges.html", contest, context)


@at_desk(may_keep, write=may_keep)
def panel(request: DeskRequest, pk: int, panel: int | None = None) -> HttpResponse:
    """Set up a panel, or change one."""
    contest = contest_at(request.desk, pk)
    row = panel_at(contest, panel) if panel else None
    initial = {"name": row.name, "groups": list(row.groups.all())} if row else {"groups": list(contest.groups.all())}
    form, back = PanelForm(request.POST or None, contest=contest, initial=initial), _judges(request, pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            clean = form.cleaned_data
            return done_once(
                request, lambda: keep_panel(contest=contest, panel=row, by=request.desk.actor, **clean), lambda _: back
            )
    title = f"修改评审组 {row.name}" if row else "新建评审组"
    return show_form(request, contest, form=form, title=title, verb="保存评审组", back=back)


@require_POST
@at_desk(may_keep, write=may_keep)
def panel_remove(request: DeskRequest, pk: int, panel: int) -> HttpResponse:
    """Remove a panel that was given nothing."""
    row, back = panel_at(contest_at(request.desk, pk), panel), _judges(request, pk)
    return done_once(request, lambda: remove_panel(panel=row, by=request.desk.actor), lambda _: back)


@at_desk(may_keep, write=may_keep)
def judge(request: DeskRequest, pk: int, judge: int | None = None) -> HttpResponse:
    """Register a judge, or change one."""
    contest = contest_at(request.desk, pk)
    row = judge_at(contest, judge) if judge else None
    form, back = _judge_form(request, contest, row), _judges(request, pk)
    if request.method == "POST" and form.is_valid():
        clean = dict(form.cleaned_data)
        panels = list(clean.pop("panels"))
        given: dict[str, Any] = {
            "contest": contest, "judge": row, "values": clean, "panels": panels, "stamp": form.stamp,
        }  # fmt: skip
        try:
            with refusals_into(form):
                return done_once(request, lambda: keep_judge(**given, by=request.desk.actor), lambda _: back)
        except Stale as stale:
            now = judge_at(contest, judge or 0)
            return stale_page(request, form=form, theirs=_shown(stale.theirs), stamp=now.version, saved="别人刚才")
    title = f"修改评委 {row.number} 号" if row else "登记评委"
    return show_form(request, contest, form=form, title=title, verb="保存评委", back=back)


@at_desk(may_keep, write=may_keep)
def judge_remove(request: DeskRequest, pk: int, judge: int) -> HttpResponse:
    """Let a judge mark nothing more."""
    contest = contest_at(request.desk, pk)
    row = judge_at(contest, judge)
    return ask_reason(
        request, contest, title=f"移出 {row.number} 号评委 {row.name}？", verb="移出评委", back=_judges(request, pk),
        note="评审码作废；没评完的作品收回，要再分一次；评完的分数保留",
        act=lambda said, _: remove_judge(judge=row, why=said, by=request.desk.actor),
    )  # fmt: skip


@never_cache
@require_POST
@at_desk(may_keep, write=may_keep)
def codes(request: DeskRequest, pk: int) -> HttpResponse:
    """Make codes for judges: they are shown this once, to be printed."""
    contest, back = contest_at(request.desk, pk), _judges(request, pk)
    form = CodesForm(request.POST, contest=contest)
    if not form.is_valid():
        messages.warning(request, "没有选评委：勾选要发码的评委，再按制作评审码")
        return redirect(back)
    try:
        with transaction.atomic():
            made = make_codes(contest=contest, judges=list(form.cleaned_data["chosen"]), by=request.desk.actor)
            claim(request, leads_to=back)
    except AlreadyDone:
        messages.warning(request, "这一批评审码已经制作并显示过一次；没有打印的，重新制作")
        return redirect(back)
    door = request.build_absolute_uri(reverse("contest:judge_enter", kwargs={"token": contest.token}))
    slips = [(one, code, unseal(one.phone_seal)) for one, code in made]
    context = {"slips": slips, "door": door, "picture": qr_code(door, look="slip-code")}
    return framed(request, "contests/judging/slips.html", contest, context)


@at_desk(may_look, write=may_keep)
def avoidance(request: DeskRequest, pk: int, judge: int) -> HttpResponse:
    """Show what a judge must not mark, and add to it; works taken from them go to others."""
    contest = contest_at(request.desk, pk)
    row = judge_at(contest, judge)
    form = AvoidanceForm(request.POST or None, contest=contest)
    here = request.desk.door("contests:avoidance", pk=pk, judge=judge)

    def declared() -> None:
        clean, by = form.cleaned_data, request.desk.actor
        _, taken = declare_avoidance(judge=row, thing=clean["thing"], why=clean["why"], by=by)
        for one in taken:
            one.entry.contest = contest
        left = [one for one in taken if hand_on(entry=one.entry, by=by) is None]
        if taken:
            messages.success(request, f"收回 {len(taken)} 件，转给别的评委 {len(taken) - len(left)} 件")

    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(request, declared, lambda _: here)
    rows = row.avoidances.select_related("school", "entry", "author__entry", "by").order_by("-pk")[:MOST]
    context = {"judge": row, "form": form, "rows": rows, **side_of(contest)}
    return framed(request, "contests/judging/avoidance.html", contest, context)


@at_desk(may_keep, write=may_keep)
def avoidance_lift(request: DeskRequest, pk: int, judge: int, one: int) -> HttpResponse:
    """Say that something need not be avoided any longer."""
    contest = contest_at(request.desk, pk)
    rows = Avoidance.objects.select_related("judge__contest__unit_year", "school", "entry", "author")
    row = get_object_or_404(rows, judge=judge_at(contest, judge), pk=one)
    return ask_reason(
        request, contest, title="撤销这一项回避？", verb="撤销回避", note="已经收回的作品不会自动还给他",
        back=request.desk.door("contests:avoidance", pk=pk, judge=judge),
        act=lambda said, _: lift_avoidance(avoidance=row, why=said, by=request.desk.actor),
    )  # fmt: skip


def _judge_form(request: DeskRequest, contest, row) -> JudgeForm:  # noqa: ANN001 - a contest and its judge or none
    if row is None:
        return JudgeForm(request.POST or None, contest=contest, initial={"panels": list(contest.panels.all()[:1])})
    initial = {
        "name": row.name, "workplace": row.workplace, "field": row.field, "phone": unseal(row.phone_seal),
        "school": row.school, "panels": list(row.panels.all()),
    }  # fmt: skip
    return JudgeForm(request.POST or None, contest=contest, stamp=row.version, initial=initial)


def _shown(theirs):  # noqa: ANN001, ANN202 - values by field
    return {name: value for name, value in theirs.items() if name in {"name", "workplace", "field"}}


def _judges(request: DeskRequest, pk: int) -> str:
    return request.desk.door("contests:judges", pk=pk)
