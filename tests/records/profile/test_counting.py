from fractions import Fraction

import pytest

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money, Period
from jixiao.engine.yearbook import Profile, named_facts
from jixiao.measures.catalogue import MEASURES
from jixiao.measures.gathering import gather_records
from jixiao.measures.owning import Ownership, ownership_of
from jixiao.records.profile.counting import PLAIN, count_profile, take_in_profile, to_dos_of
from jixiao.records.profile.describing import describe_profile
from jixiao.records.profile.queries import profile_of

pytestmark = pytest.mark.django_db


def described(county, **values):
    return describe_profile(unit_year=county.unit_year, values=values, by=county.actor("clerk"))


def counted(county):
    return count_profile(unit_year=county.unit_year, period=Period(2024))


def test_nobody_having_written_anything_everything_is_unfilled(county):
    assert {one.value for one in counted(county).values()} == {UNFILLED}


def test_the_rate_of_staff_is_exact_and_names_what_it_was_made_of(county):
    described(county, staff=11, establishment=12, origins={"staff": "决算表"})
    found = counted(county)["profile.staff_rate"]
    assert found.value == Fraction(1100, 12)
    assert found.formula == "在职人员数 ÷ 编制数 × 100%"
    assert [one.label for one in found.references] == ["单位概况 · 在职人员数", "单位概况 · 编制数"]
    assert found.references[0].note == "11 人 · 出处：决算表"


def test_the_rate_of_assets_in_use_is_in_percent(county):
    described(county, fixed_assets=Money.of("80", "万元"), assets_in_use=Money.of("76", "万元"))
    assert counted(county)["profile.asset_use_rate"].value == 95
    assert counted(county)["profile.fixed_assets"].value == 80


@pytest.mark.parametrize(("values", "value", "why"), [
    ({"staff": 3, "establishment": 0}, UNFILLED, "编制数为 0，不能作除数"),
    ({"staff": 3}, UNFILLED, "编制数未填"),
    ({"staff": 3, "establishment": NOT_APPLICABLE}, NOT_APPLICABLE, "不适用"),
    ({"staff": 0, "establishment": 12}, 0, ""),
])  # fmt: skip
def test_a_rate_that_cannot_be_worked_out_says_why(county, values, value, why):
    described(county, **values)
    found = counted(county)["profile.staff_rate"]
    assert found.value == value
    assert why in found.note


def test_counting_is_one_statement(county, django_assert_num_queries):
    described(county, staff=3)
    with django_assert_num_queries(1):
        counted(county)


def test_names_agree_with_the_facts_of_the_yearbook(county):
    described(
        county, staff=11, establishment=12, fixed_assets=Money.of("80", "万元"), assets_in_use=Money.of("76", "万元")
    )
    facts = named_facts(gather_records(county.unit_year))
    for code in ("profile.establishment", "profile.staff", "profile.fixed_assets", "profile.assets_in_use"):
        _, name, unit, _ = PLAIN[code]
        assert facts[name].value.amount == counted(county)[code].value
        assert facts[name].unit.symbol == unit
    assert MEASURES["profile.staff_rate"].library == "ZT-03"
    assert MEASURES["profile.asset_use_rate"].library == "ZT-20"


def test_the_yearbook_has_the_fields_and_where_they_were_taken_from(county):
    described(
        county, supervisor=NOT_APPLICABLE, duties="一、科普", staff=11, leaders_approved=4, origins={"staff": "决算表"}
    )
    profile = gather_records(county.unit_year).profile
    assert profile.supervisor is NOT_APPLICABLE
    assert profile.duties == "一、科普"
    assert profile.rank is UNFILLED
    assert profile.origins["staff"] == "决算表"
    assert "leaders_approved" not in profile.origins


def test_a_whole_year_from_a_file_is_taken_in_and_what_it_leaves_open_stays(county):
    described(county, rank="正科级")
    row = Profile(
        name="示例县科学技术协会",
        year=2024,
        staff=11,
        supervisor=NOT_APPLICABLE,
        origins={"staff": "表 7", "total_goal": "x"},
    )
    take_in_profile(unit_year=county.unit_year, rows=[row], by=county.actor("clerk"))
    profile = profile_of(county.unit_year)
    assert (profile.rank, profile.staff, profile.not_applicable) == ("正科级", 11, ["supervisor"])
    assert profile.origins == {"staff": "表 7"}


def test_proofs_go_only_to_the_units_own_description(county):
    profile = described(county, staff=11)
    assert ownership_of(f"profile.year:{profile.pk}", unit_year=county.unit_year) is Ownership.OURS
    assert ownership_of(f"profile.year:{profile.pk}", unit_year=county.other_year) is Ownership.NOT_OURS


@pytest.mark.parametrize(("who", "count"), [("clerk", 1), ("head", 0), ("reviewer", 0)])
def test_what_is_not_filled_is_a_to_do_of_whoever_may_fill_it(county, rf, who, count):
    from jixiao.orgs.desk import desk_of

    request = rf.get("/")
    request.user = county.people[who]
    found = list(to_dos_of(desk_of(request, unit=county.unit.code, year=2024)))
    assert len(found) == count
    assert not found or "12 栏未填" in found[0].title
