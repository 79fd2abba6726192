"""科协组织 are registered, changed, and taken out where they were registered by mistake."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.community.models import Organisation, OrganisationKind, OrganisationState
from jixiao.records.community.organisations.events import (
    OrganisationAmended,
    OrganisationRegistered,
    OrganisationRemoved,
)
from jixiao.records.community.writing import require_lengths, require_reason

FIELDS = (
    "kind", "name", "place", "host", "founded_on", "paper_number", "term_from", "term_to", "members", "members_on",
    "contact", "state", "dissolved_on", "state_because", "remark",
)  # fmt: skip
WORDS = ("name", "host", "paper_number", "contact", "state_because", "remark")


@transaction.atomic
def register_organisation(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Organisation:
    """Put an organisation into the register; refuses a name that is there, days out of order, a township without one.

    The founding paper is a proof of the record (佐证), attached on its page.
    """
    organisation = Organisation(unit_id=unit_year.unit_id)
    _fill(organisation, values)
    _guarded(organisation, lambda: organisation.save(force_insert=True))
    tell(OrganisationRegistered, organisation, unit_year, by=by, after=snapshot(organisation, FIELDS))
    return organisation


@transaction.atomic
def amend_organisation(
    *, organisation: Organisation, unit_year: UnitYear, values: Mapping[str, Any], stamp: int | None, by: Actor
) -> Organisation:
    """Change what is known of an organisation; raises Stale for an older stamp."""
    before = snapshot(Organisation.objects.get(pk=organisation.pk), FIELDS)
    _fill(organisation, values)
    _guarded(organisation, lambda: save_stamped(organisation, stamp=stamp, fields=(*FIELDS, "initials")))
    was, became = changes(before, snapshot(organisation, FIELDS))
    tell(OrganisationAmended, organisation, unit_year, by=by, before=was, after=became)
    return organisation


@transaction.atomic
def remove_organisation(
    *, organisation: Organisation, unit_year: UnitYear, reason: str, stamp: int | None, by: Actor
) -> None:
    """Take out an organisation that was registered by mistake; one that was dissolved stays, and says so."""
    organisation.removed_because = require_reason(reason, "删除原因")
    organisation.removed_at = by.at
    save_stamped(organisation, stamp=stamp, fields=("removed_at", "removed_because"))
    tell(OrganisationRemoved, organisation, unit_year, by=by, why=organisation.removed_because)


def subject_of(organisation: Organisation) -> str:
    """Return how the trail and the proofs name an organisation."""
    return f"community.organisation:{organisation.pk}"


def tell(told: type[Event], organisation: Organisation, unit_year: UnitYear, *, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what the event takes
    """Write an act on an organisation to the trail."""
    publish_in(unit_year, told, subject=subject_of(organisation), name=organisation.name, by=by, **more)


def _fill(organisation: Organisation, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(organisation, name, values[name])
    organisation.name = organisation.name.strip()
    if not organisation.name:
        raise Refused("组织名称没有填", code="V211", field="name")
    if organisation.kind == OrganisationKind.TOWNSHIP and organisation.place is None:
        raise Refused("乡镇科协没有选乡镇街道", cure="先登记乡镇街道，再选", code="V217", field="place")
    _require_days(organisation)
    _require_state(organisation)
    require_lengths(organisation, WORDS)
    organisation.initials = initials_of(organisation.name)


def _require_days(row: Organisation) -> None:
    if row.term_from and row.term_to and row.term_to <= row.term_from:
        raise Refused("本届止不晚于本届起", cure="核对换届的两个日期", code="V213", field="term_to")
    if row.founded_on and row.dissolved_on and row.dissolved_on < row.founded_on:
        raise Refused("撤销日期早于成立日期", cure="核对两个日期", code="V218", field="dissolved_on")


def _require_state(row: Organisation) -> None:
    if row.state == OrganisationState.ACTIVE:
        row.state_because, row.dissolved_on = "", None
        return
    if not row.state_because.strip():
        raise Refused("没有写停止或撤销的原因", cure="写明原因和依据", code="V214", field="state_because")
    if row.state == OrganisationState.DISSOLVED and row.dissolved_on is None:
        raise Refused("没有填撤销日期", cure="填批准撤销的日期", code="V215", field="dissolved_on")
    if row.state == OrganisationState.PAUSED:
        row.dissolved_on = None


def _guarded(organisation: Organisation, write: Any) -> None:  # noqa: ANN401 - a write that the database may refuse
    try:
        with transaction.atomic():
            write()
    except IntegrityError:
        cure = "查出原来那条修改；重名的加上乡镇或单位"
        raise Refused(f"「{organisation.name}」已经登记", cure=cure, code="V212", field="name") from None
