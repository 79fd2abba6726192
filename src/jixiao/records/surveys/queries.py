"""Reads that more than one place of the room needs."""

from django.db.models import Exists, OuterRef, Prefetch, QuerySet

from jixiao.orgs.models import TrailEntry, UnitYear
from jixiao.records.surveys.models import Code, Group, Question, Spent, Survey

HISTORY = 50
MOST_SURVEYS = 500
MOST_CODES = 5000


def surveys_of(unit_year: UnitYear) -> QuerySet[Survey]:
    """Return the surveys of a year with their questions, groups and frozen result at hand."""
    return (
        Survey.objects.filter(unit_year=unit_year)
        .select_related("result")
        .prefetch_related(
            Prefetch("questions", Question.objects.order_by("position")),
            Prefetch("groups", Group.objects.order_by("position")),
        )
    )


def questions_of(survey: Survey) -> list[Question]:
    """Return the questions in order."""
    return sorted(survey.questions.all(), key=lambda one: one.position)


def groups_of(survey: Survey) -> list[Group]:
    """Return the groups in order."""
    return sorted(survey.groups.all(), key=lambda one: one.position)


def subject_of(survey: Survey) -> str:
    """Return the name of a survey in the trail."""
    return f"surveys.survey:{survey.pk}"


def unused_codes(survey: Survey) -> QuerySet[Code]:
    """Return the codes that nobody has used and nobody voided, for a reminder: numbers and groups, never the code."""
    spent = Spent.objects.filter(survey=survey, key=OuterRef("digest"))
    found = Code.objects.filter(survey=survey, voided_on=None).filter(~Exists(spent))
    return found.select_related("group").order_by("number")


def history_of(subject: str, unit_year: UnitYear) -> list[TrailEntry]:
    """Return what the trail says of a record, newest first."""
    lines = TrailEntry.objects.filter(subject=subject, unit_id=unit_year.unit_id)
    return list(lines.order_by("-number")[:HISTORY])
