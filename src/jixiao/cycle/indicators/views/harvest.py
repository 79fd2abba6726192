"""汇编成库: groups of self-made indicators as the last harvest put them together, and what the bureau makes of each."""

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.indicators.access import authority_of, may_keep_shared
from jixiao.cycle.indicators.coding import next_code
from jixiao.cycle.indicators.forms import HarvestForm, MergeForm, SplitForm, WhyForm
from jixiao.cycle.indicators.growing.adopting import dismiss_group, merge_group, propose_form, reopen_group
from jixiao.cycle.indicators.growing.gathering_groups import ask_for_harvest, group_of, split_group
from jixiao.cycle.indicators.growing.harvesting import Group, Member, findings_by_key
from jixiao.cycle.indicators.growing.running import finished_run, is_under_way, latest_run
from jixiao.cycle.indicators.models import HarvestFinding, HarvestGroup, LibraryRun, RunKind
from jixiao.orgs.access import is_reviewer
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.seat import Desk
from jixiao.web.searching import matches

PAGE = 20
MOST_MEMBERS = 30
MOST_GROUPS = 10_000
SHOWN = {"open": "待处理", "proposed": "已起草", "merged": "已归并", "dismissed": "不采纳"}


@at_desk(is_reviewer)
def groups(request: DeskRequest) -> HttpResponse:
    """Show the groups of the last harvest, those that are not settled first asked for."""
    desk = request.desk
    authority = authority_of(desk)
    done, newest = finished_run(authority, RunKind.HARVEST), latest_run(authority, RunKind.HARVEST)
    listed = _listed(done, authority) if done else []
    state = request.GET.get("state", "open")
    text = request.GET.get("q", "").strip()[:60]
    wanted = [
        pk for pk, how, names in listed if (how == state or state not in SHOWN) and (not text or matches(names, text))
    ]
    pages = max(1, -(-len(wanted) // PAGE))
    asked = request.GET.get("page", "1")
    page = min(max(int(asked) if asked.isdecimal() and len(asked) < 6 else 1, 1), pages)  # noqa: PLR2004 - digits of a page
    settled = findings_by_key(authority)
    shown = HarvestGroup.objects.filter(pk__in=wanted[(page - 1) * PAGE : page * PAGE]).order_by("place")
    context = {
        "groups": [_shown(one, settled) for one in shown],
        "done": done,
        "run": newest,
        "under_way": is_under_way(newest),
        "counts": [(key, word, sum(how == key for _, how, _ in listed)) for key, word in SHOWN.items()],
        "state": state,
        "text": text,
        "total": len(wanted),
        "page": page,
        "pages": pages,
        "most": MOST_MEMBERS,
        "may_write": desk.may(may_keep_shared),
        "keeps": desk.may(may_keep_shared),
    }
    return render(request, "indicators/harvest.html", context)


@require_POST
@at_desk(is_reviewer, write=may_keep_shared)
def start(request: DeskRequest) -> HttpResponse:
    """Queue a harvest of all units, up to the year of the desk; pressed twice, the first is on its way."""
    desk = request.desk
    authority = authority_of(desk)
    if not is_under_way(latest_run(authority, RunKind.HARVEST)):
        ask_for_harvest(authority=authority, year=desk.year, at=desk.unit_year, by=desk.actor)
    return redirect(desk.door("indicators:harvest"))


@at_desk(is_reviewer, write=may_keep_shared)
def propose(request: DeskRequest, key: str) -> HttpResponse:
    """Draft one form of a group for the shared library."""
    desk = request.desk
    group = group_of(kept_group(desk, key))
    forms = [(form.key, f"{form.name}（{form.unit or '定性'}，{form.times} 次）") for form in group.forms]
    asked = request.GET.get("form", "")
    first = member_of(group, asked if asked in group.keys else group.key)
    form = HarvestForm(request.POST or None, initial={**_initial(first, desk), "form": first.key}, choices=forms)
    if request.method == "POST" and form.is_valid():
        back = desk.door("indicators:harvest")
        with refusals_into(form), transaction.atomic():
            chosen = member_of(group, form.cleaned_data["form"])
            version = propose_form(
                authority=authority_of(desk), keys=group.keys, place=form.place,
                definition=form.definition_from(chosen), by=desk.actor,
            )  # fmt: skip
            back = desk.door("indicators:version", pk=version.pk)
            claim(request, leads_to=back)
            messages.success(request, "已起草为共性指标，核对后可以放进指标库更新，或直接发布")
            return redirect(back)
    context = {"form": form, "group": group, "members": group.members[:MOST_MEMBERS]}
    return render(request, "indicators/harvest_propose.html", context)


@at_desk(is_reviewer, write=may_keep_shared)
def dismiss(request: DeskRequest, key: str) -> HttpResponse:
    """Set a group aside with a reason."""
    desk = request.desk
    group = group_of(kept_group(desk, key))
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
    return _ask(request, form, f"不采纳「{group.name}」", "不采纳", note)


@at_desk(is_reviewer, write=may_keep_shared)
def merge(request: DeskRequest, key: str) -> HttpResponse:
    """Find a group to be a shared indicator under other names."""
    desk = request.desk
    kept = kept_group(desk, key)
    group = group_of(kept)
    form = MergeForm(request.POST or None, first=[one["pk"] for one in kept.near])
    back = desk.door("indicators:harvest")
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            into = form.cleaned_data["into"].indicator
            merge_group(
                authority=authority_of(desk), keys=group.keys, name=group.name, unit=group.unit, into=into,
                by=desk.actor,
            )  # fmt: skip
            messages.success(request, f"「{group.name}」就是 {into.code}，以后汇编不再列出")
            return redirect(back)
    note = f"{group.units} 个单位的 {len(group.members)} 个指标归在这一组。已有的申报表不变，以后同样写法的都算作它。"
    return _ask(request, form, f"归并「{group.name}」", "归并", note)


@at_desk(is_reviewer, write=may_keep_shared)
def split(request: DeskRequest, key: str) -> HttpResponse:
    """Keep one form of a group apart from the others, with a reason that is remembered."""
    desk = request.desk
    kept = kept_group(desk, key)
    group = group_of(kept)
    form = SplitForm(request.POST or None, forms=group.forms)
    back = desk.door("indicators:harvest")
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            split_group(
                group=kept, authority=authority_of(desk), key=form.cleaned_data["form"], why=form.cleaned_data["why"],
                by=desk.actor,
            )  # fmt: skip
            messages.success(request, "已分开，以后汇编不再归在一组")
            return redirect(back)
    return _ask(
        request, form, f"从「{group.name}」分开", "分开", "选出不是同一个指标的写法，写明差别；以后的汇编都记得。"
    )


@require_POST
@at_desk(is_reviewer, write=may_keep_shared)
def reopen(request: DeskRequest, pk: int) -> HttpResponse:
    """Take back what was decided on a group."""
    desk = request.desk
    finding = get_object_or_404(HarvestFinding, pk=pk, authority=authority_of(desk))
    reopen_group(finding=finding, by=desk.actor)
    messages.success(request, f"已撤回结论，「{finding.name}」重新列为待处理")
    return redirect(desk.door("indicators:harvest"))


def kept_group(desk: Desk, key: str) -> HarvestGroup:
    """Return the group of the last harvest that is named by a digest; raise Http404 where there is none."""
    done = finished_run(authority_of(desk), RunKind.HARVEST)
    found = HarvestGroup.objects.filter(run=done, key=key).select_related("run").first() if done else None
    if found is None:
        raise Http404("没有这一组指标")
    return found


def member_of(group: Group, key: str) -> Member:
    """Return the newest member that is written in a form."""
    return next((one for one in group.members if one.key == key), group.members[0])


def _listed(done: LibraryRun, authority: Any) -> list[tuple[int, str, str]]:  # noqa: ANN401 - a unit
    """Return each group in order: its id, what was decided, and all its names."""
    settled = findings_by_key(authority)
    rows = HarvestGroup.objects.filter(run=done).order_by("place").values_list("pk", "keys", "forms")[:MOST_GROUPS]
    return [(pk, _state(keys, settled), " ".join(one["name"] for one in forms)) for pk, keys, forms in rows]


def _state(keys: list[str], settled: dict[str, HarvestFinding]) -> str:
    finding = next((settled[key] for key in keys if key in settled), None)
    return "open" if finding is None else str(finding.outcome)


def _shown(kept: HarvestGroup, settled: dict[str, HarvestFinding]) -> tuple[Any, ...]:
    group = group_of(kept)
    finding = next((settled[key] for key in group.keys if key in settled), None)
    return group, group.members[:MOST_MEMBERS], _state(group.keys, settled), finding, kept.near


def _ask(request: DeskRequest, form: Any, title: str, verb: str, note: str) -> HttpResponse:  # noqa: ANN401 - any form
    back = request.desk.door("indicators:harvest")
    context = {"form": form, "title": title, "verb": verb, "back": back, "code": "汇编成库", "note": note}
    return render(request, "indicators/ask.html", context)


def _initial(member: Member, desk: Desk) -> dict[str, object]:
    return {
        "code": next_code(None),
        "name": member.name,
        "first_year": desk.year + 1,
        "levels": f"MOF10/{member.level1}/{member.level2}",
    }
