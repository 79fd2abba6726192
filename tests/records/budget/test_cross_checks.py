"""What is found wrong with a year's budget, with place, cause and cure."""

import datetime

from jixiao.engine.values import Money
from jixiao.orgs.registering import open_year
from jixiao.records.budget.adjusting import adjust_budget
from jixiao.records.budget.cross_checks import about, findings_of
from jixiao.records.budget.detailing import record_line
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.procuring import state_three_public
from jixiao.records.budget.spending import enter_execution
from jixiao.records.budget.stating import state_item


def wan(amount):
    return Money.of(amount, "万元")


def state(county, item, year=None, **values):
    amounts = {name: wan(value) for name, value in values.items()}
    return state_item(unit_year=year or county.unit_year, item=item, values=amounts, by=county.actor("clerk"))


def found(county):
    return {one.code: one for one in findings_of(picture_of(county.unit_year))}


def adjust(county, amount, item, number="示例财〔2024〕1号", exempt=""):
    return adjust_budget(
        unit_year=county.unit_year,
        number=number,
        on=datetime.date(2024, 6, 1),
        kind="increase",
        amount=wan(amount),
        reason="示例",
        item=item,
        exempt=exempt,
        by=county.actor("clerk"),
    )


def test_nothing_recorded_is_nothing_wrong(county):
    assert found(county) == {}


def test_a_statement_that_is_not_what_the_lines_add_up_to(county):
    record_line(
        unit_year=county.unit_year,
        function_code="2060701",
        economic_code="302",
        nature="running",
        initial=wan("29"),
        by=county.actor("clerk"),
    )
    state(county, "公用经费", initial="30")
    one = found(county)["B101"]
    assert one.cause == "填报 30.00 万元，由记录汇总为 29.00 万元，相差 1.00 万元"
    assert about(one) == "公用经费"
    assert one.cure


def test_a_whole_that_is_not_its_parts_is_said_once(county):
    state(county, "支出合计", initial="10")
    state(county, "基本支出", initial="6")
    state(county, "项目支出", initial="5")
    codes = [one.code for one in findings_of(picture_of(county.unit_year))]
    assert "Y301" in codes
    assert "B101" not in codes


def test_a_document_recorded_at_an_item_and_at_its_part(county):
    adjust(county, "3", "支出合计")
    adjust(county, "3", "项目支出")
    assert "上级科目会自动加总" in found(county)["B102"].cure


def test_the_opening_balance_is_last_years_closing(county):
    earlier = open_year(unit=county.unit, year=2023, by=county.actor("system"))
    state(county, "年末结转和结余", earlier, executed="3")
    state(county, "年初结转和结余", executed="2.76")
    codes = found(county)
    assert codes["B101"].cause.startswith("填报 2.76 万元，由记录汇总为 3.00 万元")
    assert "B103" not in codes


def test_the_opening_balance_is_the_stated_closing_of_last_year(county):
    state(county, "年末结转和结余", previous="3")
    state(county, "年初结转和结余", executed="2.76")
    assert "B103" in found(county)


def test_an_adjustment_rate_beyond_thirty_percent_is_a_hint(county):
    state(county, "支出合计", initial="10")
    adjust(county, "3", "项目支出")
    assert "B104" not in found(county)
    adjust(county, "0.01", "项目支出", number="示例财〔2024〕2号")
    assert str(found(county)["B104"].severity) == "建议"


def test_three_public_beyond_its_budget_and_without_its_parts_and_counts(county):
    state(county, "三公经费", initial="2", executed="2.5")
    state(county, "公务接待费", executed="2.5")
    codes = found(county)
    assert codes["B105"].cause == "三公经费支出 2.50 万元，预算 2.00 万元，多 0.50 万元"
    assert "公务用车购置费" in codes["B106"].cause
    assert codes["B107"].cause == "公务接待费支出 2.50 万元，批次、人次未填"
    state_three_public(unit_year=county.unit_year, counts={"receptions": 9, "guests": 80}, by=county.actor("clerk"))
    assert "B107" not in found(county)


def test_a_month_left_out_in_between(county):
    for month in (1, 4):
        enter_execution(
            unit_year=county.unit_year, month=month, amounts={"支出合计": wan("1")}, by=county.actor("clerk")
        )
    assert found(county)["B108"].cause == "2、3 月没有登记，而 4 月已经登记"


def test_xianghe_2019_shows_the_gap_between_income_and_expenditure(county):
    state(county, "收入合计", initial="274.64", executed="255.37")
    state(county, "支出合计", initial="274.64", executed="258.13")
    one = found(county)["Y305"]
    assert "258.13" in one.cause
    assert "255.37" in one.cause
    assert "2.76" in one.cause


def test_a_changed_budget_is_explained_by_its_documents(county):
    state(county, "支出合计", initial="10", adjusted="12")
    assert "Y416" in found(county)
    adjust(county, "2", "项目支出")
    assert "Y416" not in found(county)
