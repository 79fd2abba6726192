"""A paper held against the unit's own record of the year."""

import dataclasses
from pathlib import Path

import pytest
from tests.engine.lint.specimens import taken_of

from jixiao.engine.errors import Finding
from jixiao.engine.intake import read_paper
from jixiao.engine.lint import Known, check_paper
from jixiao.engine.values import Money
from jixiao.engine.yearbook import Yearbook, shipped_yearbook

SEED = Path(__file__).parents[6] / "shared" / "seed"
REPORT = """香河县科学技术协会2019年度部门整体绩效自评报告
一、部门概况
香河县科学技术协会编制9名。
二、预算执行情况
2019年度支出年初预算数为274.64万元，决算数为258.13万元，其中基本支出258.13万元。
"""


def found(text: str, yearbook: Yearbook) -> list[Finding]:
    checked = check_paper(taken_of(text), name="报告", known=Known(yearbook=yearbook))
    return [finding for finding in checked.findings if finding.code == "C431"]


@pytest.fixture(scope="module")
def year() -> Yearbook:
    return shipped_yearbook("xianghe_2019")


def test_a_paper_that_agrees_gives_no_finding(year: Yearbook):
    assert found(REPORT, year) == []


def test_both_figures_and_the_origin_are_told(year: Yearbook):
    (finding,) = found(REPORT.replace("决算数为258.13万元", "决算数为285.13万元"), year)
    assert (finding.code, finding.place.quote) == ("C431", "285.13万元")
    assert "258.13万元" in finding.cause
    assert "2019年自评报告 一（五）" in finding.cause


def test_other_posts_are_found(year: Yearbook):
    (finding,) = found(REPORT.replace("编制9名", "编制12名"), year)
    assert (finding.code, finding.place.quote) == ("C431", "12名")


def test_a_paper_of_another_year_is_left(year: Yearbook):
    assert found(REPORT.replace("2019", "2020").replace("258.13", "300"), year) == []


def test_a_paper_of_another_unit_is_left(year: Yearbook):
    assert found(REPORT.replace("香河县", "白石县").replace("258.13", "300"), year) == []


def test_what_the_record_does_not_have_is_left(year: Yearbook):
    budget = tuple(line for line in year.budget if line.item != "支出合计")
    assert found(REPORT.replace("决算数为258.13", "决算数为300"), dataclasses.replace(year, budget=budget)) == []


def test_the_budget_of_the_whole_year_is_the_initial_one_and_what_was_added(year: Yearbook):
    lines = tuple(
        dataclasses.replace(line, adjustment=Money.of(10, "万元")) if line.item == "支出合计" else line
        for line in year.budget
    )
    added = dataclasses.replace(year, budget=lines)
    assert found(REPORT.replace("支出年初预算数为274.64", "支出全年预算数为284.64"), added) == []
    (finding,) = found(REPORT.replace("支出年初预算数为274.64", "支出全年预算数为280.64"), added)
    assert finding.place.quote == "280.64万元"


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed text is not here")
def test_the_seed_agrees_with_its_own_record(year: Yearbook):
    (file,) = SEED.glob("*.txt")
    checked = check_paper(read_paper(file), name=file.name, known=Known(yearbook=year))
    assert [finding.cause for finding in checked.findings if finding.code == "C431"] == []


@pytest.mark.skipif(not SEED.is_dir(), reason="the seed text is not here")
def test_the_registry_proves_the_name_that_the_seed_misspells(year: Yearbook):
    (file,) = SEED.glob("*.txt")
    known = Known(units=("香河县科学技术协会", "香河县妇女联合会"), yearbook=year)
    checked = check_paper(read_paper(file), name=file.name, known=known)
    (finding,) = (finding for finding in checked.findings if finding.code == "C402")
    assert finding.place.quote == "香河县科协技术协会"
    assert finding.replacement == "香河县科学技术协会"
