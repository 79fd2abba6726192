"""What somebody of the staff was asked to come to, in their bell; and the trainings they have been to."""

import dataclasses
import datetime
from collections.abc import Iterable, Sequence

from django.db.models import Prefetch

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import Person
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.outreach.inviting import is_over
from jixiao.records.outreach.models import STAFF_TRAINING, Activity, ActivityState, Attendance, Trainee, TrainingSession

MOST = 100


@dataclasses.dataclass(frozen=True, slots=True)
class Invitation:
    """A training that somebody was asked to come to, with the sittings that are still to come."""

    trainee: Trainee
    sessions: Sequence[TrainingSession]
    day: datetime.date | None
    place: str

    @property
    def activity(self) -> Activity:
        """Return the training."""
        return self.trainee.activity


def invitations_of(person: Person, *, on: datetime.date) -> list[Invitation]:
    """Return what somebody is expected at and has not come to; what is over is left out. Three statements at most."""
    rows = Trainee.objects.filter(
        person=person, removed_at=None, attendances=None, activity__removed_at=None, activity__kind=STAFF_TRAINING
    ).exclude(activity__state=ActivityState.CANCELLED)
    sessions = Prefetch("activity__sessions", TrainingSession.objects.order_by("starts_at", "pk"))
    found = rows.select_related("activity__unit_year__unit").prefetch_related(sessions).order_by("-pk")[:MOST]
    invited = (_invitation(row, on) for row in found)
    return sorted((one for one in invited if one), key=lambda one: one.day or datetime.date.max)


def attended_by(person: Person) -> list[Attendance]:
    """Return the sittings of such trainings that somebody was at, newest first."""
    rows = Attendance.objects.filter(trainee__person=person, session__activity__removed_at=None)
    rows = rows.filter(session__activity__kind=STAFF_TRAINING)
    return list(rows.select_related("session__activity__unit_year__unit").order_by("-session__starts_at", "-pk")[:MOST])


def to_dos_of(desk: Desk) -> Iterable[ToDo]:
    """Yield the trainings that the person was asked to come to, until they sign in or it is over."""
    url = desk.door("outreach:my_training") if desk.unit_year is not None else ""
    for one in invitations_of(desk.person, on=desk.today):
        holder = one.activity.unit_year.unit.name
        where = " · ".join(part for part in (holder, one.place) if part)
        yield ToDo(f"参加绩效业务培训「{one.activity.name}」", where, url, "看安排", due=one.day)


def _invitation(trainee: Trainee, on: datetime.date) -> Invitation | None:
    activity = trainee.activity
    if is_over(activity, on=on):
        return None
    coming = [one for one in activity.sessions.all() if _day(one.ends_at) >= on]
    if coming:
        return Invitation(trainee, coming, _day(coming[0].starts_at), coming[0].place)
    return Invitation(trainee, (), activity.planned_start, activity.planned_place)


def _day(moment: datetime.datetime) -> datetime.date:
    return moment.astimezone(SHANGHAI).date()
