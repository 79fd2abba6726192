"""Two questions against each other: one statement, counted in the database straight from an index."""

import dataclasses

from django.db import connection

from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.models import Question, QuestionKind

CROSSED = frozenset({QuestionKind.SCALE, QuestionKind.SINGLE, QuestionKind.MULTI})
_PAIRS = """
    SELECT mine.option, other.option, COUNT(*)
    FROM surveys_mark mine
    JOIN surveys_mark other ON other.question_id = %s AND other.response_id = mine.response_id
    WHERE mine.question_id = %s
    GROUP BY mine.option, other.option
"""
"""Choices of the same sheet side by side; the sheets themselves, by which Django would join them, are left alone."""


@dataclasses.dataclass(frozen=True, slots=True)
class Crossing:
    """Sheets by the option of one question (rows) and of another (columns)."""

    down: Question
    across: Question
    counts: tuple[tuple[int, ...], ...]


def cross(*, down: Question, across: Question) -> Crossing:
    """Return how often each pair of options was chosen together; refuses texts, 矩阵 and a question with itself."""
    if down.survey.destroyed_on:
        raise Refused(f"答卷已于 {down.survey.destroyed_on} 销毁，不能再交叉", cure="看冻结的各题结果", code="U880")
    if down.pk == across.pk or down.survey_id != across.survey_id or not {down.kind, across.kind} <= CROSSED:
        raise Refused("这两题不能交叉", cure="选同一份问卷里两道不同的满意程度、单选或多选题", code="U872")
    found = _pairs(down, across)
    counts = tuple(
        tuple(found.get((row, column), 0) for column in range(len(across.options))) for row in range(len(down.options))
    )
    return Crossing(down, across, counts)


def _pairs(down: Question, across: Question) -> dict[tuple[int, int], int]:
    """Return the pairs; choices of which a sheet has several are looked up from those of which it has one."""
    if down.kind == QuestionKind.MULTI and across.kind != QuestionKind.MULTI:
        return {(row, column): number for (column, row), number in _pairs(across, down).items()}
    with connection.cursor() as cursor:
        cursor.execute(_PAIRS, [across.pk, down.pk])
        return {(row, column): number for row, column, number in cursor.fetchall()}
