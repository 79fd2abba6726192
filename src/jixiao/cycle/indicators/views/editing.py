"""Drafting an indicator or its next version, publishing, retiring, taking back."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import redirect, render

from jixiao.cycle.indicators.access import may_edit, may_look, may_write, owner_for
from jixiao.cycle.indicators.coding import next_code
from jixiao.cycle.indicators.defining import discard_draft, draft_indicator, draft_next_version, revise_draft
from jixiao.cycle.indicators.forms import (
    DefinitionForm,
    NextVersionForm,
    RetireForm,
    WhyForm,
    initial_of,
)
from jixiao.cycle.indicators.likeness import Near, near_duplicates
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion, VersionState
from jixiao.cycle.indicators.publishing import publish_drafts, publish_version, void_version
from jixiao.cycle.indicators.queries import in_force, use_count
from jixiao.cycle.indicators.retiring import retire_version
from jixiao.cycle.indicators.views.drawing import bench_of, typed
from jixiao.cycle.indicators.views.library import editable_drafts
from jixiao.cycle.indicators.views.seen import seen_indicator, seen_version
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import Refused, Stale, refusals_into
from jixiao.orgs.seat import Desk
from jixiao.web.asking import ask, confirmed
from jixiao.web.stamp import stale_page

MOST_CHOICES = 1000


@at_desk(may_look, write=may_write)
def new(request: DeskRequest) -> HttpResponse:
    """Draft a new indicator: of the shared library for the finance bureau, else of the unit's own."""
    desk = request.desk
    if not desk.may(may_write):
        raise PermissionDenied
    owner = owner_for(desk)
    initial = {"first_year": desk.year, "code": next_code(owner), "operator": "≥"}
    again = typed(request)
    form = DefinitionForm(None if again else request.POST or None, initial=again or initial, moves=True)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form), transaction.atomic():
            distinct = bool(form.cleaned_data["distinct"])
            version = draft_indicator(
                owner=owner, place=form.place, definition=form.definition, distinct=distinct, by=desk.actor
            )
            address = desk.door("indicators:version", pk=version.pk)
            claim(request, leads_to=address)
            messages.success(request, "已存为草稿，发布后才能选用")
            return redirect(address)
    title = "新建共性指标" if owner is None else "新建个性指标"
    context = {"form": form, "title": title, "near": near_of(form, desk, None), "owner": owner}
    return render(request, "indicators/edit.html", {**context, **bench_of(request, form)})


@at_desk(may_look, write=may_write)
def version(request: DeskRequest, pk: int) -> HttpResponse:
    """Change the draft of a version."""
    desk = request.desk
    found = keeper_version(desk, pk)
    indicator = found.indicator
    if found.state != VersionState.DRAFT:
        return redirect(sheet_address(desk, indicator, found))
    again = typed(request)
    form = DefinitionForm(
        None if again else request.POST or None,
        initial={**initial_of(found), **(again or {})},
        stamp=int(again["stamp"]) if again and again.get("stamp", "").isdecimal() else found.version,
        moves=found.number == 1,
    )
    if request.method == "POST" and form.is_valid():
        try:
            with refusals_into(form):
                revise_draft(
                    version=found, definition=form.definition, place=form.place, stamp=form.stamp, by=desk.actor
                )
                messages.success(request, "已保存草稿")
                return redirect(request.path)
        except Stale as stale:
            return _stale(request, form, stale, found)
    context = {
        "form": form,
        "version": found,
        "indicator": indicator,
        "title": f"{indicator.code} 第 {found.number} 版草稿",
        "near": near_of(form, desk, indicator.pk),
        "owner": indicator.owner,
    }
    return render(request, "indicators/edit.html", {**context, **bench_of(request, form)})


@at_desk(may_look, write=may_write)
def next_version(request: DeskRequest, pk: int) -> HttpResponse:
    """Copy the newest version as the draft of the next."""
    desk = request.desk
    found = _keeper_indicator(desk, pk)
    newest = found.versions.order_by("-number").first()
    first_year = max(desk.year, (newest.first_year + 1) if newest else desk.year)
    form = NextVersionForm(request.POST or None, initial={"first_year": first_year})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            draft = draft_next_version(indicator=found, first_year=form.cleaned_data["first_year"], by=desk.actor)
            return redirect(desk.door("indicators:version", pk=draft.pk))
    context = {
        "form": form,
        "title": "起草新版本",
        "verb": "起草新版本",
        "back": desk.door("indicators:indicator", pk=pk),
        "code": found.code,
        "note": "照抄最新一版，改好再发布。已发布的版本不变，已引用它的申报表也不变。",
    }
    return render(request, "indicators/ask.html", context)


@at_desk(may_look, write=may_write)
def publish(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, then let a draft hold from its first year on."""
    desk = request.desk
    found = keeper_version(desk, pk)
    back = desk.door("indicators:version", pk=pk)
    if not confirmed(request):
        return ask(
            request,
            question=f"发布「{found.name}」第 {found.number} 版？",
            consequence=_consequence(found),
            verb="发布指标",
            back=back,
        )
    publish_version(version=found, by=desk.actor)
    messages.success(request, f"已发布，自 {found.first_year} 年度起适用")
    return redirect(sheet_address(desk, found.indicator, found))


@at_desk(may_look, write=may_write)
def publish_all(request: DeskRequest) -> HttpResponse:
    """Ask, then publish every draft that the person keeps, all or none."""
    desk = request.desk
    back = desk.door("indicators:library")
    drafts = list(editable_drafts(desk)[:MOST_CHOICES])
    if not drafts:
        raise Refused("没有可以发布的草稿", cure="先起草或导入指标", code="U741")
    if not confirmed(request):
        named = "、".join(f"{one.indicator.code} {one.name}" for one in drafts[:10])
        consequence = f"{named}{'等' if len(drafts) > 10 else ''}。有一个不能发布，就都不发布。"  # noqa: PLR2004 - as many as are named
        return ask(
            request, question=f"发布 {len(drafts)} 份草稿？", consequence=consequence, verb="发布草稿", back=back
        )
    count = publish_drafts(versions=drafts, by=desk.actor)
    messages.success(request, f"已发布 {count} 个指标")
    return redirect(back)


@at_desk(may_look, write=may_write)
def discard(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, then throw a draft away."""
    desk = request.desk
    found = keeper_version(desk, pk)
    indicator = found.indicator
    if not confirmed(request):
        gone = "它没有别的版本，指标一起删去。" if found.number == 1 else "以前的版本不受影响。"
        return ask(
            request, question=f"放弃「{found.name}」第 {found.number} 版草稿？", consequence=gone, verb="放弃草稿",
            back=desk.door("indicators:version", pk=pk),
        )  # fmt: skip
    discard_draft(version=found, by=desk.actor)
    messages.success(request, "已放弃草稿")
    is_there = Indicator.objects.filter(pk=indicator.pk).exists()
    return redirect(desk.door("indicators:indicator", pk=indicator.pk) if is_there else desk.door("indicators:library"))


@at_desk(may_look, write=may_write)
def retire(request: DeskRequest, pk: int) -> HttpResponse:
    """End the version in force after a year."""
    desk = request.desk
    found = keeper_version(desk, pk)
    choices = _successors(found, desk)
    form = RetireForm(request.POST or None, initial={"last_year": desk.year}, choices=choices)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            retire_version(version=found, by=desk.actor, **form.cleaned_data)
            messages.success(request, f"已停用，最后适用于 {form.cleaned_data['last_year']} 年度")
            return redirect(sheet_address(desk, found.indicator, found))
    return render(
        request,
        "indicators/ask.html",
        {
            "form": form,
            "title": f"停用「{found.name}」",
            "verb": "停用指标",
            "back": desk.door("indicators:indicator", pk=found.indicator_id),
            "code": found.indicator.code,
            "note": _consequence_of_end(found),
        },
    )


@at_desk(may_look, write=may_write)
def void(request: DeskRequest, pk: int) -> HttpResponse:
    """Take back a version that was published in error."""
    desk = request.desk
    found = keeper_version(desk, pk)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            void_version(version=found, why=form.cleaned_data["why"], by=desk.actor)
            messages.success(request, "已作废")
            return redirect(sheet_address(desk, found.indicator, found))
    context = {
        "form": form,
        "title": f"作废「{found.name}」第 {found.number} 版",
        "verb": "作废版本",
        "back": desk.door("indicators:indicator", pk=found.indicator_id),
        "code": found.indicator.code,
        "note": "只用于发布错了、还没有申报表引用的版本。作废后前一版恢复施行；作废的版本仍留存备查。",
    }
    return render(request, "indicators/ask.html", context)


def keeper_version(desk: Desk, pk: int) -> IndicatorVersion:
    """Return a version of an indicator that the person keeps; raise PermissionDenied for one that they only see."""
    found = seen_version(desk, pk)
    if not may_edit(desk, found.indicator):
        raise PermissionDenied
    return found


def near_of(form: DefinitionForm, desk: Desk, but: int | None) -> tuple[Near, ...]:
    """Return indicators named like what stands in the form."""
    name, unit = (str(form[field].value() or "") for field in ("name", "unit"))
    return near_duplicates(name=name, unit=unit, at=desk.unit, year=desk.year, but=but)


def sheet_address(desk: Desk, indicator: Indicator, found: IndicatorVersion) -> str:
    """Return the address of a version's definition sheet."""
    return f"{desk.door('indicators:indicator', pk=indicator.pk)}?version={found.number}"


def _keeper_indicator(desk: Desk, pk: int) -> Indicator:
    found = seen_indicator(desk, pk)
    if not may_edit(desk, found):
        raise PermissionDenied
    return found


def _consequence(found: IndicatorVersion) -> str:
    earlier = found.indicator.versions.filter(state=VersionState.PUBLISHED).first()
    if earlier is None:
        return f"自 {found.first_year} 年度起可以选用。发布后内容不能再改，要改就起草新版本。"
    later = IndicatorVersion.objects.filter(pk=earlier.pk, uses__sheet__unit_year__year__gte=found.first_year).count()
    kept = (
        f"{found.first_year} 年度及以后已有 {later} 张申报表引用第 {earlier.number} 版，不会自动换。" if later else ""
    )
    return f"第 {earlier.number} 版用到 {found.first_year - 1} 年度。{kept}发布后内容不能再改，要改就起草新版本。"


def _consequence_of_end(found: IndicatorVersion) -> str:
    used = use_count(found)
    return f"共有 {used} 张申报表引用这一版，它们不受影响。停用后的年度不能再选它。"


def _successors(found: IndicatorVersion, desk: Desk) -> Any:  # noqa: ANN401 - a queryset, possibly of another unit's year
    shared = Q(owner=None)
    own = Q(owner=found.indicator.owner) if found.indicator.owner_id else shared
    rows = Indicator.objects.filter(shared | own, in_force(desk.year + 1, "versions__")).exclude(pk=found.indicator_id)
    return rows.distinct().order_by("owner", "order", "code")


def _stale(request: DeskRequest, form: DefinitionForm, stale: Stale, found: IndicatorVersion) -> HttpResponse:
    newest = IndicatorVersion.objects.get(pk=found.pk)
    return stale_page(request, form=form, theirs=stale.theirs, stamp=newest.version, saved="别人")
