"""Entering what was spent, month by month."""

from fractions import Fraction

import pytest

from jixiao.engine.values import UNFILLED, Money
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.budget.amounts import Amounts
from jixiao.records.budget.detailing import record_line
from jixiao.records.budget.models import Execution
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.spending import enter_execution, enter_line_execution, enter_year, stamp_of
from jixiao.records.budget.stating import state_item


def wan(amount):
    return Money.of(amount, "万元")


def enter(county, month, **amounts):
    values = {item: None if amount is None else wan(amount) for item, amount in amounts.items()}
    return enter_execution(unit_year=county.unit_year, month=month, amounts=values, by=county.actor("clerk"))


def amounts(county):
    return Amounts(picture_of(county.unit_year))


def test_a_month_of_the_whole_is_the_sum_of_its_parts_where_nobody_entered_it(county):
    enter(county, 1, 人员经费="10.20", 公用经费="2.10", 项目支出="0")
    assert amounts(county).month("支出合计", 1).value == wan("12.30")
    assert amounts(county).of("支出合计", "executed").value == wan("12.30")


def test_a_part_that_nobody_entered_leaves_the_whole_unfilled(county):
    enter(county, 1, 人员经费="10.20", 公用经费="2.10")
    assert amounts(county).month("支出合计", 1).value is UNFILLED
    assert amounts(county).month("基本支出", 1).value == wan("12.30")


def test_an_entered_whole_goes_before_its_parts_and_the_difference_is_seen(county):
    enter(county, 1, 支出合计="13", 人员经费="10.20", 公用经费="2.10", 项目支出="0")
    month = amounts(county).month("支出合计", 1)
    assert (month.value, month.derived, month.differs) == (wan("13"), wan("12.30"), True)


def test_lines_add_up_to_their_items_by_nature_and_by_economic_kind(county):
    by = county.actor("clerk")
    codes = (("301", "staff"), ("30217", "running"), ("302", "project"))
    lines = [
        record_line(
            unit_year=county.unit_year,
            function_code="2060701",
            economic_code=code,
            nature=nature,
            initial=wan("9"),
            by=by,
        )
        for code, nature in codes
    ]
    for line, amount in zip(lines, ("1", "0.30", "2"), strict=True):
        enter_line_execution(line=line, month=3, amount=wan(amount), by=by)
    found = amounts(county)
    assert found.month("人员经费", 3).value == wan("1")
    assert found.month("公务接待费", 3).value == wan("0.30")
    assert found.month("支出合计", 3).value == wan("3.30")
    assert {one.kind for one in found.of("支出合计", "executed").references()} == {"budget.execution"}


def test_entering_again_corrects_and_none_empties(county):
    enter(county, 2, 支出合计="5")
    enter(county, 2, 支出合计="6")
    assert Execution.objects.get().amount == wan("6")
    enter(county, 2, 支出合计=None)
    assert Execution.objects.get().amount is None
    assert amounts(county).of("支出合计", "executed").value is UNFILLED


def test_a_refund_may_be_negative(county):
    enter(county, 2, 支出合计="-0.50")
    assert amounts(county).month("支出合计", 2).value == wan("-0.50")


def test_the_sum_says_up_to_which_month(county):
    for month in (1, 2, 4):
        enter(county, month, 支出合计="1")
    found = amounts(county).of("支出合计", "executed")
    assert (found.value, found.note) == (wan("3"), "按月执行累计，登记到 4 月")


@pytest.mark.parametrize(("month", "item"), [(0, "支出合计"), (13, "支出合计"), (1, "吃饭")])
def test_refuses_a_month_or_an_item_that_is_none(county, month, item):
    with pytest.raises(Refused):
        enter(county, month, **{item: "1"})


def test_refuses_a_plan_beyond_the_whole(county):
    with pytest.raises(Refused, match="0 到 100%"):
        enter_execution(
            unit_year=county.unit_year, month=1, amounts={}, planned=Fraction(101, 100), by=county.actor("clerk")
        )


def test_a_grid_that_somebody_else_changed_is_stale(county):
    stamp = stamp_of(county.unit_year)
    enter(county, 1, 支出合计="1")
    with pytest.raises(Stale):
        enter_year(
            unit_year=county.unit_year,
            cells={(1, "支出合计"): wan("2")},
            plans={},
            stamp=stamp,
            by=county.actor("clerk"),
        )
    enter_year(
        unit_year=county.unit_year,
        cells={(1, "支出合计"): wan("2")},
        plans={1: Fraction(1, 10)},
        stamp=stamp_of(county.unit_year),
        by=county.actor("clerk"),
    )
    row = Execution.objects.get()
    assert (row.amount, row.planned) == (wan("2"), Fraction(1, 10))


def test_a_final_account_is_not_contradicted_by_months_still_to_come(county):
    state_item(unit_year=county.unit_year, item="支出合计", values={"executed": wan("24")}, by=county.actor("clerk"))
    for month in range(1, 12):
        enter(county, month, 支出合计="1")
    found = amounts(county).of("支出合计", "executed")
    assert (found.value, found.differs, found.note) == (wan("24"), False, "填报；按月执行只登记到 11 月")
    enter(county, 12, 支出合计="1")
    found = amounts(county).of("支出合计", "executed")
    assert (found.value, found.derived, found.differs) == (wan("24"), wan("12"), True)
