"""日常巡查: what was seen at a station, the stars it is worth, and what is to be mended by when."""

import dataclasses
import datetime

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.stations.models import MOST_STARS, FiveHave, Inspection, Station, StationState
from jixiao.records.stations.sites.events import InspectionMended, InspectionRemoved, StationInspected
from jixiao.records.stations.sites.telling import tell

_FIELDS = ("day", "people_there", "findings", "missing", "stars", "mend_until")
_TOLD = ("day", "people_there", "findings", "stars", "mend_until")
MOST_FINDINGS = 2000


@dataclasses.dataclass(frozen=True, slots=True)
class Seen:
    """An inspection as it is typed."""

    day: datetime.date
    findings: str
    people_there: str = ""
    missing: tuple[str, ...] = ()
    stars: int | None = None
    mend_until: datetime.date | None = None


@transaction.atomic
def record_inspection(*, station: Station, given: Seen, by: Actor) -> Inspection:
    """Write an inspection down; its stars, where it gives some, are the stars of the station from then on.

    Refuses a station without a plate, a second inspection of a day, and what cannot stand.
    """
    if station.removed_at or station.state not in {StationState.PLATED, StationState.SUSPENDED}:
        state = StationState(station.state).label
        raise Refused(f"这个e站现在是「{state}」，不巡查", cure="已挂牌或暂停的e站才巡查", code="X003")
    kept = judged(given, station=station, on=by.on)
    row = Inspection(station=station, by=by.person, at=by.at)
    _fill(row, kept)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        cure = "在那一次里补充"
        raise Refused(f"{kept.day} 已经登记过巡查", cure=cure, code="X014", field="day") from None
    set_stars(station)
    tell(StationInspected, station, by, after=_shown(row))
    return row


@transaction.atomic
def amend_inspection(*, row: Inspection, given: Seen, stamp: int | None, by: Actor) -> Inspection:
    """Change what was written down of an inspection. Refuses one whose faults are mended."""
    if row.mended_on is not None:
        raise Refused("整改已经完成，不能再改", cure="新的情况另登记一次巡查", code="X014")
    kept = judged(given, station=row.station, on=by.on)
    before = _shown(row)
    _fill(row, kept)
    if Inspection.objects.filter(station=row.station_id, day=row.day).exclude(pk=row.pk).exists():
        raise Refused(f"{row.day} 已经登记过巡查", cure="核对日期", code="X014", field="day")
    old, new = changes(before, _shown(row))
    save_stamped(row, stamp=stamp, fields=_FIELDS)
    set_stars(row.station)
    if new:
        tell(StationInspected, row.station, by, before=old, after=new)
    return row


@transaction.atomic
def mend_inspection(*, row: Inspection, day: datetime.date, words: str, stamp: int | None, by: Actor) -> Inspection:
    """Write down that what was found wrong is mended, and how. Refuses one that asked for nothing."""
    if row.mend_until is None or row.mended_on is not None:
        cause = "这次巡查没有要求整改" if row.mend_until is None else "整改已经登记过"
        raise Refused(cause, code="X014")
    said = words.strip()[:300]
    if not said:
        raise Refused("没有写整改情况", cure="写明怎样改的", code="X014", field="words")
    if not row.day <= day <= by.on:
        raise Refused("整改完成日期不对", cure=f"在 {row.day} 到 {by.on} 之间", code="X014", field="day")
    row.mended_on, row.mended_words = day, said
    save_stamped(row, stamp=stamp, fields=("mended_on", "mended_words"))
    tell(InspectionMended, row.station, by, after={"巡查日期": str(row.day), "整改完成日期": str(day)}, why=said)
    return row


@transaction.atomic
def remove_inspection(*, row: Inspection, reason: str, by: Actor) -> None:
    """Take an inspection back that was written down by mistake. Refuses one without a reason."""
    if not reason.strip():
        raise Refused("没有写删除原因", cure="如：登记到了别的e站", code="X004", field="reason")
    before, station = _shown(row), row.station
    row.delete()
    set_stars(station)
    tell(InspectionRemoved, station, by, before=before, why=reason.strip()[:200])


def set_stars(station: Station) -> None:
    """Give a station the stars of the newest inspection that gave some."""
    newest = Inspection.objects.filter(station=station, stars__isnull=False).order_by("-day").first()
    stars = newest.stars if newest else None
    if station.stars != stars:
        station.stars = stars
        save_stamped(station, stamp=None, fields=("stars",))


def judged(given: Seen, *, station: Station, on: datetime.date) -> Seen:
    """Return what was seen, trimmed; refuses days that cannot be, nothing said, and stars there are none of."""
    findings, people = given.findings.strip(), given.people_there.strip()
    first = station.plated_on or station.applied_on
    if not first <= given.day <= on:
        raise Refused("巡查日期不对", cure=f"在授牌的 {first} 到今天之间", code="X014", field="day")
    if not people or len(people) > 120:  # noqa: PLR2004 - the column
        raise Refused("巡查人员没有填对", cure="写到场的人，最多 120 字", code="X014", field="people_there")
    if not findings or len(findings) > MOST_FINDINGS:
        cure = f"写明看到的情况，最多 {MOST_FINDINGS} 字"
        raise Refused("巡查情况没有填对", cure=cure, code="X014", field="findings")
    if given.stars is not None and not 1 <= given.stars <= MOST_STARS:
        raise Refused("没有这个星级", cure=f"1 到 {MOST_STARS} 星", code="X014", field="stars")
    missing = tuple(item for item in FiveHave.values if item in given.missing)
    if missing and given.mend_until is None:
        cure = "五有缺了要限期补齐，填整改期限"
        raise Refused("缺了五有，没有整改期限", cure=cure, code="X014", field="mend_until")
    if given.mend_until is not None and given.mend_until < given.day:
        raise Refused("整改期限早于巡查日期", cure="核对日期", code="X014", field="mend_until")
    return dataclasses.replace(given, findings=findings, people_there=people, missing=missing)


def _fill(row: Inspection, given: Seen) -> None:
    row.day, row.people_there, row.findings = given.day, given.people_there, given.findings
    row.missing, row.stars, row.mend_until = list(given.missing), given.stars, given.mend_until


def _shown(row: Inspection) -> dict[str, object]:
    missing = "、".join(FiveHave(item).label for item in row.missing)
    return {**snapshot(row, _TOLD), "不再具备的五有": missing}
