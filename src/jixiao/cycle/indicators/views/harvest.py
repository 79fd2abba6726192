"""汇编成库: groups of self-made indicators, one form of a group drafted, a group set aside or taken up again."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.indicators.access import authority_of, may_keep_shared
from jixiao.cycle.indicators.adopting import dismiss_group, propose_form, reopen_group
from jixiao.cycle.indicators.coding import next_code
from jixiao.cycle.indicators.forms import HarvestForm, WhyForm
from jixiao.cycle.indicators.harvesting import Group, Harvest, Member, group_with, harvest
from jixiao.cycle.indicators.models import HarvestFinding, HarvestOutcome
from jixiao.orgs.access import is_reviewer
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.once import AlreadyDone, claim_once
from jixiao.orgs.queries import units_seen
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.remembering import Memory
from jixiao.orgs.seat import Desk
from jixiao.web.once import token_of
from jixiao.web.searching import matches

PAGE = 20
MOST_MEMBERS = 30
SHOWN = {"open": "待处理", "proposed": "已起草", "dismissed": "不采纳"}
_REMEMBERED: Memory[Harvest] = Memory(8)


@at_desk(is_reviewer)
def groups(request: DeskRequest) -> HttpResponse:
    """Show the groups, those that are not settled first asked for."""
    desk = request.desk
    found = harvested(desk)
    state = request.GET.get("state", "open")
    text = request.GET.get("q", "").strip()[:60]
    wanted = [one for one in found.groups if state_of(one) == state or state not in SHOWN]
    wanted = [one for one in wanted if not text or any(matches(form.name, text) for form in one.forms)]
    pages = max(1, -(-len(wanted) // PAGE))
    asked = request.GET.get("page", "1")
    page = min(max(int(asked) if asked.isdecimal() and len(asked) < 6 else 1, 1), pages)  # noqa: PLR2004 - digits of a page
    shown = wanted[(page - 1) * PAGE : page * PAGE]
    context = {
        "groups": [(one, one.members[:MOST_MEMBERS], state_of(one)) for one in shown],
        "harvest": found,
        "counts": [(key, word, sum(state_of(one) == key for one in found.groups)) for key, word in SHOWN.items()],
        "state": state,
        "text": text,
        "total": len(wanted),
        "page": page,
        "pages": pages,
        "most": MOST_MEMBERS,
        "may_write": desk.may(may_keep_shared),
    }
    return render(request, "indicators/harvest.html", context)


@at_desk(is_reviewer, write=may_keep_shared)
def propose(request: DeskRequest, key: str) -> HttpResponse:
    """Draft one form of a group for the shared library."""
    desk = request.desk
    group = open_group(desk, key)
    forms = [(form.key, f"{form.name}（{form.unit or '定性'}，{form.times} 次）") for form in group.forms]
    asked = request.GET.get("form", "")
    first = member_of(group, asked if asked in group.keys else group.key)
    form = HarvestForm(
        request.POST or None,
        initial={**_initial(first, desk), "form": first.key},
        choices=forms,
    )
    if request.method == "POST" and form.is_valid():
        back = desk.door("indicators:harvest")
        try:
            with refusals_into(form), transaction.atomic():
                chosen = member_of(group, form.cleaned_data["form"])
                version = propose_form(
                    authority=authority_of(desk), keys=group.keys, place=form.place,
                    definition=form.definition_from(chosen), by=desk.actor,
                )  # fmt: skip
                back = desk.door("indicators:version", pk=version.pk)
                claim_once(str(token_of(request) or ""), by=desk.actor, leads_to=back)
                messages.success(request, "已起草为共性指标，核对后可以放进指标库更新，或直接发布")
                return redirect(back)
        except AlreadyDone as already:
            return redirect(already.address)
    context = {"form": form, "group": group, "members": group.members[:MOST_MEMBERS]}
    return render(request, "indicators/harvest_propose.html", context)


@at_desk(is_reviewer, write=may_keep_shared)
def dismiss(request: DeskRequest, key: str) -> HttpResponse:
    """Set a group aside with a reason."""
    desk = request.desk
    group = open_group(desk, key)
    form = WhyForm(request.POST or None)
    back = desk.door("indicators:harvest")
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            dismiss_group(
                authority=authority_of(desk), keys=group.keys, name=group.name, unit=group.unit,
                why=form.cleaned_data["why"], by=desk.actor,
            )  # fmt: skip
            messages.success(request, f"「{group.name}」不进共享库，以后汇编不再列出")
            return redirect(back)
    note = f"{group.units} 个单位的 {len(group.members)} 个指标归在这一组。以后再有同样写法的，也归入「不采纳」。"
    context = {"form": form, "title": f"不采纳「{group.name}」", "verb": "不采纳", "back": back, "code": "汇编成库"}
    return render(request, "indicators/ask.html", {**context, "note": note})


@require_POST
@at_desk(is_reviewer, write=may_keep_shared)
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    """Take back what was decided on a group."""
    desk = request.desk
    finding = get_object_or_404(HarvestFinding, pk=pk, authority=authority_of(desk))
    reopen_group(finding=finding, by=desk.actor)
    messages.success(request, f"已撤回结论，「{finding.name}」重新列为待处理")
    return redirect(desk.door("indicators:harvest"))


def harvested(desk: Desk) -> Harvest:
    """Return the harvest of all units the person reviews, up to the year of the desk."""
    authority = authority_of(desk)
    units = units_seen(desk.held)
    return _REMEMBERED.recall(
        (desk.held, authority.pk, desk.year),
        lambda: harvest(units=units, authority=authority, year=desk.year),
        of=None,
    )


def state_of(group: Group) -> str:
    """Return whether a group waits, was drafted or was set aside; a draft that was thrown away lets it wait again."""
    finding = group.finding
    if finding is None:
        return "open"
    return str(finding.outcome)


def open_group(desk: Desk, key: str) -> Group:
    """Return the group of a digest that waits for a decision, fresh; raise Http404 where there is none."""
    authority = authority_of(desk)
    found = group_with(harvest(units=units_seen(desk.held), authority=authority, year=desk.year), key)
    if found is None:
        raise Http404("没有这一组指标")
    return found


def member_of(group: Group, key: str) -> Member:
    """Return the newest member that is written in a form."""
    return next((one for one in group.members if one.key == key), group.members[0])


def _initial(member: Member, desk: Desk) -> dict[str, object]:
    return {
        "code": next_code(None),
        "name": member.name,
        "first_year": desk.year + 1,
        "levels": f"MOF10/{member.level1}/{member.level2}",
        "outcome": HarvestOutcome.PROPOSED,
    }
