"""Last year's activities are copied as plans of this year."""

import dataclasses
import datetime
from collections.abc import Collection, Sequence

from django.db import transaction

from jixiao.engine.values import LAST_YEAR
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.outreach.describing import COVERED, WorksWith
from jixiao.records.outreach.events import ActivitiesCopied
from jixiao.records.outreach.models import Activity, ActivityState, CoverageKind, Partner
from jixiao.records.outreach.planning import plan_activity
from jixiao.records.outreach.queries import activities_of

_KEPT = ("name", "kind", "series", "theme", "goal_code", "project_code", "plan", "audiences", "serves_minors")
MOST = 500
_KEYS = {kind: key for key, kind in COVERED.items()}


@dataclasses.dataclass(frozen=True, slots=True)
class Offered:
    """An activity of last year, and whether this year has it already."""

    activity: Activity
    is_here: bool


def activities_to_copy(*, unit_year: UnitYear) -> list[Offered]:
    """Return last year's held and planned activities, those that this year has already marked."""
    last = UnitYear.objects.filter(unit_id=unit_year.unit_id, year=unit_year.year - 1).first()
    if last is None:
        return []
    here = Activity.objects.filter(unit_year=unit_year, removed_at=None)
    pairs = list(here.values_list("copied_from_id", "name"))
    taken, names = {pk for pk, _ in pairs if pk}, {name for _, name in pairs}
    rows = activities_of(last).exclude(state=ActivityState.CANCELLED).order_by("start", "pk")
    return [Offered(one, one.pk in taken or one.name in names) for one in rows[:MOST]]


@transaction.atomic
def copy_activities(*, unit_year: UnitYear, chosen: Collection[int], by: Actor) -> list[Activity]:
    """Plan the chosen activities of last year again, a year later. Results, money and proofs are not copied.

    Refuses an empty choice, and one that last year does not have or that was copied already.
    """
    offered = {one.activity.pk: one for one in activities_to_copy(unit_year=unit_year)}
    if not chosen:
        raise Refused("一项也没有选", cure="勾选要复制的活动", code="U468")
    if not set(chosen) <= set(offered):
        raise Refused("选中的活动不在上年里", cure="刷新页面，重新勾选", code="U469")
    doubled = [offered[pk].activity.name for pk in chosen if offered[pk].is_here]
    if doubled:
        raise Refused(f"「{doubled[0]}」本年已经有了", cure="去掉它再复制", code="U470")
    made = [_copy(offered[pk].activity, unit_year, by) for pk in sorted(chosen)]
    publish_in(
        unit_year,
        ActivitiesCopied,
        subject=f"orgs.year:{unit_year.pk}",
        name=f"{unit_year.year} 年度",
        after={"复制": [activity.name for activity in made]},
        by=by,
    )
    return made


def _copy(source: Activity, unit_year: UnitYear, by: Actor) -> Activity:
    values = {name: getattr(source, name) for name in _KEPT}
    values |= {
        "planned_start": a_year_later(source.start or source.planned_start),
        "planned_end": a_year_later(source.end or source.planned_end),
        "planned_place": source.place or source.planned_place,
        "partners": [WorksWith(one.name, one.role) for one in _by_position(source)],
    }
    for one in source.coverage.all():
        values.setdefault(_KEYS[CoverageKind(one.kind)], []).append(one.name)
    made = plan_activity(unit_year=unit_year, values=values, by=by)
    made.copied_from = source
    made.save(update_fields=["copied_from"])
    return made


def a_year_later(day: datetime.date | None) -> datetime.date | None:
    """Return the same day a year later, the 28th for a 29th of February; None for none."""
    if day is None or day.year >= LAST_YEAR:
        return None
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def _by_position(activity: Activity) -> Sequence[Partner]:
    return sorted(activity.partners.all(), key=lambda partner: partner.position)
