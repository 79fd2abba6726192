from hypothesis import given, settings
from tests.engine.yearbook.years import years

from jixiao.engine.yearbook.record import Yearbook
from jixiao.engine.yearbook.toml_form import read_toml, write_toml
from jixiao.engine.yearbook.workbook import write_workbook
from jixiao.engine.yearbook.workbook_reading import read_workbook


@given(years())
@settings(max_examples=60)
def test_any_year_comes_back_from_toml_as_it_went(year: Yearbook):
    reading = read_toml(write_toml(year), name="年度.toml")
    assert reading.yearbook == year


@given(years())
@settings(max_examples=20)
def test_any_year_comes_back_from_a_workbook_as_it_went(year: Yearbook):
    reading = read_workbook(write_workbook(year), name="年度.xlsx")
    assert reading.yearbook == year


@given(years())
@settings(max_examples=6)
def test_any_year_goes_from_workbook_to_toml_and_back_unchanged(year: Yearbook):
    first = read_workbook(write_workbook(year), name="年度.xlsx").yearbook
    assert first is not None
    second = read_toml(write_toml(first), name="年度.toml").yearbook
    assert second is not None
    assert read_workbook(write_workbook(second), name="年度.xlsx").yearbook == year
