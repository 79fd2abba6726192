from tests.engine.yearbook.checks.making import codes, line, wan, year

from jixiao.engine.yearbook import Funding, Goal
from jixiao.engine.yearbook.checks.money import check_funded_goals, check_goal_money, check_project_money

GOALS = (Goal(code="G1", name="科普日", money=wan("1.5")), Goal(code="G2", name="培训", money=wan("10.5")))
SPENT = (line("支出合计", initial="274.64", executed="258.13"), line("基本支出", executed="258.13"))


def test_funded_goals_in_a_year_of_basic_expenditure_alone_contradict_it():
    found = [*check_funded_goals(year(*SPENT, goals=GOALS))]
    assert codes(found) == ["Y303"]
    assert found[0].severity.value == "必须改"
    for words in ("258.13 万元", "2 项绩效目标", "12.0 万元", "科普日、培训"):
        assert words in found[0].cause


def test_goals_without_money_or_money_for_projects_contradict_nothing():
    assert codes(check_funded_goals(year(*SPENT, goals=(Goal(code="G1", name="科普日"),)))) == []
    assert codes(check_funded_goals(year(line("支出合计", executed="258.13"), goals=GOALS))) == []
    assert (
        codes(check_funded_goals(year(line("支出合计", executed="9"), line("基本支出", executed="8"), goals=GOALS)))
        == []
    )


def test_goals_that_promise_more_than_there_is_are_named():
    assert codes(check_goal_money(year(line("支出合计", initial="11.99"), goals=GOALS))) == ["Y314"]
    assert codes(check_goal_money(year(line("支出合计", initial="12"), goals=GOALS))) == []
    projects = line("项目支出", initial="5", adjustment="6")
    assert codes(check_goal_money(year(line("支出合计", initial="100"), projects, goals=GOALS))) == ["Y313"]
    assert codes(check_goal_money(year(line("项目支出", adjusted="12"), goals=GOALS))) == []


def test_projects_cannot_have_more_than_the_unit_has_for_projects():
    fundings = (
        Funding(project="P1", source="当年财政拨款", adjusted=wan("58"), executed=wan("54.62")),
        Funding(project="P2", source="当年财政拨款", adjusted=wan("30"), executed=wan("27.68")),
        Funding(source="当年财政拨款", adjusted=wan("900"), executed=wan("900")),
    )
    assert codes(check_project_money(year(line("项目支出", adjusted="88", executed="82.30"), fundings=fundings))) == []
    assert codes(check_project_money(year(line("项目支出", adjusted="87", executed="82"), fundings=fundings))) == [
        "Y315",
        "Y315",
    ]
