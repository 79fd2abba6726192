"""Registering projects and stating their money."""

import datetime

import pytest

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.budget.adjusting import adjust_budget
from jixiao.records.budget.amounts import Amounts
from jixiao.records.budget.gathering import full_year_of, funding_rows, project_rows
from jixiao.records.budget.models import Funding, Project
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.projecting import fund_project, register_project, remove_project, revise_project


def wan(amount):
    return Money.of(amount, "万元")


@pytest.fixture
def project(county):
    return register_project(
        unit_year=county.unit_year,
        code="KP01",
        name="示例科普活动",
        kind="recurring",
        is_key=True,
        expected="办 24 场",
        implementer="示例单位",
        by=county.actor("clerk"),
    )


def fund(county, project, source="当年财政拨款", *, stamp=None, **values):
    return fund_project(
        unit_year=county.unit_year, project=project, source=source, values=values, stamp=stamp, by=county.actor("clerk")
    )


def test_a_code_is_used_once_a_year(county, project):
    with pytest.raises(Refused, match="KP01"):
        register_project(unit_year=county.unit_year, code=" KP01 ", name="另一个", by=county.actor("clerk"))
    register_project(unit_year=county.other_year, code="KP01", name="外单位的", by=county.actor("outsider"))
    assert Project.objects.count() == 2


def test_a_project_needs_code_and_name(county):
    with pytest.raises(Refused):
        register_project(unit_year=county.unit_year, code="", name="示例", by=county.actor("clerk"))


def test_project_expenditure_is_what_the_projects_add_up_to(county, project):
    fund(county, project, initial=wan("20"), executed=wan("19.40"))
    fund(county, project, "上年结转资金", initial=wan("1.5"), executed=wan("1.5"))
    found = Amounts(picture_of(county.unit_year))
    assert found.of("项目支出", "initial").value == wan("21.5")
    assert found.of("项目支出", "executed").value == wan("20.90")


def test_the_full_year_is_the_beginning_and_the_documents_of_the_project_and_source(county, project):
    fund(county, project, initial=wan("20"))
    fund(county, project, "其他资金", initial=wan("2"))
    adjust_budget(
        unit_year=county.unit_year,
        number="示例财〔2024〕1号",
        on=datetime.date(2024, 5, 1),
        kind="increase",
        amount=wan("3"),
        reason="追加",
        project=project,
        by=county.actor("clerk"),
    )
    picture = picture_of(county.unit_year)
    rows = {row.source: full_year_of(picture, row) for row in picture.fundings}
    assert rows["当年财政拨款"].value == wan("23")
    assert rows["其他资金"].value is UNFILLED
    fund(county, project, adjusted=wan("22"))
    picture = picture_of(county.unit_year)
    stated = next(full_year_of(picture, row) for row in picture.fundings if row.source == "当年财政拨款")
    assert (stated.value, stated.derived, stated.differs) == (wan("22"), wan("23"), True)


def test_the_yearbook_gets_projects_and_their_money(county, project):
    fund(county, project, initial=wan("20"), adjusted=NOT_APPLICABLE, executed=wan("19.40"))
    picture = picture_of(county.unit_year)
    (row,) = project_rows(picture)
    assert (row.code, row.expected, row.achieved, row.supervisor) == ("KP01", "办 24 场", UNFILLED, UNFILLED)
    (money,) = funding_rows(picture)
    assert (money.project, money.initial, money.adjusted, money.executed) == (
        "KP01",
        wan("20"),
        NOT_APPLICABLE,
        wan("19.40"),
    )


@pytest.mark.parametrize("values", [{"initial": Money(-1)}, {"nonsense": Money(1)}])
def test_refuses_amounts_that_cannot_be(county, project, values):
    with pytest.raises(Refused):
        fund(county, project, **values)


def test_refuses_a_source_that_is_none_and_anothers_project(county, project):
    with pytest.raises(Refused, match="资金来源"):
        fund(county, project, "私房钱", initial=wan("1"))
    with pytest.raises(Refused, match="不在本单位"):
        fund_project(
            unit_year=county.other_year, project=project, source="其他资金", values={}, by=county.actor("outsider")
        )


def test_correcting_wants_the_version_that_was_shown(county, project):
    revise_project(project=project, values={"achieved": "办 26 场"}, stamp=1, by=county.actor("clerk"))
    with pytest.raises(Stale):
        revise_project(
            project=Project.objects.get(), values={"achieved": "办 20 场"}, stamp=1, by=county.actor("clerk")
        )
    row = fund(county, project, initial=wan("1"))
    fund(county, project, initial=wan("2"), stamp=row.version)
    with pytest.raises(Stale):
        fund(county, project, initial=wan("3"), stamp=row.version)


def test_a_project_with_documents_is_not_removed(county, project):
    fund(county, project, initial=wan("20"))
    adjust = adjust_budget(
        unit_year=county.unit_year,
        number="示例财〔2024〕1号",
        on=datetime.date(2024, 5, 1),
        kind="increase",
        amount=wan("3"),
        reason="追加",
        project=project,
        by=county.actor("clerk"),
    )
    with pytest.raises(Refused, match="不能删除"):
        remove_project(project=project, by=county.actor("clerk"))
    adjust.delete()
    remove_project(project=project, by=county.actor("clerk"))
    assert not Project.objects.exists()
    assert not Funding.objects.exists()
