from fractions import Fraction

import pytest

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED
from jixiao.measures.entering import enter_value, withdraw_value
from jixiao.measures.models import EnteredValue
from jixiao.measures.reading import entered_in_force
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused

pytestmark = pytest.mark.django_db


def entered(county, value, **more):
    more = {"name": "培训农民人次", "unit": "人次", "note": "四期签到表相加", **more}
    return enter_value(unit_year=county.unit_year, value=value, by=county.actor("clerk"), **more)


def test_a_number_is_kept_exactly_as_typed(county):
    assert entered(county, Fraction("0.1") + Fraction("0.2")).value == Fraction(3, 10)
    assert EnteredValue.objects.get().value == Fraction(3, 10)


@pytest.mark.parametrize(("value", "number", "absence"), [
    (0, Fraction(0), ""), (NOT_APPLICABLE, None, "not_applicable"), (UNFILLED, None, "unfilled"),
])  # fmt: skip
def test_nought_not_applicable_and_unfilled_are_three_things(county, value, number, absence):
    row = entered(county, value)
    assert (row.value, row.absence) == (number, absence)


def test_the_newest_is_in_force_and_the_older_one_stays(county):
    first, second = entered(county, 120), entered(county, 180)
    assert first.code == second.code == "entered.1"
    assert entered_in_force(county.unit_year) == {"entered.1": second}
    first.refresh_from_db()
    assert first.value == 120
    assert TrailEntry.objects.filter(event="measures.value_entered").latest("number").before == {"填报数值": "120 人次"}


def test_a_withdrawn_value_stays_and_the_one_before_is_in_force_again(county):
    first, second = entered(county, 120), entered(county, 180)
    withdraw_value(value=second, why="重复计数", by=county.actor("clerk"))
    assert entered_in_force(county.unit_year)["entered.1"] == first
    second.refresh_from_db()
    assert (second.value, second.withdrawn_why, second.withdrawn_by) == (180, "重复计数", county.people["clerk"])
    with pytest.raises(Refused, match="已经撤销"):
        withdraw_value(value=second, why="再撤一次", by=county.actor("clerk"))


def test_withdrawing_needs_a_reason(county):
    with pytest.raises(Refused, match="理由"):
        withdraw_value(value=entered(county, 1), why=" ", by=county.actor("clerk"))


def test_a_measure_of_the_board_lends_its_name_and_unit(county, board):
    by_code = entered(county, 5, code="outreach.leaflets", name="", unit="")
    by_name = entered(county, 6, name="示例资料份数", unit="份")
    assert (by_code.name, by_code.unit) == ("示例资料份数", "份")
    assert by_name.code == "outreach.leaflets"


def test_another_unit_of_measure_is_refused(county, board):
    entered(county, 5)
    with pytest.raises(Refused, match="人次"):
        entered(county, 5, unit="人")
    with pytest.raises(Refused, match="份"):
        entered(county, 5, code="outreach.leaflets", name="", unit="万份")


@pytest.mark.parametrize("name", ["", "3个名称", "甲+乙", "甲 ÷ 乙", "长" * 41, "如果"])
def test_a_name_that_formulas_cannot_use_is_refused(county, name):
    with pytest.raises(Refused) as refused:
        entered(county, 5, name=name)
    assert refused.value.field == "name"


@pytest.mark.parametrize("name", ["培训农民人次", "示例（境外）团组数", "GDP增长"])
def test_a_name_that_formulas_can_use_is_taken(county, name):
    assert entered(county, 5, name=name).name == name


def test_a_name_keeps_its_code_after_all_its_values_were_withdrawn(county):
    withdraw_value(value=entered(county, 5), why="重填", by=county.actor("clerk"))
    entered(county, 1, name="别的事", unit="件")
    assert entered(county, 7).code == "entered.1"


def test_a_code_has_one_name(county):
    entered(county, 5, code="own.a")
    with pytest.raises(Refused, match="培训农民人次"):
        entered(county, 5, code="own.a", name="别的事", unit="")


def test_the_other_unit_never_sees_it(county):
    entered(county, 5)
    assert entered_in_force(county.other_year) == {}
