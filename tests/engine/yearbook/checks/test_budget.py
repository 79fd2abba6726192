import pytest
from tests.engine.yearbook.checks.making import codes, line, year

from jixiao.engine.values import NOT_APPLICABLE
from jixiao.engine.yearbook import BudgetLine, Yearbook
from jixiao.engine.yearbook.checks.budget import (
    check_balance,
    check_basic_expenditure,
    check_execution,
    check_expenditure,
    check_full_year,
    check_hospitality,
    check_income,
)


def spent(total: str, basic: str, projects: str) -> Yearbook:
    return year(line("支出合计", executed=total), line("基本支出", executed=basic), line("项目支出", executed=projects))


def test_expenditure_is_basic_and_project_expenditure():
    assert codes(check_expenditure(spent("258.13", "203", "55.13"))) == []
    found = [*check_expenditure(spent("258.13", "203", "55"))]
    assert codes(found) == ["Y301"]
    assert "258.13 万元" in found[0].cause
    assert "0.13 万元" in found[0].cause
    assert found[0].place.path == "budget.支出合计.executed"


def test_a_part_that_nobody_filled_in_proves_nothing_unless_the_rest_is_too_much():
    assert codes(check_expenditure(year(line("支出合计", executed="10"), line("基本支出", executed="9")))) == []
    assert codes(check_expenditure(year(line("支出合计", executed="10"), line("基本支出", executed="11")))) == ["Y301"]


def test_a_part_that_is_not_applicable_counts_as_none():
    lines = (line("支出合计", executed="10"), line("基本支出", executed="9"), line("项目支出", executed=NOT_APPLICABLE))
    assert codes(check_expenditure(year(*lines))) == ["Y301"]


def test_basic_expenditure_is_people_and_office():
    lines = (line("基本支出", previous="9"), line("人员经费", previous="8"), line("公用经费", previous="2"))
    assert codes(check_basic_expenditure(year(*lines))) == ["Y302"]


def test_the_three_public_costs_are_the_sum_of_their_parts():
    parts = (("因公出国（境）费", "0"), ("公务用车购置费", "0"), ("公务用车运行维护费", "2.28"), ("公务接待费", "0.58"))
    lines = tuple(line(item, executed=amount) for item, amount in parts)
    assert codes(check_hospitality(year(line("三公经费", executed="2.86"), *lines))) == []
    assert codes(check_hospitality(year(line("三公经费", executed="2.85"), *lines))) == ["Y307"]


def test_income_is_the_sum_of_its_kinds():
    lines = (line("收入合计", executed="255.37"), line("一般公共预算财政拨款收入", executed="258.13"))
    assert codes(check_income(year(*lines))) == ["Y308"]


@pytest.mark.parametrize(("adjusted", "code"), [("255.37", []), ("255.38", ["Y306"])])
def test_the_full_years_budget_is_the_first_and_what_was_changed(adjusted: str, code: list[str]):
    lines = (line("培训费", initial="274.64", adjustment="-19.27", adjusted=adjusted),)
    assert codes(check_full_year(year(*lines))) == code


def test_a_changed_budget_wants_a_reason():
    changed = line("支出合计", initial="286", adjusted="298")
    assert codes(check_full_year(year(changed))) == ["Y416"]
    assert codes(check_full_year(year(changed, profile={"adjustment_reason": "6月追加"}))) == []
    assert codes(check_full_year(year(line("支出合计", initial="286", adjusted="286")))) == []


@pytest.mark.parametrize(
    ("executed", "code"), [("101", ["Y309"]), ("100", []), ("90", []), ("89.99", ["Y310"]), ("0", ["Y310"])]
)
def test_execution_out_of_bounds_wants_a_reason(executed: str, code: list[str]):
    total = line("支出合计", adjusted="100", executed=executed)
    assert codes(check_execution(year(total))) == code
    assert codes(check_execution(year(total, profile={"execution_reason": "采购节约"}))) == []


def test_execution_against_the_first_budget_says_so():
    found = [*check_execution(year(line("支出合计", initial="528.08", executed="696.68")))]
    assert codes(found) == ["Y309"]
    assert "131.93%" in found[0].cause
    assert "年初预算" in found[0].cause


def test_a_budget_of_nothing_has_no_rate():
    assert codes(check_execution(year(line("支出合计", adjusted="0", executed="5")))) == []


INCOME, TOTAL = line("收入合计", executed="291.20"), line("支出合计", executed="289.46")


def carried(opening: str, closing: str) -> tuple[BudgetLine, ...]:
    return line("年初结转和结余", executed=opening), line("年末结转和结余", executed=closing)


def test_income_and_what_was_carried_over_balance():
    assert codes(check_balance(year(INCOME, TOTAL, *carried("4", "5.74")))) == []
    found = [*check_balance(year(INCOME, TOTAL, *carried("4", "5.73")))]
    assert codes(found) == ["Y304"]
    assert "相差 0.01 万元" in found[0].cause


def test_a_difference_that_nothing_accounts_for_is_named_with_its_amount():
    lines = (line("一般公共预算财政拨款收入", executed="255.37"), line("支出合计", executed="258.13"))
    found = [*check_balance(year(*lines))]
    assert codes(found) == ["Y305"]
    for words in ("2.76 万元", "255.37 万元", "258.13 万元", "收入合计未填", "年初结转和结余、年末结转和结余未填"):
        assert words in found[0].cause


def test_without_income_or_expenditure_there_is_nothing_to_balance():
    assert codes(check_balance(year(TOTAL))) == []
    assert codes(check_balance(year(INCOME))) == []
    assert codes(check_balance(year(line("收入合计", executed="9"), line("支出合计", executed="9")))) == []
