import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.rooms import NOON, County

from jixiao.orgs.models import HandoverKind, UnitKind
from jixiao.orgs.registering import open_year, register_unit
from jixiao.orgs.windowing import grant_late, set_window
from jixiao.reports.models import ReportVersion
from jixiao.web.clock import now

pytestmark = pytest.mark.django_db


def page(county: County, query: str = "", who: str = "reviewer") -> str:
    answer = county.client(who).get(county.address(f"reports/county/{query}"))
    assert answer.status_code == 200
    return answer.content.decode()


def test_every_department_of_the_year_stands_in_one_table(rendered: ReportVersion, county: County):
    html = page(county)
    table = html[html.index("<tbody>") :]
    assert county.unit.name in table
    assert county.other.name in table
    assert county.finance.name not in table
    assert "97.74" in table
    assert "平均得分" in html
    assert "未开始" in table


def test_the_filters_stand_in_the_address(rendered: ReportVersion, county: County):
    html = page(county, "?at_report=approved")
    table = html[html.index("<tbody>") : html.index("</tbody>")]
    assert county.unit.name in table
    assert county.other.name not in table
    assert page(county, "?at_goals=none").count("</tr>") < page(county).count("</tr>")


def test_what_should_have_been_handed_in_is_said_with_its_days(county: County):
    today = now().date()
    last = today - datetime.timedelta(days=5)
    window = set_window(
        authority=county.finance, kind=HandoverKind.GOALS, year=2024, opens=last, closes=last, warn_days=1,
        by=county.actor("reviewer"),
    )  # fmt: skip
    assert page(county).count("逾期 5 天") == 2
    grant_late(
        window=window, unit=county.unit, until=today + datetime.timedelta(days=9), reason="示例：换人",
        by=county.actor("reviewer"),
    )  # fmt: skip
    assert page(county).count("逾期 5 天") == 1
    assert county.unit.name not in page(county, "?late=yes").split("<tbody>")[1].split("</tbody>")[0]


def test_who_does_not_review_does_not_see_it(county: County):
    for who in ("clerk", "head", "viewer"):
        assert county.client(who).get(county.address("reports/county/")).status_code == 403
    assert county.client("outsider").get(county.address("reports/county/")).status_code == 404


def test_more_departments_take_no_more_statements(county: County):
    client = county.client("reviewer")

    def statements() -> int:
        client.get(county.address("reports/county/"))
        with CaptureQueriesContext(connection) as asked:
            client.get(county.address("reports/county/"))
        return len(asked)

    before = statements()
    for number in (1, 2):
        unit = register_unit(
            code=f"999900-11700{number}", name=f"示例县第{number}局", short_name=f"第{number}局",
            kind=UnitKind.DEPARTMENT, division_code="999900", division_name="示例县", parent=county.finance,
            by=county.actor("system", at=NOON), specimen=True,
        )  # fmt: skip
        open_year(unit=unit, year=2024, by=county.actor("reviewer"))
    assert statements() == before
