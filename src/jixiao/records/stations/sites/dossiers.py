"""What a dossier says, as people type it: pure. Trimmed, and refused with the field at fault where it cannot stand."""

import dataclasses
import datetime
from typing import Any

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import Station, StationKind
from jixiao.web.masking import plain_phone
from jixiao.web.sealing import seal, unseal

_PURPOSE = "jixiao.stations.phone"
WORDS = {
    "name": ("e站名称", 80), "host": ("申报单位", 100), "township": ("所在乡镇街道", 60),
    "village": ("所在村或社区", 60),
    "place": ("e站地址", 200), "keeper": ("e站负责人", 40), "keeper_office": ("负责人职务", 60),
    "description": ("e站情况", 2000), "origin": ("出处", 200),
}  # fmt: skip
MOST_AUDIENCES = 12


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """A dossier as it is typed; ``phone`` is the telephone of the person in charge in plain digits, "" for none."""

    name: str
    kind: str
    host: str
    applied_on: datetime.date
    township: str = ""
    village: str = ""
    place: str = ""
    audiences: tuple[str, ...] = ()
    is_online: bool = True
    room_mb: int | None = None
    keeper: str = ""
    keeper_office: str = ""
    phone: str = ""
    description: str = ""
    origin: str = ""


FIELDS = tuple(field.name for field in dataclasses.fields(Dossier) if field.name != "phone")
"""The fields of a dossier that stand in the table in plain words."""


def judged(given: Dossier, *, on: datetime.date) -> Dossier:
    """Return a dossier trimmed; refuses one without name, kind or host, of a day to come, or with a wrong number."""
    trimmed: dict[str, Any] = {name: " ".join(getattr(given, name).split()) for name in WORDS}
    kept = dataclasses.replace(given, **trimmed)
    for name, (title, most) in WORDS.items():
        if len(getattr(kept, name)) > most:
            raise Refused(f"{title}超过 {most} 字", cure="写短些", code="X001", field=name)
    for name in ("name", "host"):
        if not getattr(kept, name):
            raise Refused(f"{WORDS[name][0]}没有填", cure="补填", code="X001", field=name)
    if kept.kind not in StationKind.values:
        raise Refused("没有选e站类型", cure="从校园、社区、乡村里选一种", code="X001", field="kind")
    if kept.applied_on > on:
        raise Refused("申报日期还没有到", cure="填收到申报材料的日期", code="X001", field="applied_on")
    if len(kept.audiences) > MOST_AUDIENCES:
        raise Refused(f"服务人群最多 {MOST_AUDIENCES} 类", cure="留下主要的几类", code="X001", field="audiences")
    phone = plain_phone(given.phone)
    if phone is None:
        cure = "填 11 位手机号，或带区号的固定电话"
        raise Refused("负责人电话没有填对", cure=cure, code="X001", field="phone")
    return dataclasses.replace(kept, phone=phone, audiences=tuple(dict.fromkeys(kept.audiences)))


def dossier_of(station: Station) -> Dossier:
    """Return the dossier of a station as its form shows it."""
    values = {name: getattr(station, name) for name in FIELDS}
    return Dossier(**{**values, "audiences": tuple(station.audiences), "phone": phone_of(station)})


def phone_of(station: Station) -> str:
    """Return the telephone of the person in charge, "" where there is none."""
    return unseal_phone(station.phone_seal)


def seal_phone(digits: str) -> str:
    """Return a telephone as it is kept, "" for none."""
    return seal(digits, purpose=_PURPOSE) if digits else ""


def unseal_phone(sealed: str) -> str:
    """Return the telephone that was sealed, "" for none."""
    return unseal(sealed, purpose=_PURPOSE) if sealed else ""


def fill(station: Station, given: Dossier) -> None:
    """Put a dossier into its row."""
    for name in FIELDS:
        setattr(station, name, getattr(given, name))
    station.audiences = list(given.audiences)
    if given.phone != phone_of(station):
        station.phone_seal = seal_phone(given.phone)
