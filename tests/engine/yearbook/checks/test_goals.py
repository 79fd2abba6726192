from typing import Any

import pytest
from tests.engine.yearbook.checks.making import codes, wan, year

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.engine.yearbook import Activity, Goal, Indicator, Outcome, Task
from jixiao.engine.yearbook.checks.goals import (
    check_goals_of_results,
    check_results_of_goals,
    check_tasks,
    check_total_goal,
)

GOAL = Goal(code="G1", name="科普日", money=wan("1.5"))
DUTIES = "一、贯彻执行上级党委的路线方针政策。二、加强科普组织网络和科普队伍建设，发挥科普工作主力军作用。"


def test_a_funded_goal_without_any_result_is_named():
    found = [*check_results_of_goals(year(goals=(GOAL,)))]
    assert codes(found) == ["Y316"]
    assert "1.5 万元" in found[0].cause


@pytest.mark.parametrize(
    "rows",
    [
        {"activities": (Activity(code="A1", name="主场", goal="G1"),)},
        {"outcomes": (Outcome(code="C1", name="作品", goal="G1"),)},
        {"indicators": (Indicator(code="Z1", level1="产出指标", level2="数量指标", name="场次", goal="G1"),)},
    ],
)
def test_whatever_belongs_to_a_goal_is_its_result(rows: dict[str, Any]):
    assert codes(check_results_of_goals(year(goals=(GOAL,), **rows))) == []


def test_a_goal_may_tell_its_result_in_words():
    told = Goal(code="G1", name="科普日", money=wan("1.5"), outcome="因疫情没有举办")
    assert codes(check_results_of_goals(year(goals=(told,)))) == []


def test_what_belongs_to_no_goal_is_named_unless_that_is_said():
    activities = (Activity(code="A1", name="竞答"), Activity(code="A2", name="走访", goal=NOT_APPLICABLE))
    found = [*check_goals_of_results(year(activities=activities, outcomes=(Outcome(code="C1", name="e站"),)))]
    assert [finding.place.path for finding in found] == ["activities.A1.goal", "outcomes.C1.goal"]


def test_a_goal_that_is_the_duties_over_again_is_named():
    same = year(profile={"duties": DUTIES, "total_goal": DUTIES.replace("。", "。\n")})
    assert "100%" in next(iter(check_total_goal(same))).cause
    own = year(profile={"duties": DUTIES, "total_goal": "2024年举办科普活动12场，服务群众16000人次。"})
    assert codes(check_total_goal(own)) == []
    assert codes(check_total_goal(year(profile={"duties": DUTIES}))) == []


@pytest.mark.parametrize("content", ["深入开展了“全国科普日活动”。", "认真完成了各项活动", "已建成科普e站2个"])
def test_a_task_written_as_done_is_named(content: str):
    assert codes(check_tasks(year(tasks=(Task(code="R1", content=content),)))) == ["Y319"]


@pytest.mark.parametrize(
    "content", ["开展全国科普日活动", "开展好党支部各项活动。", "帮助群众了解科学知识", "了结历史遗留问题"]
)
def test_a_task_written_as_a_plan_is_let_pass(content: str):
    assert codes(check_tasks(year(tasks=(Task(code="R1", content=content),)))) == []
