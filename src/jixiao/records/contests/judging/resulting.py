"""Judging begins and ends; what the marks come to is computed and ranked, pending until it is published."""

from collections import defaultdict
from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.contests.judging.events import (
    JudgingBegun,
    JudgingEnded,
    JudgingResumed,
    ResultsComputed,
)
from jixiao.records.contests.judging.queries import judged_entries, tell
from jixiao.records.contests.judging.scoring import Given, Scored, score_group
from jixiao.records.contests.judging.standing import lacking_judges, lacking_marks
from jixiao.records.contests.models import (
    Assignment,
    AssignmentState,
    Contest,
    ContestState,
    Group,
    Panel,
    Result,
    ResultState,
)

_SCORED = ("raw", "score", "judges", "rank", "tied", "group")
MOST_NAMED = 5


@transaction.atomic
def begin_judging(*, contest: Contest, stamp: int | None, by: Actor) -> Contest:
    """Let the judges mark. Refuses a contest that is not open or has no works, and works that no judge has."""
    if contest.state != ContestState.OPEN:
        raise Refused("赛事不在征集阶段，不能开始评审", cure="先发布赛事", code="A550")
    if not judged_entries(contest).exists():
        raise Refused("没有通过资格审查的作品", cure="先审查资格", code="A551")
    lacking = [one for one in lacking_judges(contest) if not one.given]  # type: ignore[attr-defined] # annotated
    if lacking:
        named = "、".join(str(one.number) for one in lacking[:MOST_NAMED])
        more = f" 等 {len(lacking)} 件" if len(lacking) > MOST_NAMED else ""
        raise Refused(f"作品 {named}{more}没有分给任何评委", cure="先分配评审任务", code="A552")
    contest.state = ContestState.JUDGING
    save_stamped(contest, stamp=stamp, fields=("state",))
    Panel.objects.filter(contest=contest, opened_at=None).update(opened_at=by.at, version=F("version") + 1)
    tell(JudgingBegun, contest, by, after={"赛事状态": ContestState.JUDGING.label})
    return contest


@transaction.atomic
def end_judging(*, contest: Contest, why: str, stamp: int | None, by: Actor) -> Contest:
    """End judging and compute the results. Works that lack marks need a reason, and are ranked by what there is."""
    if contest.state != ContestState.JUDGING:
        raise Refused("赛事不在评审阶段", cure="刷新页面", code="A553")
    lacking, said = lacking_marks(contest), why.strip()
    if lacking and not said:
        named = "、".join(str(one.number) for one in lacking[:MOST_NAMED])
        cause = f"还有 {len(lacking)} 件作品没有评完（{named}）"
        raise Refused(cause, cure="催评委评完；确要结束的写明原因", code="A554", field="reason")
    contest.state = ContestState.DECIDING
    save_stamped(contest, stamp=stamp, fields=("state",))
    Panel.objects.filter(contest=contest, closed_at=None).update(closed_at=by.at, version=F("version") + 1)
    tell(JudgingEnded, contest, by, after={"没有评完的作品": len(lacking)}, why=said)
    compute_results(contest=contest, by=by)
    return contest


@transaction.atomic
def resume_judging(*, contest: Contest, why: str, stamp: int | None, by: Actor) -> Contest:
    """Let the judges mark again, before anything is published: results and proposed awards are void."""
    if contest.state != ContestState.DECIDING:
        raise Refused("只有定奖中的赛事可以恢复评审", cure="已经公布的，走异议答复", code="A555")
    if not why.strip():
        raise Refused("没有写恢复原因", cure="如：漏评三件，补评", code="A556", field="reason")
    contest.state = ContestState.JUDGING
    save_stamped(contest, stamp=stamp, fields=("state",))
    Panel.objects.filter(contest=contest).update(closed_at=None, version=F("version") + 1)
    Result.objects.filter(entry__contest=contest, state=ResultState.PENDING).delete()
    tell(JudgingResumed, contest, by, after={"赛事状态": ContestState.JUDGING.label}, why=why.strip())
    return contest


@transaction.atomic
def compute_results(*, contest: Contest, by: Actor) -> int:
    """Compute and rank what the marks come to, and return how many works have a result. Awards are left alone."""
    if contest.state != ContestState.DECIDING:
        raise Refused("评审结束以后才计算结果", cure="先结束评审", code="A557")
    rows = [
        Result(
            entry_id=one.work, group=group, raw=one.raw, score=one.score, rank=one.rank, tied=one.tied,
            judges=len(one.marks),
        )
        for group, found in scored(contest)
        for one in found
    ]  # fmt: skip
    Result.objects.bulk_create(rows, update_conflicts=True, unique_fields=["entry"], update_fields=_SCORED)
    tell(ResultsComputed, contest, by, after={"有结果的作品": len(rows)})
    return len(rows)


def scored(contest: Contest) -> list[tuple[Group, list[Scored]]]:
    """Return what the marks handed in come to, group by group: two statements."""
    marks = given_marks(contest)
    return [
        (
            group,
            score_group(marks[group.pk], drops_ends=group.drops_ends, normalises=contest.normalises),
        )
        for group in contest.groups.order_by("position")
        if group.pk in marks
    ]


def given_marks(contest: Contest, *, groups: Sequence[int] | None = None) -> dict[int, list[Given]]:
    """Return the marks handed in by group, all or those: one statement."""
    rows = Assignment.objects.filter(judge__contest=contest, state=AssignmentState.SUBMITTED)
    if groups is not None:
        rows = rows.filter(entry__group__in=groups)
    found: dict[int, list[Given]] = defaultdict(list)
    values = rows.order_by("pk").values_list("entry__group", "entry", "judge", "panel", "score")
    for group, work, judge, panel, score in values:
        if score is not None:  # a constraint says so of what was handed in
            found[group].append(Given(work, judge, panel, score))
    return dict(found)
