"""Recording the detailed lines of the budget."""

import pytest

from jixiao.engine.values import UNFILLED, Money
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.budget.amounts import Amounts
from jixiao.records.budget.detailing import record_line, remove_line, revise_line
from jixiao.records.budget.models import DetailLine
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.projecting import register_project
from jixiao.records.budget.spending import enter_line_execution
from jixiao.records.budget.stating import state_item


def wan(amount):
    return Money.of(amount, "万元")


def record(county, function="2060702", economic="30217", nature="running", initial="1.00", **more):
    return record_line(
        unit_year=county.unit_year,
        function_code=function,
        economic_code=economic,
        nature=nature,
        initial=None if initial is None else wan(initial),
        by=county.actor("clerk"),
        **more,
    )


def of(county, item, column="initial"):
    return Amounts(picture_of(county.unit_year)).of(item, column)


def test_known_codes_bring_their_names(county):
    line = record(county)
    assert (line.function_name, line.economic_name) == ("科普活动", "公务接待费")


def test_lines_add_up_to_the_items_exactly(county):
    record(county, economic="301", nature="staff", initial="118.800001")
    record(county, economic="30217", initial="0.80")
    record(county, economic="302", nature="project", initial="36")
    assert of(county, "人员经费").value == Money(118_800_001)
    assert of(county, "公务接待费").value == wan("0.80")
    assert of(county, "支出合计").value == Money(155_600_001)
    assert {one.kind for one in of(county, "支出合计").references()} == {"budget.line"}


def test_one_line_without_an_amount_leaves_the_sum_unfilled(county):
    record(county, economic="302", initial="3")
    record(county, economic="30201", initial=None, economic_name="办公费")
    assert of(county, "公用经费").value is UNFILLED


def test_a_stated_amount_goes_before_the_sum_and_both_are_kept(county):
    record(county, economic="302", initial="3")
    state_item(unit_year=county.unit_year, item="公用经费", values={"initial": wan("4")}, by=county.actor("clerk"))
    found = of(county, "公用经费")
    assert (found.value, found.stated, found.derived, found.differs) == (wan("4"), wan("4"), wan("3"), True)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"function": "20607020"}, "function_code"),
        ({"function": "abc"}, "function_code"),
        ({"economic": "3021"}, "economic_code"),
        ({"economic": "30299"}, "economic_name"),
        ({"function": "2140101"}, "function_name"),
        ({"nature": "gift"}, "nature"),
        ({"initial": "-1"}, "initial"),
    ],
)
def test_refuses_codes_and_amounts_that_cannot_be(county, wrong, field):
    with pytest.raises(Refused) as refused:
        record(county, **wrong)
    assert refused.value.field == field


def test_an_unusual_code_brings_its_own_name(county):
    assert record(county, function="2140101", function_name="行政运行").function_name == "行政运行"


def test_the_same_place_is_taken_once_with_a_project_and_once_without(county):
    project = register_project(unit_year=county.unit_year, code="P1", name="示例项目", by=county.actor("clerk"))
    record(county, nature="project")
    record(county, nature="project", project=project)
    for more in ({}, {"project": project}):
        with pytest.raises(Refused, match="已经有一行"):
            record(county, nature="project", **more)
    with pytest.raises(Refused, match="基本支出不属于项目"):
        record(county, economic="302", project=project)
    assert DetailLine.objects.count() == 2


def test_correcting_wants_the_version_that_was_shown(county):
    line = record(county)
    same = DetailLine.objects.get()
    values = {"function_code": "2060702", "economic_code": "30217", "nature": "running", "initial": wan("2")}
    revise_line(line=line, stamp=1, by=county.actor("clerk"), **values)
    with pytest.raises(Stale):
        revise_line(line=same, stamp=1, by=county.actor("clerk"), **values)


def test_correcting_onto_a_place_that_is_taken_is_refused(county):
    record(county, economic="302")
    line = record(county)
    with pytest.raises(Refused, match="已经有一行"):
        revise_line(
            line=line,
            function_code="2060702",
            economic_code="302",
            nature="running",
            initial=wan("2"),
            stamp=1,
            by=county.actor("clerk"),
        )
    assert DetailLine.objects.get(pk=line.pk).economic_code == "30217"


def test_a_line_that_months_stand_at_is_not_removed(county):
    line = record(county)
    enter_line_execution(line=line, month=1, amount=wan("0.10"), by=county.actor("clerk"))
    with pytest.raises(Refused, match="已有执行或调整"):
        remove_line(line=line, by=county.actor("clerk"))
    other = record(county, economic="302")
    remove_line(line=other, by=county.actor("clerk"))
    assert DetailLine.objects.get() == line
