"""A judge steps back: the reason is kept, the work goes to another."""

import pytest
from tests.records.contests import a_contest as made

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.recusing import recuse
from jixiao.records.contests.models import Assignment, AssignmentState, Avoidance


def test_a_work_goes_to_the_judge_with_fewest_works(county, contest):
    panel, (first, second, third) = made.a_panel(contest)
    entry, other = made.a_work(contest, 1), made.a_work(contest, 2)
    contest.groups.update(judges_each=1)
    task = made.a_task(county, panel, first, entry, points=(1, 1, 1))
    made.a_task(county, panel, second, other)
    handed = recuse(assignment=task, why="作者是我的学生", at=made.AT)
    assert handed.judge == third
    task.refresh_from_db()
    assert (task.state, task.recused_why, task.score) == (AssignmentState.RECUSED, "作者是我的学生", None)
    assert not task.marks.exists()
    assert Avoidance.objects.get(judge=first).entry == entry


def test_where_nobody_can_take_it_the_work_lacks_a_judge(county, contest):
    panel, (only,) = made.a_panel(contest, judges=1)
    task = made.a_task(county, panel, only, made.a_work(contest, 1))
    assert recuse(assignment=task, why="亲属", at=made.AT) is None
    assert Assignment.objects.count() == 1


@pytest.mark.parametrize(("why", "state", "code"), [(" ", "assigned", "A512"), ("亲属", "taken_back", "A544")])
def test_a_reason_is_asked_for_and_a_work_that_is_gone_is_gone(county, contest, why, state, code):
    panel, (only,) = made.a_panel(contest, judges=1)
    task = made.a_task(county, panel, only, made.a_work(contest, 1), state=state)
    with pytest.raises(Refused) as refused:
        recuse(assignment=task, why=why, at=made.AT)
    assert refused.value.code == code
