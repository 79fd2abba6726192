"""What this room hangs on the board: its measures, the doors of its records and whose they are."""

from collections.abc import Mapping

from jixiao.engine.values import Period
from jixiao.measures.catalogue import Counted, hang_owner, hang_together
from jixiao.orgs.models import UnitYear
from jixiao.records.contests.counted.measures import MEASURES
from jixiao.records.contests.counted.records import records_of
from jixiao.records.contests.models import Contest


def count_contests(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
    """Return every measure of the room for a year and period: a constant number of statements."""
    records = records_of(unit_year, period=period)
    return {measure.code: count(records) for measure, count in MEASURES}


def hang_all() -> None:
    """Hang everything on the board; called when Django starts. The door of a contest hangs with its pages."""
    hang_together(measures=tuple(measure for measure, _ in MEASURES), count=count_contests)
    hang_owner("contests.contest", lambda year, pk: Contest.objects.filter(unit_year=year, pk=pk).exists())
