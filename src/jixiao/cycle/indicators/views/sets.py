"""Sector sets: listed, shown, made and changed by the bureau, and those that ship put in."""

from django.contrib import messages
from django.db import transaction
from django.db.models import Count
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import NoReverseMatch
from django.views.decorators.http import require_POST

from jixiao.cycle.indicators.access import may_keep_shared, may_look, may_record
from jixiao.cycle.indicators.forms import SetForm
from jixiao.cycle.indicators.models import IndicatorSet
from jixiao.cycle.indicators.sets import (
    MOST_SETS,
    load_sets,
    members_for,
    save_set,
    shipped_sets,
    total_of,
)
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.orgs.seat import Desk
from jixiao.web.stamp import stale_page


@at_desk(may_look)
def sets(request: DeskRequest) -> HttpResponse:
    """Show the sets."""
    rows = list(IndicatorSet.objects.annotate(size=Count("members")).order_by("sector", "title")[:MOST_SETS])
    codes = {one.code for one in rows}
    context = {
        "sets": rows,
        "may_write": request.desk.may(may_keep_shared),
        "unstocked": [one.title for one in shipped_sets() if one.code not in codes],
    }
    return render(request, "indicators/sets.html", context)


@at_desk(may_look)
def set_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a set with the versions that hold for the year."""
    desk = request.desk
    found = get_object_or_404(IndicatorSet, pk=pk)
    members = members_for(found, desk.year)
    context = {
        "set": found,
        "members": members,
        "total": total_of(members),
        "may_write": desk.may(may_keep_shared),
        "begun": desk.unit_year is not None and hasattr(desk.unit_year, "goal_sheet"),
        "pick": _pick_address(desk, found) if found.is_offered and desk.may(may_record) else "",
    }
    return render(request, "indicators/set.html", context)


@at_desk(may_look, write=may_keep_shared)
def new_set(request: DeskRequest) -> HttpResponse:
    """Make a set."""
    return _edit(request, None)


@at_desk(may_look, write=may_keep_shared)
def edit_set(request: DeskRequest, pk: int) -> HttpResponse:
    """Change a set."""
    return _edit(request, get_object_or_404(IndicatorSet, pk=pk))


@require_POST
@at_desk(may_look, write=may_keep_shared)
def stock_sets(request: DeskRequest) -> HttpResponse:
    """Put in the sets that ship."""
    added = load_sets(by=request.desk.actor)
    messages.success(request, f"已装入{'、'.join(added)}" if added else "内置指标集都已经在了")
    return redirect(request.desk.door("indicators:sets"))


def _edit(request: DeskRequest, kept: IndicatorSet | None) -> HttpResponse:
    desk = request.desk
    form = SetForm(request.POST or None, initial=_initial(kept), stamp=kept.version if kept else None, kept=kept)
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form), transaction.atomic():
                made = save_set(given=form.definition, kept=kept, stamp=form.stamp, by=desk.actor)
                address = desk.door("indicators:set", pk=made.pk)
                claim(request, leads_to=address)
                messages.success(request, "已保存指标集")
                return redirect(address)
        except Stale as stale:
            newest = IndicatorSet.objects.get(pk=kept.pk) if kept else None
            stamp = newest.version if newest else 1
            return stale_page(request, form=form, theirs=stale.theirs, stamp=stamp, saved="别人")
    title = "改指标集" if kept else "新建指标集"
    back = desk.door("indicators:set", pk=kept.pk) if kept else desk.door("indicators:sets")
    context = {"form": form, "title": title, "verb": "保存指标集", "back": back, "code": "行业指标集"}
    return render(request, "indicators/ask.html", context)


def _initial(kept: IndicatorSet | None) -> dict[str, object]:
    if kept is None:
        return {"is_offered": True}
    rows = kept.members.order_by("order").values_list("indicator__code", "weight")
    lines = [f"{code} {weight.text() if weight is not None else ''}".strip() for code, weight in rows]
    names = ("code", "title", "sector", "remark", "source", "is_offered")
    return {**{name: getattr(kept, name) for name in names}, "members": "\n".join(lines)}


def _pick_address(desk: Desk, found: IndicatorSet) -> str:
    """Return where the unit picks from the set; where its sheet was not begun, the page that begins it."""
    begun = desk.unit_year is not None and hasattr(desk.unit_year, "goal_sheet")
    try:
        return f"{desk.door('goals:library')}?set={found.pk}" if begun else desk.door("goals:goals")
    except NoReverseMatch:
        return ""
