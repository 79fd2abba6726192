"""Goods bought, brought back, lost, counted; and handed out at an activity."""

import dataclasses
from collections.abc import Callable
from typing import Any

from django import forms
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import done_once
from jixiao.orgs.refusing import refusals_into
from jixiao.records.outreach.access import may_keep
from jixiao.records.outreach.forms.goods import BackForm, BuyForm, CountingForm, HandOutForm, ScrapForm
from jixiao.records.outreach.handing_out import hand_out, hand_out_off_ledger
from jixiao.records.outreach.models import Activity, Good, StockMovement
from jixiao.records.outreach.noticing import notice_handout
from jixiao.records.outreach.queries import goods_of
from jixiao.records.outreach.stocking import bring_back, buy_goods, count_stock, scrap_goods
from jixiao.records.outreach.views.finding_rows import good_at, live_activity_at

Act = Callable[[DeskRequest, Good, Any], StockMovement]


def _bought(request: DeskRequest, good: Good, form: BuyForm) -> StockMovement:
    clean = form.cleaned_data
    return buy_goods(
        unit_year=request.desk.its_year,
        good=good,
        quantity=clean["quantity"],
        day=clean["day"],
        amount=form.amount_money(),
        voucher=clean["voucher"],
        reason=clean["reason"],
        by=request.desk.actor,
    )


def _brought_back(request: DeskRequest, good: Good, form: BackForm) -> StockMovement:
    return bring_back(unit_year=request.desk.its_year, good=good, by=request.desk.actor, **form.cleaned_data)


def _scrapped(request: DeskRequest, good: Good, form: ScrapForm) -> StockMovement:
    return scrap_goods(unit_year=request.desk.its_year, good=good, by=request.desk.actor, **form.cleaned_data)


def _counted(request: DeskRequest, good: Good, form: CountingForm) -> StockMovement:
    clean = form.cleaned_data
    return count_stock(
        unit_year=request.desk.its_year,
        good=good,
        found=clean["quantity"],
        day=clean["day"],
        reason=clean["reason"],
        by=request.desk.actor,
    )


@dataclasses.dataclass(frozen=True, slots=True)
class Move:
    """One way of moving goods: its title, its verb, its form and its act."""

    title: str
    verb: str
    form: type[forms.Form]
    act: Act


MOVES = {
    "buy": Move("入库", "登记入库", BuyForm, _bought),
    "back": Move("退回", "登记退回", BackForm, _brought_back),
    "scrap": Move("报损", "登记报损", ScrapForm, _scrapped),
    "count": Move("盘点", "登记盘点", CountingForm, _counted),
}


@at_desk(may_keep, write=may_keep)
def move(request: DeskRequest, pk: int, how: str) -> HttpResponse:
    """Write a line of the ledger: bought, brought back, lost or counted."""
    if how not in MOVES:
        raise Http404("没有这一种出入库")
    good, found = good_at(request.desk, pk), MOVES[how]
    extra = {"offered": _with_this_good(request, good)} if issubclass(found.form, BackForm) else {}
    form = found.form(request.POST or None, initial={"day": request.desk.today}, **extra)
    back = request.desk.door("outreach:good", pk=good.pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(request, lambda: found.act(request, good, form), lambda _: back)
    note = f"账面库存 {good.stock:,} {good.measure}"
    context = {
        "form": form, "title": f"{found.title}「{good.name}」", "verb": found.verb, "back": back, "note": note,
        "trail": (good.name, back),
    }  # fmt: skip
    return render(request, "outreach/plain_form.html", context)


@at_desk(may_keep, write=may_keep)
def hand_out_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Take goods out of the store for an activity, or write down what was handed out before the ledger."""
    activity = live_activity_at(request.desk, pk)
    start = activity.start or request.desk.today
    form = HandOutForm(
        request.POST or None, offered=goods_of(request.desk.unit).order_by("kind", "name"), initial={"day": start}
    )
    back = request.desk.door("outreach:activity", pk=activity.pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            return done_once(request, lambda: _handed_out(request, activity, form), lambda _: f"{back}#handouts")
    context = {
        "form": form,
        "activity": activity,
        "back": back,
        "notice_url": request.desk.door("outreach:hand_out_notice", pk=activity.pk),
    }
    return render(request, "outreach/hand_out.html", context)


@at_desk(may_keep, write=may_keep)
@require_POST
def hand_out_notice(request: DeskRequest, pk: int) -> HttpResponse:
    """Show whether the store holds what stands in the form now; nothing is written."""
    live_activity_at(request.desk, pk)
    form = HandOutForm(request.POST, offered=goods_of(request.desk.unit))
    form.is_valid()
    good, quantity = form.cleaned_data.get("good"), form.cleaned_data.get("quantity")
    through = not form.cleaned_data.get("off_ledger")
    findings = list(notice_handout(good, quantity=quantity)) if good is not None and through else []
    context = {"findings": findings, "readable": good is not None and quantity is not None}
    return render(request, "outreach/notices.html", context)


def _handed_out(request: DeskRequest, activity: Activity, form: HandOutForm) -> StockMovement:
    clean, by = form.cleaned_data, request.desk.actor
    told = {"activity": activity, "good": clean["good"], "quantity": clean["quantity"], "day": clean["day"]}
    act = hand_out_off_ledger if clean["off_ledger"] else hand_out
    return act(**told, reason=clean["reason"], origin=clean["origin"], by=by)


def _with_this_good(request: DeskRequest, good: Good) -> Any:  # noqa: ANN401 - a queryset
    lines = StockMovement.objects.filter(good=good, off_ledger=False, activity__isnull=False).values("activity")
    return Activity.objects.filter(unit_year__unit=request.desk.unit, pk__in=lines).order_by("-start", "pk")
