"""Stating the amounts of an item."""

import pytest

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.registering import close_year
from jixiao.records.budget.models import BudgetLine
from jixiao.records.budget.stating import NEW, state_item


def state(county, item="支出合计", *, stamp=None, origin="", reason=None, **values):
    return state_item(
        unit_year=county.unit_year,
        item=item,
        values=values,
        by=county.actor("clerk"),
        stamp=stamp,
        origin=origin,
        reason=reason,
    )


def test_every_fen_is_kept_and_zero_is_a_number(county):
    state(county, initial=Money(274_640_001), executed=Money(0))
    line = BudgetLine.objects.get()
    assert (line.initial, line.executed, line.previous) == (Money(274_640_001), Money(0), None)


def test_what_is_not_named_stays_and_unfilled_empties(county):
    state(county, initial=Money(100), executed=Money(90), origin="示例决算表 C4")
    state(county, executed=UNFILLED, previous=Money(80))
    line = BudgetLine.objects.get()
    assert (line.initial, line.executed, line.previous, line.origin) == (Money(100), None, Money(80), "示例决算表 C4")


def test_not_applicable_is_kept_apart_from_unfilled_and_can_be_taken_back(county):
    state(county, "政府采购", initial=NOT_APPLICABLE, executed=Money(1))
    assert BudgetLine.objects.get().not_applicable == ["initial"]
    state(county, "政府采购", initial=Money(5))
    line = BudgetLine.objects.get()
    assert (line.not_applicable, line.initial) == ([], Money(5))


def test_the_trail_says_what_changed_in_the_words_of_the_trade(county):
    state(county, initial=Money(100_000_000))
    state(county, initial=Money(200_000_000), previous=NOT_APPLICABLE)
    entry = TrailEntry.objects.filter(event="budget.item_stated").order_by("-number")[0]
    assert entry.before == {"年初预算": "1,000,000.00元", "上年决算": None}
    assert entry.after == {"年初预算": "2,000,000.00元", "上年决算": "不适用"}


def test_saving_the_same_again_writes_nothing(county):
    first = state(county, initial=Money(100))
    state(county, initial=Money(100))
    assert BudgetLine.objects.get().version == first.version == 1
    assert TrailEntry.objects.filter(event="budget.item_stated").count() == 1


@pytest.mark.parametrize(
    "values", [{"initial": Money(-1)}, {"adjusted": Money(-1)}, {"executed": Money(-1)}, {"nonsense": Money(1)}]
)
def test_refuses_what_cannot_be(county, values):
    with pytest.raises(Refused):
        state(county, **values)
    assert not BudgetLine.objects.exists()


def test_refuses_an_item_that_is_none(county):
    with pytest.raises(Refused, match="没有「吃饭」这个科目"):
        state(county, "吃饭", initial=Money(1))


def test_a_cut_is_negative_only_in_the_adjustment(county):
    assert state(county, adjustment=Money(-19)).adjustment == Money(-19)


def test_who_comes_second_is_told(county):
    line = state(county, initial=Money(1))
    state(county, initial=Money(2), stamp=line.version)
    with pytest.raises(Stale) as stale:
        state(county, initial=Money(3), stamp=line.version)
    assert stale.value.theirs["initial"] == Money(2)
    with pytest.raises(Stale):
        state(county, initial=Money(4), stamp=NEW)


def test_a_closed_year_is_only_looked_at(county):
    close_year(unit_year=county.unit_year, by=county.actor("reviewer"))
    with pytest.raises(Refused, match="已经关闭"):
        state(county, initial=Money(1))
