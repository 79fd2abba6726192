"""What a round touches: which indicators would be another, which goals pin them; and the digest of all of that.

The digest names the state that a preview shows. It covers what is proposed with every word of the drafts, what was
decided, which goal rows pin the indicators and whether they may still be changed, and when each year was marked.
"""

import dataclasses
import hashlib
import json
from collections.abc import Iterator, Mapping
from typing import Any

from django.db.models import QuerySet

from jixiao.cycle.indicators.definition import Definition, Place
from jixiao.cycle.indicators.growing.impact import is_locked
from jixiao.cycle.indicators.growing.repriced import Redefined
from jixiao.cycle.indicators.models import (
    Indicator,
    IndicatorVersion,
    ProposalVerdict,
    RoundProposal,
    UpdateRound,
    VersionState,
)
from jixiao.cycle.indicators.queries import in_force
from jixiao.orgs.models import Unit, YearState

MOST_PROPOSALS = 300
YEARS_BACK = 5
NEW, CHANGED, REPLACED, RETIRED = "new", "changed", "replaced", "retired"
KINDS = {NEW: "新增", CHANGED: "改版", REPLACED: "停用，有接替", RETIRED: "停用，没有接替"}


@dataclasses.dataclass(frozen=True, slots=True)
class Concern:
    """What one proposal does to one indicator; ``by`` is the definition that goals would be scored by, if another."""

    proposal: RoundProposal
    indicator: Indicator
    kind: str
    by: Redefined | None

    @property
    def word(self) -> str:
        """Return the kind in words."""
        return KINDS[self.kind]


def concerns_of(round_: UpdateRound) -> list[Concern]:
    """Return what the proposals that were not dropped do, in their order."""
    rows = round_.proposals.exclude(verdict=ProposalVerdict.DROPPED)
    found = list(rows.select_related("draft__indicator", "replaces").order_by("pk")[:MOST_PROPOSALS])
    held = IndicatorVersion.objects.filter(
        in_force(round_.year), indicator__in={one.successor_id for one in found if one.successor_id}
    )
    successors = {one.indicator_id: one for one in held.select_related("indicator").order_by("number")}
    return [one for proposal in found for one in _concerns(proposal, successors)]


def changes_of(concerns: list[Concern]) -> dict[int, Redefined]:
    """Return the new definitions by the id of the indicator that goals pin."""
    return {one.indicator.pk: one.by for one in concerns if one.by is not None}


def years_of(round_: UpdateRound) -> tuple[int, int]:
    """Return the first and last year whose scores a preview looks at."""
    return round_.year - YEARS_BACK, round_.year - 1


def pinned_by(concerns: list[Concern], units: QuerySet[Unit]) -> QuerySet[Any]:
    """Return the goal rows of those units that pin an indicator which would be another, with ``is_locked``."""
    promised: Any = IndicatorVersion._meta.get_field("uses").related_model  # noqa: SLF001 - the documented way to a relation
    keys = {one.indicator.pk for one in concerns if one.kind != NEW}
    rows = promised._default_manager.filter(  # noqa: SLF001 - the documented way to a model's rows
        version_pinned__indicator__in=keys, sheet__unit_year__unit__in=units
    )
    return rows.select_related("version_pinned__indicator", "sheet__unit_year__unit").annotate(is_locked=is_locked())


def units_under(round_: UpdateRound) -> QuerySet[Unit]:
    """Return the bureau and all units below it."""
    return Unit.objects.filter(path__startswith=round_.authority.path)


def digest_of(round_: UpdateRound) -> str:
    """Return the digest of what a preview of the round would show now, in a constant number of statements."""
    found = hashlib.sha256()
    for line in _state(round_):
        found.update(json.dumps(line, ensure_ascii=False, default=str).encode())
        found.update(b"\n")
    return found.hexdigest()


def _concerns(proposal: RoundProposal, successors: Mapping[int, IndicatorVersion]) -> Iterator[Concern]:
    draft = proposal.draft
    if draft is not None:
        kind = CHANGED if draft.number > 1 else NEW
        yield Concern(proposal, draft.indicator, kind, Redefined.by(draft) if kind == CHANGED else None)
    if proposal.replaces is None:
        return
    successor = draft or successors.get(proposal.successor_id or 0)
    by = Redefined.by(successor) if successor else None
    yield Concern(proposal, proposal.replaces, REPLACED if successor else RETIRED, by)


def _state(round_: UpdateRound) -> Iterator[Any]:
    concerns = concerns_of(round_)
    yield round_.pk, round_.year
    for proposal in round_.proposals.select_related("draft__indicator").order_by("pk")[:MOST_PROPOSALS]:
        draft = proposal.draft
        yield (
            proposal.pk, proposal.verdict, proposal.replaces_id, proposal.successor_id,
            [draft.pk, draft.number, Definition.of(draft).values(), dataclasses.astuple(Place.of(draft.indicator))]
            if draft else None,
        )  # fmt: skip
    held = IndicatorVersion.objects.filter(
        indicator__in={one.indicator.pk for one in concerns}, state=VersionState.PUBLISHED
    )
    yield list(held.order_by("pk").values_list("pk", "first_year"))
    first, last = years_of(round_)
    rows = pinned_by(concerns, units_under(round_)).order_by("pk")
    named = ("pk", "version_pinned", "is_locked", "sheet__unit_year__state", "sheet__unit_year__year")
    for pk, version, locked, state, year, marked in rows.values_list(*named, "score_rows__evaluation__marked_at"):
        is_open = not locked and state == YearState.OPEN
        yield pk, version, is_open, marked.isoformat() if marked and first <= year <= last else ""
