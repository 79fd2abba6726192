"""By which rules a year is scored: those in force now, or those that the last marking froze."""

import functools

from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.indicators.queries import rulebook_of
from jixiao.engine.scoring import Rulebook, load_rulebook

KEPT = 32


def rules_of(evaluation: Evaluation) -> Rulebook:
    """Return the frozen rules of a marked year, else those in force."""
    return frozen_rulebook(evaluation) if evaluation.rulebook_text else rulebook_of(evaluation.unit_year)


def frozen_rulebook(evaluation: Evaluation) -> Rulebook:
    """Return the rules as they were frozen with the last marking."""
    return open_rules(evaluation.rulebook_text)


@functools.lru_cache(maxsize=KEPT)
def open_rules(text: str) -> Rulebook:
    """Return the rulebook a frozen text states; raise ValueError for one that was never valid."""
    found, faults = load_rulebook(text, name="计分时的规则集")
    if found is None:
        message = "\n".join(fault.text() for fault in faults)
        raise ValueError(message)
    return found
