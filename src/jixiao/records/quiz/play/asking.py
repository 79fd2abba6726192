"""A question as one player sees it: the options in their order, and what the form says turned into an answer.

The form names places as they are shown (0 is the first); which option that is in the version, and which is right, is
known to the server alone. What is right is told by ``explained`` and by nothing else, once it may be known.
"""

import dataclasses
import datetime
from collections.abc import Mapping

from django.http import QueryDict

from jixiao.records.quiz.models import Feedback
from jixiao.records.quiz.playing.cards import Asked, Card, turn_of
from jixiao.records.quiz.playing.drawing import order_of_options
from jixiao.records.quiz.playing.sitting import Sitting

LETTERS = "ABCDEFGHIJ"
KINDS = {"single": "单选", "multi": "多选", "judge": "判断"}
MOST_PRESSED = 10


@dataclasses.dataclass(frozen=True, slots=True)
class Choice:
    """An option as it is shown."""

    place: int
    letter: str
    words: str
    is_chosen: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """A question as it is shown: its place in the set (0 is the first) and its options."""

    place: int
    text: str
    kind: str
    is_multi: bool
    choices: tuple[Choice, ...]
    has_picture: bool
    picture_words: str
    is_withdrawn: bool

    @property
    def number(self) -> int:
        """Return its number as people count."""
        return self.place + 1


@dataclasses.dataclass(frozen=True, slots=True)
class Explained:
    """A question with what was right."""

    shown: Shown
    right: tuple[int, ...]
    """Places as shown."""
    is_right: bool
    is_answered: bool
    explanation: str
    source: str

    @property
    def right_letters(self) -> str:
        """Return what was right, as letters."""
        return "、".join(LETTERS[place] for place in self.right)

    @property
    def chosen_letters(self) -> str:
        """Return what was chosen, as letters."""
        return "、".join(one.letter for one in self.shown.choices if one.is_chosen)


def shown_question(card: Card, sitting: Sitting, place: int, *, handle: str) -> Shown:
    """Return a question of a set as its player sees it."""
    asked = sitting.asked[place]
    chosen = sitting.saved.get(str(place), 0)
    choices = tuple(
        Choice(at, LETTERS[at], asked.options[option], bool(chosen >> option & 1))
        for at, option in enumerate(order_of_options(card, asked, handle=handle))
    )
    return Shown(
        place, asked.text, KINDS[asked.kind], asked.is_multi, choices, asked.picture is not None, asked.picture_words,
        asked.is_withdrawn,
    )  # fmt: skip


def answers_in(card: Card, sitting: Sitting, given: QueryDict, *, handle: str) -> dict[int, int]:
    """Return what a form says, a bit for each option by place: ``c2`` holds what was pressed of the third question.

    ``n`` is the question that the page showed: with nothing pressed there, nothing is chosen. What is no place of the
    set is left out here or by the act.
    """
    found: dict[int, int] = {}
    shown = _number(given.get("n", ""))
    for place, asked in enumerate(sitting.asked):
        name = f"c{place}"
        if name not in given and place != shown:
            continue
        order = order_of_options(card, asked, handle=handle)
        pressed = {_number(text) for text in given.getlist(name)[:MOST_PRESSED]}
        found[place] = sum(1 << option for at, option in enumerate(order) if at in pressed)
    return found


def sees_answers(card: Card, sitting: Sitting, *, at: datetime.datetime) -> bool:
    """Return whether what was right may be known: once handed in where that is set, else after the day."""
    if card.campaign.feedback == Feedback.AT_ONCE and sitting.is_handed_in:
        return True
    return at >= turn_of(sitting.day)


def explained(card: Card, sitting: Sitting, *, handle: str, marks: Mapping[int, bool] | None = None) -> list[Explained]:
    """Return the questions of a set with what was right; the caller has asked ``sees_answers``.

    ``marks`` says how the set was marked, where it was: an answer stays marked as it was when it was handed in.
    """
    return [_explained(card, sitting, place, handle, marks or {}) for place in range(len(sitting.asked))]


def _explained(card: Card, sitting: Sitting, place: int, handle: str, marks: Mapping[int, bool]) -> Explained:
    asked: Asked = sitting.asked[place]
    order = order_of_options(card, asked, handle=handle)
    chosen = sitting.saved.get(str(place), 0)
    right = tuple(at for at, option in enumerate(order) if asked.right >> option & 1)
    return Explained(
        shown_question(card, sitting, place, handle=handle), right, marks.get(place, chosen == asked.right),
        bool(chosen), asked.explanation, asked.source,
    )  # fmt: skip


def _number(text: str) -> int:
    return int(text) if text.isascii() and text.isdecimal() and len(text) < 4 else -1  # noqa: PLR2004 - options and places are few
