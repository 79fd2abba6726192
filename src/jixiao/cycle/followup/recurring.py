"""上年整改见效没有: whether what was mended came again, seen from the new problem and from the old one."""

from django.db.models import Exists, F, OuterRef, QuerySet

from jixiao.cycle.followup.models import Problem
from jixiao.cycle.followup.queries import HIDDEN
from jixiao.engine.values import NOT_APPLICABLE, Absent
from jixiao.orgs.models import Handover, HandoverKind, HandoverState


def with_recurrence(rows: QuerySet[Problem]) -> QuerySet[Problem]:
    """Return the problems with ``came_again`` and ``next_judged``: whether the year after was evaluated at all."""
    again = Problem.objects.filter(repeats=OuterRef("pk")).exclude(state__in=HIDDEN)
    judged = Handover.objects.filter(
        unit_year__unit=OuterRef("unit_year__unit"),
        unit_year__year=OuterRef("next_year"),
        kind=HandoverKind.EVALUATION,
        subject="",
        state=HandoverState.APPROVED,
    )
    years = rows.annotate(next_year=F("unit_year__year") + 1)
    return years.annotate(came_again=Exists(again), next_judged=Exists(judged))


def again_words(row: Problem) -> str | Absent:
    """Return whether the mending of an earlier year worked, seen from the problem of this year."""
    if row.repeats is None:
        return "上年没有同类问题" if row.key else NOT_APPLICABLE
    return f"{row.repeats.unit_year.year} 年已有，整改没有见效"


def later_words(row: Problem) -> str:
    """Return whether it came again later; ``row`` is from ``with_recurrence``."""
    if getattr(row, "came_again", False):
        return "以后又出现，整改没有见效"
    return "下一年没有再出现" if getattr(row, "next_judged", False) else "下一年还没有评价"
