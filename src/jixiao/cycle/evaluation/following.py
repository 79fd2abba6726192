"""What follows in this room from events elsewhere (config/wiring.py)."""

from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.evaluation.starting import add_missing_rows
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event


def add_rows_of_adjusted_goals(event: Event, *, by: Actor) -> None:
    """Add the rows of indicators that an approved adjustment brought into a year whose evaluation has begun."""
    del by
    if event.unit_id is None or event.year is None:
        return
    evaluation = Evaluation.objects.filter(unit_year__unit_id=event.unit_id, unit_year__year=event.year).first()
    if evaluation is not None:
        add_missing_rows(evaluation)
