"""Reads that more than one place of this part needs."""

from django.db.models import Count, Prefetch, Q, QuerySet

from jixiao.orgs.models import Person, UnitYear
from jixiao.orgs.seat import Desk
from jixiao.records.community.access import levels_seen
from jixiao.records.community.models import (
    Call,
    CallReviewer,
    Honour,
    Nomination,
    NominationNotice,
    NominationReview,
    NominationState,
    Organisation,
    OrganisationState,
    Worker,
)
from jixiao.records.community.workers.queries import found_by, seen_at, workers_of

MOST_NOMINATIONS, MOST_FOUND, MOST_REVIEWERS = 2000, 20, 60
STANDING = ~Q(state=NominationState.WITHDRAWN)


def calls_of(unit_year: UnitYear) -> QuerySet[Call]:
    """Return the calls of a year, each with how many nominations stand."""
    standing = Count("nominations", filter=~Q(nominations__state=NominationState.WITHDRAWN))
    return Call.objects.filter(unit_year=unit_year).annotate(standing=standing)


def nominations_of(unit_year: UnitYear) -> QuerySet[Nomination]:
    """Return the nominations of a year with whom they are of."""
    rows = Nomination.objects.filter(call__unit_year=unit_year)
    return rows.select_related("call__unit_year__unit", "worker", "organisation", "by")


def in_review(call: Call) -> list[Nomination]:
    """Return the nominations of a call that were handed in, with their reviews; two statements."""
    handed = Nomination.objects.filter(call=call, state=NominationState.SENT).select_related("worker", "organisation")
    reviews = Prefetch("reviews", NominationReview.objects.select_related("reviewer").order_by("at", "pk"))
    return list(handed.prefetch_related(reviews).order_by("pk")[:MOST_NOMINATIONS])


def reviewers_of(call: Call) -> list[CallReviewer]:
    """Return who reviews a call."""
    return list(CallReviewer.objects.filter(call=call).select_related("person").order_by("pk")[:MOST_REVIEWERS])


def reviewer_in(call: Call, person: Person) -> CallReviewer | None:
    """Return somebody as reviewer of a call, None where they were not appointed."""
    return CallReviewer.objects.filter(call=call, person=person).first()


def standing_notice(call: Call) -> NominationNotice | None:
    """Return the notice of a call that was not withdrawn."""
    return NominationNotice.objects.filter(call=call, withdrawn_at=None).first()


def honours_of(desk: Desk) -> QuerySet[Honour]:
    """Return the honours of the unit's people and organisations."""
    rows = Honour.objects.filter(unit=desk.unit, removed_at=None)
    return rows.select_related("worker", "organisation", "nomination")


def workers_called(desk: Desk, text: str) -> list[Worker]:
    """Return the people whom somebody may mean by what was typed, of those they may see; one statement."""
    wanted = found_by(desk.unit.pk, text)
    if not wanted:
        return []
    rows = workers_of(desk.unit).filter(wanted & seen_at(levels_seen(desk)))
    return list(rows.order_by("name_key", "pk")[:MOST_FOUND])


def organisations_called(desk: Desk, text: str) -> list[Organisation]:
    """Return the organisations that are there and called so; one statement."""
    words = text.strip()
    if not words:
        return []
    rows = Organisation.objects.filter(unit=desk.unit, removed_at=None).exclude(state=OrganisationState.DISSOLVED)
    found = Q(name__icontains=words) | Q(initials__startswith=words.lower())
    return list(rows.filter(found).order_by("name", "pk")[:MOST_FOUND])
