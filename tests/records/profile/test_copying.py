import pytest

from jixiao.engine.values import NOT_APPLICABLE, Money
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year
from jixiao.records.profile.comparing import compare
from jixiao.records.profile.copying import copy_last_year, worth_copying
from jixiao.records.profile.describing import describe_profile
from jixiao.records.profile.queries import profile_before, profile_of

pytestmark = pytest.mark.django_db


@pytest.fixture
def last_year(county):
    before = open_year(unit=county.unit, year=2023, by=county.actor("system"))
    values = {"rank": "正科级", "staff": 11, "supervisor": NOT_APPLICABLE, "fixed_assets": Money.of("80", "万元")}
    describe_profile(unit_year=before, values={**values, "origins": {"staff": "决算表"}}, by=county.actor("clerk"))
    return before


def test_what_was_chosen_is_taken_over_and_says_from_where(county, last_year):
    copy_last_year(unit_year=county.unit_year, fields=["rank", "staff", "supervisor"], by=county.actor("clerk"))
    profile = profile_of(county.unit_year)
    assert (profile.rank, profile.staff, profile.fixed_assets) == ("正科级", 11, None)
    assert profile.not_applicable == ["supervisor"]
    assert profile.origins == {"rank": "沿用2023年度", "staff": "沿用2023年度：决算表", "supervisor": "沿用2023年度"}
    assert TrailEntry.objects.filter(event="profile.copied").count() == 1


def test_what_this_year_answered_is_not_offered_first(county, last_year):
    describe_profile(unit_year=county.unit_year, values={"staff": 12}, by=county.actor("clerk"))
    assert worth_copying(county.unit_year) == ["supervisor", "rank", "fixed_assets"]


def test_nothing_before_and_nothing_chosen_are_refused(county):
    by = county.actor("clerk")
    with pytest.raises(Refused, match="没有单位概况"):
        copy_last_year(unit_year=county.unit_year, fields=["rank"], by=by)
    open_year(unit=county.unit, year=2023, by=county.actor("system"))
    with pytest.raises(Refused):
        copy_last_year(unit_year=county.unit_year, fields=[], by=by)


def test_another_units_year_before_is_nobodys_business(county, last_year):
    assert profile_before(county.other_year) is None


def test_two_years_are_told_apart_field_by_field(county, last_year):
    describe_profile(
        unit_year=county.unit_year, values={"staff": 13, "rank": "正科级", "fixed_assets": Money.of("78.5", "万元")},
        by=county.actor("clerk"),
    )  # fmt: skip
    rows = {row.field: row for row in compare(profile_before(county.unit_year), profile_of(county.unit_year))}
    assert rows["staff"].difference == "＋2 人"
    assert rows["fixed_assets"].difference == "−1.50 万元"
    assert rows["rank"].difference == "相同"
    assert rows["supervisor"].difference == "不同"
    assert rows["duties"].difference == "相同"
