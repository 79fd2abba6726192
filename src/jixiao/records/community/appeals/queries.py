"""Reads that more than one place of the room needs."""

from django.db.models import QuerySet

from jixiao.orgs.models import UnitYear
from jixiao.records.community.models import Appeal, AppealState, AppealStep

MOST_STEPS = 200
UNDER_WAY = (AppealState.RECEIVED, AppealState.ASSIGNED)


def appeals_of(unit_year: UnitYear) -> QuerySet[Appeal]:
    """Return the appeals of a year."""
    return Appeal.objects.filter(unit_year=unit_year).select_related("worker", "unit_year__unit")


def steps_of(appeal: Appeal) -> list[AppealStep]:
    """Return what was done with an appeal, newest first."""
    return list(AppealStep.objects.filter(appeal=appeal).select_related("by").order_by("-number")[:MOST_STEPS])


def told_steps(appeal: Appeal) -> list[AppealStep]:
    """Return what its asker is told of an appeal, newest first."""
    rows = AppealStep.objects.filter(appeal=appeal).exclude(told="")
    return list(rows.order_by("-number")[:MOST_STEPS])
