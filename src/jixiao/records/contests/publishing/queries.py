"""Reads that more than one place of this part needs."""

from django.db.models import QuerySet

from jixiao.records.contests.models import (
    AwardCertificate,
    Contest,
    Objection,
    Recommendation,
    Result,
    ResultState,
)


def results_of(contest: Contest) -> QuerySet[Result]:
    """Return the results of a contest with work, school and group at hand."""
    return Result.objects.filter(entry__contest=contest).select_related("entry__school", "group", "decided_by")


def awarded_of(contest: Contest) -> QuerySet[Result]:
    """Return the published results that have an award."""
    return results_of(contest).filter(state=ResultState.PUBLISHED).exclude(award="")


def objections_of(contest: Contest) -> QuerySet[Objection]:
    """Return the objections against results of a contest."""
    return Objection.objects.filter(contest=contest).select_related("entry", "answered_by")


def certificates_of(contest: Contest) -> QuerySet[AwardCertificate]:
    """Return the certificates of a contest."""
    return AwardCertificate.objects.filter(contest=contest).select_related("entry")


def recommendations_of(contest: Contest) -> QuerySet[Recommendation]:
    """Return the works of a contest that were sent upward and not withdrawn."""
    rows = Recommendation.objects.filter(round__contest=contest, withdrawn_at=None)
    return rows.select_related("round", "entry__school", "entry__group", "by", "result_by")
