"""Reads that more than one place of this part needs."""

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet

from jixiao.records.contests.entering.queries import entries_of
from jixiao.records.contests.models import (
    Author,
    Contest,
    Entry,
    EntryFile,
    EntryState,
    FileKind,
    Likeness,
    LikenessState,
    Qualification,
)

LOOKED_AT = (EntryState.SUBMITTED, EntryState.RETURNED, EntryState.QUALIFIED, EntryState.UNQUALIFIED)


def entries_to_look_through(contest: Contest) -> QuerySet[Entry]:
    """Return the works that were handed in, with whether a seal is there and how many likenesses are open."""
    open_ones = Q(likenesses__state=LikenessState.OPEN)
    seal = EntryFile.objects.filter(entry=OuterRef("pk"), kind=FileKind.SEALED, removed_at=None)
    rows = entries_of(contest).filter(state__in=LOOKED_AT)
    return rows.annotate(has_seal=Exists(seal), open_likenesses=Count("likenesses", filter=open_ones, distinct=True))


def qualifications_of(entry: Entry) -> list[Qualification]:
    """Return the looks at a work, newest first."""
    return list(Qualification.objects.filter(entry=entry).select_related("by", "undone_by").order_by("-pk")[:20])


def likenesses_of(contest: Contest) -> QuerySet[Likeness]:
    """Return the likenesses of a contest with both sides at hand."""
    rows = Likeness.objects.filter(entry__contest=contest)
    authors = Prefetch("entry__authors", queryset=Author.objects.order_by("position"))
    return rows.select_related(
        "entry__school", "entry__group", "other__school", "other__contest__unit_year", "earlier", "by"
    ).prefetch_related(authors)


def open_likenesses(entry: Entry) -> int:
    """Return how many likenesses of a work nobody decided on."""
    return Likeness.objects.filter(entry=entry, state=LikenessState.OPEN).count()
