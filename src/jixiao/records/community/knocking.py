"""How often one network may try something at the public pages of a unit."""

import dataclasses
import datetime

from jixiao.orgs.knocking import DAY, TooMany, is_let_in
from jixiao.records.community.models import Knock
from jixiao.records.community.seals import digest_of

QUARTER = 15 * 60
KEPT = DAY // QUARTER


@dataclasses.dataclass(frozen=True, slots=True)
class Limit:
    """How often something may be tried within a quarter of an hour, and what is said to whoever tries more."""

    deed: str
    most: int
    cause: str = "这个网络试得太频繁"


HAND_IN = Limit("hand_in", 30, "这个网络提交得太频繁")
LOOK_UP = Limit("look_up", 120, "这个网络查询得太频繁")
OBJECT = Limit("object", 20, "这个网络提交得太频繁")
LOOK_UP_OBJECTION = Limit("answer", 60, "这个网络查询得太频繁")
SERVE = Limit("volunteer", 600)
"""An office stands behind one address: it is not hindered; whoever tries codes is."""


def knock(*, unit: int, limit: Limit, address: str | None, at: datetime.datetime) -> None:
    """Count a try; refuses once a network has tried too often within the quarter of an hour."""
    slot = int(at.timestamp()) // QUARTER
    who = digest_of(unit, "address", f"{address}|{slot // KEPT}")
    door = {"unit_id": unit, "deed": limit.deed}
    if not is_let_in(Knock.objects.all(), who=who, slot=slot, most=limit.most, kept=KEPT, **door):
        raise TooMany(limit.cause, cure="过一刻钟再试，或打公布的电话", code="V407")
