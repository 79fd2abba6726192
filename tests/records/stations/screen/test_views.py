import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from tests.records.stations.stage import PNG
from tests.rooms import NOON

from jixiao.records.stations.models import Delivery, Station

pytestmark = pytest.mark.django_db


@pytest.fixture
def station(stage):
    return stage.station("示例村e站")


def address(station, path=""):
    return f"/station/screen/{station.screen_token}/{path}"


def listed(station):
    return Client().get(address(station, "list/")).json()


def test_the_page_lists_what_is_pushed_and_needs_no_script(stage, station):
    stage.delivered(station, stage.content("示例：秸秆还田"), stage.content("<b>坏</b>"))
    answer = Client().get(address(station))
    text = answer.content.decode()
    assert answer.status_code == 200
    assert "示例：秸秆还田" in text
    assert "&lt;b&gt;坏" in text
    assert 'http-equiv="refresh"' in text
    assert not answer.cookies
    assert "worker-src 'self'" in answer.headers["Content-Security-Policy"]
    assert Station.objects.get().seen_at is not None


def test_an_unknown_or_removed_station_is_not_there(station):
    assert Client().get("/station/screen/nobody/").status_code == 404
    for path in ("list/", "item/1/", "file/1/abc/", "file/1/abc/1/", "worker.js"):
        assert Client().get(f"/station/screen/nobody/{path}").status_code == 404
    assert Client().post("/station/screen/nobody/receipts/").status_code == 404
    Station.objects.update(removed_at=NOON, removed_because="登错")
    assert Client().get(address(station)).status_code == 404


def test_a_station_at_rest_says_so(stage, station):
    stage.delivered(station, stage.content())
    Station.objects.update(state="suspended", halted_on="2025-01-15", halted_because="修缮")
    assert "现在不播放" in Client().get(address(station)).content.decode()
    assert listed(station)["items"] == []


def test_the_list_is_the_same_until_something_changes(stage, station):
    content = stage.picture()
    stage.delivered(station, content)
    first, second = listed(station), listed(station)
    assert first["version"] == second["version"]
    same = Client().get(address(station, f"list/?v={first['version']}"))
    assert (same.status_code, same.content) == (204, b"")
    assert int(same.headers["X-Now"]) > 0
    assert first["items"][0]["file"] == address(station, f"file/{content.pk}/{content.file.sha256[:16]}/")
    content.__class__.objects.update(recalled_at=content.at, recalled_because="有错")
    assert listed(station)["items"] == []


def test_a_file_is_sent_whole_or_in_part_and_only_to_whom_it_was_pushed(stage, station):
    content, other = stage.picture(), stage.station("别的站")
    stage.delivered(station, content)
    path = f"file/{content.pk}/{content.file.sha256[:16]}/"
    whole = Client().get(address(station, path))
    data = b"".join(whole.streaming_content)
    assert whole.headers["Content-Type"] == "image/png"
    assert whole.headers["Content-Security-Policy"].startswith("sandbox")
    part = Client().get(address(station, path), headers={"range": "bytes=2-5"})
    assert (part.status_code, b"".join(part.streaming_content)) == (206, data[2:6])
    assert Client().get(address(station, path), headers={"range": f"bytes={len(data)}-"}).status_code == 416
    assert Client().get(address(other, path)).status_code == 404
    assert Client().get(address(station, f"file/{content.pk}/{'0' * 16}/")).status_code == 404
    assert Client().get(address(station, f"file/{10**30}/abc/")).status_code == 404
    content.__class__.objects.update(recalled_at=content.at, recalled_because="有错")
    assert Client().get(address(station, path)).status_code == 404, "a recall takes the file away, too"
    assert PNG


def test_receipts_come_in_without_a_cookie_and_once(stage, station):
    row = stage.delivered(station, stage.content())[0]
    batch = json.dumps({"key": "abcdefgh", "lines": [{"id": row.content_id, "s": 2, "d": 1}]})
    strict = Client(enforce_csrf_checks=True)
    for counted in (1, 0):
        answer = strict.post(address(station, "receipts/"), batch, content_type="application/json")
        assert answer.json() == {"key": "abcdefgh", "counted": counted}
    assert Delivery.objects.get().shown == 2
    bad = strict.post(address(station, "receipts/"), "nonsense", content_type="application/json")
    assert (bad.status_code, bad.json()["code"]) == (422, "X520")
    large = strict.post(address(station, "receipts/"), "x" * 200_000, content_type="application/json")
    assert large.status_code == 422
    assert strict.get(address(station, "receipts/")).status_code == 405


def test_without_scripts_one_thing_leads_to_the_next(stage, station):
    link = "https://example.org/q"
    stage.delivered(station, stage.picture(), stage.content("题", kind="quiz", link=link, body=""))
    first = Client().get(address(station, "item/1/")).content.decode()
    assert f"url={address(station, 'item/2/')}" in first
    assert "<img src=" in first
    second = Client().get(address(station, "item/2/")).content.decode()
    assert f"url={address(station, 'item/1/')}" in second
    assert "手机扫码答题" in second
    assert Client().get(address(station, "item/3/")).status_code == 404
    assert Delivery.objects.filter(delivered_at__isnull=False, shown=1).count() == 2


def test_the_worker_is_a_script_of_ours(station):
    answer = Client().get(address(station, "worker.js"))
    assert answer.headers["Content-Type"].startswith("text/javascript")
    assert b"respondWith" in answer.content


def test_page_and_list_take_as_many_statements_for_three_as_for_one(stage, station):
    counts = []
    for number in (1, 2):
        stage.delivered(station, *[stage.picture(f"图{number}{one}", PNG) for one in range(number)])
        Station.objects.update(seen_at=None)
        with CaptureQueriesContext(connection) as said:
            Client().get(address(station))
            Client().get(address(station, "list/"))
        counts.append(len(said))
    assert counts[0] == counts[1] <= 6
