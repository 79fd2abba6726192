"""What came of a recommendation, and honours: they stand at the person or organisation, and their papers are filed."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in, snapshot
from jixiao.records.community.honours.events import AwardRecorded, HonourArchived, HonourRecorded, HonourRemoved
from jixiao.records.community.honours.naming import called
from jixiao.records.community.honours.telling import tell_nomination
from jixiao.records.community.models import Honour, Nomination, NominationState, Organisation, Worker
from jixiao.records.community.writing import require_lengths, require_reason

FIELDS = ("name", "level", "giver", "paper_number", "awarded_on", "awarded_year")
EARLIEST = 1949


@transaction.atomic
def record_award(*, row: Nomination, awarded_on: datetime.date, paper_number: str, by: Actor) -> Honour:
    """Write down that a recommendation was awarded: the honour stands at whom it was for."""
    _require_recommended(row)
    if row.recommended_on and awarded_on < row.recommended_on:
        raise Refused("表彰日期早于上报日期", cure="核对表彰文件", code="V570", field="awarded_on")
    call = row.call
    honour = Honour(unit_id=call.unit_year.unit_id, nomination=row, worker=row.worker, organisation=row.organisation)
    values = {
        "name": call.honour, "level": call.level, "giver": call.giver, "paper_number": paper_number,
        "awarded_on": awarded_on, "awarded_year": None,
    }  # fmt: skip
    _fill(honour, values, on=by.on)
    _insert(honour)
    row.state, row.result_on, row.state_because = NominationState.AWARDED, awarded_on, ""
    save_stamped(row, stamp=row.version, fields=("state", "result_on", "state_because"))
    tell_nomination(AwardRecorded, row, by, after={"结果": "已获表彰", "表彰日期": str(awarded_on)})
    return honour


@transaction.atomic
def record_miss(*, row: Nomination, on: datetime.date, reason: str, by: Actor) -> None:
    """Write down that nothing came of a recommendation."""
    _require_recommended(row)
    why = require_reason(reason, "结果说明")
    row.state, row.result_on, row.state_because = NominationState.MISSED, on, why
    save_stamped(row, stamp=row.version, fields=("state", "result_on", "state_because"))
    tell_nomination(AwardRecorded, row, by, after={"结果": "未获表彰"}, why=why)


@transaction.atomic
def record_honour(*, unit_year: UnitYear, whose: Worker | Organisation, values: Mapping[str, Any], by: Actor) -> Honour:
    """Write down an honour that came otherwise than by a nomination here; refuses the same of a year twice."""
    honour = Honour(unit_id=unit_year.unit_id)
    if isinstance(whose, Worker):
        honour.worker = whose
    else:
        honour.organisation = whose
    _fill(honour, values, on=by.on)
    _insert(honour)
    _tell(HonourRecorded, honour, unit_year, by, after=snapshot(honour, FIELDS))
    return honour


@transaction.atomic
def archive_honour(*, honour: Honour, unit_year: UnitYear, number: str, by: Actor) -> Honour:
    """File the papers of an honour under a number; refuses one that is filed."""
    if honour.archived_at is not None:
        raise Refused(f"已经归档：{honour.archive_number}", cure="归档号不再改", code="V571")
    text = number.strip()
    if not text:
        raise Refused("归档号没有填", cure="按档案室编号填写", code="V572", field="number")
    honour.archive_number, honour.archived_at = text, by.at
    require_lengths(honour, ("archive_number",))
    save_stamped(honour, stamp=honour.version, fields=("archive_number", "archived_at"))
    _tell(HonourArchived, honour, unit_year, by, after={"归档号": text})
    return honour


@transaction.atomic
def remove_honour(*, honour: Honour, unit_year: UnitYear, reason: str, by: Actor) -> None:
    """Take out an honour that was written down by mistake; refuses one of a nomination and one that is filed."""
    why = require_reason(reason, "删除原因")
    if honour.nomination_id is not None or honour.archived_at is not None:
        raise Refused("由举荐产生或已经归档的荣誉不能删除", cure="登记有误的，找审核人更正举荐结果", code="V573")
    honour.removed_at, honour.removed_because = by.at, why
    save_stamped(honour, stamp=honour.version, fields=("removed_at", "removed_because"))
    _tell(HonourRemoved, honour, unit_year, by, why=why)


def honour_subject(honour: Honour) -> str:
    """Return the name of an honour in the trail and for proofs."""
    return f"community.honour:{honour.pk}"


def _require_recommended(row: Nomination) -> None:
    if row.state != NominationState.RECOMMENDED:
        cause = f"这份举荐现在是“{NominationState(row.state).label}”，不能登记结果"
        raise Refused(cause, cure="上报以后才有结果；登记过的不再改", code="V574")


def _fill(honour: Honour, values: Mapping[str, Any], *, on: datetime.date) -> None:
    for name in FIELDS:
        setattr(honour, name, values.get(name, getattr(honour, name)))
    honour.name = honour.name.strip()
    if not honour.name:
        raise Refused("荣誉名称没有填", cure="按证书或文件填写", code="V575", field="name")
    if honour.awarded_on is not None:
        honour.awarded_year = honour.awarded_on.year
    if honour.awarded_year is None or not EARLIEST <= honour.awarded_year <= on.year:
        cure = f"填 {EARLIEST} 到 {on.year} 的年份或日期"
        raise Refused("表彰日期、年度至少填一项，不能晚于今年", cure=cure, code="V576", field="awarded_year")
    if honour.awarded_on is not None and honour.awarded_on > on:
        raise Refused("表彰日期晚于今天", cure="核对日期", code="V576", field="awarded_on")
    require_lengths(honour, ("name", "giver", "paper_number"))


def _insert(honour: Honour) -> None:
    try:
        with transaction.atomic():
            honour.save(force_insert=True)
    except IntegrityError:
        cause = f"{honour.awarded_year} 年的「{honour.name}」已经登记过"
        raise Refused(cause, cure="打开原来那条", code="V577", field="name") from None


def _tell(told: type, honour: Honour, unit_year: UnitYear, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what the event takes
    name = f"{honour.name} {called(honour, ()).name}"
    publish_in(unit_year, told, subject=honour_subject(honour), name=name, by=by, **more)
