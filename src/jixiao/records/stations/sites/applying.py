"""Stations are asked for, their dossiers changed, and what was entered by mistake set aside."""

import re
import secrets
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.stations.models import Delivery, FiveCheck, Inspection, MonthlyReturn, Package, Station
from jixiao.records.stations.sites.dossiers import FIELDS, Dossier, fill, judged
from jixiao.records.stations.sites.events import (
    AddressesRenewed,
    PhoneShown,
    StationAmended,
    StationApplied,
    StationRemoved,
)
from jixiao.records.stations.sites.telling import tell

_NUMBER = re.compile(r"E(?P<number>[0-9]{1,6})")
_KEPT = (*FIELDS, "initials", "phone_seal")
_TOKEN_BYTES = 24


@transaction.atomic
def apply_station(*, unit: Unit, given: Dossier, by: Actor, code: str = "") -> Station:
    """Open the dossier of a station that is asked for; its code is the next one, or the one given.

    Refuses a name or code that another station of the unit has, and a dossier that cannot stand.
    """
    kept = judged(given, on=by.on)
    station = Station(
        unit=unit, code=code.strip() or _next_code(unit), screen_token=secrets.token_urlsafe(_TOKEN_BYTES),
        return_token=secrets.token_urlsafe(_TOKEN_BYTES),
    )  # fmt: skip
    fill(station, kept)
    station.initials = initials_of(station.name)
    _require_free(station)
    try:
        with transaction.atomic():
            station.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"e站编号 {station.code} 刚刚被用掉", cure="再保存一次", code="X002") from None
    tell(StationApplied, station, by, after=shown(station))
    return station


@transaction.atomic
def amend_station(*, station: Station, given: Dossier, stamp: int | None, by: Actor) -> Station:
    """Change the dossier of a station, whatever its state; raises Stale for an older stamp."""
    before, sealed = shown(station), station.phone_seal
    fill(station, judged(given, on=by.on))
    station.initials = initials_of(station.name)
    _require_free(station)
    old, new = changes(before, shown(station))
    if station.phone_seal != sealed:
        old, new = {**old, "负责人电话": "（不显示）"}, {**new, "负责人电话": "（已更换）"}
    save_stamped(station, stamp=stamp, fields=_KEPT)
    if new:
        tell(StationAmended, station, by, before=old, after=new)
    return station


@transaction.atomic
def remove_station(*, station: Station, reason: str, stamp: int | None, by: Actor) -> Station:
    """Set a station aside that was entered by mistake. Refuses one that something hangs on: that one is closed."""
    why = reason.strip()
    if not why:
        raise Refused("没有写删除原因", cure="如：重复登记", code="X004", field="reason")
    hung = _hung_on(station)
    if hung:
        cure = "不再办的，撤销它，记录都留着"
        raise Refused(f"这个e站已经有{'、'.join(hung)}，不能删除", cure=cure, code="X013")
    station.removed_at, station.removed_because = by.at, why[:200]
    save_stamped(station, stamp=stamp, fields=("removed_at", "removed_because"))
    tell(StationRemoved, station, by, before=shown(station), why=why)
    return station


@transaction.atomic
def renew_addresses(*, station: Station, stamp: int | None, by: Actor) -> Station:
    """Give the two pages of a station other addresses, where an old one went astray."""
    station.screen_token = secrets.token_urlsafe(_TOKEN_BYTES)
    station.return_token = secrets.token_urlsafe(_TOKEN_BYTES)
    save_stamped(station, stamp=stamp, fields=("screen_token", "return_token"))
    tell(AddressesRenewed, station, by)
    return station


@transaction.atomic
def see_phone(*, station: Station, by: Actor) -> None:
    """Write down who looked at the telephone of the person in charge."""
    tell(PhoneShown, station, by)


def shown(station: Station) -> dict[str, Any]:
    """Return a dossier as the trail shows it: no telephone, no address of a page."""
    found = snapshot(station, [name for name in FIELDS if name != "audiences"])
    return found | {"服务人群": "、".join(station.audiences)}


def _require_free(station: Station) -> None:
    others = Station.objects.filter(unit=station.unit_id, removed_at=None).exclude(pk=station.pk)
    if others.filter(name=station.name).exists():
        cure = "看看是不是同一个e站；确是两个的，名称里写明地点"
        raise Refused(f"已经有叫「{station.name}」的e站", cure=cure, code="X002", field="name")
    if others.filter(code=station.code).exists():
        raise Refused(f"e站编号 {station.code} 已经用过", cure="换一个编号", code="X002", field="code")


def _next_code(unit: Unit) -> str:
    found = (_NUMBER.fullmatch(code) for code in Station.objects.filter(unit=unit).values_list("code", flat=True))
    last = max((int(one["number"]) for one in found if one), default=0)
    return f"E{last + 1:03d}"


def _hung_on(station: Station) -> list[str]:
    asked = (
        ("五有核查", FiveCheck),
        ("月报", MonthlyReturn),
        ("巡查", Inspection),
        ("推送", Delivery),
        ("离线内容包", Package),
    )
    return [word for word, model in asked if model.objects.filter(station=station).exists()]
