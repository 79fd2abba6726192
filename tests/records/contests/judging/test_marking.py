"""A judge marks: kept as it is typed, handed in when complete, changed as long as judging lasts."""

import datetime
from decimal import Decimal
from fractions import Fraction

import pytest
from tests.records.contests import a_contest as made

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.judging.marking import save_marks, submit_marks, take_marks_back
from jixiao.records.contests.models import Assignment, AssignmentState, Panel


@pytest.fixture
def task(county, contest):
    panel, (judge, *_) = made.a_panel(contest)
    return made.a_task(county, panel, judge, made.a_work(contest, 1))


def points(task, *values):
    criteria = task.entry.group.criteria.order_by("position")
    return {one.pk: None if value is None else Decimal(value) for one, value in zip(criteria, values, strict=True)}


def kept(task):
    return list(task.marks.order_by("criterion__position").values_list("points", flat=True))


def told(task, *values, stamp=None, remark="", act=save_marks, at=made.AT):
    return act(assignment=task, points=points(task, *values), remark=remark, stamp=stamp or task.version, at=at)


def test_what_is_typed_is_kept_before_it_is_complete(task):
    told(task, "39.5", None, None, remark="示例评语")
    told(task, None, "20", None)
    task.refresh_from_db()
    assert (task.state, task.score, kept(task)) == (AssignmentState.DRAFT, None, [Decimal(20)])


def test_what_is_complete_is_handed_in_with_its_sum(task):
    told(task, "39.5", "20", "0", act=submit_marks)
    task.refresh_from_db()
    assert (task.state, task.score) == (AssignmentState.SUBMITTED, Fraction(119, 2))


def test_a_criterion_without_points_is_named(task):
    with pytest.raises(Refused, match="还有 2 项没有打分：科学性、表达"):
        told(task, "39.5", None, None, act=submit_marks)
    assert not task.marks.exists()


@pytest.mark.parametrize("value", ["40.01", "-1"])
def test_points_beyond_what_a_criterion_is_worth_are_refused(task, value):
    with pytest.raises(Refused, match="满分 40 分") as refused:
        told(task, value, None, None)
    assert refused.value.field == f"c{task.entry.group.criteria.get(name='创新性').pk}"


def test_somebody_who_saves_over_another_page_is_told(task):
    told(task, "1", None, None)
    with pytest.raises(Stale):
        told(Assignment.objects.get(pk=task.pk), "2", None, None, stamp=1)


def test_marks_handed_in_are_changed_after_they_were_taken_back(task):
    told(task, "39", "20", "1", act=submit_marks)
    with pytest.raises(Refused, match="已经提交"):
        told(task, "1", "1", "1")
    take_marks_back(assignment=task, at=made.AT)
    told(task, "10", "10", "10", act=submit_marks)
    assert Assignment.objects.get(pk=task.pk).score == 30


def test_nobody_marks_outside_the_days_of_judging(task):
    with pytest.raises(Refused, match="2024-10-31 已经截止"):
        told(task, "1", "1", "1", at=made.AT + datetime.timedelta(days=22))
    with pytest.raises(Refused, match="2024-10-01 开始"):
        told(task, "1", "1", "1", at=made.AT - datetime.timedelta(days=10))


def test_nobody_marks_for_a_panel_that_was_closed(task):
    Panel.objects.update(closed_at=made.AT)
    task.panel.refresh_from_db()
    with pytest.raises(Refused, match="这个评审组已经结束"):
        told(task, "1", "1", "1")


def test_a_work_that_was_taken_away_is_not_marked(task):
    Assignment.objects.update(state="taken_back")
    task.refresh_from_db()
    with pytest.raises(Refused, match="不再由您评"):
        told(task, "1", "1", "1")
