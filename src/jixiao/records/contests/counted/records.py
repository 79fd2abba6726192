"""Everything of a year's contests that is counted from: eight statements, however many works there are."""

import dataclasses
import datetime
from collections import defaultdict
from collections.abc import Mapping, Sequence

from jixiao.engine.values import Period
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.models import UnitYear
from jixiao.records.contests.models import (
    HOLDING,
    Contest,
    ContestState,
    Entry,
    EntryState,
    Group,
    Qualification,
    Recommendation,
    Result,
    ResultState,
    School,
)

MOST_CONTESTS = 500
JUDGED = (EntryState.QUALIFIED, EntryState.UNQUALIFIED)


@dataclasses.dataclass(frozen=True, slots=True)
class Work:
    """A work as far as it is counted: ``label`` is how a person finds it again, ``kind`` what it is (WorkKind)."""

    pk: int
    contest: int
    label: str
    kind: str = ""
    school: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Sent:
    """A work that was sent upward, once however many levels it went; ``award`` the first it had, "" for none."""

    work: Work
    award: str
    is_known: bool


@dataclasses.dataclass(frozen=True)
class Records:
    """What there is of the contests of a year within a period.

    ``contests`` are those of the year that were opened, ``begun`` those that began to take works within the period.
    ``works`` were first handed in within it and hold a place; ``looked`` tells which of those looked at for 三自三性
    passed; ``results`` which published ones have an award, "" for none; ``asked`` are the kinds of work each contest
    asks for: none handed in is 0 there, and not 未填. ``schools`` is how many stand on the list and are in use.
    """

    unit_year: UnitYear
    period: Period
    contests: Sequence[Contest]
    begun: Sequence[Contest]
    works: Sequence[Work]
    looked: Sequence[tuple[Work, bool]]
    results: Sequence[tuple[Work, str]]
    sent: Sequence[Sent]
    asked: Mapping[int, frozenset[str]]
    schools: int


def records_of(unit_year: UnitYear, *, period: Period) -> Records:
    """Return what there is of the contests of a year: works count by the day they were first handed in."""
    rows = Contest.objects.filter(unit_year=unit_year).exclude(state=ContestState.DRAFT)
    every = list(rows.order_by("entry_from", "pk")[:MOST_CONTESTS])
    pks = [one.pk for one in every]
    begun = [one for one in every if one.entry_from and period.contains(one.entry_from)]
    return Records(
        unit_year, period, every, begun, _works(pks, period), _looked(pks, period), _results(pks, period),
        _sent(pks, period), _asked(pks), School.objects.filter(unit=unit_year.unit_id, is_active=True).count(),
    )  # fmt: skip


def _within(period: Period, at: datetime.datetime | None) -> bool:
    return at is not None and period.contains(at.astimezone(SHANGHAI).date())


def _work(pk: int, contest: int, number: str | None, title: str) -> Work:
    return Work(pk, contest, f"{number or ''} {title}".strip())


def _works(pks: Sequence[int], period: Period) -> list[Work]:
    rows = Entry.objects.filter(contest__in=pks, state__in=HOLDING).order_by("contest", "number")
    told = rows.values_list("pk", "contest", "number", "title", "group__work_kind", "school", "handed_in_at")
    return [
        dataclasses.replace(_work(pk, contest, number, title), kind=kind, school=school)
        for pk, contest, number, title, kind, school, at in told
        if _within(period, at)
    ]


_ENTRY = ("entry", "entry__contest", "entry__number", "entry__title")


def _looked(pks: Sequence[int], period: Period) -> list[tuple[Work, bool]]:
    rows = Qualification.objects.filter(entry__contest__in=pks, undone_at=None, entry__state__in=JUDGED)
    told = rows.order_by("entry__contest", "entry__number").values_list(*_ENTRY, "passed", "at")
    return [(_work(*one), passed) for *one, passed, at in told if _within(period, at)]


def _results(pks: Sequence[int], period: Period) -> list[tuple[Work, str]]:
    rows = Result.objects.filter(entry__contest__in=pks).exclude(state=ResultState.PENDING)
    told = rows.order_by("entry__contest", "entry__number").values_list(*_ENTRY, "award", "state", "published_at")
    return [
        (_work(*one), award if state == ResultState.PUBLISHED else "")
        for *one, award, state, at in told
        if _within(period, at)
    ]


def _sent(pks: Sequence[int], period: Period) -> list[Sent]:
    rows = Recommendation.objects.filter(round__contest__in=pks, withdrawn_at=None)
    rows = rows.filter(on__gte=period.first_day, on__lte=period.last_day).order_by("entry__contest", "entry__number")
    found: dict[int, list[tuple[Work, str, bool]]] = defaultdict(list)
    for *one, award, day in rows.values_list(*_ENTRY, "award", "result_on"):
        work = _work(*one)
        found[work.pk].append((work, award, day is not None))
    return [
        Sent(told[0][0], next((award for _, award, _ in told if award), ""), any(known for _, _, known in told))
        for told in found.values()
    ]


def _asked(pks: Sequence[int]) -> dict[int, frozenset[str]]:
    found: dict[int, set[str]] = defaultdict(set)
    for contest, kind in Group.objects.filter(contest__in=pks).values_list("contest", "work_kind"):
        found[contest].add(kind)
    return {pk: frozenset(kinds) for pk, kinds in found.items()}
