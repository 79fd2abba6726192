"""What this room hangs on the board: its measures."""

from collections.abc import Mapping

from jixiao.engine.values import Period
from jixiao.measures.catalogue import Counted, hang_together
from jixiao.orgs.models import UnitYear
from jixiao.records.stations.counted.measures import MEASURES
from jixiao.records.stations.counted.records import records_of


def count_stations(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
    """Return every measure of the room for a year and period: a constant number of statements."""
    records = records_of(unit_year, period=period)
    return {measure.code: count(records) for measure, count in MEASURES}


def hang_all() -> None:
    """Hang everything on the board; called when Django starts."""
    hang_together(measures=tuple(measure for measure, _ in MEASURES), count=count_stations)
