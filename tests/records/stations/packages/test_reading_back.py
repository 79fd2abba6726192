import datetime
import io
import json
import zipfile

import pytest
from tests.rooms import NOON

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import Delivery, Package
from jixiao.records.stations.packages.reading_back import MOST_BYTES, read_file, read_usage, type_usage

pytestmark = pytest.mark.django_db
LATER = NOON + datetime.timedelta(days=5)


@pytest.fixture
def back(by):
    return Actor(by.person, LATER)


@pytest.fixture
def packed(stage, built):
    station, content = stage.station("示例村e站"), stage.content()
    stage.delivered(station, content)
    return built(station)[0], content


def refusal(data, stage, back, year, station=None):
    with pytest.raises(Refused) as refused:
        read_usage(unit=stage.county.unit, data=data, by=back, unit_year=year, station=station)
    return refused.value.code


def test_what_was_used_is_read_and_counted_once(stage, packed, usage, back, year):
    package, content = packed
    data = usage(package, (content, 2, 7))
    found = read_usage(unit=stage.county.unit, data=data, by=back, unit_year=year, station=package.station)
    row = Delivery.objects.get()
    assert (row.opened, row.shown, row.delivered_at, row.shown_at) == (2, 7, LATER, LATER)
    assert (found.read_back_at, found.usage["way"], found.usage["lines"][0]["shown"]) == (LATER, "file", 7)
    assert TrailEntry.objects.latest("number").after == {"e站": "示例村e站", "打开次数": 2, "播放次数": 7}
    assert refusal(data, stage, back, year) == "X543"
    assert refusal(usage(package, (content, 0, 9)), stage, back, year) == "X543", (
        "another file of the same package, too"
    )
    assert Delivery.objects.get().shown == 7


def test_what_is_of_another_station_unit_or_package_is_told(stage, packed, usage, back, year):
    package, content = packed
    data = usage(package, (content, 1, 1))
    other = stage.station("别的e站")
    assert refusal(data, stage, back, year, station=other) == "X541"
    assert refusal(usage(package, (content, 1, 1), station="E999"), stage, back, year) == "X541"
    assert refusal(usage(package, (content, 1, 1), package="20250115-XXXXXX"), stage, back, year) == "X541"
    with pytest.raises(Refused) as refused:
        read_usage(unit=stage.county.other, data=data, by=back, unit_year=stage.county.other_year)
    assert refused.value.code == "X541"


def test_whatever_was_changed_is_told(stage, packed, usage, back, year):
    package, content = packed
    said = json.loads(usage(package, (content, 1, 1)))
    for change in (
        lambda one: one["lines"][0].update(shown=1000),
        lambda one: one.update(made="2025-01-21T00:00:00.000Z"),
        lambda one: one["lines"].append(one["lines"][0]),
        lambda one: one.update(lines=[]),
        lambda one: one.update(sign="0" * 64),
    ):
        changed = json.loads(json.dumps(said))
        change(changed)
        assert refusal(json.dumps(changed).encode(), stage, back, year) == "X542"
    stranger = stage.content("包里没有的")
    assert refusal(usage(package, (stranger, 1, 1)), stage, back, year) == "X542", "signed, and yet not in the package"
    assert Package.objects.get().read_back_at is None


def bomb():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("usage.json", b"0" * 10_000_000)
    return file.getvalue()


LINE = '{"format":"jixiao-station-usage-1","package":"a","station":"b","made":"","since":"","sign":"%s","lines":[%s]}'


@pytest.mark.parametrize(
    "data",
    [
        b"", b"null", b"[]", b"{}", b"[" * 100_000, b"\xff\xfe", bomb(), b" " * (MOST_BYTES + 1),
        (LINE % ("short", "")).encode(),
        (LINE % ("0" * 64, '{"id":1}')).encode(),
        (LINE % ("0" * 64, '{"id":1,"opened":-1,"shown":0,"first":0}')).encode(),
        (LINE % ("0" * 64, '{"id":1,"opened":0,"shown":2147483648,"first":0}')).encode(),
        (LINE % ("0" * 64, '{"id":1,"opened":0,"shown":1e99,"first":0}')).encode(),
        (LINE % ("0" * 64, ",".join(['{"id":1,"opened":0,"shown":0,"first":0}'] * 5_001))).encode(),
        (LINE % ("0" * 64, "")).replace("usage-1", "usage-9").encode(),
    ],
)  # fmt: skip
def test_what_is_no_usage_file_is_refused(data):
    with pytest.raises(Refused) as refused:
        read_file(data)
    assert (refused.value.code, refused.value.field) == ("X540", "file")


def test_usage_without_a_file_is_typed_with_its_source_and_once(packed, back, year):
    package, content = packed
    type_usage(package=package, shown={content.pk: 12}, source="播放登记本", by=back, unit_year=year)
    assert Delivery.objects.get().shown == 12
    assert Package.objects.get().usage["source"] == "播放登记本"
    with pytest.raises(Refused) as refused:
        type_usage(package=package, shown={content.pk: 1}, source="再来", by=back, unit_year=year)
    assert refused.value.code == "X543"


@pytest.mark.parametrize(
    ("shown", "source"), [({}, "登记本"), ({0: 1}, "登记本"), (None, " "), ({"most": 10**9}, "登记本")]
)
def test_what_is_typed_wrongly_is_refused(packed, back, year, shown, source):
    package, content = packed
    given = {content.pk: 1} if shown is None else shown
    given = {content.pk: 10**9} if "most" in given else given
    with pytest.raises(Refused) as refused:
        type_usage(package=package, shown=given, source=source, by=back, unit_year=year)
    assert refused.value.code == "X544"
