"""The public door of a unit: opened, changed, shut, given another address."""

import secrets
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.community.appeals.deadlines import WORKING_DAYS
from jixiao.records.community.appeals.events import DoorKept
from jixiao.records.community.models import PublicDoor
from jixiao.records.community.writing import require_lengths

FIELDS = ("intro", "contact", "is_open", "working_days")
LONGEST = 250


@transaction.atomic
def keep_door(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> PublicDoor:
    """Open the door of a unit, or change what stands at it."""
    door = PublicDoor.objects.select_for_update().filter(unit=unit_year.unit_id).first()
    before = snapshot(door, FIELDS) if door else {}
    door = door or PublicDoor(unit_id=unit_year.unit_id, token=secrets.token_urlsafe(12), working_days=WORKING_DAYS)
    for name in FIELDS:
        if values.get(name) is not None:
            setattr(door, name, values[name])
    if not 1 <= door.working_days <= LONGEST:
        raise Refused("答复工作日数不对", cure=f"填 1 到 {LONGEST}", code="V412", field="working_days")
    require_lengths(door, ("contact",))
    try:
        with transaction.atomic():
            door.save()
    except IntegrityError:
        raise Refused("别人刚刚设置过公开入口", cure="刷新以后再改", code="V414") from None
    was, became = changes(before, snapshot(door, FIELDS))
    subject = f"community.door:{door.pk}"
    publish_in(unit_year, DoorKept, subject=subject, name="公开入口", before=was, after=became, by=by)
    return door


def door_of(unit_id: int) -> PublicDoor | None:
    """Return the door of a unit, None where there is none yet."""
    return PublicDoor.objects.filter(unit=unit_id).first()
