"""Activities are removed into the recycle bin and restored from it."""

import dataclasses

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in
from jixiao.records.outreach.describing import described, is_code_taken
from jixiao.records.outreach.events import ActivityRemoved, ActivityRestored
from jixiao.records.outreach.models import Activity, Certificate
from jixiao.records.outreach.planning import subject_of
from jixiao.records.outreach.tallying import in_force


@dataclasses.dataclass(frozen=True, slots=True)
class Cascade:
    """What no longer counts once an activity is removed; nothing of it is destroyed."""

    movements: int
    sessions: int
    attendances: int
    certificates: int

    @property
    def words(self) -> str:
        """Return it as one sentence, "" where nothing hangs on the activity."""
        named = (
            (self.movements, "笔物资发放"),
            (self.sessions, "次培训"),
            (self.attendances, "人次签到"),
            (self.certificates, "份学时证明"),
        )
        return "、".join(f"{number} {word}" for number, word in named if number)


def cascade_of(activity: Activity) -> Cascade:
    """Return what hangs on an activity, to be shown before it is removed."""
    return Cascade(
        movements=len(in_force(activity.movements.all())),
        sessions=activity.sessions.count(),
        attendances=sum(session.attendances.count() for session in activity.sessions.all()[:200]),
        certificates=Certificate.objects.filter(batch__activity=activity, revoked_at=None).count(),
    )


@transaction.atomic
def remove_activity(*, activity: Activity, reason: str, stamp: int | None, by: Actor) -> Activity:
    """Put an activity into the recycle bin: from now on it counts nowhere. Refuses one with valid certificates."""
    if activity.removed_at:
        raise Refused("这项活动已经在回收站里", code="U464")
    if not reason.strip():
        raise Refused("删除要写明原因", cure="如：与某号活动重复登记", code="U465", field="reason")
    valid = cascade_of(activity).certificates
    if valid:
        cure = "先作废这些证明；活动确实开展过的，不要删除"
        raise Refused(f"这项活动开具过 {valid} 份学时证明，不能删除", cure=cure, code="U466")
    activity.removed_at, activity.removed_by, activity.removed_because = by.at, by.person, reason.strip()[:200]
    save_stamped(activity, stamp=stamp, fields=("removed_at", "removed_by", "removed_because"))
    _publish(ActivityRemoved, activity, by, why=reason.strip())
    return activity


@transaction.atomic
def restore_activity(*, activity: Activity, by: Actor) -> Activity:
    """Take an activity out of the recycle bin; refuses where its code went to another one meanwhile."""
    if not activity.removed_at:
        raise Refused("这项活动没有删除，不用恢复", code="U467")
    if is_code_taken(activity):
        cause = f"活动编号 {activity.code} 已经给了别的活动"
        raise Refused(cause, cure="先改那项活动的编号，再恢复", code="U450")
    activity.removed_at, activity.removed_by, activity.removed_because = None, None, ""
    save_stamped(activity, stamp=activity.version, fields=("removed_at", "removed_by", "removed_because"))
    _publish(ActivityRestored, activity, by)
    return activity


def _publish(told: type[ActivityRemoved | ActivityRestored], activity: Activity, by: Actor, why: str = "") -> None:
    unit_year = activity.unit_year
    whole = described(activity)
    gone = told is ActivityRemoved
    publish_in(
        unit_year,
        told,
        subject=subject_of(activity),
        name=activity.name,
        before=whole if gone else {},
        after={} if gone else whole,
        why=why,
        by=by,
    )
