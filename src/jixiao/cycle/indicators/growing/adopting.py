"""What the bureau makes of a group of self-made indicators: drafts one form, or sets the group aside with a reason."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from jixiao.cycle.indicators.defining import draft_indicator
from jixiao.cycle.indicators.definition import Definition, Place
from jixiao.cycle.indicators.events import HarvestDismissed, HarvestMerged, HarvestProposed, HarvestReopened
from jixiao.cycle.indicators.models import (
    STANDING,
    HarvestFinding,
    HarvestOutcome,
    Indicator,
    IndicatorVersion,
    VersionState,
)
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish

LONGEST_NAME = 60


@transaction.atomic
def propose_form(
    *, authority: Unit, keys: Sequence[str], place: Place, definition: Definition, by: Actor
) -> IndicatorVersion:
    """Draft one form of a group for the shared library; its ``source`` names the unit and year it comes from.

    Refuses (U780) a group that was settled already.
    """
    _require_open(authority, keys)
    version = draft_indicator(owner=None, place=place, definition=definition, distinct=True, by=by)
    finding = HarvestFinding.objects.create(
        authority=authority, keys=list(keys), name=definition.name, unit=definition.unit,
        outcome=HarvestOutcome.PROPOSED, indicator=version.indicator, decided_by=by.person, decided_at=by.at,
    )  # fmt: skip
    after = {"指标代码": place.code, "出处": definition.source}
    publish(HarvestProposed(unit_id=authority.pk, subject=_subject(finding), name=finding.name, after=after), by=by)
    return version


@transaction.atomic
def dismiss_group(*, authority: Unit, keys: Sequence[str], name: str, unit: str, why: str, by: Actor) -> HarvestFinding:
    """Set a group aside for good: later harvests that meet one of its forms leave it settled.

    Refuses (U780) a group that was settled already, and (U781) one without a reason.
    """
    if not why.strip():
        raise Refused("没有写不采纳的理由", cure="写一句为什么不进共享库", code="U781", field="why")
    _require_open(authority, keys)
    finding = HarvestFinding.objects.create(
        authority=authority, keys=list(keys), name=name[:LONGEST_NAME], unit=unit, outcome=HarvestOutcome.DISMISSED,
        why=why.strip(), decided_by=by.person, decided_at=by.at,
    )  # fmt: skip
    said: dict[str, Any] = {"unit_id": authority.pk, "subject": _subject(finding), "name": finding.name}
    publish(HarvestDismissed(**said, why=finding.why), by=by)
    return finding


@transaction.atomic
def merge_group(
    *, authority: Unit, keys: Sequence[str], name: str, unit: str, into: Indicator, by: Actor
) -> HarvestFinding:
    """Find a group to be a shared indicator under other names: later harvests leave it settled, and lead there.

    Refuses (U780) a group that was settled already, and (U799) an indicator that is not a shared one in force.
    """
    held = into.versions.filter(state=VersionState.PUBLISHED)
    if into.owner_id is not None or not held.exists():
        raise Refused(f"「{into.code}」不是施行中的共性指标", cure="选一个施行中的共性指标", code="U799", field="into")
    _require_open(authority, keys)
    finding = HarvestFinding.objects.create(
        authority=authority, keys=list(keys), name=name[:LONGEST_NAME], unit=unit, outcome=HarvestOutcome.MERGED,
        indicator=into, decided_by=by.person, decided_at=by.at,
    )  # fmt: skip
    after = {"归并到": into.code}
    publish(HarvestMerged(unit_id=authority.pk, subject=_subject(finding), name=finding.name, after=after), by=by)
    return finding


@transaction.atomic
def reopen_group(*, finding: HarvestFinding, by: Actor) -> None:
    """Take back what was decided on a group; a draft that came of it stays."""
    found = HarvestFinding.objects.select_for_update().filter(pk=finding.pk).first()
    if found is None:
        return
    said: dict[str, Any] = {"unit_id": found.authority_id, "subject": _subject(found), "name": found.name}
    before = {"汇编结果": found.get_outcome_display(), "汇编理由": found.why}
    found.delete()
    publish(HarvestReopened(**said, before=before), by=by)


def _require_open(authority: Unit, keys: Sequence[str]) -> None:
    Unit.objects.select_for_update().get(pk=authority.pk)
    wanted = set(keys)
    rows = HarvestFinding.objects.filter(STANDING, authority=authority).values_list("keys", "name")
    settled = next((name for kept, name in rows.iterator() if wanted & set(kept)), None)
    if settled is not None:
        raise Refused(f"这一组（{settled}）已经有结论", cure="刷新页面；要改，先撤回结论", code="U780")


def _subject(finding: HarvestFinding) -> str:
    return f"indicators.harvest:{finding.pk}"
