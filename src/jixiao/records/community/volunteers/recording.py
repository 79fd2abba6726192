"""Trainings and awards of a volunteer: the rule wants both in the record (民政部令第67号)."""

import datetime

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import RecordKind, Volunteer, VolunteerRecord
from jixiao.records.community.volunteers.events import RecordKept
from jixiao.records.community.volunteers.telling import tell_volunteer
from jixiao.records.community.writing import require_lengths, require_reason


@transaction.atomic
def keep_record(
    *, row: Volunteer, unit_year: UnitYear, kind: str, day: datetime.date, title: str, giver: str, by: Actor
) -> VolunteerRecord:
    """Write down a training or an award; refuses no title, a day to come, and the same twice."""
    made = VolunteerRecord(
        volunteer=row, kind=kind, day=day, title=title.strip(), giver=giver.strip(), by=by.person, at=by.at
    )
    if not made.title:
        raise Refused("培训或奖励名称没有填", cure="补填", code="V650", field="title")
    if day > by.on:
        raise Refused("培训或奖励日期晚于今天", cure="核对日期", code="V651", field="day")
    require_lengths(made, ("title", "giver"))
    try:
        with transaction.atomic():
            made.save(force_insert=True)
    except IntegrityError:
        raise Refused("同一天同名的已经登记", cure="打开志愿者页核对", code="V652", field="title") from None
    after = {"记录类别": RecordKind(kind).label, "名称": made.title}
    tell_volunteer(RecordKept, row, unit_year, by, after=after)
    return made


@transaction.atomic
def drop_record(*, record: VolunteerRecord, unit_year: UnitYear, reason: str, by: Actor) -> None:
    """Take a training or an award out that was written down by mistake; certificates issued before keep it."""
    why = require_reason(reason, "删除原因")
    if record.removed_at is not None:
        raise Refused("这条记录已经删除", cure="刷新页面", code="V653")
    record.removed_at, record.removed_because = by.at, why
    record.save(update_fields=["removed_at", "removed_because"])
    tell_volunteer(RecordKept, record.volunteer, unit_year, by, before={"名称": record.title}, why=why)
