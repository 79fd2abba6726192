import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.rooms import County
from tests.walking import walked

from jixiao.engine.values import Money
from jixiao.orgs.roles import Role
from jixiao.records.budget.models import Funding, Project
from jixiao.reports.county.covering import cover_of

pytestmark = pytest.mark.django_db


def cover(county: County):
    return cover_of([(county.finance, Role.REVIEWER)], year=2024)


def test_each_share_has_its_base_in_projects_money_and_departments(county: County):
    walked(county, "evaluation_sent")
    goals, monitoring, evaluation = cover(county).coverages()
    assert (goals.projects, goals.of_projects, goals.units, goals.of_units) == (2, 2, 1, 2)
    assert goals.money == goals.of_money == Money(92_000_000)
    assert (monitoring.projects, monitoring.money.fen, monitoring.money_rate) == (0, 0, 0)
    assert (evaluation.projects, evaluation.rate, evaluation.unit_rate.denominator) == (2, 1, 2)


def test_money_nobody_filled_in_and_money_that_does_not_apply_are_counted_apart(county: County):
    for code, values in (
        ("P1", {"initial": Money(100)}),
        ("P2", {"initial": Money(100), "adjusted": Money(300)}),
        ("P3", {}),
        ("P4", {"not_applicable": ["initial", "adjusted"]}),
        ("P5", None),
        ("P6", {"initial": Money(0)}),
    ):
        project = Project.objects.create(unit_year=county.unit_year, code=code, name=f"示例{code}")
        if values is not None:
            Funding.objects.create(unit_year=county.unit_year, project=project, source="当年财政拨款", **values)
    goals = cover(county).coverages()[0]
    assert (goals.of_projects, goals.of_money, goals.unfilled, goals.void) == (6, Money(400), 2, 1)
    assert (goals.projects, goals.rate) == (0, 0)


def test_goals_that_are_not_approved_cover_nothing(county: County):
    walked(county, "goals_sent")
    assert cover(county).coverages()[0].projects == 0


def test_without_departments_there_is_no_share(county: County):
    nothing = cover_of([(county.unit, Role.CLERK)], year=2024).coverages()[0]
    assert (nothing.rate, nothing.money_rate, nothing.unit_rate) == (None, None, None)


def test_the_pages_rows_are_those_behind_a_figure(county: County):
    walked(county, "goals_approved")
    client = county.client("reviewer")
    html = client.get(county.address("reports/county/coverage/?part=goals&has=yes")).content.decode()
    assert "2 个合条件的" in html
    for query in ("part=goals&has=no", "money=unfilled&part=x&unit=y"):
        html = client.get(county.address(f"reports/county/coverage/?{query}")).content.decode()
        assert "没有合条件的项目" in html


def test_more_projects_take_no_more_statements(county: County):
    def statements() -> int:
        with CaptureQueriesContext(connection) as asked:
            cover(county)
        return len(asked)

    Project.objects.create(unit_year=county.unit_year, code="P1", name="示例")
    before = statements()
    for number in (2, 3):
        Project.objects.create(unit_year=county.other_year, code=f"P{number}", name="示例")
    assert statements() == before
