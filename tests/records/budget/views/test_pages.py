"""Every page of the room: who sees it, who writes, and that it costs the same however much there is."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.records.budget.views.desk_of_budget import furnish, wan

from jixiao.orgs.registering import close_year
from jixiao.records.budget.adjusting import adjust_budget
from jixiao.records.budget.detailing import record_line
from jixiao.records.budget.projecting import fund_project, register_project
from jixiao.records.budget.spending import enter_line_execution


def test_everybody_of_the_trade_looks_and_only_the_clerk_writes(county):
    pages, leading, writing = furnish(county)
    clerk, viewer = county.client("clerk"), county.client("viewer")
    for page in pages:
        assert clerk.get(county.address(f"budget/{page}")).status_code == 200, page
        assert viewer.get(county.address(f"budget/{page}")).status_code == 200, page
    for page in leading:
        assert viewer.get(county.address(f"budget/{page}")).status_code == 302, page
    for page in writing:
        assert clerk.get(county.address(f"budget/{page}")).status_code == 200, page
        assert viewer.get(county.address(f"budget/{page}")).status_code == 403, page
        assert viewer.post(county.address(f"budget/{page}")).status_code == 403, page


def test_another_units_clerk_finds_nothing_here_nor_these_records_at_their_own_desk(county):
    pages, leading, writing = furnish(county)
    outsider = county.client("outsider")
    there = f"/{county.other.code}/2024/budget/"
    for page in [*pages, *leading, *writing]:
        assert outsider.get(county.address(f"budget/{page}")).status_code == 404, page
        assert outsider.post(county.address(f"budget/{page}")).status_code == 404, page
        if any(part.isdecimal() or part == "KP01" for part in page.split("/")):
            assert outsider.get(there + page).status_code == 404, page
            assert outsider.post(there + page).status_code in {403, 404, 405}, page


def test_nobody_sees_anything_without_signing_in(county, client):
    assert client.get(county.address("budget/")).status_code == 302


def test_a_closed_year_is_only_looked_at(county):
    pages, _, writing = furnish(county)
    close_year(unit_year=county.unit_year, by=county.actor("reviewer"))
    clerk = county.client("clerk")
    for page in pages:
        assert clerk.get(county.address(f"budget/{page}")).status_code == 200, page
    for page in writing:
        assert clerk.post(county.address(f"budget/{page}")).status_code == 403, page
    assert "登记执行数" not in clerk.get(county.address("budget/")).text


def statements(client, address):
    with CaptureQueriesContext(connection) as queries:
        assert client.get(address).status_code == 200
    return len(queries)


@pytest.mark.parametrize(
    "page",
    ["", "items/支出合计/", "lines/", "adjustments/", "execution/", "projects/", "procurement/", "three-public/"],
)
def test_a_page_takes_the_same_statements_for_one_row_and_for_three(county, page):
    by, year = county.actor("clerk"), county.unit_year

    def add(number):
        project = register_project(unit_year=year, code=f"P{number}", name=f"示例{number}", by=by)
        fund_project(unit_year=year, project=project, source="当年财政拨款", values={"initial": wan("1")}, by=by)
        line = record_line(
            unit_year=year,
            function_code="2060702",
            economic_code="302",
            nature="project",
            project=project,
            initial=wan("1"),
            by=by,
        )
        enter_line_execution(line=line, month=number, amount=wan("0.1"), by=by)
        adjust_budget(
            unit_year=year,
            number=f"示例财〔2024〕{number}号",
            on=datetime.date(2024, 5, 1),
            kind="increase",
            amount=wan("1"),
            reason="示例",
            project=project,
            by=by,
        )

    client = county.client("clerk")
    add(1)
    statements(client, county.address(f"budget/{page}"))
    one = statements(client, county.address(f"budget/{page}"))
    add(2)
    add(3)
    assert statements(client, county.address(f"budget/{page}")) == one


def test_the_overview_says_what_it_says_and_every_number_opens(county):
    furnish(county)
    text = county.client("viewer").get(county.address("budget/")).text
    assert "274.64" in text
    assert f'href="{county.address("budget/items/%E6%94%AF%E5%87%BA%E5%90%88%E8%AE%A1/trace/initial/")}"' in text
    assert "未填" in text
    trace = county.client("viewer").get(county.address("budget/items/支出合计/trace/initial/")).text
    assert "274.64 万元" in trace


def test_lists_come_as_workbooks(county):
    furnish(county)
    for page in ("lines/", "adjustments/", "projects/"):
        answer = county.client("viewer").get(county.address(f"budget/{page}?format=xlsx"))
        assert answer["Content-Type"].startswith("application/vnd.openxmlformats")
        b"".join(answer.streaming_content)


def test_pages_hold_no_inline_style_and_no_inline_script(county):
    pages, _, writing = furnish(county)
    client = county.client("clerk")
    for page in [*pages, *writing]:
        answer = client.get(county.address(f"budget/{page}"))
        if answer["Content-Type"].startswith("text/html"):
            assert " style=" not in answer.text, page
            assert " onclick=" not in answer.text, page
            assert "<script>" not in answer.text, page


@pytest.mark.parametrize(
    "page",
    [
        "items/吃饭/",
        "items/吃饭/state/",
        "items/支出合计/trace/nonsense/",
        "rates/nonsense/",
        "fundings/number/x/",
        "projects/code/nein/",
    ],
)
def test_what_is_not_there_is_not_found(county, page):
    assert county.client("clerk").get(county.address(f"budget/{page}")).status_code == 404


def test_the_search_finds_items_projects_and_documents(county):
    furnish(county)
    from jixiao.orgs.seat import Desk
    from jixiao.records.budget.searching import search_budget

    by = county.actor("clerk")
    desk = Desk(by.person, county.unit, county.unit_year, frozenset(), (), by.at, None, 2024)
    assert [hit.title for hit in search_budget(desk, "sgjf")] == ["三公经费"]
    assert [hit.kind for hit in search_budget(desk, "科普活动")] == ["项目"]
    assert [hit.title for hit in search_budget(desk, "12号")] == ["示例财〔2024〕12号"]
    assert not [
        *search_budget(Desk(by.person, county.other, county.other_year, frozenset(), (), by.at, None, 2024), "12号")
    ]
