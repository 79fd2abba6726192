"""Reads that more than one place of this part needs."""

import datetime
from collections.abc import Iterable

from django.db.models import Prefetch, QuerySet

from jixiao.orgs.models import UnitYear
from jixiao.records.contests.models import (
    Author,
    Contest,
    Entry,
    EntryFile,
    EntryState,
    EntryStep,
    Quota,
    School,
    Tutor,
)

MOST_FILES, MOST_STEPS, MOST_LISTED = 60, 100, 500
EDITABLE = (EntryState.DRAFT, EntryState.RETURNED)


def entries_of(contest: Contest) -> QuerySet[Entry]:
    """Return the works of a contest with group, school and masked authors at hand; removed drafts are left out."""
    rows = Entry.objects.filter(contest=contest, removed_at=None).select_related("group", "school")
    return rows.prefetch_related(Prefetch("authors", queryset=Author.objects.order_by("position")))


def entries_of_school(contest: Contest, school: School) -> QuerySet[Entry]:
    """Return the works of a school, the newest first."""
    return entries_of(contest).filter(school=school).order_by("-pk")


def entries_in_year(unit_year: UnitYear) -> QuerySet[Entry]:
    """Return the works of all contests of a year."""
    rows = Entry.objects.filter(contest__unit_year=unit_year, removed_at=None)
    return rows.select_related("contest", "group", "school")


def whole(rows: QuerySet[Entry]) -> QuerySet[Entry]:
    """Return works with everything an act needs of them."""
    return rows.select_related("contest__unit_year__unit", "group", "school", "school__unit")


def authors_of(entry: Entry) -> list[Author]:
    """Return the authors in their order."""
    return list(Author.objects.filter(entry=entry).order_by("position"))


def tutors_of(entry: Entry) -> list[Tutor]:
    """Return the tutors in their order."""
    return list(Tutor.objects.filter(entry=entry).order_by("position"))


def files_of(entry: Entry) -> list[EntryFile]:
    """Return the files that were not removed, by kind and time."""
    return list(EntryFile.objects.filter(entry=entry, removed_at=None).order_by("kind", "pk")[:MOST_FILES])


def steps_of(entry: Entry) -> list[EntryStep]:
    """Return what happened to a work, newest first."""
    return list(EntryStep.objects.filter(entry=entry).select_related("by").order_by("-pk")[:MOST_STEPS])


def last_return(entry: Entry) -> EntryStep | None:
    """Return why a work was returned last, None where it was not."""
    return EntryStep.objects.filter(entry=entry, kind="returned").order_by("-pk").first()


def quotas_of_school(contest: Contest, school: School) -> dict[int, Quota]:
    """Return the places of a school by group."""
    return {one.group_id: one for one in Quota.objects.filter(group__contest=contest, school=school)}


def masked_authors(authors: Iterable[Author]) -> str:
    """Return the authors as everybody may see them."""
    return "、".join(one.masked for one in authors)


def is_entering(contest: Contest, *, on: datetime.date) -> bool:
    """Return whether schools may begin and hand in works today."""
    if contest.state != "open" or contest.entry_from is None or contest.entry_to is None:
        return False
    return contest.entry_from <= on <= contest.entry_to


def may_still_change(contest: Contest, entry: Entry, *, on: datetime.date) -> bool:
    """Return whether a school may change a work today: within the window, or what was returned until the last look."""
    if contest.state != "open" or entry.state not in EDITABLE or contest.entry_from is None or contest.entry_to is None:
        return False
    last = contest.entry_to
    if entry.state == EntryState.RETURNED and contest.qualify_to:
        last = max(last, contest.qualify_to)
    return contest.entry_from <= on <= last


def subject_of(entry: Entry) -> str:
    """Return the name of a work in the trail."""
    return f"contests.entry:{entry.pk}"
