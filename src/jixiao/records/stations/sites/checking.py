"""The five 有 are checked twice: by the county on the spot, then by the city. A check passes only with all five.

A check may be kept several times while people are on the spot; who gives it its end says passed, or why not.
"""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.measures.keeping import attach, detach
from jixiao.measures.models import Proof
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.stations.models import (
    CheckStage,
    FiveCheck,
    FiveHave,
    FivePoint,
    Station,
    StationState,
)
from jixiao.records.stations.sites.events import CheckDecided, CheckKept
from jixiao.records.stations.sites.telling import tell

BEFORE = {CheckStage.ON_SITE: StationState.APPLIED, CheckStage.CITY: StationState.CHECKED}
AFTER = {CheckStage.ON_SITE: StationState.CHECKED, CheckStage.CITY: StationState.RECHECKED}
MOST_WORDS, MOST_PEOPLE, MOST_DOCUMENT, MOST_NOTE = 300, 120, 120, 300
_HEAD = ("day", "people_there", "document")


@dataclasses.dataclass(frozen=True, slots=True)
class Found:
    """What was found of one of the five: there, missing (with words), or None for not looked at yet."""

    is_met: bool | None
    words: str = ""
    proof: Proof | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Visit:
    """One check as it is typed: when, who went (or the paper of the city), and what was found of each of the five."""

    day: datetime.date
    people_there: str = ""
    document: str = ""
    found: Mapping[str, Found] = dataclasses.field(default_factory=dict)


def open_check(station: Station, stage: str) -> FiveCheck | None:
    """Return the check of that stage that has no end yet."""
    rows = FiveCheck.objects.filter(station=station, stage=stage, passed=None)
    return rows.prefetch_related("points__proof").first()


@transaction.atomic
def keep_check(*, station: Station, stage: str, visit: Visit, stamp: int | None, by: Actor) -> FiveCheck:
    """Write down what was found so far. Refuses a station whose turn it is not, and a day that cannot be.

    ``stamp`` is the version of the check that was shown, None where none was begun.
    """
    held = Station.objects.select_for_update().get(pk=station.pk)
    _require_turn(held, stage)
    kept = _judged(held, stage, visit, on=by.on)
    row = open_check(held, stage)
    if row is None:
        row = _begin(held, stage, kept, by)
    else:
        row.day, row.people_there, row.document = kept.day, kept.people_there, kept.document
    for item in FiveHave.values:
        setattr(row, item, kept.found[item].is_met if item in kept.found else None)
    save_stamped(row, stamp=stamp, fields=(*_HEAD, *FiveHave.values))
    _write_points(row, kept.found, by)
    tell(CheckKept, held, by, after={"核查环节": row.get_stage_display(), **_told(row)})
    return row


@transaction.atomic
def decide_check(*, check: FiveCheck, passed: bool, note: str, stamp: int | None, by: Actor) -> FiveCheck:
    """Give a check its end. Refuses to pass one that has not all five, each proved, and a no without a reason."""
    station = Station.objects.select_for_update().get(pk=check.station_id)
    _require_turn(station, check.stage)
    if check.passed is not None:
        raise Refused("这次核查已经下过结论", cure="要再核查的，另登记一次", code="X005")
    words = note.strip()[:MOST_NOTE]
    if passed:
        _require_five(check)
    elif not words:
        raise Refused("没有写不通过的意见", cure="写明缺哪一项、怎样补", code="X007", field="note")
    check.passed, check.note, check.decided_by, check.decided_at = passed, words, by.person, by.at
    save_stamped(check, stamp=stamp, fields=("passed", "note", "decided_by", "decided_at"))
    if passed:
        station.state = AFTER[CheckStage(check.stage)]
        save_stamped(station, stamp=None, fields=("state",))
    after = {"核查环节": check.get_stage_display(), "核查结论": "通过" if passed else "不通过", **_told(check)}
    tell(CheckDecided, station, by, after=after, why=words)
    return check


def missing_in(check: FiveCheck) -> list[FiveHave]:
    """Return those of the five that are missing or were not looked at."""
    return [item for item in FiveHave if getattr(check, item) is not True]


def unproved_in(check: FiveCheck) -> list[FiveHave]:
    """Return those of the five that are there without a file or a word that says so."""
    told = {one.item for one in check.points.all() if one.proof_id or one.words}
    return [item for item in FiveHave if getattr(check, item) and item not in told]


def words_of(items: Sequence[FiveHave]) -> str:
    """Return some of the five as people read them."""
    return "、".join(FiveHave(item).label for item in items)


def _require_five(check: FiveCheck) -> None:
    missing = missing_in(check)
    if missing:
        cure = "五有缺一不可：补齐以后再核查，或下不通过的结论"
        raise Refused(f"{words_of(missing)}没有查实，不能通过", cure=cure, code="X006", field="verdict")
    unproved = unproved_in(check)
    if unproved:
        cure = "每一项写明查到什么，或传一张照片、一份材料"
        raise Refused(f"{words_of(unproved)}没有查证材料或说明", cure=cure, code="X006", field="verdict")


def _require_turn(station: Station, stage: str) -> None:
    if stage not in CheckStage.values:
        raise Refused("没有这个核查环节", cure="先县级实地核查，再市级复核", code="X005")
    wanted = BEFORE[CheckStage(stage)]
    if station.removed_at or station.state != wanted:
        state = StationState(station.state).label
        cure = f"「{wanted.label}」的e站才办{CheckStage(stage).label}"
        raise Refused(f"这个e站现在是「{state}」，不办{CheckStage(stage).label}", cure=cure, code="X003")


def _judged(station: Station, stage: str, visit: Visit, *, on: datetime.date) -> Visit:
    people, document = visit.people_there.strip(), visit.document.strip()
    if visit.day > on:
        raise Refused("核查日期还没有到", cure="核查以后再登记", code="X005", field="day")
    if visit.day < station.applied_on:
        cure = f"申报日期是 {station.applied_on}，核对两个日期"
        raise Refused("核查日期早于申报日期", cure=cure, code="X005", field="day")
    if stage == CheckStage.ON_SITE and not people:
        raise Refused("没有写核查人员", cure="写到场的人，至少两人的写全", code="X005", field="people_there")
    if stage == CheckStage.CITY and not document:
        raise Refused("没有写复核文件", cure="写市科协复核并公布的文件名称或文号", code="X005", field="document")
    for text, most, field in ((people, MOST_PEOPLE, "people_there"), (document, MOST_DOCUMENT, "document")):
        if len(text) > most:
            raise Refused(f"超过 {most} 字", cure="写短些", code="X005", field=field)
    return Visit(visit.day, people, document, {item: _point(item, one) for item, one in visit.found.items()
                                               if item in FiveHave.values and one.is_met is not None})  # fmt: skip


def _point(item: str, found: Found) -> Found:
    words, label = found.words.strip(), FiveHave(item).label
    if len(words) > MOST_WORDS:
        raise Refused(f"{label}的查证情况超过 {MOST_WORDS} 字", cure="写短些", code="X005", field=f"{item}_words")
    if found.is_met is False and not words:
        cure = "缺的要写明缺什么，e站才知道补什么"
        raise Refused(f"{label}选了没有，没有写情况", cure=cure, code="X005", field=f"{item}_words")
    return Found(found.is_met, words, found.proof)


def _begin(station: Station, stage: str, visit: Visit, by: Actor) -> FiveCheck:
    earlier = FiveCheck.objects.filter(station=station, stage=stage).count()
    row = FiveCheck(
        station=station, stage=stage, number=earlier + 1, day=visit.day, people_there=visit.people_there,
        document=visit.document, by=by.person, at=by.at,
    )  # fmt: skip
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused("别人刚刚也登记了这次核查", cure="刷新页面，接着填那一次", code="X005") from None
    return row


def _write_points(row: FiveCheck, found: Mapping[str, Found], by: Actor) -> None:
    there = {one.item: one for one in FivePoint.objects.filter(check_of=row).select_related("proof")}
    for item, old in there.items():
        now = found.get(item)
        if old.proof and (now is None or now.proof != old.proof):
            detach(proof=old.proof, subject=point_subject(row), by=by)
        if now is None:
            old.delete()
    for item, now in found.items():
        said = (now.is_met, now.words, now.proof)
        old_one = there.get(item)
        if old_one and (old_one.is_met, old_one.words, old_one.proof) == said:
            continue
        values: dict[str, Any] = {
            "is_met": now.is_met, "words": now.words, "proof": now.proof, "by": by.person, "at": by.at,
        }  # fmt: skip
        FivePoint.objects.update_or_create(check_of=row, item=item, defaults=values)
        if now.proof:
            attach(proof=now.proof, subject=point_subject(row), label=f"{row.station.name} 五有核查", by=by)


def point_subject(row: FiveCheck) -> str:
    """Return what the files of a check are kept for."""
    return f"stations.check:{row.pk}"


def _told(row: FiveCheck) -> dict[str, str]:
    words = {True: "有", False: "没有", None: "未查"}
    return {item.label: words[getattr(row, item)] for item in FiveHave}
