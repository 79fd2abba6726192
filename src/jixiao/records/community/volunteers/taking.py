"""A volunteer takes a shift and gives it back. Slots and overlaps hold whoever presses at the same moment."""

import datetime

from django.db import IntegrityError, transaction
from django.db.models import F

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import ServiceShift, ShiftState, ShiftTaking, TakingState, Volunteer
from jixiao.records.community.volunteers.events import ShiftDropped, ShiftTaken
from jixiao.records.community.volunteers.planning import minutes_between, overlapping
from jixiao.records.community.volunteers.telling import tell_shift
from jixiao.web.masking import mask_name


@transaction.atomic
def take_shift(*, shift: int, volunteer: int, at: datetime.datetime) -> ShiftTaking:
    """Put a volunteer on a shift. Refuses one that is full, over or cancelled, and one that overlaps another of theirs.

    The volunteer is locked first, so that two shifts pressed at once are asked one after the other; then a slot is
    taken, which the database gives out once.
    """
    here = Volunteer.objects.filter(pk=volunteer, removed_at=None)
    if not here.update(version=F("version") + 1):
        raise Refused("您已经不在志愿者名册里", cure="向科协询问", code="V630")
    row = ServiceShift.objects.select_related("unit_year").get(pk=shift)
    _require_ahead(row, at)
    mine = ShiftTaking.objects.filter(shift=row, volunteer=volunteer).exclude(state=TakingState.DROPPED).first()
    if mine is not None:
        return mine
    clash = overlapping(volunteer, row.starts_at, row.ends_at, but=row.pk).first()
    if clash is not None:
        hours = f"{_clock(clash.starts_at)}—{_clock(clash.ends_at)}"
        raise Refused(f"与已报的「{clash.shift.title}」（{hours}）时间重叠", cure="先退掉那个班次", code="V631")
    free = ServiceShift.objects.filter(pk=row.pk, state=ShiftState.PLANNED, taken__lt=F("slots"))
    if not free.update(taken=F("taken") + 1):
        raise Refused("名额已满", cure="选别的班次，或等有人退出", code="V632")
    try:
        with transaction.atomic():
            return ShiftTaking.objects.create(
                shift=row, volunteer_id=volunteer, starts_at=row.starts_at, ends_at=row.ends_at,
                planned_minutes=minutes_between(row.starts_at, row.ends_at),
            )  # fmt: skip
    except IntegrityError:
        raise Refused("已经报了这个班次", cure="刷新页面", code="V633") from None


@transaction.atomic
def drop_shift(*, taking: ShiftTaking, at: datetime.datetime) -> None:
    """Give a shift back; refuses once it has begun or somebody signed in."""
    if at >= taking.starts_at:
        raise Refused("班次已经开始，不能退", cure="没有到的由科协登记未到", code="V634")
    standing = ShiftTaking.objects.filter(pk=taking.pk, state=TakingState.TAKEN, signed_in_at=None)
    if not standing.update(state=TakingState.DROPPED, version=F("version") + 1):
        raise Refused("这个班次已经退了，或已经签到", cure="刷新页面", code="V635")
    ServiceShift.objects.filter(pk=taking.shift_id, taken__gt=0).update(taken=F("taken") - 1)
    taking.state = TakingState.DROPPED


@transaction.atomic
def put_on_shift(*, shift: ServiceShift, volunteer: Volunteer, by: Actor) -> ShiftTaking:
    """Put a volunteer on a shift for them, as the office does; on one that is over too."""
    at = min(by.at, shift.starts_at - datetime.timedelta(minutes=1))
    made = take_shift(shift=shift.pk, volunteer=volunteer.pk, at=at)
    tell_shift(ShiftTaken, shift, by, after={"科技志愿者": mask_name(volunteer.name)})
    return made


@transaction.atomic
def take_off_shift(*, taking: ShiftTaking, by: Actor) -> None:
    """Take a volunteer off a shift for them; refuses who signed in or whose hours were confirmed."""
    drop_shift(taking=taking, at=min(by.at, taking.starts_at - datetime.timedelta(minutes=1)))
    tell_shift(ShiftDropped, taking.shift, by, after={"科技志愿者": mask_name(taking.volunteer.name)})


def _require_ahead(row: ServiceShift, at: datetime.datetime) -> None:
    if row.state != ShiftState.PLANNED:
        raise Refused("这个班次已经取消", cure="选别的班次", code="V627")
    if at >= row.starts_at:
        raise Refused("这个班次已经开始或结束", cure="选别的班次", code="V636")


def _clock(moment: datetime.datetime) -> str:
    return f"{moment.astimezone(SHANGHAI):%m-%d %H:%M}"
