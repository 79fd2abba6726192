"""How many were served, as the board counts them: what a sample is held against."""

from fractions import Fraction

from jixiao.engine.values import Period
from jixiao.measures.catalogue import MEASURES
from jixiao.measures.reading import count_all
from jixiao.orgs.models import UnitYear
from jixiao.records.surveys.models import Target

SERVED = {Target.ACTIVITY: "outreach.people", Target.TRAINING: "outreach.trained"}
"""By whose satisfaction is asked: the measure that counts them. A room that is not installed counts none."""


def served_by_board(*, unit_year: UnitYear, target: str) -> tuple[str, int] | None:
    """Return the name of the measure and its number, None where nobody counts it."""
    code = next((code for asked, code in SERVED.items() if asked == target), "")
    if code not in MEASURES:
        return None
    found = count_all(unit_year, period=Period(unit_year.year)).get(code)
    if found is None or not isinstance(found.value, Fraction):
        return None
    return MEASURES[code].name, int(found.value)
