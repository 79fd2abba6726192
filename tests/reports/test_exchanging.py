import dataclasses

import pytest
from tests.rooms import County

from jixiao.engine.values import UNFILLED
from jixiao.engine.yearbook import Indicator, read_workbook, shipped_yearbook
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.models import Activity
from jixiao.reports.exchanging import read_year, take_in_year, workbook_of, yearbook_now
from jixiao.reports.models import Problem

PLACES = {"profile", "places"}


def promised(indicator: Indicator) -> Indicator:
    """Return the indicator as it was before anything came of it: that is said in the evaluation, later."""
    later = dict.fromkeys(("actual", "manual", "deduction", "reason", "proof"), UNFILLED)
    return dataclasses.replace(indicator, **later)


def test_a_year_taken_in_comes_out_the_same(county: County):
    yearbook = shipped_yearbook("shifan_2024")
    take_in_year(unit_year=county.unit_year, yearbook=yearbook, by=county.actor("clerk"))
    again = yearbook_now(county.unit_year)
    yearbook = dataclasses.replace(yearbook, indicators=tuple(map(promised, yearbook.indicators)))
    differing = {
        field.name: (getattr(yearbook, field.name), getattr(again, field.name))
        for field in dataclasses.fields(yearbook)
        if field.name not in PLACES and getattr(yearbook, field.name) != getattr(again, field.name)
    }
    assert differing == {}
    lost = {
        field.name: (getattr(yearbook.profile, field.name), getattr(again.profile, field.name))
        for field in dataclasses.fields(yearbook.profile)
        if field.name != "origins" and getattr(yearbook.profile, field.name) != getattr(again.profile, field.name)
    }
    assert set(lost) == {"execution_reason"}, "said in the evaluation, later"


def test_the_workbook_that_is_downloaded_reads_back(county: County):
    take_in_year(unit_year=county.unit_year, yearbook=shipped_yearbook("shifan_2024"), by=county.actor("clerk"))
    reading = read_workbook(workbook_of(county.unit_year), name="示例.xlsx")
    assert reading.yearbook is not None
    assert reading.yearbook.activities == yearbook_now(county.unit_year).activities


def test_a_year_of_another_unit_or_another_year_is_refused_and_nothing_is_written(county: County):
    with pytest.raises(Refused, match="2019"):
        take_in_year(unit_year=county.unit_year, yearbook=shipped_yearbook("xianghe_2019"), by=county.actor("clerk"))
    with pytest.raises(Refused, match="示例县图书馆"):
        take_in_year(unit_year=county.other_year, yearbook=shipped_yearbook("shifan_2024"), by=county.actor("outsider"))
    assert Activity.objects.count() == 0


def test_a_year_with_records_is_not_taken_in_twice(county: County, marked: UnitYear):
    with pytest.raises(Refused, match="已经有"):
        take_in_year(unit_year=marked, yearbook=shipped_yearbook("shifan_2024"), by=county.actor("clerk"))
    assert Problem.objects.filter(report__unit_year=marked).count() == len(shipped_yearbook("shifan_2024").problems)


def test_a_file_that_is_none_is_a_finding_and_no_crash():
    reading = read_year(b"not a workbook", name="x.xlsx")
    assert reading.yearbook is None
    assert reading.findings
