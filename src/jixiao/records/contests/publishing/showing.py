"""What the public sees of results: names masked, pupils by school and grade, nobody without their guardian's yes."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from jixiao.records.contests.contests.showing import grade_word
from jixiao.records.contests.models import Author, Contest, Entrants, Group, Result, ResultState, Tutor
from jixiao.records.contests.publishing.queries import results_of

NOT_AGREED = "（监护人没有同意公示）"


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """A work with its award as anybody sees it."""

    number: str
    title: str
    school: str
    authors: str
    tutors: str
    award: str
    rank: int | None
    cancelled: str = ""


def public_author(author: Author, group: Group) -> str:
    """Return how the public sees an author: masked, a pupil with the grade, or not at all."""
    if group.entrants == Entrants.TEACHERS:
        return author.masked
    if author.consented_on is None:
        return NOT_AGREED
    grade = grade_word(author.grade)
    return f"{author.masked}（{grade}）" if grade else author.masked


def public_rows(contest: Contest) -> list[tuple[Group, list[Row]]]:
    """Return the works with an award, group by group, best first: five statements."""
    shown = results_of(contest).filter(state__in=(ResultState.PUBLISHED, ResultState.CANCELLED)).exclude(award="")
    order = {
        (group.pk, one.name): one.position
        for group in contest.groups.prefetch_related("awards")
        for one in group.awards.all()
    }
    rows = sorted(
        shown, key=lambda row: (row.group.position, order.get((row.group_id, row.award), 99), row.entry.number or "")
    )
    entries = [row.entry_id for row in rows]
    authors = _by_entry(Author.objects.filter(entry__in=entries).order_by("position"))
    tutors = _by_entry(Tutor.objects.filter(entry__in=entries).order_by("position"))
    found: dict[int, tuple[Group, list[Row]]] = {}
    for row in rows:
        found.setdefault(row.group_id, (row.group, []))[1].append(_row(row, authors, tutors))
    return list(found.values())


def _row(row: Result, authors: dict[int, list[Author]], tutors: dict[int, list[Tutor]]) -> Row:
    is_cancelled = row.state == ResultState.CANCELLED
    return Row(
        number=row.entry.number or "",
        title=row.entry.title,
        school=row.entry.school.name,
        authors="、".join(dict.fromkeys(public_author(one, row.group) for one in authors[row.entry_id])),
        tutors="、".join(one.masked for one in tutors[row.entry_id]),
        award=row.award,
        rank=row.rank,
        cancelled=row.why if is_cancelled else "",
    )


def _by_entry(rows: Iterable[Any]) -> dict[int, list[Any]]:
    found: dict[int, list[Any]] = defaultdict(list)
    for one in rows:
        found[one.entry_id].append(one)
    return found


def counted_by_award(rows: Sequence[Row]) -> dict[str, int]:
    """Return how many works have each award, in the order of the rows."""
    found: dict[str, int] = {}
    for row in rows:
        if not row.cancelled:
            found[row.award] = found.get(row.award, 0) + 1
    return found
