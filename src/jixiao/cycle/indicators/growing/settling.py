"""Deciding on the proposals of a round, and putting all that were approved in force in one act."""

from django.db import transaction

from jixiao.cycle.indicators.events import ProposalDecided, RoundPublished
from jixiao.cycle.indicators.growing.previewing import require_previewed
from jixiao.cycle.indicators.growing.releasing import release_library
from jixiao.cycle.indicators.growing.renewing import about_round, locked_round
from jixiao.cycle.indicators.models import (
    IndicatorVersion,
    LibraryRelease,
    ProposalVerdict,
    RoundProposal,
    RoundState,
    UpdateRound,
    VersionState,
)
from jixiao.cycle.indicators.publishing import put_in_force
from jixiao.cycle.indicators.retiring import retire_version
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish

DECISIONS = (ProposalVerdict.APPROVED, ProposalVerdict.DROPPED)


@transaction.atomic
def decide_proposal(*, proposal: RoundProposal, verdict: str, why: str, stamp: int | None, by: Actor) -> RoundProposal:
    """Approve or drop a proposal with a reason; decided again, the later decision holds until the round is published.

    Refuses (U791) without a decision or a reason, and raises Stale for an older stamp.
    """
    round_ = locked_round(proposal.round, RoundState.APPROVING)
    if verdict not in DECISIONS or not why.strip():
        raise Refused("没有选审定意见，或没有写理由", cure="选采纳或不采纳，写一句为什么", code="U791", field="why")
    found = RoundProposal.objects.get(pk=proposal.pk)
    before = {"审定意见": found.get_verdict_display(), "审定理由": found.verdict_why}
    found.verdict, found.verdict_why = ProposalVerdict(verdict), why.strip()
    found.decided_by, found.decided_at = by.person, by.at
    save_stamped(found, stamp=stamp, fields=["verdict", "verdict_why", "decided_by", "decided_at"])
    after = {"提案名称": found.name, "审定意见": found.get_verdict_display(), "审定理由": found.verdict_why}
    publish(ProposalDecided(**about_round(round_), before=before, after=after, why=found.verdict_why), by=by)
    return found


@transaction.atomic
def publish_round(*, round_: UpdateRound, digest: str, by: Actor) -> LibraryRelease:
    """Put every approved draft in force from the year of the round and retire what it replaces: all of it or nothing.

    ``digest`` names the preview that was looked at. Refuses (U792) while a proposal is not decided, (U796, U797) where
    nobody looked at the preview of exactly this state, and whatever publishing and retiring refuse.
    """
    round_ = locked_round(round_, RoundState.APPROVING)
    proposals = list(
        round_.proposals.select_for_update(of=("self",))
        .select_related("draft__indicator", "replaces", "successor")
        .order_by("pk")
    )
    waiting = sum(one.verdict == ProposalVerdict.OPEN for one in proposals)
    if waiting:
        raise Refused(f"还有 {waiting} 个提案没有审定", cure="逐个采纳或不采纳", code="U792")
    require_previewed(round_, digest)
    approved = [one for one in proposals if one.verdict == ProposalVerdict.APPROVED]
    for proposal in approved:
        _begin(proposal, by)
    for proposal in approved:
        _end(proposal, round_.year, by)
    round_.state, round_.published_at = RoundState.PUBLISHED, by.at
    save_stamped(round_, stamp=None, fields=["state", "published_at"])
    after = {"更新状态": "已发布", "采纳": [one.name for one in approved], "不采纳": len(proposals) - len(approved)}
    publish(RoundPublished(**about_round(round_), before={"更新状态": "审定中"}, after=after), by=by)
    return release_library(round_=round_, by=by)


def _begin(proposal: RoundProposal, by: Actor) -> None:
    if proposal.draft is not None:
        put_in_force(version=proposal.draft, by=by)


def _end(proposal: RoundProposal, year: int, by: Actor) -> None:
    if proposal.replaces is None:
        return
    version = IndicatorVersion.objects.filter(indicator=proposal.replaces, state=VersionState.PUBLISHED).first()
    if version is None:
        raise Refused(f"「{proposal.replaces.code}」已经停用", cure="把这个提案改为不采纳", code="U792")
    successor = proposal.draft.indicator if proposal.draft else proposal.successor
    retire_version(version=version, last_year=year - 1, successor=successor, why=proposal.verdict_why, by=by)
