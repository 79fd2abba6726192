"""The groups of a draft: set up in one press where they are shipped, added, changed and taken out one by one."""

import dataclasses
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Max, ProtectedError

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.contests.contests.events import GroupsKept
from jixiao.records.contests.contests.ready_made import ReadyContest
from jixiao.records.contests.contests.telling import require_draft, tell
from jixiao.records.contests.models import TICKS, AwardShare, Contest, Criterion, Entrants, Group, WorkKind

FIELDS = (
    "code", "name", "work_kind", "entrants", "grade_from", "grade_to", "age_least", "age_most", "team_least",
    "team_most", "tutor_most", "work_from", "work_to", "form", "files", "ticks", "default_places", "judges_each",
    "drops_ends", "source", "doubts",
)  # fmt: skip
ALL_POINTS, ALL_PERCENT, MOST_TEAM, MOST_TUTORS, MOST_LINES = 100, 100, 20, 10, 12
GRADES = 12


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A criterion (points) or an award (per cent) as it is written."""

    name: str
    number: Decimal
    hint: str = ""


def set_up_ready_made(contest: Contest, ready: ReadyContest) -> None:
    """Give a new contest the groups, criteria and awards that are shipped."""
    for position, one in enumerate(ready.groups, start=1):
        group = Group.objects.create(contest=contest, position=position, **one.dated(contest.unit_year.year))
        _write_criteria(group, [Line(name, most, hint) for name, most, hint in ready.criteria])
        _write_awards(group, [Line(name, percent) for name, percent in ready.awards])


@transaction.atomic
def add_group(*, contest: Contest, values: Mapping[str, Any], by: Actor) -> Group:
    """Add a group to a draft, with the criteria and awards of the group before it."""
    require_draft(contest)
    before = Group.objects.filter(contest=contest).order_by("-position").first()
    position = (Group.objects.filter(contest=contest).aggregate(last=Max("position"))["last"] or 0) + 1
    group = Group(contest=contest, position=position, ticks=list(TICKS))
    _fill(group, values)
    _saved(group, values)
    if before is not None:
        _write_criteria(group, [Line(one.name, one.most, one.hint) for one in before.criteria.order_by("position")])
        _write_awards(group, [Line(one.name, one.percent) for one in before.awards.order_by("position")])
    tell(GroupsKept, contest, by, after=snapshot(group, FIELDS))
    return group


@transaction.atomic
def amend_group(*, group: Group, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Group:
    """Change a group of a draft. Raises Stale for an older stamp."""
    require_draft(group.contest)
    before = snapshot(Group.objects.get(pk=group.pk), FIELDS)
    _fill(group, values)
    try:
        with transaction.atomic():
            save_stamped(group, stamp=stamp, fields=FIELDS)
    except IntegrityError:
        raise _twice(group) from None
    was, became = changes(before, snapshot(group, FIELDS))
    tell(GroupsKept, group.contest, by, before=was, after={"组别": group.name, **became})
    return group


@transaction.atomic
def remove_group(*, group: Group, stamp: int | None, by: Actor) -> None:
    """Take a group out of a draft; refuses one that has works."""
    require_draft(group.contest)
    save_stamped(group, stamp=stamp, fields=())
    tell(GroupsKept, group.contest, by, before=snapshot(group, FIELDS))
    try:
        group.delete()
    except ProtectedError:
        raise Refused("这个组别里有作品，不能删除", cure="先处理作品", code="A010") from None


@transaction.atomic
def keep_scale(
    *, group: Group, criteria: Sequence[Line], awards: Sequence[Line], stamp: int | None, by: Actor
) -> Group:
    """Write the judging scale and the awards of a group: points that add up to 100, per cents that do not pass it."""
    require_draft(group.contest)
    _require_lines(criteria, "评分项")
    _require_lines(awards, "奖项")
    total = sum((one.number for one in criteria), Decimal(0))
    if total != ALL_POINTS:
        raise Refused(f"评分项满分合计 {total.normalize():f}，不是 100 分", cure="改到正好 100 分", code="A011")
    if sum((one.number for one in awards), Decimal(0)) > ALL_PERCENT:
        raise Refused("奖项比例合计超过 100%", cure="减少比例", code="A012")
    save_stamped(group, stamp=stamp, fields=())
    Criterion.objects.filter(group=group).delete()
    AwardShare.objects.filter(group=group).delete()
    _write_criteria(group, criteria)
    _write_awards(group, awards)
    told = {
        "组别": group.name, "评分表": "；".join(f"{one.name} {one.number}" for one in criteria),
        "奖项": "；".join(f"{one.name} {one.number}%" for one in awards),
    }  # fmt: skip
    tell(GroupsKept, group.contest, by, after=told)
    return group


def _require_lines(lines: Sequence[Line], word: str) -> None:
    if len({one.name for one in lines}) < len(lines) or len(lines) > MOST_LINES:
        raise Refused(f"{word}有重名，或超过 {MOST_LINES} 行", cure="每个名称只写一次", code="A013")
    if any(not one.name or not 0 < one.number <= ALL_POINTS for one in lines):
        raise Refused(f"{word}没有名称，或数不在 0 至 100 之间", cure="补上名称和数", code="A013")


def _write_criteria(group: Group, lines: Sequence[Line]) -> None:
    Criterion.objects.bulk_create(
        Criterion(group=group, position=place, name=one.name, most=one.number, hint=one.hint)
        for place, one in enumerate(lines, start=1)
    )


def _write_awards(group: Group, lines: Sequence[Line]) -> None:
    AwardShare.objects.bulk_create(
        AwardShare(group=group, position=place, name=one.name, percent=one.number)
        for place, one in enumerate(lines, start=1)
    )


def _saved(group: Group, values: Mapping[str, Any]) -> None:
    try:
        with transaction.atomic():
            group.save(force_insert=True)
    except IntegrityError:
        raise _twice(group) from None
    group.refresh_from_db(fields=list(values))


def _twice(group: Group) -> Refused:
    cause = f"组别编号「{group.code}」或名称「{group.name}」已经有了"
    return Refused(cause, cure="换一个编号或名称", code="A014", field="code")


def _fill(group: Group, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(group, name, values[name])
    group.code, group.name = group.code.strip().upper(), group.name.strip()
    if not group.code or not group.name or not group.code.isascii() or not group.code.isalnum():
        cure = "编号用字母和数字，如 X1；它会印在作品编号里"
        raise Refused("组别编号或名称没有填好", cure=cure, code="A015", field="code")
    if group.work_kind not in WorkKind.values or group.entrants not in Entrants.values:
        raise Refused("没有这种作品类别或参赛对象", cure="从列出的里面选", code="A015", field="work_kind")
    if not set(group.ticks) <= set(TICKS):
        raise Refused("没有这一项三自三性", cure="从列出的里面选", code="A015", field="ticks")
    _require_spans(group)


def _require_spans(group: Group) -> None:
    if not 1 <= group.team_least <= group.team_most <= MOST_TEAM:
        cure = f"最少不大于最多，都在 1 至 {MOST_TEAM} 之间"
        raise Refused("作者人数不对", cure=cure, code="A016", field="team_most")
    if group.tutor_most > MOST_TUTORS or not 1 <= group.judges_each <= MOST_TEAM:
        raise Refused("辅导教师或评委人数太多", cure="改小一些", code="A016", field="tutor_most")
    pairs = (("grade_from", "grade_to", "年级"), ("age_least", "age_most", "年龄"), ("work_from", "work_to", "日期"))
    for low, high, word in pairs:
        first, last = getattr(group, low), getattr(group, high)
        if first is not None and last is not None and last < first:
            raise Refused(f"{word}的上限小于下限", cure="核对两个数", code="A016", field=high)
    if any(one is not None and not 1 <= one <= GRADES for one in (group.grade_from, group.grade_to)):
        raise Refused("年级不在 1 至 12 之间", cure="小学 1—6，初中 7—9，高中 10—12", code="A016", field="grade_from")
