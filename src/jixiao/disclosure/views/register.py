"""The register: what is public, what must be by when, and the publication of the year's report."""

import dataclasses
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render

from jixiao.disclosure.access import may_prepare, may_publish, may_read, may_withdraw
from jixiao.disclosure.forms import ItemForm, PlanForm, ReasonForm
from jixiao.disclosure.models import DisclosureItem, Publication
from jixiao.disclosure.publishing import (
    agree_to_publish,
    ask_to_publish,
    is_waiting,
    refuse_to_publish,
    withdraw_publication,
)
from jixiao.disclosure.registering import ITEMS, public_address, register_item, register_of, watch_of
from jixiao.disclosure.scrubbing import personal_data_in
from jixiao.orgs.desk import Desk, DeskRequest, at_desk
from jixiao.orgs.refusing import Stale, refusals_into
from jixiao.reports.queries import filed_version_of
from jixiao.web.asking import ask, confirmed
from jixiao.web.stamp import stale_page

MOST = 100
_FIELDS = ("is_open", "reason", "amount", "approved_on", "channel", "address", "published_on")


@at_desk(may_read)
def show_register(request: DeskRequest) -> HttpResponse:
    """Show the register of the year and the publication of its report."""
    desk = request.desk
    rows = Publication.objects.filter(unit_year=desk.its_year).select_related(
        "version_filed", "approved_by", "withdrawn_by", "asked_by"
    )
    publications = list(rows.order_by("-pk")[:MOST])
    current = next((one for one in publications if one.withdrawn_at is None), None)
    context: dict[str, Any] = {
        "items": [(item, watch_of(item, on=desk.today)) for item in register_of(desk.its_year)],
        "publications": publications,
        "current": current,
        "waiting": current is not None and is_waiting(current),
        "address": public_address(desk.its_year),
        "filed": filed_version_of(desk.its_year),
        "today": desk.today,
        "may_prepare": desk.may(may_prepare),
        "may_publish": desk.may(may_publish),
    }
    return render(request, "disclosure/register.html", context)


@at_desk(may_read, write=may_prepare)
def edit_item(request: DeskRequest, key: str) -> HttpResponse:
    """Write what is known of one item."""
    desk = request.desk
    item = _item(desk, key)
    initial = {name: getattr(item, name) for name in _FIELDS} if item.pk else {}
    initial["is_open"] = "1" if item.is_open else "0"
    form = ItemForm(request.POST or None, initial=initial, stamp=item.version if item.pk else None)
    if request.method == "POST" and form.is_valid():
        values = {name: form.cleaned_data[name] for name in _FIELDS}
        try:
            with refusals_into(form):
                register_item(unit_year=item.unit_year, key=key, values=values, by=desk.actor, stamp=form.stamp)
                messages.success(request, f"「{item.title}」已登记")
                return redirect(desk.door("disclosure:register"))
        except Stale as stale:
            item.refresh_from_db()
            return stale_page(request, form=form, theirs=stale.theirs, stamp=item.version, saved="别人")
    return render(request, "disclosure/item.html", {"form": form, "item": item})


@at_desk(may_prepare, write=may_prepare)
def plan(request: DeskRequest) -> HttpResponse:
    """Ask for the filed report to be public: the check for personal data stands on the page."""
    desk = request.desk
    version = filed_version_of(desk.its_year)
    form = PlanForm(request.POST or None, initial={"planned_on": desk.today})
    if request.method == "POST" and form.is_valid() and version is not None:
        with refusals_into(form):
            ask_to_publish(version=version, planned_on=form.cleaned_data["planned_on"], by=desk.actor)
            messages.success(request, "已送审核人，同意后到日子自动公开")
            return redirect(desk.door("disclosure:register"))
    found = personal_data_in(version) if version else []
    return render(request, "disclosure/plan.html", {"form": form, "version": version, "found": found})


@at_desk(may_publish, write=may_publish)
def agree(request: DeskRequest, pk: int) -> HttpResponse:
    """Agree to a publication: a question first, since it goes to everybody."""
    publication = _publication(request.desk, pk)
    back = request.desk.door("disclosure:register")
    if not confirmed(request):
        words = f"{publication.planned_on} 起，任何人不用登录都能看到这份报告和数字的来历。"
        return ask(request, question="同意公开这份报告？", consequence=words, verb="同意公开", back=back)
    agree_to_publish(publication=publication, by=request.desk.actor)
    messages.success(request, "已同意公开")
    return redirect(back)


@at_desk(may_publish, write=may_publish)
def decline(request: DeskRequest, pk: int) -> HttpResponse:
    """Do not agree, with a reason."""
    words = _Words("不同意公开？", "写明理由，填报人改好后可以再申请", "退回申请", "已退回")
    return _with_reason(request, pk, refuse_to_publish, words)


@at_desk(may_withdraw, write=may_withdraw)
def take_down(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a page down, with a reason that is printed at its address."""
    done = "已撤下；原地址会写明撤下的日期和理由"
    words = _Words("撤下公开页？", "原地址保留，写明撤下的日期和理由", "撤下公开页", done)
    return _with_reason(request, pk, withdraw_publication, words)


@dataclasses.dataclass(frozen=True, slots=True)
class _Words:
    """What is asked before an act that wants a reason, and what is said after it."""

    question: str
    told: str
    verb: str
    done: str


def _with_reason(request: DeskRequest, pk: int, act: Callable[..., Publication], words: _Words) -> HttpResponse:
    publication = _publication(request.desk, pk)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            act(publication=publication, reason=form.cleaned_data["reason"], by=request.desk.actor)
            messages.success(request, words.done)
            return redirect(request.desk.door("disclosure:register"))
    return render(request, "disclosure/reason.html", {"form": form, "words": words})


def _item(desk: Desk, key: str) -> DisclosureItem:
    item = DisclosureItem.objects.filter(unit_year=desk.its_year, key=key).first()
    if item is None and key not in ITEMS:
        raise Http404
    return item or DisclosureItem(unit_year=desk.its_year, key=key, title=ITEMS[key])


def _publication(desk: Desk, pk: int) -> Publication:
    rows = Publication.objects.select_related("version_filed", "unit_year__unit")
    return get_object_or_404(rows, pk=pk, unit_year=desk.unit_year)
