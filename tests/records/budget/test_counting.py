"""What the room hangs on the board."""

from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.engine.values import UNFILLED, Money, Period
from jixiao.engine.yearbook import Yearbook, named_facts
from jixiao.measures.catalogue import DOORS, INTAKES, MEASURES, OWNERS, SECTIONS
from jixiao.measures.gathering import gather_records
from jixiao.orgs.workbench import FIGURES
from jixiao.records.budget.counting import COUNTS, count_budget, measures
from jixiao.records.budget.detailing import record_line
from jixiao.records.budget.models import BudgetLine
from jixiao.records.budget.ratios import KINDS
from jixiao.records.budget.spending import enter_execution
from jixiao.records.budget.stating import state_item


def wan(amount):
    return Money.of(amount, "万元")


def test_every_measure_is_on_the_board_and_counted(county):
    hung = {code for code in MEASURES if code.startswith("budget.")}
    assert (
        hung
        == {measure.code for measure in measures()}
        == set(count_budget(unit_year=county.unit_year, period=Period(2024)))
    )


def test_the_ten_ratios_have_the_codes_of_the_regulation():
    assert [kind.zt for kind in KINDS] == [f"ZT-{number:02d}" for number in range(4, 14)]
    assert {MEASURES[kind.code].library for kind in KINDS} == {kind.zt for kind in KINDS}


def test_an_amount_has_the_name_and_the_value_of_the_yearbooks_own_fact(county):
    by = county.actor("clerk")
    state_item(
        unit_year=county.unit_year,
        item="支出合计",
        values={"initial": wan("274.64"), "adjustment": wan("-16.51"), "executed": wan("258.13")},
        by=by,
    )
    state_item(unit_year=county.unit_year, item="三公经费", values={"initial": wan("2"), "executed": wan("1")}, by=by)
    facts = named_facts(gather_records(county.unit_year))
    counted = count_budget(unit_year=county.unit_year, period=Period(2024))
    compared = 0
    for measure in measures():
        if measure.name not in facts:
            continue
        value, fact = counted[measure.code].value, facts[measure.name].value
        assert (value is fact) or value == fact.amount, measure.name
        compared += 1
    assert compared >= 15


def test_references_of_an_amount_add_up_to_it(county):
    by = county.actor("clerk")
    for month, amount in ((1, "10.01"), (2, "9.99")):
        enter_execution(unit_year=county.unit_year, month=month, amounts={"支出合计": wan(amount)}, by=by)
    found = count_budget(unit_year=county.unit_year, period=Period(2024, 1, 1))
    assert found["budget.total_executed"].value == Fraction(20)
    assert sum(one.amount for one in found["budget.total_executed"].references) == Fraction(20)
    assert found["budget.spent"].value == Fraction("10.01")


@pytest.mark.parametrize("rows", [1, 3])
def test_counting_takes_the_same_statements_for_one_line_and_for_three(county, rows):
    by = county.actor("clerk")
    for code in ("301", "302", "303")[:rows]:
        record_line(
            unit_year=county.unit_year,
            function_code="2060701",
            economic_code=code,
            nature="staff",
            initial=wan("1"),
            by=by,
        )
        enter_execution(unit_year=county.unit_year, month=int(code[2]), amounts={"支出合计": wan("1")}, by=by)
    with CaptureQueriesContext(
        connection,
    ) as queries:
        count_budget(unit_year=county.unit_year, period=Period(2024))
    assert len(queries) == 9


def test_the_yearbook_gets_every_item_something_is_known_of(county):
    by = county.actor("clerk")
    record_line(
        unit_year=county.unit_year,
        function_code="2060701",
        economic_code="301",
        nature="staff",
        initial=wan("122"),
        by=by,
    )
    state_item(unit_year=county.unit_year, item="结余分配", values={"executed": Money(0)}, by=by)
    yearbook = gather_records(county.unit_year)
    assert isinstance(yearbook, Yearbook)
    (line,) = yearbook.budget
    assert (line.item, line.initial, line.executed) == ("人员经费", wan("122"), UNFILLED)
    assert line.origin == "年初预算由各明细合计得出"
    assert yearbook.places["budget.人员经费.initial"] == "《预算与执行》「人员经费」年初预算"


def test_sections_ways_in_doors_and_owners_hang(county):
    assert {"budget", "projects", "fundings"} <= set(SECTIONS)
    assert {"budget", "projects", "fundings"} <= set(INTAKES)
    assert {kind for kind in DOORS if kind.startswith("budget.")} >= {
        "budget.item",
        "budget.line",
        "budget.adjustment",
        "budget.project",
    }
    line = state_item(unit_year=county.unit_year, item="支出合计", values={}, by=county.actor("clerk"))
    assert OWNERS["budget.item"](county.unit_year, line.pk)
    assert not OWNERS["budget.item"](county.other_year, line.pk)
    assert set(COUNTS) <= set(MEASURES)


def test_a_whole_year_brought_as_a_file_comes_out_again(county):
    by = county.actor("clerk")
    from jixiao.engine.yearbook import shipped_yearbook

    brought = shipped_yearbook("xianghe_2019")
    for key in ("budget", "projects", "fundings"):
        INTAKES[key](unit_year=county.unit_year, rows=getattr(brought, key), by=by)
    gathered = {line.item: line for line in gather_records(county.unit_year).budget}
    for line in brought.budget:
        for column in ("initial", "adjustment", "executed", "previous"):
            if getattr(line, column) is not UNFILLED:
                assert getattr(gathered[line.item], column) == getattr(line, column)
    INTAKES["budget"](unit_year=county.unit_year, rows=brought.budget, by=by)
    assert BudgetLine.objects.filter(unit_year=county.unit_year).count() == len(brought.budget)


def test_the_workbench_shows_three_figures(county):
    from jixiao.orgs.seat import Desk

    by = county.actor("clerk")
    state_item(
        unit_year=county.unit_year, item="支出合计", values={"initial": wan("274.64"), "executed": wan("258.13")}, by=by
    )
    desk = Desk(by.person, county.unit, county.unit_year, frozenset(), (), by.at, None, 2024)
    assert [(one.title, one.value) for one in FIGURES["budget"](desk)] == [
        ("支出年初预算", "274.64"),
        ("支出决算", "258.13"),
        ("预算执行率", "93.99%"),
    ]
