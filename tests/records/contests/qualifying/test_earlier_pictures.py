import io
import zipfile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from tests.records.contests.entering.conftest import picture

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.models import EarlierWork
from jixiao.records.contests.qualifying.earlier_pictures import match_pictures

pytestmark = pytest.mark.django_db


@pytest.fixture
def work(county):
    def make(title, year=2019):
        return EarlierWork.objects.create(unit=county.unit, year=year, contest="示例创新大赛", title=title)

    return make


def packed(**parts):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    out.seek(0)
    return out


def test_pictures_find_their_works_by_year_and_title_and_only_their_look_is_kept(county, by, work):
    one, twice, again, plain = work("会浇水的花盆"), work("月球果园"), work("月球果园", 2020), work("2049年的城市")
    look = picture().read()
    package = packed(**{
        "2019_会浇水的花盆.png": look, "2020/月球果园.png": look, "月球果园.png": look, "2049年的城市.png": look,
        "2019_没有的.png": look, "会浇水的花盆.png": b"no picture",
    })  # fmt: skip
    found = match_pictures(unit_year=county.unit_year, package=package, by=by)
    assert [one.why for one in found] == [
        "", "", "几件往届作品都叫这个名称，文件名里写上年份", "", "往届作品里没有这个名称", "不是图片，或打不开",
    ]  # fmt: skip
    for row in (one, twice, again, plain):
        row.refresh_from_db()
    assert len(one.picture_hash) == 16
    assert (twice.picture_hash, again.picture_hash, plain.picture_hash) == ("", one.picture_hash, one.picture_hash)
    assert TrailEntry.objects.latest("number").after == {"图片": 3, "没有对上": 3}


def test_what_is_no_package_is_refused(county, by):
    with pytest.raises(Refused) as refused:
        match_pictures(unit_year=county.unit_year, package=io.BytesIO(b"no"), by=by)
    assert refused.value.code == "A168"


def test_the_list_and_the_pictures_have_their_pages(county, work, django_assert_num_queries):
    work("会浇水的花盆")
    clerk, here = county.client("clerk"), county.address("contests/earlier/")
    assert "会浇水的花盆" in clerk.get(here).content.decode()
    assert clerk.post(f"{here}pictures/").status_code == 422
    sent = SimpleUploadedFile("图.zip", packed(**{"会浇水的花盆.png": picture().read()}).read())
    assert "2019 示例创新大赛 会浇水的花盆" in clerk.post(f"{here}pictures/", {"package": sent}).content.decode()
    viewer = county.client("viewer")
    assert viewer.get(here).status_code == 200
    assert viewer.get(f"{here}pictures/").status_code == 403
    assert "会浇水的花盆" not in county.client("outsider").get(here).content.decode()
