"""Proposals of a round: a draft that is to come into force, an indicator to be retired, or one in place of another."""

from django.db import transaction

from jixiao.cycle.indicators.coding import next_code
from jixiao.cycle.indicators.defining import draft_indicator
from jixiao.cycle.indicators.definition import Definition, Place
from jixiao.cycle.indicators.events import ProposalAdded, ProposalWithdrawn
from jixiao.cycle.indicators.growing.renewing import about_round, locked_round
from jixiao.cycle.indicators.models import (
    Indicator,
    IndicatorVersion,
    RoundProposal,
    RoundState,
    UpdateRound,
    VersionState,
)
from jixiao.cycle.indicators.queries import version_for
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish

MOST_PROPOSALS = 300


@transaction.atomic
def add_proposal(
    *,
    round_: UpdateRound,
    version: IndicatorVersion | None,
    replaces: Indicator | None,
    reason: str,
    by: Actor,
    successor: Indicator | None = None,
) -> RoundProposal:
    """Put a shared draft, a retirement, or both (one in place of the other) into a round; the draft takes its year.

    ``successor`` is a shared indicator already in force that takes the place of the retired one. Refuses (U787)
    without either, without a reason, or beyond ``MOST_PROPOSALS``; (U788) what stands in a round already, is no shared
    draft, is not in force, or cannot succeed.
    """
    round_ = locked_round(round_, RoundState.PROPOSING)
    _require_said(round_, version, replaces, reason)
    if version is not None:
        version = _taken_draft(version, round_)
    if replaces is not None:
        _require_retirable(replaces, version, round_)
    if successor is not None:
        _require_successor(successor, replaces, version, round_)
    proposal = RoundProposal.objects.create(
        round=round_, draft=version, replaces=replaces, successor=successor,
        name=_name_of(version, replaces, successor), reason=reason.strip(), proposed_by=by.person, proposed_at=by.at,
    )  # fmt: skip
    after = {"提案名称": proposal.name, "提案理由": proposal.reason}
    publish(ProposalAdded(**about_round(round_), after=after), by=by)
    return proposal


@transaction.atomic
def propose_own(*, round_: UpdateRound, version: IndicatorVersion, reason: str, by: Actor) -> RoundProposal:
    """Let a unit propose a published indicator of its own library: a shared draft of the same words, origin named."""
    if version.indicator.owner is None or version.state != VersionState.PUBLISHED:
        raise Refused("只能提议本单位施行中的个性指标", cure="先发布它，再提议", code="U788")
    owner = version.indicator.owner
    origin = f"{owner.name} {version.indicator.code} 第 {version.number} 版"
    values = {**Definition.of(version).values(), "first_year": round_.year, "source": origin[:200]}
    place = Place.of(version.indicator)
    place = Place(code=next_code(None), frame=place.frame, level1=place.level1, level2=place.level2)
    draft = draft_indicator(owner=None, place=place, definition=Definition(**values), distinct=True, by=by)
    return add_proposal(round_=round_, version=draft, replaces=None, reason=reason, by=by)


@transaction.atomic
def withdraw_proposal(*, proposal: RoundProposal, by: Actor) -> None:
    """Take a proposal out of a round that is still proposing; its draft stays."""
    round_ = locked_round(proposal.round, RoundState.PROPOSING)
    found = RoundProposal.objects.filter(pk=proposal.pk).first()
    if found is not None:
        found.delete()
        publish(ProposalWithdrawn(**about_round(round_), before={"提案名称": found.name}), by=by)


def _require_said(
    round_: UpdateRound, version: IndicatorVersion | None, replaces: Indicator | None, reason: str
) -> None:
    if version is None and replaces is None:
        raise Refused("没有选提案内容", cure="选一份草稿，或选一个拟停用的指标", code="U787", field="version")
    if not reason.strip():
        raise Refused("没有写提案理由", cure="写一句为什么", code="U787", field="reason")
    if round_.proposals.count() >= MOST_PROPOSALS:
        raise Refused(f"一轮最多 {MOST_PROPOSALS} 个提案", cure="其余的放到下一轮", code="U787")


def _taken_draft(version: IndicatorVersion, round_: UpdateRound) -> IndicatorVersion:
    found = IndicatorVersion.objects.select_for_update().select_related("indicator").get(pk=version.pk)
    if found.state != VersionState.DRAFT or found.indicator.owner_id is not None:
        raise Refused("这不是共享库的草稿", cure="从列表里选一份草稿", code="U788", field="version")
    if found.proposals.exclude(round__state=RoundState.PUBLISHED).exists():
        raise Refused("这份草稿已经在更新里了", cure="不用再提", code="U788", field="version")
    if found.first_year != round_.year:
        found.first_year = round_.year
        save_stamped(found, stamp=None, fields=["first_year"])
    return found


def _require_retirable(replaces: Indicator, version: IndicatorVersion | None, round_: UpdateRound) -> None:
    if version is not None and version.indicator_id == replaces.pk:
        cause = "新版本发布时，前一版自动停用"
        raise Refused(cause, cure="「拟停用指标」留空，或选另一个", code="U788", field="replaces")
    published = replaces.versions.filter(state=VersionState.PUBLISHED, first_year__lt=round_.year)
    if replaces.owner_id is not None or not published.exists():
        cause = f"「{replaces.code}」不是 {round_.year} 年度以前就在施行的共性指标"
        raise Refused(cause, cure="选一个施行中的共性指标", code="U788", field="replaces")
    if round_.proposals.filter(successor=replaces).exists():
        cause = f"「{replaces.code}」在别的提案里要接替别人"
        raise Refused(cause, cure="先撤下那个提案", code="U788", field="replaces")
    if round_.proposals.filter(replaces=replaces).exists():
        raise Refused(f"「{replaces.code}」已经有停用提案", cure="不用再提", code="U788", field="replaces")


def _require_successor(
    successor: Indicator, replaces: Indicator | None, version: IndicatorVersion | None, round_: UpdateRound
) -> None:
    if replaces is None or version is not None:
        cure = "只在停用而没有草稿时选；有草稿的，由草稿接替"
        raise Refused("「接替指标」用不上", cure=cure, code="U788", field="successor")
    if successor.pk == replaces.pk or successor.owner_id is not None or version_for(successor, round_.year) is None:
        cause = f"「{successor.code}」不能接替"
        cure = f"选另一个 {round_.year} 年度施行的共性指标"
        raise Refused(cause, cure=cure, code="U788", field="successor")
    if round_.proposals.filter(replaces=successor).exists():
        cause = f"「{successor.code}」自己也要停用"
        raise Refused(cause, cure="换一个，或先撤下那个提案", code="U788", field="successor")


def _name_of(version: IndicatorVersion | None, replaces: Indicator | None, successor: Indicator | None) -> str:
    ends = replaces.versions.filter(state=VersionState.PUBLISHED).first() if replaces else None
    ended = f"{replaces.code} {ends.name if ends else ''}".strip() if replaces else ""
    if version is None:
        taken = f"，由 {successor.code} 接替" if successor else ""
        return f"停用 {ended[:70]}{taken}"
    begun = f"{version.indicator.code} {version.name}"
    return f"{begun} 第 {version.number} 版" if version.number > 1 else begun
