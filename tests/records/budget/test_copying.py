"""Copying last year's projects and lines."""

import pytest

from jixiao.engine.values import Money
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year
from jixiao.records.budget.copying import copy_from_last_year, last_years_rows
from jixiao.records.budget.detailing import record_line
from jixiao.records.budget.models import DetailLine, Project
from jixiao.records.budget.projecting import register_project


@pytest.fixture
def last_year(county):
    by = county.actor("clerk")
    year = open_year(unit=county.unit, year=2023, by=county.actor("system"))
    kept = register_project(
        unit_year=year, code="KP01", name="示例科普活动", kind="recurring", achieved="办了 20 场", by=by
    )
    gone = register_project(unit_year=year, code="YC01", name="示例修缮", kind="one_off", by=by)
    for code, nature, project in (("301", "staff", None), ("302", "project", kept), ("310", "project", gone)):
        record_line(
            unit_year=year,
            function_code="2060702",
            economic_code=code,
            nature=nature,
            project=project,
            initial=Money(1_000_000),
            by=by,
        )
    return year


def test_projects_come_without_results_and_lines_without_amounts(county, last_year):
    copy_from_last_year(unit_year=county.unit_year, by=county.actor("clerk"))
    project = Project.objects.get(unit_year=county.unit_year)
    assert (project.code, project.achieved, project.continuity) == ("KP01", "", "continued")
    lines = DetailLine.objects.filter(unit_year=county.unit_year).order_by("economic_code")
    assert [(line.economic_code, line.initial, line.project) for line in lines] == [
        ("301", None, None),
        ("302", None, project),
    ]


def test_the_preview_says_what_stays_behind_and_why(county, last_year):
    offer = last_years_rows(county.unit_year)
    assert {one.row.code: one.why_not for one in offer.projects} == {"KP01": "", "YC01": "一次性项目"}
    assert {one.row.economic_code: one.why_not for one in offer.lines} == {
        "301": "",
        "302": "",
        "310": "它的项目不复制",
    }
    assert offer.coming == 3


def test_copying_twice_copies_nothing_more(county, last_year):
    copy_from_last_year(unit_year=county.unit_year, by=county.actor("clerk"))
    with pytest.raises(Refused, match="没有可以复制"):
        copy_from_last_year(unit_year=county.unit_year, by=county.actor("clerk"))


def test_another_units_year_is_not_copied(county, last_year):
    assert last_years_rows(county.other_year).coming == 0
