"""Many sheets are approved in one go: each by itself, with what became of it."""

import dataclasses
from collections.abc import Iterable

from django.db import transaction

from jixiao.cycle.goals.submitting import pass_on
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import awaited_role
from jixiao.orgs.models import Handover
from jixiao.orgs.once import claim_once
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role


@dataclasses.dataclass(frozen=True, slots=True)
class Decided:
    """One sheet: approved, or why not."""

    handover: Handover
    refused: str = ""


@transaction.atomic
def approve_many(*, handovers: Iterable[Handover], opinion: str, by: Actor, token: str, leads_to: str) -> list[Decided]:
    """Approve sheets that wait for the finance bureau; one that is refused does not hold up the others."""
    claim_once(token, by=by, leads_to=leads_to)
    return [_decided(handover, opinion, by) for handover in handovers]


def _decided(handover: Handover, opinion: str, by: Actor) -> Decided:
    if awaited_role(handover) != Role.REVIEWER:
        return Decided(handover, "还没有轮到财政复核")
    try:
        with transaction.atomic():
            pass_on(handover=handover, by=by, reason=opinion)
    except Refused as refused:
        return Decided(handover, str(refused))
    return Decided(handover)
