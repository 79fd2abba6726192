"""三公经费 and 政府采购."""

import pytest

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money, Period
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.budget.amounts import Amounts
from jixiao.records.budget.counting import count_budget
from jixiao.records.budget.models import ThreePublic
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.procuring import stamp_of, state_procurement, state_three_public

PARTS = ("因公出国（境）费", "公务用车购置费", "公务用车运行维护费", "公务接待费")


def wan(amount):
    return Money.of(amount, "万元")


def of(county, item, column):
    return Amounts(picture_of(county.unit_year)).of(item, column).value


def test_three_public_is_the_sum_of_its_four_parts(county):
    amounts = {item: {"executed": wan(amount)} for item, amount in zip(PARTS, ("0", "0", "1.50", "0.60"), strict=True)}
    state_three_public(unit_year=county.unit_year, amounts=amounts, by=county.actor("clerk"))
    assert of(county, "三公经费", "executed") == wan("2.10")
    assert of(county, "三公经费", "initial") is UNFILLED


def test_counts_keep_unfilled_zero_and_not_applicable_apart(county):
    state_three_public(
        unit_year=county.unit_year,
        counts={"groups": NOT_APPLICABLE, "cars_bought": 0, "receptions": 9},
        by=county.actor("clerk"),
    )
    found = count_budget(unit_year=county.unit_year, period=Period(2024))
    assert found["budget.groups_abroad"].value is NOT_APPLICABLE
    assert found["budget.cars_bought"].value == 0
    assert found["budget.receptions"].value == 9
    assert found["budget.guests"].value is UNFILLED


def test_refuses_items_and_counts_that_are_none(county):
    with pytest.raises(Refused):
        state_three_public(
            unit_year=county.unit_year, amounts={"会议费": {"executed": wan("1")}}, by=county.actor("clerk")
        )
    with pytest.raises(Refused):
        state_three_public(unit_year=county.unit_year, counts={"dinners": 3}, by=county.actor("clerk"))


def test_who_comes_second_is_told_even_of_a_changed_amount(county):
    stamp = stamp_of(county.unit_year)
    state_three_public(
        unit_year=county.unit_year,
        amounts={"公务接待费": {"executed": wan("1")}},
        stamp=stamp,
        by=county.actor("clerk"),
    )
    with pytest.raises(Stale) as stale:
        state_three_public(unit_year=county.unit_year, counts={"guests": 3}, stamp=stamp, by=county.actor("clerk"))
    assert stale.value.theirs["i4-executed"] == wan("1")
    assert ThreePublic.objects.get().guests is None


def test_procurement_of_each_kind_adds_up(county):
    by = county.actor("clerk")
    state_procurement(unit_year=county.unit_year, kind="goods", planned=wan("6"), actual=wan("5.20"), by=by)
    state_procurement(
        unit_year=county.unit_year,
        kind="services",
        planned=wan("4.80"),
        actual=wan("4.20"),
        small_firms=wan("4.20"),
        by=by,
    )
    assert of(county, "政府采购", "initial") == wan("10.80")
    assert of(county, "政府采购", "executed") == wan("9.40")


@pytest.mark.parametrize(
    "wrong",
    [
        {"kind": "gifts"},
        {"planned": Money(-1)},
        {"small_firms": Money(2_000_000)},
    ],
)
def test_refuses_what_cannot_be_bought(county, wrong):
    values = {"kind": "goods", "planned": wan("1"), "actual": wan("1"), **wrong}
    with pytest.raises(Refused):
        state_procurement(unit_year=county.unit_year, by=county.actor("clerk"), **values)


def test_a_stale_procurement_is_told(county):
    values = {"unit_year": county.unit_year, "kind": "goods", "actual": None, "by": county.actor("clerk")}
    row = state_procurement(planned=wan("1"), **values)
    state_procurement(planned=wan("2"), stamp=row.version, **values)
    with pytest.raises(Stale):
        state_procurement(planned=wan("3"), stamp=row.version, **values)
