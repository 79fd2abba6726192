import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.records.stations.stage import DAY

from jixiao.records.stations.packages.planning import MEGABYTE, PAGE_ROOM, plans_of, split
from jixiao.records.stations.screen.showing import item_of

pytestmark = pytest.mark.django_db


def sized(stage, *megabytes):
    bodies = [stage.content(f"{one} MB", body="x" * (one * MEGABYTE // 2)) for one in megabytes]
    return [item_of(one) for one in bodies]


def test_all_goes_into_one_package_where_the_room_is_not_known(stage):
    plan = split(stage.station(), sized(stage, 1, 2))
    assert [len(one.items) for one in plan.parts] == [2]
    assert plan.size == PAGE_ROOM + 3 * MEGABYTE


def test_what_is_larger_than_the_room_is_split_and_told(stage):
    plan = split(stage.station(room_mb=4), sized(stage, 2, 2, 1, 4))
    assert [[one.title for one in part.items] for part in plan.parts] == [["2 MB", "1 MB"], ["2 MB"]]
    assert [part.megabytes for part in plan.parts] == [4, 3]
    assert [one.title for one in plan.too_large] == ["4 MB"]


def test_only_what_may_be_shown_goes_in(stage):
    station = stage.station()
    yesterday = DAY - datetime.timedelta(days=1)
    stage.delivered(
        station, stage.content("在播"), stage.content("过期", until_day=yesterday),
        stage.content("撤回", recalled_at=stage.by.at, recalled_because="有错"),
    )  # fmt: skip
    resting = stage.station("停了", state="suspended", halted_on=DAY, halted_because="修缮")
    stage.delivered(resting, stage.content("别的"))
    plans = plans_of([station, resting], on=DAY)
    assert [[item.title for part in plan.parts for item in part.items] for plan in plans] == [["在播"], []]


def test_many_stations_take_as_many_statements_as_one(stage):
    stations = [stage.station(f"站{number}") for number in range(3)]
    for one in stations:
        stage.delivered(one, stage.content())
    counts = []
    for some in (stations[:1], stations):
        with CaptureQueriesContext(connection) as said:
            plans_of(some, on=DAY)
        counts.append(len(said))
    assert counts == [2, 2]
