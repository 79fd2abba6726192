"""A station gets its plate after both checks; later it may rest, work again, or be closed, each with a reason."""

import datetime

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.stations.models import CheckStage, FiveCheck, Station, StationState
from jixiao.records.stations.sites.events import PlateGiven, StationClosed, StationResumed, StationSuspended
from jixiao.records.stations.sites.telling import tell
from jixiao.web.paper_codes import new_code

MOST_NUMBER, MOST_REASON = 40, 200
PLATE = ("state", "plate_number", "plated_on", "plate_code")
_HALT = ("state", "halted_on", "halted_because")


@transaction.atomic
def give_plate(*, station: Station, number: str, day: datetime.date, stamp: int | None, by: Actor) -> Station:
    """Give a station its plate. Refuses one that did not pass both checks, and a number that another plate has."""
    if station.state != StationState.RECHECKED:
        raise Refused(
            f"这个e站现在是「{StationState(station.state).label}」，不能授牌",
            cure="县级实地核查和市级复核都通过才授牌", code="X003",
        )  # fmt: skip
    stages = set(FiveCheck.objects.filter(station=station, passed=True).values_list("stage", flat=True))
    if stages != set(CheckStage.values):
        raise Refused("县级核查和市级复核没有都通过", cure="补登记通过的核查", code="X006")
    plate = number.strip()
    if not plate or len(plate) > MOST_NUMBER:
        raise Refused("牌匾编号没有填对", cure=f"填牌匾上的编号，最多 {MOST_NUMBER} 字", code="X008", field="number")
    _require_day(station, day, on=by.on)
    others = Station.objects.filter(unit=station.unit_id, plate_number=plate, removed_at=None).exclude(pk=station.pk)
    if others.exists():
        raise Refused(f"牌匾编号 {plate} 已经用过", cure="核对牌匾", code="X008", field="number")
    station.state, station.plate_number, station.plated_on = StationState.PLATED, plate, day
    station.plate_code = new_code()
    try:
        with transaction.atomic():
            save_stamped(station, stamp=stamp, fields=PLATE)
    except IntegrityError:
        raise Refused(f"牌匾编号 {plate} 刚刚被用掉", cure="核对牌匾", code="X008", field="number") from None
    tell(PlateGiven, station, by, after={"牌匾编号": plate, "授牌日期": str(day)})
    return station


@transaction.atomic
def suspend_station(*, station: Station, reason: str, day: datetime.date, stamp: int | None, by: Actor) -> Station:
    """Let a plated station rest: nothing is pushed to it and no month is asked for. Refuses one without a reason."""
    _require(station, (StationState.PLATED,), "暂停")
    _halt(station, StationState.SUSPENDED, reason=reason, day=day, stamp=stamp, by=by)
    tell(StationSuspended, station, by, after={"暂停日期": str(day)}, why=station.halted_because)
    return station


@transaction.atomic
def resume_station(*, station: Station, stamp: int | None, by: Actor) -> Station:
    """Let a station that was at rest work again."""
    _require(station, (StationState.SUSPENDED,), "恢复")
    before = {"暂停日期": str(station.halted_on), "暂停原因": station.halted_because}
    station.state, station.halted_on, station.halted_because = StationState.PLATED, None, ""
    save_stamped(station, stamp=stamp, fields=_HALT)
    tell(StationResumed, station, by, before=before)
    return station


@transaction.atomic
def close_station(*, station: Station, reason: str, day: datetime.date, stamp: int | None, by: Actor) -> Station:
    """Close a station, or turn its application down; its records stay. Refuses one without a reason."""
    _require(station, tuple(one for one in StationState if one != StationState.CLOSED), "撤销")
    was = station.get_state_display()
    _halt(station, StationState.CLOSED, reason=reason, day=day, stamp=stamp, by=by)
    tell(StationClosed, station, by, before={"e站状态": was}, after={"撤销日期": str(day)}, why=station.halted_because)
    return station


def _halt(
    station: Station, state: StationState, *, reason: str, day: datetime.date, stamp: int | None, by: Actor
) -> None:
    why = reason.strip()
    if not why:
        raise Refused(f"没有写{state.label.removeprefix('已')}原因", cure="写明为什么", code="X004", field="reason")
    _require_day(station, day, on=by.on)
    station.state, station.halted_on, station.halted_because = state, day, why[:MOST_REASON]
    save_stamped(station, stamp=stamp, fields=_HALT)


def _require(station: Station, states: tuple[StationState, ...], verb: str) -> None:
    if station.removed_at or station.state not in states:
        state = StationState(station.state).label
        cure = f"「{'」「'.join(one.label for one in states)}」的e站才能{verb}"
        raise Refused(f"这个e站现在是「{state}」，不能{verb}", cure=cure, code="X003")


def _require_day(station: Station, day: datetime.date, *, on: datetime.date) -> None:
    if day > on:
        raise Refused("日期还没有到", cure="到那天再登记", code="X009", field="day")
    first = station.plated_on or station.applied_on
    if day < first:
        raise Refused(
            f"日期早于{'授牌' if station.plated_on else '申报'}的 {first}", cure="核对日期", code="X009", field="day"
        )
