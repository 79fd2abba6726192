"""Rounds of renewal: begun, proposed to, commented on, decided, published; each step on the page of the round."""

from collections.abc import Callable, Mapping

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST

from jixiao.cycle.indicators.access import authority_of, may_keep_shared, may_look, may_record, may_write
from jixiao.cycle.indicators.forms import (
    OwnProposalForm,
    ProposalForm,
    RoundForm,
    VerdictForm,
)
from jixiao.cycle.indicators.growing.asking import rounds_seen
from jixiao.cycle.indicators.growing.concerned import digest_of
from jixiao.cycle.indicators.growing.proposing import MOST_PROPOSALS, add_proposal, propose_own, withdraw_proposal
from jixiao.cycle.indicators.growing.renewing import ask_for_comments, begin_round, change_days, close_comments
from jixiao.cycle.indicators.growing.running import finished_run
from jixiao.cycle.indicators.growing.settling import decide_proposal
from jixiao.cycle.indicators.models import (
    IndicatorVersion,
    ProposalComment,
    ProposalVerdict,
    RoundProposal,
    RoundState,
    RunKind,
    UpdateRound,
    VersionState,
)
from jixiao.cycle.indicators.queries import lines_about
from jixiao.orgs.desk import DeskRequest, at_desk
from jixiao.orgs.pressing import claim
from jixiao.orgs.queries import units_seen
from jixiao.orgs.refusing import refusals_into
from jixiao.orgs.remembering import Memory
from jixiao.orgs.seat import Desk
from jixiao.web.asking import ask, confirmed

MOST_ROUNDS = 50
_STATES: Memory[str] = Memory(16)
MOST_COMMENTS = 2000
STEPS = list(RoundState.choices)


@at_desk(may_look, write=may_keep_shared)
def rounds(request: DeskRequest) -> HttpResponse:
    """Show the rounds, and begin one."""
    desk = request.desk
    form = RoundForm(request.POST or None, initial={"year": desk.year + 1, "opens": desk.today})
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            made = begin_round(authority=authority_of(desk), by=desk.actor, **form.cleaned_data)
            messages.success(request, "已发起，把草稿和拟停用的指标放进来")
            return redirect(desk.door("indicators:round", pk=made.pk))
    found = UpdateRound.objects.filter(rounds_seen(desk.unit)).order_by("-year", "-pk")[:MOST_ROUNDS]
    context = {"rounds": found, "form": form, "may_begin": desk.may(may_keep_shared)}
    return render(request, "indicators/rounds.html", context)


@at_desk(may_look)
def round_page(request: DeskRequest, pk: int) -> HttpResponse:
    """Show a round: its steps, its proposals with what units say, and what this person may do now."""
    desk = request.desk
    found = seen_round(desk, pk)
    keeps = keeps_round(desk, found)
    proposals = proposals_of(found)
    comments = comments_of(desk, found)
    mine = {one.proposal_id: one for listed in comments.values() for one in listed if one.unit_id == desk.unit.pk}
    may_comment = desk.may(may_record) and desk.unit.pk != found.authority_id
    context = {
        "round": found,
        "steps": [(value, label, value == found.state) for value, label in STEPS],
        "rows": [(one, comments.get(one.pk, []), mine.get(one.pk)) for one in proposals],
        "keeps": keeps,
        "may_comment": may_comment and found.state == RoundState.COMMENTING and is_open(found, desk),
        "may_propose_own": may_comment and found.state == RoundState.PROPOSING,
        "may_answer": keeps and found.state in {RoundState.COMMENTING, RoundState.APPROVING},
        "previewed": _previewed(found) if keeps and found.state == RoundState.APPROVING else "",
        "release": getattr(found, "release", None),
        "undecided": sum(one.verdict == ProposalVerdict.OPEN for one in proposals),
        "trail": lines_about([f"indicators.round:{found.pk}"]),
    }
    return render(request, "indicators/round.html", context)


@at_desk(may_look, write=may_write)
def propose_to(request: DeskRequest, pk: int) -> HttpResponse:
    """Put a draft or a retirement into the round; a unit proposes an indicator of its own library."""
    desk = request.desk
    found = seen_round(desk, pk)
    keeps = keeps_round(desk, found)
    if not keeps and not desk.may(may_record):
        raise PermissionDenied
    form = ProposalForm(request.POST or None, year=found.year) if keeps else _own_form(request)
    back = desk.door("indicators:round", pk=pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form), transaction.atomic():
            claim(request, leads_to=back)
            (add_proposal if keeps else propose_own)(round_=found, by=desk.actor, **form.cleaned_data)
            messages.success(request, "已放进这一轮更新")
            return redirect(back)
    note = "草稿的启用年度随这一轮定为 {} 年度；选了拟停用指标的，发布时一并停用，由草稿替代。"
    own = "选一个本单位施行中的个性指标，照抄为共享库草稿，出处写明本单位。"
    context = {"form": form, "title": "提出提案", "verb": "提出提案", "back": back, "code": found.title}
    return render(request, "indicators/ask.html", {**context, "note": note.format(found.year) if keeps else own})


@require_POST
@at_desk(may_look, write=may_keep_shared)
def withdraw(request: DeskRequest, pk: int) -> HttpResponse:
    """Take a proposal out."""
    proposal = kept_proposal(request.desk, pk)
    withdraw_proposal(proposal=proposal, by=request.desk.actor)
    messages.success(request, "已撤下提案，草稿还在指标库里")
    return redirect(request.desk.door("indicators:round", pk=proposal.round_id))


@at_desk(may_look, write=may_keep_shared)
def decide(request: DeskRequest, pk: int) -> HttpResponse:
    """Approve or drop a proposal with a reason."""
    desk = request.desk
    proposal = kept_proposal(desk, pk)
    initial = {"verdict": proposal.verdict, "why": proposal.verdict_why}
    form = VerdictForm(request.POST or None, initial=initial, stamp=proposal.version)
    back = desk.door("indicators:round", pk=proposal.round_id)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            given = {name: form.cleaned_data[name] for name in ("verdict", "why")}
            decide_proposal(proposal=proposal, stamp=form.stamp, by=desk.actor, **given)
            messages.success(request, "已审定，发布前还可以改")
            return redirect(back)
    title = f"审定「{proposal.name}」"
    context = {"form": form, "title": title, "verb": "审定", "back": back, "code": proposal.round.title}
    return render(request, "indicators/ask.html", {**context, "note": proposal.reason})


@at_desk(may_look, write=may_keep_shared)
def days(request: DeskRequest, pk: int) -> HttpResponse:
    """Change when comments are taken."""
    desk = request.desk
    found = kept_round(desk, pk)
    initial = {"year": found.year, "title": found.title, "opens": found.opens, "closes": found.closes}
    form = RoundForm(request.POST or None, initial=initial, days_only=True)
    back = desk.door("indicators:round", pk=pk)
    if request.method == "POST" and form.is_valid():
        with refusals_into(form):
            change_days(round_=found, by=desk.actor, **form.cleaned_data)
            messages.success(request, "已改征求意见的时间")
            return redirect(back)
    context = {"form": form, "title": "改征求意见的时间", "verb": "保存时间", "back": back, "code": found.title}
    return render(request, "indicators/ask.html", context)


@at_desk(may_look, write=may_keep_shared)
def advance(request: DeskRequest, pk: int) -> HttpResponse:
    """Ask, then take the round to its next step; the last one, publishing, stands on the page of the preview."""
    desk = request.desk
    found = kept_round(desk, pk)
    back = desk.door("indicators:round", pk=pk)
    step = _NEXT.get(RoundState(found.state))
    if step is None:
        return redirect(desk.door("indicators:preview", pk=pk))
    verb, consequence, act, done = step
    if not confirmed(request):
        return ask(request, question=f"{verb}？", consequence=consequence, verb=verb, back=back)
    act(round_=found, by=desk.actor)
    messages.success(request, done)
    return redirect(back)


_NEXT: Mapping[str, tuple[str, str, Callable[..., UpdateRound], str]] = {
    RoundState.PROPOSING: (
        "开始征求意见",
        "提案不能再增减，草稿不能再改；各单位会收到待办。",
        ask_for_comments,
        "已开始征求意见",
    ),
    RoundState.COMMENTING: (
        "截止征求意见",
        "不再收意见，转入审定。",
        close_comments,
        "已截止，请逐个审定",
    ),
}  # fmt: skip


def seen_round(desk: Desk, pk: int) -> UpdateRound:
    """Return a round of a bureau above the unit."""
    return get_object_or_404(
        UpdateRound.objects.filter(rounds_seen(desk.unit)).select_related("authority", "release"), pk=pk
    )


def keeps_round(desk: Desk, found: UpdateRound) -> bool:
    """Return whether the person reviews for the bureau that holds the round."""
    return desk.may(may_keep_shared) and authority_of(desk).pk == found.authority_id


def kept_round(desk: Desk, pk: int) -> UpdateRound:
    """Return a round that the person keeps; raise PermissionDenied for one they only see."""
    found = seen_round(desk, pk)
    if not keeps_round(desk, found):
        raise PermissionDenied
    return found


def seen_proposal(desk: Desk, pk: int) -> RoundProposal:
    """Return a proposal of a round that concerns the unit."""
    found = get_object_or_404(RoundProposal.objects.select_related("round__authority", "draft__indicator"), pk=pk)
    seen_round(desk, found.round_id)
    return found


def kept_proposal(desk: Desk, pk: int) -> RoundProposal:
    """Return a proposal of a round that the person keeps."""
    found = seen_proposal(desk, pk)
    if not keeps_round(desk, found.round):
        raise PermissionDenied
    return found


def proposals_of(found: UpdateRound) -> list[RoundProposal]:
    """Return the proposals of a round in order, with what they are about."""
    rows = found.proposals.select_related("draft__indicator", "replaces", "successor", "proposed_by", "decided_by")
    return list(rows.order_by("pk")[:MOST_PROPOSALS])


def comments_of(desk: Desk, found: UpdateRound) -> dict[int, list[ProposalComment]]:
    """Return the comments by proposal, of the units the person sees."""
    rows = ProposalComment.objects.filter(proposal__round=found, unit__in=units_seen(desk.held))
    listed: dict[int, list[ProposalComment]] = {}
    for one in rows.select_related("unit", "said_by", "answered_by").order_by("unit__code")[:MOST_COMMENTS]:
        listed.setdefault(one.proposal_id, []).append(one)
    return listed


def _previewed(found: UpdateRound) -> str:
    """Return how the preview stands: "" where nobody asked for one, "old" where the round has moved since."""
    done = finished_run(found.authority, RunKind.IMPACT, round_=found)
    if done is None:
        return ""
    return "fresh" if done.digest == state_now(found) else "old"


def state_now(found: UpdateRound) -> str:
    """Return the digest of what a preview would show now, remembered until somebody acts."""
    return _STATES.recall(found.pk, lambda: digest_of(found), of=None)


def is_open(found: UpdateRound, desk: Desk) -> bool:
    """Return whether comments are taken today."""
    return found.opens <= desk.today <= found.closes


def _own_form(request: DeskRequest) -> OwnProposalForm:
    own = IndicatorVersion.objects.filter(indicator__owner=request.desk.unit, state=VersionState.PUBLISHED)
    return OwnProposalForm(request.POST or None, choices=own.select_related("indicator").order_by("indicator__code"))
