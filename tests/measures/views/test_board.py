import io
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from python_calamine import CalamineWorkbook
from tests.measures.conftest import reference

from jixiao.engine.values import Period
from jixiao.measures.catalogue import Counted
from jixiao.measures.entering import enter_value
from jixiao.measures.models import ReadingBatch
from jixiao.measures.reading import take_readings

pytestmark = pytest.mark.django_db
YEAR = Period(2024)


def page(county, path="", who="clerk", **headers):
    return county.client(who).get(county.address(f"measures/{path}"), headers=headers)


def test_the_board_shows_what_each_measure_counts(county, board):
    board(leaflets=Counted(Fraction(2700), (reference(1, 2700),)))
    html = page(county).content.decode()
    assert "2,700 份" in html
    assert "示例活动场次" in html
    assert "未填" in html
    assert "还没有取过" in html


def test_pressing_the_button_freezes_a_batch_once(county, board):
    client = county.client("clerk")
    board(leaflets=Counted(Fraction(5)))
    token = {"once": "6f1d0d0e-3b1f-4f0e-9e0e-1d1d1d1d1d1d"}
    for _ in range(2):
        answer = client.post(county.address("measures/take/"), token)
        assert answer.status_code == 302
    assert ReadingBatch.objects.count() == 1
    assert "都与上次取数相同" in client.get(county.address("measures/")).content.decode()


def test_months_are_chosen_and_kept(county, board):
    answer = county.client("clerk").post(county.address("measures/take/"), {"first_month": "1", "last_month": "7"})
    assert answer.url.endswith("?first_month=1&last_month=7")
    batch = ReadingBatch.objects.get()
    assert (batch.first_day.month, batch.last_day.month) == (1, 7)


@pytest.mark.parametrize("who", ["head", "viewer", "reviewer", "third"])
def test_others_look_and_do_not_freeze(county, board, who):
    assert page(county, who=who).status_code == 200
    assert county.client(who).post(county.address("measures/take/")).status_code == 403


def test_a_number_unfolds_with_its_records_as_page_and_as_panel(county, board):
    row = enter_value(unit_year=county.unit_year, name="自定事", unit="件", value=1, note="", by=county.actor("clerk"))
    board(leaflets=Counted(Fraction(2700), (reference(row.pk, 1000), reference(row.pk, 1700, "主场")), "各场相加"))
    whole = page(county, "measure/outreach.leaflets/").content.decode()
    for word in (
        "各场相加",
        "主场",
        "1,700",
        "合计",
        "发出去的资料，展板不算",
        f"/measures/entered/{row.pk}/",
        "历次读数",
    ):
        assert word in whole
    part = page(county, "measure/outreach.leaflets/", **{"HX-Request": "true", "HX-Target": "side"}).content.decode()
    assert "这个数怎么来的" in part
    assert "<html" not in part


def test_many_records_come_page_by_page(county, board):
    board(leaflets=Counted(Fraction(120), tuple(reference(n, 1, f"第{n}场") for n in range(1, 121))))
    first = page(county, "measure/outreach.leaflets/").content.decode()
    last = page(county, "measure/outreach.leaflets/?page=3").content.decode()
    assert "第50场" in first
    assert "第51场" not in first
    assert "第120场" in last


def test_a_measure_that_is_none_is_not_there(county, board):
    assert page(county, "measure/nobody.knows/").status_code == 404


def test_the_board_goes_out_as_a_workbook_with_numbers(county, board):
    board(leaflets=Counted(Fraction(2700)), events=Counted(Fraction(1, 3)))
    answer = page(county, "?format=xlsx")
    rows = (
        CalamineWorkbook.from_filelike(io.BytesIO(b"".join(answer.streaming_content))).get_sheet_by_index(0).to_python()
    )
    assert rows[1][1:6] == ["示例资料份数", "outreach.leaflets", "KX-C09", 2700.0, "份"]
    assert rows[2][4] == pytest.approx(0.333333)


def test_two_batches_are_compared(county, board):
    by = county.actor("clerk")
    board(leaflets=Counted(Fraction(1000)), events=Counted(Fraction(2)))
    before = take_readings(unit_year=county.unit_year, period=YEAR, by=by)
    board(leaflets=Counted(Fraction(1300)))
    after = take_readings(unit_year=county.unit_year, period=YEAR, by=by)
    html = page(county, f"batches/{after.pk}/?against={before.pk}").content.decode()
    assert "1 个不同，1 个相同" in html
    assert "不同，＋300" in html
    only = page(county, f"batches/{after.pk}/?against={before.pk}&state=moved").content.decode()
    assert "示例活动场次" not in only


def test_a_frozen_reading_shows_its_records_as_they_were(county, board):
    board(leaflets=Counted(Fraction(7), (reference(1, 7, "当时的名称"),)))
    batch = take_readings(unit_year=county.unit_year, period=YEAR, by=county.actor("clerk"))
    pk = batch.readings.get(code="outreach.leaflets").pk
    board(leaflets=Counted(Fraction(8), (reference(1, 8, "现在的名称"),)))
    html = page(county, f"readings/{pk}/").content.decode()
    assert "当时的名称" in html
    assert "现在的名称" not in html
    assert "已冻结" in html


@pytest.mark.parametrize(
    "path", ["", "?format=xlsx", "batches/", "batches/{batch}/", "readings/{reading}/", "measure/outreach.leaflets/"]
)
def test_another_units_clerk_finds_nothing(county, board, path):
    batch = take_readings(unit_year=county.unit_year, period=YEAR, by=county.actor("clerk"))
    address = path.format(batch=batch.pk, reading=batch.readings.first().pk)
    assert page(county, address, who="outsider").status_code == 404
    theirs = county.client("outsider").get(f"/{county.other.code}/2024/measures/{address}")
    assert theirs.status_code == (404 if "{" in path else 200)


@pytest.mark.parametrize("path", ["", "batches/"])
def test_lists_cost_the_same_with_one_batch_and_three(county, board, path):
    client, counts = county.client("clerk"), []
    client.get(county.address(f"measures/{path}"))
    for rows in (1, 2):
        for _ in range(rows):
            take_readings(unit_year=county.unit_year, period=YEAR, by=county.actor("clerk"))
        with CaptureQueriesContext(connection) as captured:
            assert client.get(county.address(f"measures/{path}")).status_code == 200
        counts.append(len(captured))
    assert counts[0] == counts[1]
