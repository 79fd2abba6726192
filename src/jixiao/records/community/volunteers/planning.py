"""服务班次 are planned, changed and cancelled."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.community.models import ServiceShift, ShiftState, ShiftTaking, TakingState, Volunteer
from jixiao.records.community.volunteers.events import ShiftAmended, ShiftCancelled, ShiftPlanned
from jixiao.records.community.volunteers.telling import tell_shift
from jixiao.records.community.writing import next_code, require_lengths, require_reason

FIELDS = ("title", "place", "group", "reference", "starts_at", "ends_at", "slots")
MOST_SLOTS, MOST_TAKINGS = 1000, 2000
LONGEST = datetime.timedelta(hours=24)


@transaction.atomic
def plan_shift(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> ServiceShift:
    """Plan a shift; refuses no title, no place, hours out of order or of another year, and no slots."""
    row = ServiceShift(unit_year=unit_year)
    _fill(row, values)
    row.code = next_code(ServiceShift.objects.filter(unit_year=unit_year), "B")
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"班次编号 {row.code} 刚刚被用掉", cure="再保存一次", code="V620") from None
    tell_shift(ShiftPlanned, row, by, after=snapshot(row, FIELDS))
    return row


@transaction.atomic
def amend_shift(*, row: ServiceShift, values: Mapping[str, Any], stamp: int | None, by: Actor) -> ServiceShift:
    """Change a shift; raises Stale for an older stamp.

    Refuses fewer slots than are taken, other hours once somebody signed in, and hours at which somebody who took the
    shift has another one.
    """
    if row.state == ShiftState.CANCELLED:
        raise Refused("这个班次已经取消", cure="另外安排一个", code="V627")
    standing = ServiceShift.objects.get(pk=row.pk)
    before, hours = snapshot(standing, FIELDS), (standing.starts_at, standing.ends_at)
    _fill(row, values)
    if row.slots < standing.taken:
        raise Refused(f"已有 {standing.taken} 人报名，名额不能更少", cure="先退掉多出的人", code="V624", field="slots")
    if hours != (row.starts_at, row.ends_at):
        _move(row)
    save_stamped(row, stamp=stamp, fields=FIELDS)
    was, became = changes(before, snapshot(row, FIELDS))
    tell_shift(ShiftAmended, row, by, before=was, after=became)
    return row


@transaction.atomic
def cancel_shift(*, row: ServiceShift, reason: str, by: Actor) -> None:
    """Let a shift not take place: who took it is free again. Refuses one where somebody served."""
    why = require_reason(reason, "取消原因")
    if row.state == ShiftState.CANCELLED:
        raise Refused("这个班次已经取消", cure="刷新页面", code="V627")
    takings = ShiftTaking.objects.filter(shift=row)
    if takings.filter(signed_in_at__isnull=False).exists() or takings.filter(state=TakingState.SERVED).exists():
        raise Refused("已经有人签到服务", cure="没有到的逐个登记未到", code="V628")
    takings.filter(state=TakingState.TAKEN).update(state=TakingState.DROPPED, version=F("version") + 1)
    row.state, row.cancelled_because, row.taken = ShiftState.CANCELLED, why, 0
    save_stamped(row, stamp=row.version, fields=("state", "cancelled_because", "taken"))
    tell_shift(ShiftCancelled, row, by, why=why)


def overlapping(volunteer: int, starts_at: datetime.datetime, ends_at: datetime.datetime, *, but: int) -> Any:  # noqa: ANN401 - a queryset of takings
    """Return the shifts that somebody holds and that overlap those hours, one left out."""
    held = ShiftTaking.objects.filter(volunteer=volunteer, state__in=[TakingState.TAKEN, TakingState.SERVED])
    return held.filter(starts_at__lt=ends_at, ends_at__gt=starts_at).exclude(shift=but).select_related("shift")


def minutes_between(starts_at: datetime.datetime, ends_at: datetime.datetime) -> int:
    """Return how many whole minutes lie between two moments."""
    return int((ends_at - starts_at).total_seconds()) // 60


def _move(row: ServiceShift) -> None:
    """Move the copies of the hours with the shift, each volunteer locked before it is asked what else they hold."""
    takings = ShiftTaking.objects.filter(shift=row, state__in=[TakingState.TAKEN, TakingState.SERVED])
    if takings.filter(signed_in_at__isnull=False).exists():
        raise Refused("已经有人签到，时间不能改", cure="另外安排一个班次", code="V625", field="starts_at")
    people = list(takings.order_by("volunteer_id").values_list("volunteer_id", flat=True)[:MOST_TAKINGS])
    Volunteer.objects.filter(pk__in=people).update(version=F("version") + 1)
    for pk in people:
        clash = overlapping(pk, row.starts_at, row.ends_at, but=row.pk).select_related("volunteer").first()
        if clash is not None:
            cause = f"{clash.volunteer.name}在新的时间有「{clash.shift.title}」"
            raise Refused(cause, cure="先退掉其中一个班次", code="V626", field="starts_at")
    minutes = minutes_between(row.starts_at, row.ends_at)
    takings.update(starts_at=row.starts_at, ends_at=row.ends_at, planned_minutes=minutes, version=F("version") + 1)


def _fill(row: ServiceShift, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(row, name, values[name])
    row.title, row.place = row.title.strip(), row.place.strip()
    for name, word in (("title", "服务内容"), ("place", "服务地点")):
        if not getattr(row, name):
            raise Refused(f"{word}没有填", cure="补填", code="V621", field=name)
    require_lengths(row, ("title", "place", "reference"))
    if row.starts_at is None or row.ends_at is None or not row.starts_at < row.ends_at <= row.starts_at + LONGEST:
        cure = "结束晚于开始，一个班次不超过 24 小时；更长的分几个班次"
        raise Refused("服务起止时间不对", cure=cure, code="V622", field="ends_at")
    if row.starts_at.astimezone(SHANGHAI).year != row.unit_year.year:
        raise Refused(f"服务时间不在 {row.unit_year.year} 年", cure="换到那一年登记", code="V622", field="starts_at")
    if not 1 <= row.slots <= MOST_SLOTS:
        raise Refused(f"名额应当在 1 到 {MOST_SLOTS} 之间", cure="人更多的分几个班次", code="V623", field="slots")
