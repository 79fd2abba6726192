"""Bulk acts through the pages: one form, a result a row, undone, and nobody else may."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.reports.county.conftest import handed_in, pressed
from tests.rooms import NOON, County

from jixiao.orgs.handing import handover_of
from jixiao.orgs.models import HandoverKind, HandoverState, UnitKind, UnitYear
from jixiao.orgs.registering import open_year, register_unit
from jixiao.reports.models import CountyAct, Deed

pytestmark = pytest.mark.django_db
GOALS = HandoverKind.GOALS
DESK = "reports/county/"
ONCE = "6e6a3c0f-1c4e-4e0c-9c86-0f6f9f5f2c11"


def form(county: County, *years: UnitYear, **more: str) -> dict[str, object]:
    told = {"kind": GOALS.value, "deed": "return", "words": "示例：请重报", "once": ONCE}
    return {**told, "pick": [one.pk for one in years], "query": "late=yes", **more}


def test_ticked_rows_are_returned_and_the_way_back_keeps_the_filters(county: County):
    handed_in(county, county.unit_year, kind=GOALS)
    handed_in(county, county.other_year, kind=GOALS, to="head")
    client, address = county.client("reviewer"), county.address(f"{DESK}acts/do/")
    answer = client.post(address, form(county, county.unit_year, county.other_year))
    act = CountyAct.objects.get()
    assert answer.headers["Location"] == county.address(f"{DESK}acts/{act.pk}/?late=yes")
    html = client.get(answer.headers["Location"]).content.decode()
    assert "办成 1 个" in html
    assert "没有办成 1 个" in html
    assert "U208" in html
    assert f'href="{county.address(DESK)}?late=yes"' in html
    again = client.post(address, form(county, county.unit_year, county.other_year))
    assert again.headers["Location"].startswith(county.address(f"{DESK}acts/{act.pk}/"))
    assert CountyAct.objects.count() == 1
    undone = client.post(county.address(f"{DESK}acts/{act.pk}/undo/"), {"once": ONCE.replace("6e", "7e")}, follow=True)
    assert "已撤销 1 个" in undone.content.decode()
    assert handover_of(county.unit_year, GOALS).state == HandoverState.SENT
    listed = client.get(county.address(f"{DESK}acts/")).content.decode()
    assert "退回绩效目标" in listed


def test_what_cannot_be_is_told_with_its_code(county: County):
    client = county.client("reviewer")
    for sent, code in (
        (form(county), "U670"),
        (form(county, county.unit_year, words=""), "U672"),
        (form(county, county.unit_year, kind="report", deed="approve"), "U671"),
        (form(county, county.unit_year, kind="x", deed="y"), "U671"),
    ):
        answer = client.post(county.address(f"{DESK}acts/do/"), sent)
        assert answer.status_code == 422
        assert code in answer.content.decode()
    assert not CountyAct.objects.exists()


def test_the_wrong_person_does_nothing_here(county: County):
    handed_in(county, county.unit_year, kind=GOALS)
    act = pressed(county, Deed.RETURN, county.unit_year, words="示例")
    pages = [DESK, *(f"{DESK}{part}/" for part in ("coverage", "ranking", "years", "sectors", "papers", "acts"))]
    for who, status in (("clerk", 403), ("head", 403), ("outsider", 404)):
        client = county.client(who)
        assert {client.get(county.address(page)).status_code for page in pages} == {status}
        assert client.post(county.address(f"{DESK}acts/do/"), form(county, county.unit_year)).status_code == status
        assert client.post(county.address(f"{DESK}acts/{act.pk}/undo/")).status_code == status
        assert client.post(county.address(f"{DESK}sectors/save/"), {}).status_code == status
        assert client.post(county.address(f"{DESK}papers/make/"), {}).status_code == status
    assert CountyAct.objects.count() == 1


def test_the_reviewer_of_another_county_neither_sees_nor_reaches_a_row(county: County, neighbour: County):
    client = neighbour.client("reviewer")
    assert client.get(county.address(DESK)).status_code == 404
    html = client.get(neighbour.address(DESK)).content.decode()
    assert county.other.name not in html
    answer = client.post(neighbour.address(f"{DESK}acts/do/"), form(county, county.unit_year))
    assert (answer.status_code, "U670" in answer.content.decode()) == (422, True)
    act = pressed(county, Deed.REMIND, county.unit_year)
    assert client.get(neighbour.address(f"{DESK}acts/{act.pk}/")).status_code == 404


def test_the_boxes_of_all_rows_are_ticked_without_a_script(county: County):
    client = county.client("reviewer")
    html = client.get(county.address(f"{DESK}?tick=all&at_goals=none")).content.decode()
    assert len(re.findall(r'name="pick" value="\d+" checked', html)) == 2
    assert "at_goals=none" in html


@pytest.mark.parametrize("page", ["", "coverage/", "ranking/", "years/", "sectors/", "acts/", "papers/", "act"])
def test_more_departments_take_no_more_statements(county: County, page: str):
    client = county.client("reviewer")
    handed_in(county, county.unit_year, kind=GOALS)
    act = pressed(county, Deed.RETURN, county.unit_year, words="示例")
    address = county.address(f"{DESK}acts/{act.pk}/" if page == "act" else f"{DESK}{page}")

    def statements() -> int:
        client.get(address)
        with CaptureQueriesContext(connection) as asked:
            assert client.get(address).status_code == 200
        return len(asked)

    before = statements()
    years = [county.unit_year, county.other_year]
    for number in (1, 2):
        unit = register_unit(
            code=f"999900-11700{number}", name=f"示例县第{number}局", short_name=f"第{number}局",
            kind=UnitKind.DEPARTMENT, division_code="999900", division_name="示例县", parent=county.finance,
            by=county.actor("system", at=NOON), specimen=True,
        )  # fmt: skip
        years.append(open_year(unit=unit, year=2024, by=county.actor("reviewer")))
    if page in {"act", "acts/"}:
        pressed(county, Deed.REMIND, *years)
    assert statements() == before
