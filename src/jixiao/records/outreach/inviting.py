"""绩效业务培训: the county's performance staff are put on the roster and asked to come; they find it in their bell."""

import datetime
from collections.abc import Collection, Sequence

from django.db import transaction

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.trail import publish_in
from jixiao.records.outreach.events import StaffEnrolled, StaffInvited
from jixiao.records.outreach.models import STAFF_TRAINING, Activity, ActivityState, Trainee
from jixiao.records.outreach.planning import subject_of
from jixiao.records.outreach.staff import Member, staff_below

MOST = 1000


@transaction.atomic
def invite_staff(*, activity: Activity, people: Collection[int], by: Actor) -> list[Trainee]:
    """Put people of the staff, by id, on the roster of a training and ask them to come; return who was not there yet.

    Refuses what ``enrol_staff`` does, and a training that is over (U489).
    """
    return _put_on_roster(activity, people, by, asked=True)


@transaction.atomic
def enrol_staff(*, activity: Activity, people: Collection[int], by: Actor) -> list[Trainee]:
    """Put people of the staff on the roster of a training that may be over; return who was not there yet.

    Refuses a training of another kind or one that will not take place (U489), an empty choice, and anybody who is not
    performance staff of the unit that holds it or of one below it (U500).
    """
    return _put_on_roster(activity, people, by, asked=False)


def is_over(activity: Activity, *, on: datetime.date) -> bool:
    """Return whether nobody can come to a training any more: its sittings are over, or without any its planned days."""
    ends = [one.ends_at.astimezone(SHANGHAI).date() for one in activity.sessions.all()]
    if ends:
        return max(ends) < on
    last = activity.planned_end or activity.planned_start
    return activity.state != ActivityState.PLANNED or (last is not None and last < on)


def _put_on_roster(activity: Activity, people: Collection[int], by: Actor, *, asked: bool) -> list[Trainee]:
    _require_staff_training(activity)
    if asked and is_over(activity, on=by.on):
        raise Refused("这期培训已经结束，不能再邀请", cure="补登到场的人，在名单里列入", code="U489")
    if not people:
        raise Refused("一个人也没有选", cure="勾选要列入的人", code="U500", field="people")
    if len(people) > MOST:
        raise Refused(f"一次最多列入 {MOST:,} 人", cure="分几次办理", code="U500", field="people")
    holder = activity.unit_year.unit
    members = {one.person.pk: one for one in staff_below(holder, on=by.on)}
    if set(people) - set(members):
        cure = "刷新页面重选；还没有授予角色的，先由系统管理员授予"
        raise Refused(f"选中的人里有不在{holder.name}及下级单位任职的", cure=cure, code="U500", field="people")
    locked = Activity.objects.select_for_update().get(pk=activity.pk)
    there = set(Trainee.objects.filter(activity=locked, removed_at=None).values_list("person", flat=True)[:MOST])
    wanted = [one for pk, one in members.items() if pk in people and pk not in there]
    made = Trainee.objects.bulk_create([_on_roster(activity, one, by.at if asked else None) for one in wanted])
    if made:
        _tell(activity, wanted, by, StaffInvited if asked else StaffEnrolled)
    return made


def member_named(holder: Unit, *, name: str, workplace: str, by: Actor) -> Member | None:
    """Return the one of the staff who is called so in that unit, None where nobody is or several are."""
    named = [one for one in staff_below(holder, on=by.on) if one.person.name == name]
    placed = [one for one in named if workplace in {one.unit.name, one.unit.short_name}]
    return placed[0] if len(placed) == 1 else None


def put_down(trainee: Trainee, member: Member) -> Trainee:
    """Say on a trainee who of the staff it is, nothing saved yet."""
    trainee.person, trainee.unit, trainee.workplace = member.person, member.unit, member.unit.name
    return trainee


def _require_staff_training(activity: Activity) -> None:
    if activity.kind != STAFF_TRAINING:
        raise Refused(f"「{activity.name}」不是{STAFF_TRAINING}", cure="在类别里选绩效业务培训", code="U489")
    if activity.removed_at or activity.state == ActivityState.CANCELLED:
        raise Refused("这期培训已经取消或删除，不能列入", cure="另选一期培训", code="U489")


def _on_roster(activity: Activity, member: Member, asked_at: datetime.datetime | None) -> Trainee:
    name = member.person.name
    made = Trainee(activity=activity, name=name, initials=initials_of(name)[:40], invited_at=asked_at)
    return put_down(made, member)


def _tell(activity: Activity, people: Sequence[Member], by: Actor, told: type[Event]) -> None:
    units = dict.fromkeys(one.unit.name for one in people)
    publish_in(
        activity.unit_year,
        told,
        subject=subject_of(activity),
        name=activity.name,
        after={"人数": len(people), "单位": list(units)[:100]},
        by=by,
    )
