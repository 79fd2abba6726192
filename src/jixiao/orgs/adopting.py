"""补录: what was settled on paper in an earlier year is taken over as settled, by its document, by the finance bureau.

An office that begins to use the system has years behind it whose goals were approved and whose reports were filed
long ago. They are not judged again; whoever opens them sees that they were taken over, and by which document.
"""

import datetime

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.handing import CHAINS, require_workable
from jixiao.orgs.models import ONE_BY_ONE, Handover, HandoverKind, HandoverState, HandoverStep
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in


@event("orgs.handover_adopted", "补录审定")
class Adopted(Event):
    """Work settled on paper in an earlier year was taken over."""


def may_be_adopted(handover: Handover, *, on: datetime.date) -> bool:
    """Return whether work passes the finance bureau's desk and is long past: not this year's, not last year's."""
    return (
        Role.REVIEWER in CHAINS[handover.kind]
        and handover.kind not in ONE_BY_ONE
        and handover.unit_year.year < on.year - 1
    )


@transaction.atomic
def adopt(*, handover: Handover, document: str, by: Actor, stamp: int | None = None) -> Handover:
    """Take over something of a past year as approved, by the document that settled it; refuses the current year."""
    require_workable(handover)
    unit_year = handover.unit_year
    if not may_be_adopted(handover, on=by.on):
        cure = "本年度和上年度的材料，以及由单位自己定稿、公开的材料，请照常送审"
        raise Refused("只有更早年度、经财政审定的材料才能补录", cure=cure, code="U210")
    if not document.strip():
        cure = "写明批复文号，或哪天在哪里公开的哪份材料"
        raise Refused("补录要写明凭哪份文件", cure=cure, code="U211", field="document")
    handover.state, handover.stage = HandoverState.APPROVED, len(CHAINS[handover.kind])
    handover.decided_at = by.at
    save_stamped(handover, stamp=handover.version if stamp is None else stamp, fields=("state", "stage", "decided_at"))
    HandoverStep.objects.create(
        handover=handover,
        action="adopt",
        by=by.person,
        at=by.at,
        stage=handover.stage,
        round=handover.round,
        reason=document.strip(),
    )
    publish_in(
        unit_year,
        Adopted,
        subject=f"{handover.kind}:{handover.subject or unit_year.pk}",
        name=f"{unit_year.year}年度{HandoverKind(handover.kind).label}",
        after={"状态": HandoverState.APPROVED.label},
        why=document.strip(),
        by=by,
    )
    return handover
