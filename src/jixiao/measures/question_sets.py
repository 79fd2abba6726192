"""题库: sets of questions that a room of quizzes offers, for whoever asks them; named by reference (quiz.set:5).

Nothing here asks the database. A room hangs what it offers in ``ready()``; where none is installed there is no choice.
"""

import dataclasses
from collections.abc import Callable, Iterable

from jixiao.orgs.models import UnitYear


@dataclasses.dataclass(frozen=True, slots=True)
class QuestionSet:
    """One set: its reference (quiz.set:5), what people call it, and the page it stands on."""

    reference: str
    title: str
    url: str = ""


Offer = Callable[[UnitYear], Iterable[QuestionSet]]
_OFFERS: dict[str, Offer] = {}
MOST = 500


def hang_question_sets(room: str, offer: Offer) -> None:
    """Let a room offer its sets of questions to a unit's year, in a constant number of statements."""
    _OFFERS[room] = offer


def question_sets(unit_year: UnitYear) -> dict[str, QuestionSet]:
    """Return the sets that may be asked in a unit's year, by their references."""
    return {one.reference: one for offer in _OFFERS.values() for one in list(offer(unit_year))[:MOST]}
