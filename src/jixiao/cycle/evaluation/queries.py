"""Reads used in more than one place."""

from django.db.models import QuerySet
from django.urls import reverse

from jixiao.cycle.evaluation.models import Evaluation, Sampling, ScoreRow
from jixiao.orgs.comments.subjects import Commented
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, Unit, UnitYear

MOST_ROWS = 500


def evaluation_of(unit_year: UnitYear) -> Evaluation | None:
    """Return the self-evaluation of a year, None where nobody began it; what was frozen is fetched when asked for."""
    found = Evaluation.objects.filter(unit_year=unit_year).select_related("unit_year__unit", "batch", "marked_by")
    return found.defer("rulebook_text", "yearbook", "result").first()


def approved_evaluation_of(unit_year: UnitYear) -> Evaluation | None:
    """Return the self-evaluation of a year where it is approved, else None."""
    approved = Handover.objects.filter(
        unit_year=unit_year, kind=HandoverKind.EVALUATION, subject="", state=HandoverState.APPROVED
    )
    return evaluation_of(unit_year) if approved.exists() else None


def rows_of(evaluation: Evaluation) -> list[ScoreRow]:
    """Return the rows in the order of the goal sheet; the trace of a row is fetched when asked for."""
    rows = ScoreRow.objects.filter(evaluation=evaluation).select_related("indicator").defer("trace")
    return list(rows.order_by("indicator__order", "indicator_id")[:MOST_ROWS])


def owns_row(unit_year: UnitYear, pk: int) -> bool:
    """Return whether a row is of that unit's year: what a proof may be attached to."""
    return ScoreRow.objects.filter(pk=pk, evaluation__unit_year=unit_year).exists()


def commented_row(unit_year: UnitYear, pk: int) -> Commented | None:
    """Return a row of that unit's year as comments name it, None for any other."""
    row = ScoreRow.objects.filter(pk=pk, evaluation__unit_year=unit_year).select_related("indicator").first()
    if row is None:
        return None
    at = {"unit": unit_year.unit.code, "year": unit_year.year, "pk": pk}
    return Commented(f"{row.indicator.name} {row.indicator.code}", reverse("evaluation:row", kwargs=at))


def goals_are_approved(unit_year: UnitYear) -> bool:
    """Return whether the goals of a year were approved, the last desk included."""
    approved = Handover.objects.filter(
        unit_year=unit_year, kind=HandoverKind.GOALS, subject="", state=HandoverState.APPROVED
    )
    return approved.exists()


def samplings_of(authority: Unit, *, year: int) -> QuerySet[Sampling]:
    """Return every drawing of a year, newest first: none is ever taken out."""
    drawn = Sampling.objects.filter(authority=authority, year=year).select_related("drawn_by")
    return drawn.order_by("-drawn_at", "-pk")
