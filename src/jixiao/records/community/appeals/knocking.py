"""How often one address may try at a public page: counted by quarter of an hour, as a digest, forgotten after a day."""

import dataclasses
import datetime

from django.db import transaction
from django.db.models import F

from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import Knock, PublicDoor
from jixiao.records.community.seals import digest_of

QUARTER = 15 * 60
KEPT = 96


class TooMany(Refused):
    """An address tried too often."""

    status = 429


@dataclasses.dataclass(frozen=True, slots=True)
class Limit:
    """How often something may be tried within a quarter of an hour, and what is said to whoever tries more."""

    deed: str
    most: int
    cause: str


HAND_IN = Limit("hand_in", 30, "这个网络提交得太频繁")
LOOK_UP = Limit("look_up", 120, "这个网络查询得太频繁")
"""An office stands behind one address: it is not hindered; whoever tries codes is."""


@transaction.atomic
def knock(*, door: PublicDoor, limit: Limit, address: str | None, at: datetime.datetime) -> None:
    """Count a try; refuses once an address has tried too often within the quarter of an hour."""
    slot = int(at.timestamp()) // QUARTER
    who = digest_of(door.unit_id, "address", f"{address}|{slot // KEPT}")
    here = Knock.objects.filter(unit=door.unit_id, deed=limit.deed)
    Knock.objects.get_or_create(unit_id=door.unit_id, deed=limit.deed, who=who, slot=slot)
    mine = here.filter(who=who, slot=slot)
    if not mine.filter(tries__lt=limit.most).update(tries=F("tries") + 1):
        raise TooMany(limit.cause, cure="过一刻钟再试，或打电话", code="V407")
    if mine.filter(tries=1).exists():
        here.filter(slot__lt=slot - KEPT).delete()
