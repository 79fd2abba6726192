"""Two questions against each other: one statement, counted in the database."""

import dataclasses

from django.db.models import Count, F

from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.models import Mark, Question, QuestionKind

CROSSED = frozenset({QuestionKind.SCALE, QuestionKind.SINGLE, QuestionKind.MULTI})


@dataclasses.dataclass(frozen=True, slots=True)
class Crossing:
    """Sheets by the option of one question (rows) and of another (columns)."""

    down: Question
    across: Question
    counts: tuple[tuple[int, ...], ...]


def cross(*, down: Question, across: Question) -> Crossing:
    """Return how often each pair of options was chosen together; refuses texts, 矩阵 and a question with itself."""
    if down.pk == across.pk or down.survey_id != across.survey_id or not {down.kind, across.kind} <= CROSSED:
        raise Refused("这两题不能交叉", cure="选同一份问卷里两道不同的满意程度、单选或多选题", code="U872")
    rows = Mark.objects.filter(question=down, response__marks__question=across)
    told = rows.annotate(other=F("response__marks__option")).values_list("option", "other")
    pairs = told.annotate(number=Count("*")).order_by()
    found = {(one[0], one[1]): one[2] for one in pairs}
    counts = tuple(
        tuple(found.get((row, column), 0) for column in range(len(across.options))) for row in range(len(down.options))
    )
    return Crossing(down, across, counts)
