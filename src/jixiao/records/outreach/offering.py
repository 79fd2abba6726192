"""What this room offers on the board: its activities, so that a quiz can belong to one without knowing this room."""

from collections.abc import Iterable

from django.urls import reverse

from jixiao.measures.activities import MOST, OfferedActivity
from jixiao.orgs.models import UnitYear
from jixiao.records.outreach.models import STAFF_TRAINING, Activity, ActivityState


def offered_activities(unit_year: UnitYear) -> Iterable[OfferedActivity]:
    """Yield the activities of a year that were not cancelled, in the order of their days: one statement."""
    rows = Activity.objects.filter(unit_year=unit_year, removed_at=None).exclude(state=ActivityState.CANCELLED)
    where = {"unit": unit_year.unit.code, "year": unit_year.year}
    for one in rows.exclude(kind=STAFF_TRAINING).order_by("planned_start", "start", "pk")[:MOST]:
        url = reverse("outreach:activity", kwargs={**where, "pk": one.pk})
        yield OfferedActivity(f"outreach.activity:{one.pk}", one.name, one.start or one.planned_start, url)
