"""Works are given to judges: by hand, from a table, or balanced; and taken back."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.db.models import F, QuerySet

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.avoiding import shunned_by, works_of
from jixiao.records.contests.judging.balancing import Bench, Given, Spread, spread
from jixiao.records.contests.judging.events import AssignmentTakenBack, WorksAssigned
from jixiao.records.contests.judging.pairing import check_pair
from jixiao.records.contests.judging.queries import ACTIVE, judge_words, judges_of, tell
from jixiao.records.contests.judging.stages import require_assigning
from jixiao.records.contests.models import (
    Assignment,
    AssignmentState,
    AssignmentWay,
    Contest,
    Entry,
    Judge,
    Mark,
)

MOST_SEED = 40
FRESH = {"state": AssignmentState.ASSIGNED, "recused_why": "", "score": None, "submitted_at": None, "saved_at": None,
         "remark": ""}  # fmt: skip
Pair = tuple[int, int, int]
"""Panel, judge and work."""


@transaction.atomic
def assign_by_hand(*, judge: Judge, entry: Entry, by: Actor) -> Assignment:
    """Give a work to a judge. Refuses whoever must avoid it, is in no panel for it, or has it already."""
    contest = judge.contest
    require_assigning(contest)
    panel = check_pair(judge=judge, entry=entry)
    if Assignment.objects.filter(judge=judge, entry=entry, state__in=ACTIVE).exists():
        raise Refused(f"作品 {entry.number} 已经分给 {judge_words(judge)}", cure="不用再分", code="A525", field="entry")
    put([(panel.pk, judge.pk, entry.pk)], way=AssignmentWay.HAND, by=by)
    tell(WorksAssigned, contest, by, after={"评委": judge_words(judge), "作品编号": entry.number, "分配方式": "人工"})
    return Assignment.objects.get(judge=judge, entry=entry)


@transaction.atomic
def take_back(*, assignment: Assignment, why: str, by: Actor) -> Assignment:
    """Take a work from a judge who has not marked it yet. Refuses marks that were handed in, and nothing said."""
    contest = assignment.judge.contest
    require_assigning(contest)
    if not why.strip():
        raise Refused("没有写收回原因", cure="如：分错了组", code="A526", field="reason")
    if not free_works(Assignment.objects.filter(pk=assignment.pk)):
        raise Refused("已经评完、退出或收回的不能收回", cure="刷新页面", code="A527")
    after = {"评委": judge_words(assignment.judge), "作品编号": assignment.entry.number}
    tell(AssignmentTakenBack, contest, by, after=after, why=why.strip())
    return Assignment.objects.get(pk=assignment.pk)


def free_works(rows: QuerySet[Assignment]) -> int:
    """Take back those of the rows that are not marked yet, with what was typed, and return how many."""
    waiting = rows.filter(state__in=(AssignmentState.ASSIGNED, AssignmentState.DRAFT))
    pks = list(waiting.values_list("pk", flat=True))
    Mark.objects.filter(assignment__in=pks).delete()
    return Assignment.objects.filter(pk__in=pks).update(state=AssignmentState.TAKEN_BACK, version=F("version") + 1)


@transaction.atomic
def assign_balanced(*, contest: Contest, seed: str, by: Actor) -> Spread:
    """Give every work the judges it lacks, balanced; what cannot be filled is told, the rest is given.

    The same seed and the same panels give the same spread.
    """
    require_assigning(contest)
    said = seed.strip()[:MOST_SEED]
    if not said:
        raise Refused("没有写分配种子", cure="随便一个词，如日期；同一个种子分出同样的结果", code="A528", field="seed")
    found = spread(given_of(contest), seed=said)
    put(found.pairs, way=AssignmentWay.BALANCED, by=by)
    after = {"分配方式": "均衡分配", "种子": said, "评审任务": len(found.pairs), "分不满的作品": len(found.gaps)}
    tell(WorksAssigned, contest, by, after=after)
    return found


def given_of(contest: Contest, *, pks: Sequence[int] | None = None) -> Given:
    """Return what a spread starts from, over all works or those: a constant number of statements."""
    judges = list(judges_of(contest).prefetch_related("panels"))
    seats: dict[int, list[int]] = defaultdict(list)
    for judge in judges:
        for panel in judge.panels.all():
            seats[panel.pk].append(judge.pk)
    panels = contest.panels.prefetch_related("groups").order_by("pk")
    benches = [
        Bench(panel.pk, tuple(seats[panel.pk]), frozenset(one.pk for one in panel.groups.all())) for panel in panels
    ]
    has: dict[int, dict[int, int]] = defaultdict(dict)
    once: set[tuple[int, int]] = set()
    rows = Assignment.objects.filter(judge__contest=contest)
    for who, entry, place, state in rows.values_list("judge", "entry", "panel", "state"):
        if state in ACTIVE:
            has[entry][who] = place
        else:
            once.add((who, entry))
    each = dict(contest.groups.values_list("pk", "judges_each"))
    return Given(works_of(contest, pks=pks), benches, each, shunned_by(judges), has, frozenset(once))


def put(pairs: Iterable[Pair], *, way: AssignmentWay, by: Actor) -> None:
    """Write down who has what; a pair that was together before is brought together anew."""
    wanted = list(pairs)
    rows = Assignment.objects.filter(judge__in={one[1] for one in wanted}, entry__in={one[2] for one in wanted})
    there = {(one.judge_id, one.entry_id): one.pk for one in rows}
    Assignment.objects.bulk_create(
        Assignment(
            panel_id=panel, judge_id=judge, entry_id=entry, way=way, assigned_by=by.person, assigned_at=by.at
        )
        for panel, judge, entry in wanted
        if (judge, entry) not in there
    )  # fmt: skip
    for panel, judge, entry in wanted:
        if (judge, entry) in there:
            Assignment.objects.filter(pk=there[judge, entry]).exclude(state__in=ACTIVE).update(
                panel=panel, way=way, assigned_by=by.person, assigned_at=by.at, version=F("version") + 1, **FRESH
            )
