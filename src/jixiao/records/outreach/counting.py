"""What this room lets others count: its measures, its sections of the yearbook, its records and whose they are."""

from collections.abc import Mapping

from jixiao.engine.values import Period
from jixiao.measures.catalogue import (
    Counted,
    hang_door,
    hang_intake,
    hang_owner,
    hang_section,
    hang_together,
)
from jixiao.orgs.models import UnitYear
from jixiao.records.outreach.counted import activities, goods, staff, trainings
from jixiao.records.outreach.counted.records import records_of
from jixiao.records.outreach.models import Activity, Good, Outcome, StockMovement, TrainingSession
from jixiao.records.outreach.taking_in import take_activities, take_handouts, take_outcomes
from jixiao.records.outreach.yearbook_rows import activity_rows, handout_rows, outcome_rows

COUNTS = (*activities.MEASURES, *goods.MEASURES, *trainings.MEASURES, *staff.MEASURES)


def count_outreach(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
    """Return every measure of the room for a year and period: a constant number of statements."""
    records = records_of(unit_year, period=period)
    return {measure.code: count(records) for measure, count in COUNTS}


def hang_all() -> None:
    """Hang everything on the board; called when Django starts."""
    hang_together(measures=tuple(measure for measure, _ in COUNTS), count=count_outreach)
    hang_section("activities", gather=activity_rows, door="outreach:activity_by_code")
    hang_section("handouts", gather=handout_rows, door="outreach:handout_by_code")
    hang_section("outcomes", gather=outcome_rows, door="outreach:outcome_by_code")
    hang_intake("activities", take_activities)
    hang_intake("handouts", take_handouts)
    hang_intake("outcomes", take_outcomes)
    for kind, door in (
        ("outreach.activity", "outreach:activity"),
        ("outreach.good", "outreach:good"),
        ("outreach.outcome", "outreach:outcome"),
        ("outreach.session", "outreach:session"),
    ):
        hang_door(kind, door)
    hang_owner("outreach.activity", lambda year, pk: Activity.objects.filter(unit_year=year, pk=pk).exists())
    hang_owner("outreach.outcome", lambda year, pk: Outcome.objects.filter(unit_year=year, pk=pk).exists())
    hang_owner("outreach.good", lambda year, pk: Good.objects.filter(unit_id=year.unit_id, pk=pk).exists())
    hang_owner("outreach.movement", lambda year, pk: StockMovement.objects.filter(unit_year=year, pk=pk).exists())
    hang_owner(
        "outreach.session", lambda year, pk: TrainingSession.objects.filter(activity__unit_year=year, pk=pk).exists()
    )
