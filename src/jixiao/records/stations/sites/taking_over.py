"""Stations that had their plate before this system was kept: taken over from the ledger, its name as the source."""

import dataclasses
import datetime

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.stations.models import CheckStage, FiveCheck, FiveHave, FivePoint, Station, StationState
from jixiao.records.stations.sites.events import PlateGiven
from jixiao.records.stations.sites.plating import PLATE
from jixiao.records.stations.sites.telling import tell
from jixiao.web.paper_codes import new_code

TAKEN = "按台账补录："


@dataclasses.dataclass(frozen=True, slots=True)
class TakenOver:
    """A plate as the ledger has it, and from which ledger or paper it is known."""

    number: str
    day: datetime.date
    origin: str


@transaction.atomic
def take_over_plate(*, station: Station, given: TakenOver, by: Actor) -> Station:
    """Write both checks and the plate of a station down as the ledger has them. Refuses one that is under way here."""
    number, origin = given.number.strip(), given.origin.strip()
    if station.state != StationState.APPLIED or FiveCheck.objects.filter(station=station).exists():
        raise Refused("这个e站已经在办，不能补录授牌", cure="照核查、复核、授牌的次序办", code="X003")
    if not number or not origin:
        cause = "牌匾编号没有填" if not number else "补录没有写出处"
        raise Refused(cause, cure="写明从哪份文件、台账知道它五有齐全并授了牌", code="X008", field="origin")
    if not station.applied_on <= given.day <= by.on:
        raise Refused("授牌日期不对", cure=f"在申报的 {station.applied_on} 到今天之间", code="X009", field="day")
    for stage in CheckStage.values:
        _write_check(station, stage, given.day, origin, by)
    station.state, station.plate_number, station.plated_on = StationState.PLATED, number[:40], given.day
    station.plate_code = new_code()
    try:
        with transaction.atomic():
            save_stamped(station, stamp=None, fields=PLATE)
    except IntegrityError:
        raise Refused(f"牌匾编号 {number} 已经用过", cure="核对台账", code="X008", field="number") from None
    after = {"牌匾编号": number, "授牌日期": str(given.day), "补录出处": origin}
    tell(PlateGiven, station, by, after=after, why="按台账补录")
    return station


@transaction.atomic
def give_plate_back(*, station: Station) -> None:
    """Take back what was taken over, before the station is set aside. Refuses where it was really checked here."""
    checks = FiveCheck.objects.filter(station=station)
    if checks.exclude(document__startswith=TAKEN).exists():
        raise Refused(f"「{station.name}」已经核查过", cure="不再办的撤销它", code="X013")
    if checks.exists():
        FivePoint.objects.filter(check_of__in=checks).delete()
        checks.delete()
        station.state, station.plate_number, station.plated_on = StationState.APPLIED, "", None
        station.plate_code = ""
        save_stamped(station, stamp=None, fields=PLATE)


def _write_check(station: Station, stage: str, day: datetime.date, origin: str, by: Actor) -> None:
    row = FiveCheck.objects.create(
        station=station, stage=stage, number=1, day=day, document=f"{TAKEN}{origin}"[:120],
        passed=True, by=by.person, at=by.at, decided_by=by.person, decided_at=by.at,
        **dict.fromkeys(FiveHave.values, True),
    )  # fmt: skip
    FivePoint.objects.bulk_create(
        FivePoint(check_of=row, item=item, is_met=True, words=f"{TAKEN}{origin}"[:300], by=by.person, at=by.at)
        for item in FiveHave.values
    )
