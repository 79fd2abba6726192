"""The ratios of 财预〔2013〕53号 against hand-calculated vectors."""

import datetime
from fractions import Fraction

import pytest

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money, Period
from jixiao.orgs.registering import open_year
from jixiao.records.budget.adjusting import adjust_budget
from jixiao.records.budget.counting import count_budget
from jixiao.records.budget.procuring import state_procurement, state_three_public
from jixiao.records.budget.projecting import fund_project, register_project
from jixiao.records.budget.spending import enter_execution
from jixiao.records.budget.stating import state_item

YEAR = Period(2024)


def wan(amount: str) -> Money:
    return Money.of(amount, "万元")


def state(county, item, year=None, **amounts):
    values = {name: wan(value) if isinstance(value, str) else value for name, value in amounts.items()}
    return state_item(unit_year=year or county.unit_year, item=item, values=values, by=county.actor("clerk"))


def rates(county, period=YEAR, year=None):
    found = count_budget(unit_year=year or county.unit_year, period=period)
    return {code.removeprefix("budget."): counted for code, counted in found.items()}


def test_xianghe_2019_completes_93_99_percent_of_its_budget(county):
    year = open_year(unit=county.unit, year=2019, by=county.actor("system"))
    state(county, "支出合计", year, initial="274.64", executed="258.13")
    state(county, "收入合计", year, initial="274.64", executed="255.37")

    found = rates(county, Period(2019), year)["completion"]

    assert found.value == Fraction("258.13") / Fraction("274.64") * 100
    assert f"{float(found.value):.2f}" == "93.99"
    assert [reference.label for reference in found.references] == ["支出合计决算", "支出合计年初预算"]
    assert found.formula == "预算完成数 ÷ 预算数 × 100%"


def test_nothing_recorded_is_unfilled_and_never_zero(county):
    assert {found.value for found in rates(county).values()} == {UNFILLED}


def test_three_public_change_compares_budgets_with_budgets(county):
    state(county, "三公经费", initial="1.80", executed="1.20")
    state_three_public(unit_year=county.unit_year, previous_budget=wan("2.00"), by=county.actor("clerk"))
    assert rates(county)["three_public_change"].value == Fraction(-10)


def test_three_public_change_takes_last_years_budget_from_last_years_record(county):
    earlier = open_year(unit=county.unit, year=2023, by=county.actor("system"))
    state(county, "三公经费", earlier, initial="1.60")
    state(county, "三公经费", initial="2.00")
    found = rates(county)["three_public_change"]
    assert found.value == Fraction(25)
    assert {one.kind for one in found.references} == {"budget.item", "budget.earlier"}


@pytest.mark.parametrize(("before", "now", "expected"), [("0", "0", NOT_APPLICABLE), ("0", "1", UNFILLED)])
def test_three_public_change_from_nothing_is_left_to_a_person(county, before, now, expected):
    state(county, "三公经费", initial=now)
    state_three_public(unit_year=county.unit_year, previous_budget=wan(before), by=county.actor("clerk"))
    found = rates(county)["three_public_change"]
    assert found.value is expected
    assert found.note


def test_key_expenditure_is_the_share_of_key_projects_in_the_budget(county):
    by = county.actor("clerk")
    for code, key, money in (("P1", True, "3"), ("P2", True, "6"), ("P3", False, "3")):
        project = register_project(unit_year=county.unit_year, code=code, name=f"示例项目{code}", is_key=key, by=by)
        fund_project(
            unit_year=county.unit_year, project=project, source="当年财政拨款", values={"initial": wan(money)}, by=by
        )
    assert rates(county)["key_expenditure"].value == Fraction(75)


def test_key_expenditure_waits_until_every_project_says_whether_it_is_key(county):
    by = county.actor("clerk")
    project = register_project(unit_year=county.unit_year, code="P1", name="示例项目", by=by)
    fund_project(
        unit_year=county.unit_year, project=project, source="当年财政拨款", values={"initial": wan("3")}, by=by
    )
    found = rates(county)["key_expenditure"]
    assert found.value is UNFILLED
    assert "示例项目没有填是否重点项目" in found.note


def adjust(county, kind, amount, *, item="项目支出", exempt="", number="示例财〔2024〕1号", **more):
    return adjust_budget(
        unit_year=county.unit_year,
        number=number,
        on=datetime.date(2024, 6, 1),
        kind=kind,
        amount=wan(amount),
        reason="示例事由",
        item=item,
        exempt=exempt,
        by=county.actor("clerk"),
        **more,
    )


def test_adjustment_rate_adds_without_sign_and_leaves_three_reasons_out(county):
    state(county, "支出合计", initial="200")
    adjust(county, "increase", "5")
    adjust(county, "cut", "3", number="示例财〔2024〕2号")
    adjust(county, "transfer", "2", item="公用经费", to_item="项目支出", number="示例财〔2024〕3号")
    adjust(county, "increase", "50", exempt="policy", number="示例财〔2024〕4号")
    adjust(county, "increase", "7", exempt="force_majeure", number="示例财〔2024〕5号")
    adjust(county, "increase", "8", exempt="assigned", number="示例财〔2024〕6号")

    found = rates(county)

    assert found["adjustment_rate"].value == Fraction(5)  # (5 + 3 + 2) ÷ 200
    assert found["adjusted_money"].value == Fraction(10)
    assert found["total_adjustment"].value == Fraction(67)  # 5 − 3 + 0 + 50 + 7 + 8
    assert "剔除 3 笔" in found["adjustment_rate"].note


def test_adjustment_rate_of_a_stated_zero_is_zero(county):
    state(county, "支出合计", initial="200", adjustment="0")
    assert rates(county)["adjustment_rate"].value == 0


def test_adjustment_rate_does_not_count_money_of_income_or_special_items(county):
    state(county, "支出合计", initial="200", adjustment="0")
    adjust(county, "increase", "5", item="收入合计")
    adjust(county, "cut", "1", item="公务接待费", number="示例财〔2024〕2号")
    assert rates(county)["adjustment_rate"].value == 0


def test_payment_progress_is_measured_against_time_at_the_last_month_entered(county):
    state(county, "支出合计", initial="120", adjustment="0")
    for month, amount in ((1, "10"), (2, "20"), (3, "12")):
        enter_execution(
            unit_year=county.unit_year, month=month, amounts={"支出合计": wan(amount)}, by=county.actor("clerk")
        )

    found = rates(county, Period(2024, 1, 6))

    assert found["spent"].value == Fraction(42)
    assert found["payment_progress"].value == Fraction(140)  # 42 ÷ 120 = 35 %, 35 ÷ 25
    assert "时点：3 月末" in found["payment_progress"].note


def test_payment_progress_follows_the_plan_where_one_was_set(county):
    state(county, "支出合计", initial="100", adjustment="0")
    enter_execution(
        unit_year=county.unit_year,
        month=6,
        amounts={"支出合计": wan("44")},
        planned=Fraction(55, 100),
        by=county.actor("clerk"),
    )
    assert rates(county, Period(2024, 1, 6))["payment_progress"].value == Fraction(80)


def test_payment_progress_of_a_whole_year_without_months_takes_the_final_account(county):
    state(county, "支出合计", initial="100", adjustment="0", executed="96.5")
    assert rates(county)["payment_progress"].value == Fraction("96.5")
    assert rates(county, Period(2024, 1, 7))["payment_progress"].value is UNFILLED


def test_payment_progress_against_a_plan_of_nothing_is_left_to_a_person(county):
    state(county, "支出合计", initial="100", adjustment="0")
    enter_execution(
        unit_year=county.unit_year,
        month=1,
        amounts={"支出合计": wan("1")},
        planned=Fraction(0),
        by=county.actor("clerk"),
    )
    assert rates(county, Period(2024, 1, 1))["payment_progress"].value is UNFILLED


def test_carried_over_is_a_share_of_the_whole_years_budget(county):
    state(county, "支出合计", initial="90", adjustment="10")
    state(county, "年末结转和结余", executed="11.01")
    assert rates(county)["carried_over"].value == Fraction("11.01")


@pytest.mark.parametrize(
    ("before", "now", "expected"),
    [("4", "5", Fraction(25)), ("4", "0", Fraction(-100)), ("0", "0", Fraction(0)), ("0", "5", UNFILLED)],
)
def test_change_of_what_is_carried_over(county, before, now, expected):
    state(county, "年初结转和结余", executed=before)
    state(county, "年末结转和结余", executed=now)
    found = rates(county)["carried_over_change"]
    assert found.value == expected
    if expected is UNFILLED:
        assert "请人工判定" in found.note


def test_control_rates_take_the_full_years_budget_and_say_so_where_they_cannot(county):
    state(county, "公用经费", initial="20", adjustment="5", executed="24")
    state(county, "三公经费", initial="2", executed="2.5")
    found = rates(county)
    assert found["running_control"].value == Fraction(96)
    assert found["three_public_control"].value == Fraction(125)
    assert "暂以年初预算为准" in found["three_public_control"].note


@pytest.mark.parametrize(
    ("planned", "actual", "expected"),
    [("4.80", "4.20", Fraction("87.5")), ("0", "0", NOT_APPLICABLE), ("0", "1", UNFILLED), (None, "1", UNFILLED)],
)
def test_procurement_execution(county, planned, actual, expected):
    state_procurement(
        unit_year=county.unit_year,
        kind="goods",
        planned=None if planned is None else wan(planned),
        actual=wan(actual),
        by=county.actor("clerk"),
    )
    assert rates(county)["procurement_execution"].value == expected


def test_completion_above_100_percent_is_not_capped_and_asks_for_the_adjustment(county):
    state(county, "支出合计", initial="528.08", executed="696.68")
    found = rates(county)["completion"]
    assert found.value == Fraction("696.68") / Fraction("528.08") * 100
    assert "请登记预算调整" in found.note
