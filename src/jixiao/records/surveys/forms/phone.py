"""What comes from the phone: read from the names of the inputs, so that the page needs no script and no library."""

from django.http import QueryDict

from jixiao.records.surveys.answering import Answers
from jixiao.records.surveys.models import Question, QuestionKind

MOST = 40


def answers_in(given: QueryDict, questions: list[Question]) -> Answers:
    """Return the answers: ``q12`` holds options of question 12, ``q12r3`` those of its row 3."""
    chosen: dict[int, list[tuple[int, int]]] = {}
    texts: dict[int, str] = {}
    for one in questions:
        if one.kind == QuestionKind.TEXT:
            texts[one.pk] = given.get(f"q{one.pk}", "")[:2000]
        elif one.kind == QuestionKind.MATRIX:
            rows = range(len(one.rows))
            chosen[one.pk] = [(row, option) for row in rows for option in _numbers(given, f"q{one.pk}r{row}")]
        else:
            chosen[one.pk] = [(0, option) for option in _numbers(given, f"q{one.pk}")]
    return Answers(chosen, texts)


def _numbers(given: QueryDict, name: str) -> list[int]:
    return [int(text) for text in given.getlist(name)[:MOST] if text.isascii() and text.isdecimal() and len(text) < 4]  # noqa: PLR2004 - options are few
