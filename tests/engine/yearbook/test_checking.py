from hypothesis import given, settings
from tests.engine.yearbook.years import years

from jixiao.engine.errors import code_table
from jixiao.engine.yearbook import Yearbook, check_yearbook
from jixiao.engine.yearbook.checking import CHECKS
from jixiao.engine.yearbook.checks.placing import where


def test_every_check_stands_in_the_row_once_and_says_what_it_yields():
    assert len(set(CHECKS)) == len(CHECKS)
    assert all((check.__doc__ or "").startswith("Yield") for check in CHECKS)


@given(years())
@settings(max_examples=40)
def test_any_year_can_be_checked_and_every_finding_has_its_place(year: Yearbook):
    for finding in check_yearbook(year):
        assert finding.code in code_table()
        assert finding.place.where == where(year, finding.place.path)
        assert finding.cause
        assert finding.cure
