"""相近指标: pairs of shared indicators that may be one and the same: merged through the round, or kept apart."""

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.indicators.access import authority_of, may_keep_shared
from jixiao.cycle.indicators.forms import MergePairForm, WhyForm
from jixiao.cycle.indicators.growing.harvesting import pairs_apart
from jixiao.cycle.indicators.growing.keeping_apart import keep_apart, take_back_apart
from jixiao.cycle.indicators.growing.pairing import Pair, near_pairs, shared_in_force, side_of
from jixiao.cycle.indicators.growing.proposing import add_proposal
from jixiao.cycle.indicators.models import KeptApart, RoundProposal, RoundState, UpdateRound
from jixiao.orgs.access import is_reviewer
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.models import Unit
from jixiao.orgs.pressing import claim
from jixiao.orgs.refusing import Refused, refusals_into
from jixiao.orgs.remembering import Memory
from jixiao.web.searching import matches

PAGE = 30
MOST_APART = 200
LONGEST = 60
_PAIRS: Memory[list[Pair]] = Memory(4)


@at_desk(is_reviewer)
def pairs(request: DeskRequest) -> HttpResponse:
    """Show the pairs that are alike, and those that were kept apart."""
    desk = request.desk
    authority = authority_of(desk)
    text = request.GET.get("q", "").strip()[:LONGEST]
    wanted = [one for one in alike(authority) if not text or matches(_words(one), text)]
    count = max(1, -(-len(wanted) // PAGE))
    asked = request.GET.get("page", "1")
    page = min(max(int(asked) if asked.isdecimal() and len(asked) < 6 else 1, 1), count)  # noqa: PLR2004 - digits of a page
    apart = KeptApart.objects.filter(authority=authority).select_related("decided_by").order_by("-pk")
    waiting = RoundProposal.objects.filter(round__authority=authority).exclude(round__state=RoundState.PUBLISHED)
    context = {
        "pairs": wanted[(page - 1) * PAGE : page * PAGE],
        "total": len(wanted),
        "text": text,
        "page": page,
        "pages": count,
        "apart": apart[:MOST_APART],
        "going": set(waiting.exclude(replaces=None).values_list("replaces", flat=True)),
        "may_write": desk.may(may_keep_shared),
    }
    return render(request, "indicators/pairs.html", context)


@at_desk(is_reviewer, write=may_keep_shared)
def merge_pair(request: DeskRequest, left: int, right: int) -> HttpResponse:
    """Put into the round that is open: one of the two is retired, the other takes its place."""
    desk = request.desk
    authority = authority_of(desk)
    pair = pair_of(authority, left, right)
    form = MergePairForm(request.POST or None, pair=pair, initial={"keep": "left"})
    if request.method == "POST" and form.is_valid():
        stays, goes = (pair.left, pair.right) if form.cleaned_data["keep"] == "left" else (pair.right, pair.left)
        with refusals_into(form), transaction.atomic():
            round_ = open_round(authority)
            back = desk.door("indicators:round", pk=round_.pk)
            claim(request, leads_to=back)
            add_proposal(
                round_=round_, version=None, replaces=goes.indicator, successor=stays.indicator,
                reason=form.cleaned_data["reason"], by=desk.actor,
            )  # fmt: skip
            messages.success(
                request, f"已放进「{round_.title}」：停用 {goes.indicator.code}，由 {stays.indicator.code} 接替"
            )
            return redirect(back)
    note = "归并就是在更新轮次里提一个提案：停用一个，由另一个接替；征求意见、审定、发布后才生效。"
    return _ask(request, form, "归并相近指标", "提出归并", note)


@at_desk(is_reviewer, write=may_keep_shared)
def part_pair(request: DeskRequest, left: int, right: int) -> HttpResponse:
    """Keep the two apart, with a reason that is remembered; pressed twice, the second finds it done."""
    desk = request.desk
    authority = authority_of(desk)
    if frozenset((f"i{left}", f"i{right}")) in pairs_apart(authority):
        return redirect(desk.door("indicators:pairs"))
    pair = pair_of(authority, left, right)
    form = WhyForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            keep_apart(
                authority=authority, left=side_of(pair.left), right=side_of(pair.right),
                why=form.cleaned_data["why"], by=desk.actor,
            )  # fmt: skip
            messages.success(request, "已分开，以后不再当作相近指标列出")
            return redirect(desk.door("indicators:pairs"))
    note = f"{_words(pair)}。写明差别在哪里；以后不再列为相近。"
    return _ask(request, form, "分开相近指标", "分开", note)


@require_POST
@at_desk(is_reviewer, write=may_keep_shared)
def rejoin(request: DeskRequest, pk: int) -> HttpResponse:
    """Take back that two were kept apart."""
    desk = request.desk
    kept = get_object_or_404(KeptApart, pk=pk, authority=authority_of(desk))
    take_back_apart(kept=kept, by=desk.actor)
    messages.success(request, "已撤回，两个指标重新按相近处理")
    return redirect(desk.door("indicators:pairs"))


def alike(authority: Unit) -> list[Pair]:
    """Return the pairs of the shared library that the bureau has not kept apart."""
    return _PAIRS.recall(authority.pk, lambda: near_pairs(shared_in_force(), apart=pairs_apart(authority)), of=None)


def pair_of(authority: Unit, left: int, right: int) -> Pair:
    """Return a pair by the ids of its indicators; raise Http404 where the two are not found alike."""
    for one in alike(authority):
        if (one.left.indicator_id, one.right.indicator_id) == (left, right):
            return one
    raise Http404("没有这一对相近指标")


def open_round(authority: Unit) -> UpdateRound:
    """Return the round that takes proposals. Refuses (U799) where there is none."""
    found = UpdateRound.objects.filter(authority=authority, state=RoundState.PROPOSING).first()
    if found is None:
        raise Refused("没有提议中的更新轮次", cure="先在「指标库更新」发起一轮，再归并", code="U799")
    return found


def _words(pair: Pair) -> str:
    return "、".join(f"{one.indicator.code} {one.name}（{one.unit or '定性'}）" for one in (pair.left, pair.right))


def _ask(request: DeskRequest, form: object, title: str, verb: str, note: str) -> HttpResponse:
    back = request.desk.door("indicators:pairs")
    context = {"form": form, "title": title, "verb": verb, "back": back, "code": "相近指标", "note": note}
    return render(request, "indicators/ask.html", context)
