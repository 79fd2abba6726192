"""Choosing from the library of indicators, and taking another version of one."""

from collections.abc import Mapping

from django.contrib import messages
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.goals.access import may_draft
from jixiao.cycle.goals.drafting import add_library_indicator, take_version
from jixiao.cycle.goals.models import Goal, GoalSheet
from jixiao.cycle.goals.views.rows import row_or_404
from jixiao.cycle.goals.views.sheet import sheet_of
from jixiao.cycle.indicators.frames import frame_title
from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.queries import formula_of, library_for, version_for
from jixiao.cycle.indicators.sets import sets_offered, suggested_weights
from jixiao.engine.values import Points
from jixiao.engine.yearbook.record import LEVEL1
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import Refused
from jixiao.web.searching import matches

MOST = 500
MOST_AT_ONCE = 60


@at_desk(may_draft, write=may_draft)
def choose(request: DeskRequest) -> HttpResponse:
    """Show what the library offers for the year; add what was ticked, for one goal."""
    desk = request.desk
    sheet = sheet_of(desk)
    offered = [one for one in library_for(desk.year, desk.unit)[:MOST] if one.indicator.level1 in LEVEL1]
    if request.method == "POST":
        picked = {int(pk) for pk in request.POST.getlist("version")[:MOST_AT_ONCE] if pk.isdecimal()}
        wanted = [version for version in offered if version.pk in picked]
        return _add(request, sheet, wanted, suggested_weights(request.POST.get("set", "")))
    text = request.GET.get("q", "").strip()[:60]
    used = set(sheet.indicators.exclude(version_pinned=None).values_list("version_pinned__indicator", flat=True))
    frames = sorted({one.indicator.frame for one in offered})
    frame, chosen = request.GET.get("frame", ""), request.GET.get("set", "")
    weights = suggested_weights(chosen)
    found = [
        one
        for one in offered
        if (not text or matches(f"{one.indicator.code} {one.name} {one.meaning}", text))
        and (frame not in frames or one.indicator.frame == frame)
        and (not chosen or one.indicator_id in weights)
    ]
    found.sort(key=lambda one: (one.indicator.frame, one.indicator.order, one.indicator.code))
    lines = [(one, formula_of(one), one.indicator_id in used, weights.get(one.indicator_id)) for one in found]
    goals = sheet.goals.order_by("order", "pk")[:MOST]
    context = {
        "lines": lines,
        "goals": goals,
        "text": text,
        "frames": [(one, frame_title(one)) for one in frames],
        "frame": frame,
        "sets": [(str(one.pk), one.title) for one in sets_offered()[:MOST]],
        "chosen": chosen if weights else "",
    }
    return render(request, "goals/library.html", context)


def _add(
    request: DeskRequest, sheet: GoalSheet, versions: list[IndicatorVersion], weights: Mapping[int, Points | None]
) -> HttpResponse:
    desk = request.desk
    if not versions:
        raise Refused("没有选指标", cure="在列表里勾选要用的指标", code="U535")
    picked = request.POST.get("goal", "")
    goal = get_object_or_404(Goal, pk=int(picked), sheet=sheet) if picked.isdecimal() else None
    back = f"{desk.door('goals:goals')}#indicators"
    with transaction.atomic():
        claim(request, leads_to=back)
        for version in versions:
            weight = weights.get(version.indicator_id)
            values = {"goal": goal} if weight is None else {"goal": goal, "weight": weight}
            add_library_indicator(sheet=sheet, version=version, values=values, by=desk.actor)
    messages.success(request, f"已从指标库添加 {len(versions)} 个指标，填上指标值和分值")
    return redirect(back)


@require_POST
@at_desk(may_draft, write=may_draft)
def renew(request: DeskRequest, pk: int) -> HttpResponse:
    """Take the version of the library that holds for this year."""
    row = row_or_404(request.desk, "indicators", pk)
    pinned = row.version_pinned
    found = pinned and (
        version_for(pinned.indicator, request.desk.its_year.year)
        or (pinned.successor and version_for(pinned.successor, request.desk.its_year.year))
    )
    if not found or found == pinned:
        raise Refused("指标库里没有别的版本可换", cure="改为个性指标，或从指标库另选", code="U536")
    take_version(indicator=row, version=found, stamp=row.version, by=request.desk.actor)
    messages.success(request, f"已换用 {found.indicator.code} 第{found.number}版，指标值和分值不变")
    return redirect(f"{request.desk.door('goals:goals')}#field-indicators.{row.code}.name")
