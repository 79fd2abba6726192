import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import Push
from jixiao.records.stations.pushes.trying import has_changed, is_tried, try_out

pytestmark = pytest.mark.django_db


def test_a_look_beforehand_is_kept_with_who_gets_what_and_why_not(stage, by):
    near = stage.station("近处", audiences=["农民"], room_mb=1)
    stage.station("学校", kind="school", audiences=["青少年"])
    stage.station("停了", state="suspended", halted_on=by.on, halted_because="修缮")
    push = stage.push(stage.content(), stage.content("过期", until_day="2025-01-14"))
    try_out(push=push, by=by)
    found = Push.objects.get().dry_run
    assert [(one["name"], one["number"]) for one in found["stations"]] == [("近处", 1)]
    assert {one["name"]: one["why"] for one in found["stations_left"]} == {
        "学校": "这些内容都不适合它服务的人群", "停了": "未在挂牌状态（暂停）",
    }  # fmt: skip
    assert [(one["title"], one["why"]) for one in found["contents_left"]] == [("过期", "已过下架日期")]
    assert found["blocks"] == [[[near.pk], [push.contents.first().content_id]]]
    assert is_tried(push)


def test_what_a_station_has_already_is_told(stage, by):
    station, content = stage.station(), stage.content()
    stage.delivered(station, content)
    push = stage.push(content, stage.content("示例二"))
    try_out(push=push, by=by)
    assert (push.dry_run["stations"][0]["had"], push.dry_run["had"], push.dry_run["pairs"]) == (1, 1, 2)


def test_what_a_station_has_but_the_push_leaves_out_is_not_told_as_had(stage, by):
    station, old = stage.station(), stage.content("过期", until_day="2025-01-14")
    stage.delivered(station, old)
    push = stage.push(old, stage.content("示例二"))
    try_out(push=push, by=by)
    assert (push.dry_run["had"], push.dry_run["pairs"]) == (0, 1)


def test_room_that_is_too_small_is_warned_of(stage, by):
    stage.station(room_mb=1)
    push = stage.push(stage.content(body="字" * 500_000))
    try_out(push=push, by=by)
    line = push.dry_run["stations"][0]
    assert (line["mb"], line["room"], line["is_tight"]) == (2, 1, True)


def test_a_push_without_contents_is_not_tried(stage, by):
    with pytest.raises(Refused) as refused:
        try_out(push=stage.push(), by=by)
    assert refused.value.code == "X505"


def test_a_changed_station_content_or_day_shows(stage, by):
    station, content = stage.station(), stage.content(until_day="2025-01-20")
    push = stage.push(content)
    try_out(push=push, by=by)
    assert not has_changed(push, on=by.on)
    assert has_changed(push, on=by.on.replace(day=21)), "the content is over by then"
    station.phone_seal = "sealed"
    station.save()
    assert not has_changed(push, on=by.on), "what does not decide does not count"
    station.township = "别处"
    station.save()
    assert has_changed(push, on=by.on)


def test_a_look_takes_as_many_statements_for_three_stations_as_for_one(stage, by):
    counts = []
    for number in (1, 2):
        contents = [stage.content() for _ in range(number)]
        for _ in range(number):
            stage.station(f"站{number}{len(contents)}{_}")
        push = stage.push(*contents)
        with CaptureQueriesContext(connection) as said:
            try_out(push=push, by=by)
        counts.append(len(said))
    assert counts[0] == counts[1]
