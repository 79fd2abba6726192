import datetime

import pytest
from tests.records.community.days import day

from jixiao.records.community.organisations.coverage import coverage_of
from jixiao.records.community.organisations.map_picture import draw_map

pytestmark = pytest.mark.django_db
END = datetime.date(2024, 12, 31)


def test_a_township_is_covered_by_a_branch_that_works(county, place, organisation):
    first, second, third = (place(name, position=number) for number, name in enumerate("甲乙丙", start=1))
    organisation("甲科协", kind="township", place=first, founded_on=day(1))
    organisation("乙科协", kind="township", place=second, state="paused", state_because="示例")
    organisation("丙小学科协", kind="school", place=third)
    organisation("丙农技协", kind="farm", place=third, state="paused", state_because="示例")
    found = coverage_of(county.unit_year, on=END)
    assert (found.covered, found.whole, found.lacking) == (1, 3, ["乙", "丙"])
    assert found.lines[2].others == {"school": 1}
    assert coverage_of(county.unit_year, on=day(30, month=4)).covered == 0


def test_one_that_was_dissolved_later_counts_until_then(county, place, organisation):
    organisation(
        "甲科协", kind="township", place=place(), state="dissolved", state_because="示例", dissolved_on=day(10)
    )
    assert coverage_of(county.unit_year, on=day(11)).lines[0].own is None
    assert coverage_of(county.unit_year, on=day(9)).lines[0].own is not None


def test_the_map_says_in_words_what_it_shows_and_holds_no_script_or_style(county, place, organisation):
    organisation("甲科协", kind="township", place=place("<甲>", x=0, y=100))
    place("乙")
    picture = draw_map(coverage_of(county.unit_year, on=END))
    assert "2 个乡镇街道，1 个有科协；还没有的：乙" in picture
    assert "&lt;甲&gt;" in picture
    assert "is-covered" in picture
    assert "is-lacking" in picture
    assert "<script" not in picture
    assert "style=" not in picture


def test_it_takes_the_same_statements_for_one_and_three(county, place, organisation, django_assert_num_queries):
    place("甲")
    with django_assert_num_queries(3):
        coverage_of(county.unit_year, on=END)
    for name in ("乙", "丙"):
        organisation(f"{name}科协", kind="township", place=place(name))
    with django_assert_num_queries(3):
        coverage_of(county.unit_year, on=END)
