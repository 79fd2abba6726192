"""Activities are recorded, amended and cancelled."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in
from jixiao.records.outreach.describing import (
    SAVED,
    describe,
    described,
    require_free_code,
    save_described,
    write_children,
)
from jixiao.records.outreach.events import ActivityAmended, ActivityCancelled, ActivityRecorded
from jixiao.records.outreach.models import Activity, ActivityState
from jixiao.records.outreach.planning import subject_of


@transaction.atomic
def record_activity(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Activity:
    """Write down an activity that took place; ``values`` as ``describing`` names them, a missing code is given."""
    activity = Activity(unit_year=unit_year, state=ActivityState.HELD)
    describe(activity, values)
    save_described(activity, values)
    _publish(ActivityRecorded, activity, by, {}, described(activity))
    return activity


@transaction.atomic
def record_result(*, activity: Activity, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Activity:
    """Write down what came of a planned activity: from now on it counts as held."""
    if activity.state != ActivityState.PLANNED:
        cure = "要改已经登记的结果，请用“修改”"
        raise Refused("这项活动不在计划状态", cure=cure, code="U460")
    activity.state = ActivityState.HELD
    return _save(activity, values, stamp=stamp, by=by, told=ActivityRecorded)


@transaction.atomic
def amend_activity(*, activity: Activity, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Activity:
    """Change what is known of an activity; a cancelled one can only be looked at. Raises Stale for an older stamp."""
    if activity.state == ActivityState.CANCELLED:
        raise Refused("这项活动已经取消，不能修改", cure="确需重新开展的，另外登记一项", code="U461")
    return _save(activity, values, stamp=stamp, by=by, told=ActivityAmended)


@transaction.atomic
def cancel_activity(*, activity: Activity, reason: str, stamp: int | None, by: Actor) -> Activity:
    """Say that a planned activity will not take place, and why. Refuses one that was held already."""
    if activity.state != ActivityState.PLANNED:
        raise Refused("只有计划中的活动才能取消", cure="登记错了的，请用“删除”", code="U462")
    if not reason.strip():
        raise Refused("取消活动要写明原因", cure="写明为什么不开展、经费怎样安排", code="U463", field="reason")
    before = described(activity)
    activity.state, activity.cancelled_because = ActivityState.CANCELLED, reason.strip()[:200]
    save_stamped(activity, stamp=stamp, fields=("state", "cancelled_because"))
    _publish(ActivityCancelled, activity, by, before, described(activity), why=reason.strip())
    return activity


def _save(
    activity: Activity, values: Mapping[str, Any], *, stamp: int | None, by: Actor, told: type[Event]
) -> Activity:
    if activity.removed_at:
        raise Refused("这项活动已经删除", cure="先从回收站恢复", code="U464")
    before = described(Activity.objects.get(pk=activity.pk))
    kept = activity.code
    describe(activity, values)
    activity.code = activity.code or kept
    require_free_code(activity)
    save_stamped(activity, stamp=stamp, fields=SAVED)
    write_children(activity, values)
    _publish(told, activity, by, before, described(activity))
    return activity


def _publish(
    told: type[Event],
    activity: Activity,
    by: Actor,
    before: Mapping[str, Any],
    after: Mapping[str, Any],
    *,
    why: str = "",
) -> None:
    was, became = changes(before, after)
    unit_year = activity.unit_year
    publish_in(
        unit_year,
        told,
        subject=subject_of(activity),
        name=activity.name,
        before=was if before else {},
        after=became,
        why=why,
        by=by,
    )
