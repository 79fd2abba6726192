"""What a year asks of all stations: activities a month by kind, when they are told, and the places in the county."""

import dataclasses

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.stations.models import YearRule
from jixiao.records.stations.sites.events import YearRuleSet
from jixiao.records.stations.sites.queries import rule_of

MOST_FLOOR, LAST_DAY = 60, 28


@dataclasses.dataclass(frozen=True, slots=True)
class Asked:
    """What a year asks, as it is typed."""

    school_floor: int = 1
    community_floor: int = 1
    village_floor: int = 1
    return_day: int = 5
    villages: int | None = None
    communities: int | None = None
    source: str = ""


FIELDS = tuple(field.name for field in dataclasses.fields(Asked))


@transaction.atomic
def set_year_rule(*, unit_year: UnitYear, given: Asked, stamp: int | None, by: Actor) -> YearRule:
    """Set what a year asks of all stations. Refuses numbers that cannot be, and places without their source."""
    _require(given)
    row = rule_of(unit_year)
    before = snapshot(row, FIELDS) if row.pk else {}
    for name in FIELDS:
        value = getattr(given, name)
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    if not row.pk:
        try:
            with transaction.atomic():
                row.save(force_insert=True)
        except IntegrityError:
            raise Refused("年度要求刚刚有人设定过", cure="刷新页面核对", code="X015") from None
    else:
        save_stamped(row, stamp=stamp, fields=FIELDS)
    old, new = changes(before, snapshot(row, FIELDS))
    if new:
        name = f"{unit_year.year} 年度e站要求"
        publish_in(unit_year, YearRuleSet, subject=f"stations.rule:{row.pk}", name=name, before=old, after=new, by=by)
    return row


def _require(given: Asked) -> None:
    for name in ("school_floor", "community_floor", "village_floor"):
        if not 0 <= getattr(given, name) <= MOST_FLOOR:
            cure = f"0 到 {MOST_FLOOR}；0 是不作要求"
            raise Refused("每月活动下限不对", cure=cure, code="X015", field=name)
    if not 1 <= given.return_day <= LAST_DAY:
        raise Refused("报送截止日不对", cure=f"1 到 {LAST_DAY}，每个月都有的日子", code="X015", field="return_day")
    if (given.villages is not None or given.communities is not None) and not given.source.strip():
        cure = "写村数、社区数从哪里来，如：民政部门行政区划统计"
        raise Refused("没有写村社数的出处", cure=cure, code="X015", field="source")
