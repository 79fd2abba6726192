"""What this room hangs on the board: its measures, the door of a campaign and whose it is."""

from collections.abc import Mapping

from jixiao.engine.values import Period
from jixiao.measures.catalogue import Counted, hang_door, hang_owner, hang_together
from jixiao.orgs.models import UnitYear
from jixiao.records.quiz.counted.measures import MEASURES
from jixiao.records.quiz.counted.records import records_of
from jixiao.records.quiz.models import Campaign


def count_quiz(*, unit_year: UnitYear, period: Period) -> Mapping[str, Counted]:
    """Return every measure of the room for a year and period: a constant number of statements."""
    records = records_of(unit_year, period=period)
    return {measure.code: count(records) for measure, count in MEASURES}


def hang_all() -> None:
    """Hang everything on the board; called when Django starts."""
    hang_together(measures=tuple(measure for measure, _ in MEASURES), count=count_quiz)
    hang_door("quiz.campaign", "quiz:campaign")
    hang_owner("quiz.campaign", lambda year, pk: Campaign.objects.filter(unit_year=year, pk=pk).exists())
