"""What this room hangs on the board: its measures, and whose its records are."""

from collections.abc import Mapping

from jixiao.engine.values import Period
from jixiao.measures.catalogue import Counted, hang_together
from jixiao.orgs.models import UnitYear
from jixiao.records.community.counted.measures import MEASURES
from jixiao.records.community.counted.records import records_of


def count_community(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
    """Return every measure of registers, visits, appeals and activities: a constant number of statements."""
    records = records_of(unit_year, period=period)
    return {measure.code: count(records) for measure, count in MEASURES}


def hang_all() -> None:
    """Hang everything on the board; called when Django starts."""
    hang_together(measures=tuple(measure for measure, _ in MEASURES), count=count_community)
