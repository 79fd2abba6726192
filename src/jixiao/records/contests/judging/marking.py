"""A judge marks: what is typed is kept at once, and handed in when every criterion has its points."""

import datetime
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction

from django.db import transaction

from jixiao.engine.values import print_decimal
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.contests.judging.stages import why_closed
from jixiao.records.contests.models import Assignment, AssignmentState, Criterion, Mark

MOST_REMARK = 500
KEPT = ("state", "remark", "saved_at")
Points = Mapping[int, Decimal | None]
"""By criterion; None for one that has no points yet."""


@transaction.atomic
def save_marks(
    *, assignment: Assignment, points: Points, remark: str, stamp: int | None, at: datetime.datetime
) -> Assignment:
    """Keep what a judge typed so far. Refuses points above what a criterion is worth, and a work they have no more."""
    _require_marking(assignment, at)
    criteria = _criteria(assignment)
    _fill(assignment, criteria, points, remark, at=at)
    save_stamped(assignment, stamp=stamp, fields=KEPT)
    _write(assignment, criteria, points)
    return assignment


@transaction.atomic
def submit_marks(
    *, assignment: Assignment, points: Points, remark: str, stamp: int | None, at: datetime.datetime
) -> Assignment:
    """Keep what a judge typed, and hand it in. Refuses a criterion without points, too."""
    _require_marking(assignment, at)
    criteria = _criteria(assignment)
    _fill(assignment, criteria, points, remark, at=at)
    given = _given(assignment, criteria, points)
    lacking = [one for pk, one in criteria.items() if pk not in given]
    if lacking:
        named = "、".join(one.name for one in lacking)
        cause, cure = f"还有 {len(lacking)} 项没有打分：{named}", "每一项都打分后再提交；0 分也要写 0"
        raise Refused(cause, cure=cure, code="A541", field=f"c{lacking[0].pk}")
    assignment.state, assignment.submitted_at = AssignmentState.SUBMITTED, at
    assignment.score = sum((Fraction(one) for one in given.values()), Fraction(0))
    save_stamped(assignment, stamp=stamp, fields=(*KEPT, "score", "submitted_at"))
    _write(assignment, criteria, points)
    return assignment


@transaction.atomic
def take_marks_back(*, assignment: Assignment, at: datetime.datetime) -> Assignment:
    """Let a judge change marks that they handed in, as long as judging lasts."""
    _require_open(assignment, at)
    if assignment.state != AssignmentState.SUBMITTED:
        raise Refused("这件还没有提交，可以直接改", cure="回到评分页", code="A542")
    assignment.state, assignment.score, assignment.submitted_at = AssignmentState.DRAFT, None, None
    save_stamped(assignment, stamp=None, fields=("state", "score", "submitted_at"))
    return assignment


def _require_open(assignment: Assignment, at: datetime.datetime) -> None:
    refusal = why_closed(assignment.judge.contest, at=at, panel=assignment.panel)
    if refusal:
        raise Refused(refusal, cure="有疑问请打赛事咨询电话", code="A543")
    if assignment.state in {AssignmentState.RECUSED, AssignmentState.TAKEN_BACK}:
        raise Refused("这件作品不再由您评", cure="回到作品列表", code="A544")


def _require_marking(assignment: Assignment, at: datetime.datetime) -> None:
    _require_open(assignment, at)
    if assignment.state == AssignmentState.SUBMITTED:
        raise Refused("这件已经提交评分", cure="要改的先按「取回修改」", code="A540")


def _criteria(assignment: Assignment) -> dict[int, Criterion]:
    rows = sorted(assignment.entry.group.criteria.all(), key=lambda one: one.position)
    return {one.pk: one for one in rows}


def _fill(
    assignment: Assignment, criteria: Mapping[int, Criterion], points: Points, remark: str, *, at: datetime.datetime
) -> None:
    for pk, value in points.items():
        if pk in criteria and value is not None:
            _require_within(criteria[pk], value)
    if len(remark) > MOST_REMARK:
        raise Refused(f"评语超过 {MOST_REMARK} 字", cure="写短一点", code="A545", field="remark")
    assignment.state, assignment.remark, assignment.saved_at = AssignmentState.DRAFT, remark.strip(), at


def _given(assignment: Assignment, criteria: Mapping[int, Criterion], points: Points) -> dict[int, Decimal]:
    """Return the points of every criterion that has some: what is typed now, else what was kept before."""
    kept = {} if criteria.keys() <= points.keys() else dict(assignment.marks.values_list("criterion", "points"))
    now = {pk: points.get(pk, kept.get(pk)) for pk in criteria}
    return {pk: value for pk, value in now.items() if value is not None}


def _write(assignment: Assignment, criteria: Mapping[int, Criterion], points: Points) -> None:
    empty = [pk for pk, value in points.items() if pk in criteria and value is None]
    if empty:
        Mark.objects.filter(assignment=assignment, criterion__in=empty).delete()
    rows = [
        Mark(assignment=assignment, criterion_id=pk, points=value)
        for pk, value in points.items()
        if pk in criteria and value is not None
    ]
    Mark.objects.bulk_create(
        rows, update_conflicts=True, unique_fields=["assignment", "criterion"], update_fields=["points"]
    )


def _require_within(criterion: Criterion, value: Decimal) -> None:
    if not 0 <= value <= criterion.most:
        most = print_decimal(criterion.most)
        raise Refused(f"「{criterion.name}」{print_decimal(value)} 分，满分 {most} 分", cure=f"写 0 到 {most} 的数",
                      code="A546", field=f"c{criterion.pk}")  # fmt: skip
