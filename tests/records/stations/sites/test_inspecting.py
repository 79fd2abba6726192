import datetime

import pytest

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.sites.inspecting import (
    Seen,
    amend_inspection,
    mend_inspection,
    record_inspection,
    remove_inspection,
)

pytestmark = pytest.mark.django_db
MAY = datetime.date(2024, 5, 6)


def seen(**values):
    return Seen(**{"day": MAY, "findings": "正常", "people_there": "示例巡查人", **values})


def test_the_newest_stars_are_those_of_the_station(station, by):
    row = station()
    later = record_inspection(station=row, given=seen(stars=5, day=MAY.replace(day=20)), by=by)
    record_inspection(station=row, given=seen(stars=2), by=by)
    record_inspection(station=row, given=seen(day=MAY.replace(day=25)), by=by)
    assert row.stars == 5
    remove_inspection(row=later, reason="登记错了", by=by)
    assert later.station.stars == 2


@pytest.mark.parametrize(
    ("values", "words"),
    [
        ({"day": datetime.date(2024, 1, 1)}, "巡查日期不对"),
        ({"day": datetime.date(2024, 6, 21)}, "巡查日期不对"),
        ({"findings": " "}, "巡查情况没有填对"),
        ({"people_there": ""}, "巡查人员没有填对"),
        ({"stars": 6}, "没有这个星级"),
        ({"missing": ("place",)}, "没有整改期限"),
        ({"mend_until": datetime.date(2024, 5, 1)}, "早于巡查日期"),
    ],
)
def test_an_inspection_that_cannot_stand_is_refused(station, by, values, words):
    with pytest.raises(Refused, match=words):
        record_inspection(station=station(), given=seen(**values), by=by)


def test_a_station_is_inspected_once_a_day_and_only_with_a_plate(station, by):
    row = station()
    record_inspection(station=row, given=seen(), by=by)
    with pytest.raises(Refused, match="已经登记过巡查"):
        record_inspection(station=row, given=seen(), by=by)
    with pytest.raises(Refused, match="不巡查"):
        record_inspection(station=station("applied"), given=seen(), by=by)


def test_what_was_wrong_is_mended_once_and_then_stands(station, by):
    found = record_inspection(
        station=station(), given=seen(missing=("terminals",), mend_until=MAY.replace(month=6)), by=by
    )
    amend_inspection(row=found, given=seen(missing=("place",), mend_until=MAY.replace(month=6)), stamp=None, by=by)
    assert found.missing == ["place"]
    for day, words, told in ((MAY, "", "没有写整改情况"), (MAY.replace(month=4), "修好", "日期不对")):
        with pytest.raises(Refused, match=told):
            mend_inspection(row=found, day=day, words=words, stamp=found.version, by=by)
    mend_inspection(row=found, day=MAY, words="修好了", stamp=found.version, by=by)
    with pytest.raises(Refused, match="已经登记过"):
        mend_inspection(row=found, day=MAY, words="修好了", stamp=found.version, by=by)
    with pytest.raises(Refused, match="不能再改"):
        amend_inspection(row=found, given=seen(), stamp=found.version, by=by)


def test_what_asked_for_nothing_is_not_mended(station, by):
    found = record_inspection(station=station(), given=seen(), by=by)
    with pytest.raises(Refused, match="没有要求整改"):
        mend_inspection(row=found, day=MAY, words="修好了", stamp=found.version, by=by)
