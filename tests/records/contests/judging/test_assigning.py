"""Works are given to judges by hand and balanced, and taken back."""

import pytest
from tests.records.contests import a_contest as made

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.assigning import assign_balanced, assign_by_hand, take_back
from jixiao.records.contests.judging.avoiding import declare_avoidance
from jixiao.records.contests.models import Assignment, AssignmentState


def test_a_work_is_given_by_hand(contest, by):
    _, (judge, *_) = made.a_panel(contest)
    task = assign_by_hand(judge=judge, entry=made.a_work(contest, 1), by=by)
    assert (task.state, task.way, task.assigned_by) == ("assigned", "hand", by.person)


@pytest.mark.parametrize(
    ("spoil", "code"),
    [
        (lambda judge, entry: type(judge).objects.filter(pk=judge.pk).update(school=entry.school), "A524"),
        (lambda judge, _: type(judge).objects.filter(pk=judge.pk).update(key="t1"), "A524"),
        (lambda judge, _: judge.panels.clear(), "A523"),
        (lambda _, entry: type(entry).objects.filter(pk=entry.pk).update(state="submitted"), "A522"),
        (lambda judge, _: type(judge).objects.filter(pk=judge.pk).update(removed_at=made.AT), "A521"),
    ],
)
def test_a_work_is_not_given_to_somebody_who_must_not_have_it(contest, by, spoil, code):
    _, (judge, *_) = made.a_panel(contest)
    entry = made.a_work(contest, 1, tutor="t1")
    spoil(judge, entry)
    judge.refresh_from_db()
    entry.refresh_from_db()
    with pytest.raises(Refused) as refused:
        assign_by_hand(judge=judge, entry=entry, by=by)
    assert refused.value.code == code
    assert not Assignment.objects.exists()


def test_the_same_work_is_not_given_twice(contest, by):
    _, (judge, *_) = made.a_panel(contest)
    entry = made.a_work(contest, 1)
    assign_by_hand(judge=judge, entry=entry, by=by)
    with pytest.raises(Refused, match="已经分给"):
        assign_by_hand(judge=judge, entry=entry, by=by)


def test_balanced_gives_each_work_its_judges_and_tells_what_it_cannot(contest, by):
    _, judges = made.a_panel(contest, judges=4)
    for number in range(1, 9):
        made.a_work(contest, number, school=1 + number % 4)
    for judge in judges[:2]:
        judge.school = made.a_school(contest, 1)
        judge.save()
    found = assign_balanced(contest=contest, seed="2024", by=by)
    assert {gap.work.number for gap in found.gaps} == {"G1-004", "G1-008"}
    assert Assignment.objects.count() == 6 * 3 + 2 * 2
    assert assign_balanced(contest=contest, seed="2024", by=by).pairs == ()


def test_what_was_taken_back_can_be_given_again(contest, by):
    _, (judge, *_) = made.a_panel(contest)
    entry = made.a_work(contest, 1)
    task = assign_by_hand(judge=judge, entry=entry, by=by)
    assert take_back(assignment=task, why="分错了", by=by).state == AssignmentState.TAKEN_BACK
    again = assign_by_hand(judge=judge, entry=entry, by=by)
    assert (again.pk, again.state) == (task.pk, AssignmentState.ASSIGNED)


def test_marks_that_were_handed_in_are_not_taken_back(county, contest, by):
    panel, (judge, *_) = made.a_panel(contest)
    task = made.a_task(county, panel, judge, made.a_work(contest, 1), points=(40, 40, 20))
    with pytest.raises(Refused, match="不能收回"):
        take_back(assignment=task, why="分错了", by=by)


def test_what_is_declared_later_is_taken_from_the_judge_with_its_marks(county, contest, by):
    panel, (judge, *_) = made.a_panel(contest)
    entry = made.a_work(contest, 1)
    task = made.a_task(county, panel, judge, entry, points=(40, 40, 20))
    _, taken = declare_avoidance(judge=judge, thing=entry.authors.get(), why="亲属", by=by)
    task.refresh_from_db()
    assert (taken, task.state, task.score) == ([task], AssignmentState.RECUSED, None)
    assert not task.marks.exists()
    with pytest.raises(Refused, match="已经登记回避"):
        declare_avoidance(judge=judge, thing=entry.authors.get(), why="亲属", by=by)


def test_after_judging_nothing_is_given_out(county, by):
    contest = made.a_contest(county, state="deciding")
    _, (judge, *_) = made.a_panel(contest)
    with pytest.raises(Refused, match="现在不能分配"):
        assign_by_hand(judge=judge, entry=made.a_work(contest, 1), by=by)
