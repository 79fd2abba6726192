"""What of the bank the search in the top bar finds: questions by number or words, sets by name."""

from collections.abc import Iterable

from django.db.models import Q

from jixiao.orgs.seat import Desk
from jixiao.records.quiz.access import may_look
from jixiao.records.quiz.bank.queries import newest_versions
from jixiao.records.quiz.bank.sets import sets_of
from jixiao.web.searching import MOST_HITS, Hit

_FEWEST_LETTERS = 2


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield questions and sets of this unit: two statements."""
    words = text.strip()
    if not may_look(desk) or len(words) < _FEWEST_LETTERS:
        return
    wanted = Q(text__icontains=words)
    number = words.upper().removeprefix("T")
    if number.isascii() and number.isdecimal() and len(number) < 10:  # noqa: PLR2004 - a number of the bank
        wanted |= Q(question__number=int(number))
    for one in newest_versions(desk.unit).filter(wanted).order_by("-pk")[:MOST_HITS]:
        where = f"{one.question} · {one.get_kind_display()} · {one.get_state_display()}"
        yield Hit(one.text[:60], where, desk.door("quiz:question", pk=one.question_id), "竞答题库")
    for questions in sets_of(desk.unit).filter(name__icontains=words).order_by("name")[:MOST_HITS]:
        yield Hit(questions.name, f"题组 · {questions.number} 道题", desk.door("quiz:set", pk=questions.pk), "竞答题库")
