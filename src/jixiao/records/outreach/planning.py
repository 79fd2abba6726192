"""Activities are planned."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.trail import publish_in
from jixiao.records.outreach.describing import describe, described, save_described
from jixiao.records.outreach.events import ActivityPlanned
from jixiao.records.outreach.models import Activity, ActivityState


@transaction.atomic
def plan_activity(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Activity:
    """Write down an activity that is still to come; it counts as planned, not as held."""
    activity = Activity(unit_year=unit_year, state=ActivityState.PLANNED)
    describe(activity, values)
    save_described(activity, values)
    publish_in(
        unit_year, ActivityPlanned, subject=subject_of(activity), name=activity.name, after=described(activity), by=by
    )
    return activity


def subject_of(activity: Activity) -> str:
    """Return how the trail and the proofs name an activity."""
    return f"outreach.activity:{activity.pk}"
