"""Whom and what a judge must not mark: their own school, what they tutored, and what was declared."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.events import AvoidanceDeclared, AvoidanceLifted
from jixiao.records.contests.judging.queries import judge_words, tell
from jixiao.records.contests.judging.stages import require_preparing
from jixiao.records.contests.models import (
    Assignment,
    AssignmentState,
    Author,
    Avoidance,
    Contest,
    Entry,
    EntryState,
    Judge,
    School,
    Tutor,
)

OWN_SCHOOL, OWN_PUPILS = "评委所在学校的作品", "评委辅导的作品"
DECLARED_SCHOOL, DECLARED_WORK, DECLARED_AUTHOR = "声明回避的学校", "声明回避的作品", "声明回避的作者"
MOST_WHY = 200


@dataclasses.dataclass(frozen=True, slots=True)
class Work:
    """A work as far as it matters who marks it; authors and tutors by their keys."""

    pk: int
    number: str
    title: str
    group: int
    school: int
    authors: frozenset[str] = frozenset()
    tutors: frozenset[str] = frozenset()


@dataclasses.dataclass(frozen=True, slots=True)
class Shunned:
    """What a judge must not mark."""

    key: str = ""
    school: int | None = None
    schools: frozenset[int] = frozenset()
    entries: frozenset[int] = frozenset()
    authors: frozenset[str] = frozenset()

    def why_not(self, work: Work) -> str:
        """Return why the judge must not mark a work, "" where they may."""
        if self.school is not None and self.school == work.school:
            return OWN_SCHOOL
        if self.key and self.key in work.tutors:
            return OWN_PUPILS
        if work.school in self.schools:
            return DECLARED_SCHOOL
        if work.pk in self.entries:
            return DECLARED_WORK
        return DECLARED_AUTHOR if self.authors & work.authors else ""


def works_of(contest: Contest, *, pks: Sequence[int] | None = None) -> list[Work]:
    """Return the works that are judged, all or those: three statements."""
    rows = Entry.objects.filter(contest=contest, state=EntryState.QUALIFIED)
    if pks is not None:
        rows = rows.filter(pk__in=pks)
    found = list(rows.order_by("number").values_list("pk", "number", "title", "group", "school"))
    chosen = {"entry__contest": contest, "entry__state": EntryState.QUALIFIED}
    authors, tutors = _keys(Author.objects.filter(**chosen)), _keys(Tutor.objects.filter(**chosen))
    return [
        Work(pk, number or "", title, group, school, frozenset(authors.get(pk, ())), frozenset(tutors.get(pk, ())))
        for pk, number, title, group, school in found
    ]


def shunned_by(judges: Iterable[Judge]) -> dict[int, Shunned]:
    """Return what each of the judges must not mark: one statement."""
    people = list(judges)
    found: dict[int, dict[str, set]] = defaultdict(lambda: {"schools": set(), "entries": set(), "authors": set()})
    rows = Avoidance.objects.filter(judge__in=[one.pk for one in people])
    for judge, school, entry, author in rows.values_list("judge", "school", "entry", "author__key"):
        place, value = ("schools", school) if school else ("entries", entry) if entry else ("authors", author)
        found[judge][place].add(value)
    return {
        one.pk: Shunned(
            one.key, one.school_id, **{place: frozenset(values) for place, values in found[one.pk].items()}
        )
        for one in people
    }  # fmt: skip


def why_not(judge: Judge, entry: Entry) -> str:
    """Return why a judge must not mark a work, "" where they may: four statements."""
    work = works_of(entry.contest, pks=[entry.pk])
    return shunned_by([judge])[judge.pk].why_not(work[0]) if work else ""


@transaction.atomic
def declare_avoidance(
    *, judge: Judge, thing: School | Entry | Author, why: str, by: Actor
) -> tuple[Avoidance, list[Assignment]]:
    """Write down what a judge must not mark; works not marked yet that it is about are taken from them.

    Returns the works taken, too. Refuses nothing said, the same twice, and what is handed in already by this judge.
    """
    require_preparing(judge.contest)
    said = why.strip()[:MOST_WHY]
    if not said:
        raise Refused("没有写回避理由", cure="如：亲属、同事、指导过", code="A512", field="why")
    made = _kept(judge, thing, said, by)
    shun = shunned_by([judge])[judge.pk]
    rows = Assignment.objects.filter(
        judge=judge, state__in=(AssignmentState.ASSIGNED, AssignmentState.DRAFT, AssignmentState.SUBMITTED)
    )
    by_pk = {one.entry_id: one for one in rows.select_related("entry", "panel")}
    taken = [by_pk[work.pk] for work in works_of(judge.contest, pks=list(by_pk)) if shun.why_not(work)]
    for one in taken:
        one.state, one.recused_why, one.score, one.submitted_at = AssignmentState.RECUSED, said, None, None
        one.save(update_fields=["state", "recused_why", "score", "submitted_at"])
        one.marks.all().delete()
    after = {"评委": judge_words(judge), "回避": _called(thing), "收回作品": len(taken)}
    tell(AvoidanceDeclared, judge.contest, by, after=after, why=said)
    return made, taken


def _kept(judge: Judge, thing: School | Entry | Author, why: str, by: Actor) -> Avoidance:
    field = {School: "school", Entry: "entry", Author: "author"}[type(thing)]
    try:
        with transaction.atomic():
            return Avoidance.objects.create(judge=judge, why=why, by=by.person, at=by.at, **{field: thing})
    except IntegrityError:
        raise Refused("这一项已经登记回避", cure="刷新页面", code="A513") from None


@transaction.atomic
def lift_avoidance(*, avoidance: Avoidance, why: str, by: Actor) -> None:
    """Say that something need not be avoided any longer; works are not given back by it."""
    if not why.strip():
        raise Refused("没有写撤销理由", cure="如：登记错了人", code="A512", field="reason")
    judge, thing = avoidance.judge, avoidance.school or avoidance.entry or avoidance.author
    avoidance.delete()
    before = {"评委": judge_words(judge), "回避": _called(thing)}
    tell(AvoidanceLifted, judge.contest, by, before=before, why=why.strip()[:MOST_WHY])


def _keys(rows) -> Mapping[int, set[str]]:  # noqa: ANN001 - authors or tutors
    found: dict[int, set[str]] = defaultdict(set)
    for entry, key in rows.values_list("entry", "key"):
        found[entry].add(key)
    return found


def _called(thing: object) -> str:
    if isinstance(thing, Entry):
        return f"作品 {thing.number} {thing.title}"
    return f"作者 {thing}" if isinstance(thing, Author) else str(thing)
