"""Reads used in more than one place."""

from django.db.models import QuerySet

from jixiao.cycle.goals.models import AdjustmentState, GoalAdjustment, GoalIndicator, GoalSheet, GoalVersion
from jixiao.orgs.models import Handover, HandoverKind, UnitYear

OPEN_ADJUSTMENTS = (AdjustmentState.DRAFT, AdjustmentState.SENT, AdjustmentState.RETURNED)


def goal_sheet_of(unit_year: UnitYear) -> GoalSheet | None:
    """Return the sheet of a unit's year, None where nobody began it."""
    return GoalSheet.objects.select_related("unit_year__unit").filter(unit_year=unit_year).first()


def sheet_before(unit_year: UnitYear) -> GoalSheet | None:
    """Return the sheet of the unit's nearest earlier year that has one."""
    earlier = GoalSheet.objects.filter(unit_year__unit=unit_year.unit_id, unit_year__year__lt=unit_year.year)
    return earlier.select_related("unit_year__unit").order_by("-unit_year__year").first()


def indicators_of(sheet: GoalSheet) -> QuerySet[GoalIndicator]:
    """Return the indicators of a sheet in order."""
    return sheet.indicators.select_related("goal", "version_pinned__indicator").order_by("order", "pk")


def open_adjustment(sheet: GoalSheet) -> GoalAdjustment | None:
    """Return the adjustment that is not decided yet; there is one at most."""
    return sheet.adjustments.filter(state__in=OPEN_ADJUSTMENTS).order_by("-number").first()


def adjustments_of(sheet: GoalSheet) -> QuerySet[GoalAdjustment]:
    """Return the adjustments of a sheet, newest first."""
    return sheet.adjustments.select_related("asked_by", "decided_by").order_by("-number")


def versions_of(sheet: GoalSheet) -> QuerySet[GoalVersion]:
    """Return the approved contents of a sheet, newest first."""
    return sheet.versions.select_related("made_by", "adjustment").order_by("-number")


def goal_handover(unit_year: UnitYear) -> Handover | None:
    """Return the handover of a year's goals without making one."""
    found = Handover.objects.filter(unit_year=unit_year, kind=HandoverKind.GOALS, subject="")
    return found.select_related("unit_year__unit").first()
