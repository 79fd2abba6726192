import dataclasses

import pytest

from jixiao.engine.values import UNFILLED, Period
from jixiao.engine.yearbook import named_facts, shipped_yearbook
from jixiao.measures.gathering import gather_records
from jixiao.measures.reading import count_all
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year
from jixiao.records.outreach.counting import COUNTS
from jixiao.records.outreach.models import Activity, Good, StockMovement
from jixiao.records.outreach.taking_in import series_of, take_activities, take_handouts, take_outcomes

SECTIONS = ("activities", "handouts", "outcomes")


@pytest.fixture
def taken_in(county):
    def take(name: str):
        book = shipped_yearbook(name)
        by = county.actor("clerk")
        unit_year = open_year(unit=county.unit, year=book.profile.year, by=by)
        take_activities(unit_year=unit_year, rows=book.activities, by=by)
        take_handouts(unit_year=unit_year, rows=book.handouts, by=by)
        take_outcomes(unit_year=unit_year, rows=book.outcomes, by=by)
        return book, unit_year

    return take


@pytest.mark.parametrize("name", ["xianghe_2019", "shifan_2024"])
def test_a_whole_year_comes_back_as_it_went_in(county, taken_in, name):
    book, unit_year = taken_in(name)
    gathered = gather_records(unit_year)
    for section in SECTIONS:
        assert getattr(gathered, section) == getattr(book, section)


@pytest.mark.parametrize("name", ["xianghe_2019", "shifan_2024"])
def test_every_count_that_the_engine_makes_too_is_the_same_count(county, taken_in, name):
    _, unit_year = taken_in(name)
    facts = named_facts(gather_records(unit_year))
    counts = count_all(unit_year, period=Period(unit_year.year))
    shared = [measure for measure, _ in COUNTS if measure.name in facts]
    assert len(shared) > 36
    for measure in shared:
        fact = facts[measure.name]
        expected = fact.value if fact.value is UNFILLED else getattr(fact.value, "amount", fact.value)
        assert (measure.name, counts[measure.code].value) == (measure.name, expected)


def test_what_a_file_says_was_handed_out_leaves_the_store_alone(county, taken_in):
    taken_in("xianghe_2019")
    assert StockMovement.objects.filter(off_ledger=True).count() == 12
    assert set(Good.objects.values_list("stock", flat=True)) == {0}
    assert Good.objects.count() == 6


def test_a_good_that_is_called_the_same_and_counted_otherwise_is_refused(county, taken_in):
    book, unit_year = taken_in("xianghe_2019")
    odd = dataclasses.replace(book.handouts[1], unit="箱")
    with pytest.raises(Refused, match="前后一致"):
        take_handouts(unit_year=unit_year, rows=[odd], by=county.actor("clerk"))


def test_a_hand_out_of_no_activity_is_refused_and_nothing_is_written(county):
    book = shipped_yearbook("xianghe_2019")
    with pytest.raises(Refused, match="没有这项活动"):
        take_handouts(unit_year=county.unit_year, rows=book.handouts, by=county.actor("clerk"))
    assert not StockMovement.objects.exists()
    assert not Good.objects.exists()


@pytest.mark.parametrize(
    ("kind", "name", "series"),
    [
        ("科普日", "主场活动", "全国科普日"),
        ("竞答", "9.14-20日全国科普日有奖竞答活动", "全国科普日"),
        ("竞答", "5.30全国科技工作者日有奖竞答活动", "全国科技工作者日"),
        ("三下乡", "送科技下乡", "三下乡"),
        ("进社区", "社区科普联合行动", ""),
    ],
)
def test_the_series_is_known_from_kind_or_name(kind, name, series):
    assert series_of(kind=kind, name=name) == series


def test_an_activity_taken_in_is_found_by_its_first_letters(county, taken_in):
    taken_in("xianghe_2019")
    assert Activity.objects.get(code="A5").initials == "sqkplhxd"
