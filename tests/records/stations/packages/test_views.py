import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.orgs.models import JobRun
from jixiao.records.stations.models import Package

pytestmark = pytest.mark.django_db


def page(county, who, path, /, **data):
    client = county.client(who)
    address = county.address(f"stations/packages/{path}")
    return client.post(address, data) if data else client.get(address)


def file_of(data, name="使用回执.json"):
    file = io.BytesIO(data)
    file.name = name
    return file


def test_packages_are_asked_for_and_their_size_is_shown_before(county, stage):
    station = stage.station("没网的", is_online=False, room_mb=50)
    stage.delivered(station, stage.content())
    stage.delivered(stage.station("有网的"), stage.content())
    shown = page(county, "clerk", "make/").content.decode()
    assert "没网的" in shown
    assert "有网的" not in shown
    assert "有网的" in page(county, "clerk", "make/?all=1").content.decode()
    answer = page(county, "clerk", "make/", station=[station.pk])
    assert answer.status_code == 302
    assert JobRun.objects.get().title == "制作离线内容包：1 个e站，1 个包"
    assert page(county, "clerk", "make/", station=["x"]).status_code == 422


def test_a_package_is_downloaded_fetched_and_told_of(county, stage, built, usage):
    station, content = stage.station("没网的", is_online=False), stage.content()
    stage.delivered(station, content)
    (package,) = built(station)
    sent = page(county, "viewer", f"{package.pk}/file/")
    assert sent.headers["Content-Type"] == "application/zip"
    assert b"".join(sent.streaming_content)[:2] == b"PK"
    assert page(county, "clerk", f"{package.pk}/taken/", day="2025-01-15", who="示例").status_code == 302
    answer = page(county, "clerk", f"at/{station.pk}/usage/", file=file_of(usage(package, (content, 1, 4))))
    assert answer.url == county.address(f"stations/packages/{package.pk}/")
    shown = page(county, "viewer", f"{package.pk}/").content.decode()
    assert "已读回执" in shown
    assert page(county, "viewer", "").status_code == 200
    assert "已读回执" in page(county, "viewer", f"at/{station.pk}/").content.decode()


def test_a_wrong_file_is_told_in_chinese_on_the_form(county, stage, built, usage):
    station, content = stage.station("甲站"), stage.content()
    stage.delivered(station, content)
    (package,) = built(station)
    other = stage.station("乙站")
    for path, data, said in (
        ("usage/", b"nonsense", "这不是离线内容包的使用回执"),
        ("usage/", b"", "这不是离线内容包的使用回执"),
        (f"at/{other.pk}/usage/", usage(package, (content, 1, 1)), "这是「甲站」的回执，不是「乙站」的"),
        ("usage/", usage(package, (content, 1, 1), sign="0" * 64), "校验码对不上"),
    ):
        answer = page(county, "clerk", path, file=file_of(data))
        assert answer.status_code == 200
        assert said in answer.content.decode()
    assert "没有填" in page(county, "clerk", "usage/", go="1").content.decode()
    assert Package.objects.get().read_back_at is None
    page(county, "clerk", "usage/", file=file_of(usage(package, (content, 1, 1))))
    answer = page(county, "clerk", "usage/", file=file_of(usage(package, (content, 1, 1))))
    assert "已经读过" in answer.content.decode()


def test_usage_is_typed_with_its_source(county, stage, built):
    station, content = stage.station(), stage.content()
    stage.delivered(station, content)
    (package,) = built(station)
    answer = page(county, "clerk", f"{package.pk}/typed/", source="", **{f"n{content.pk}": "3"})
    assert answer.status_code == 200
    answer = page(county, "clerk", f"{package.pk}/typed/", source="登记本", **{f"n{content.pk}": "3"})
    assert answer.status_code == 302
    assert Package.objects.get().usage["lines"][0]["shown"] == 3


@pytest.mark.parametrize("path", ["make/", "usage/", "{pk}/taken/", "{pk}/typed/"])
def test_only_the_clerk_makes_and_reads(county, stage, path):
    package = stage.package(stage.station(), manifest={"items": []})
    where = path.format(pk=package.pk)
    assert page(county, "viewer", where).status_code == 403
    assert page(county, "outsider", where).status_code == 404
    assert page(county, "clerk", where).status_code == 200


def test_a_package_of_another_unit_is_not_there(county, stage):
    package = stage.package(stage.station(unit=county.other))
    for path in ("", "file/", "taken/", "typed/"):
        assert page(county, "clerk", f"{package.pk}/{path}").status_code == 404
    mine = stage.package(stage.station("我的"), code="other")
    assert page(county, "viewer", f"{mine.pk}/file/").status_code == 404, "its file is not on the shelf"


def test_lists_take_as_many_statements_for_three_rows_as_for_one(county, stage):
    client, counts = county.client("clerk"), []
    for number in (1, 2):
        for one in range(number):
            station = stage.station(f"站{number}{one}", is_online=False)
            stage.delivered(station, stage.content())
            stage.package(station, code=f"P{number}{one}")
        client.get(county.address("stations/packages/"))
        with CaptureQueriesContext(connection) as queries:
            for path in ("", "make/"):
                assert client.get(county.address(f"stations/packages/{path}")).status_code == 200
        counts.append(len(queries))
    assert counts[0] == counts[1]
