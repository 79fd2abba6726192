import hashlib
import json
import zipfile

import pytest

from jixiao.measures import shelf
from jixiao.orgs.models import JobRun
from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import Delivery, Package
from jixiao.records.stations.packages.building import ask_for_packages
from jixiao.records.stations.packages.planning import MEGABYTE

pytestmark = pytest.mark.django_db


def test_a_package_holds_page_files_and_a_manifest_with_digests(stage, built):
    station = stage.station("示例村e站", is_online=False)
    stage.delivered(station, stage.picture(), stage.content("正文", body="示例正文</script>"))
    (package,) = built(station)
    path = shelf.path_of(package.sha256)
    assert shelf.digest_of(path) == package.sha256
    with zipfile.ZipFile(path) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert names == ["content/0001.png", "data.js", "index.html", "manifest.json", "show.css", "show.js"]
        manifest = json.loads(archive.read("manifest.json"))
        for one in [*manifest["page"], *[item for item in manifest["items"] if item["file"]]]:
            data = archive.read(one["file"])
            assert (hashlib.sha256(data).hexdigest(), len(data)) == (one["sha256"], one["size"])
        page = archive.read("index.html").decode()
        assert "示例村e站" in page
        assert "http" not in page.replace("http-equiv", ""), "nothing of it needs a line"
    assert (package.size, package.part, package.parts) == (path.stat().st_size, 1, 1)
    assert Delivery.objects.filter(package=package, delivered_at=None).count() == 2
    assert JobRun.objects.get().message == "制成 1 个包"


def test_no_title_becomes_a_name_in_the_package(stage, built):
    station = stage.station("../../e站", code="../..")
    stage.delivered(station, stage.picture("../../../etc/passwd"), stage.content("C:\\windows\\x.exe"))
    (package,) = built(station)
    with zipfile.ZipFile(shelf.path_of(package.sha256)) as archive:
        for name in archive.namelist():
            assert name.replace("content/", "").replace(".", "").isalnum()
            assert ".." not in name


def test_a_station_with_little_room_gets_several(stage, built):
    station = stage.station(room_mb=2)
    for title in ("一", "二"):
        stage.delivered(station, stage.content(title, body="x" * (MEGABYTE // 2 - 100)))
    packages = built(station)
    assert [(one.part, one.parts, len(one.manifest["items"])) for one in packages] == [(1, 2, 1), (2, 2, 1)]
    assert packages[0].code != packages[1].code


def test_nothing_to_pack_and_what_fits_nowhere_is_told(stage, by, year):
    empty, small = stage.station(), stage.station("小", room_mb=2)
    stage.delivered(small, stage.content("太大", body="x" * 2 * MEGABYTE))
    for station, code in ((empty, "X530"), (small, "X532")):
        with pytest.raises(Refused) as refused:
            ask_for_packages(unit_year=year, chosen=[station.pk], by=by)
        assert refused.value.code == code
    foreign = stage.station("外", unit=stage.county.other)
    stage.delivered(foreign, stage.content())
    with pytest.raises(Refused) as refused:
        ask_for_packages(unit_year=year, chosen=[foreign.pk], by=by)
    assert refused.value.code == "X530", "a station of another unit is not there"


def test_a_file_claiming_two_gigabytes_is_planned_by_its_claim_and_refused(stage, by, year):
    station, content = stage.station(room_mb=500), stage.picture()
    stage.delivered(station, content)
    content.file.__class__.objects.update(size=2 * 1024 * MEGABYTE)
    with pytest.raises(Refused) as refused:
        ask_for_packages(unit_year=year, chosen=[station.pk], by=by)
    assert refused.value.code == "X532"


@pytest.mark.parametrize("fault", ["gone", "changed"])
def test_a_file_that_is_gone_or_another_is_told_and_nothing_is_made(stage, built, fault):
    station, content = stage.station(), stage.picture()
    stage.delivered(station, content)
    path = shelf.path_of(content.file.sha256)
    path.unlink()
    if fault == "changed":
        path.write_bytes(b"something else")
    with pytest.raises(Refused) as refused:
        built(station)
    assert refused.value.code == "X531"
    assert not Package.objects.exists()
    assert list(shelf.incoming().glob("*")) == []
