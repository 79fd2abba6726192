from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from jixiao.engine.values import Money
from jixiao.orgs.registering import open_year
from jixiao.records.profile.describing import describe_profile
from jixiao.records.profile.models import FIELDS
from jixiao.records.profile.queries import profile_of

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def plain_static_files(settings: Any) -> None:
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = {**settings.STORAGES, "staticfiles": plain}


def described(county, **values):
    return describe_profile(unit_year=county.unit_year, values=values, by=county.actor("clerk"))


def form(**values):
    return {**dict.fromkeys(FIELDS, ""), "stamp": "0", **values}


def page(county, path="", who="clerk"):
    return county.client(who).get(county.address(f"profile/{path}"))


def test_the_whole_form_is_saved(county):
    values = form(
        supervisor="不适用",
        staff="11",
        establishment="12",
        fixed_assets="86.40",
        duties="一、科普\n二、培训",
        staff_origin="决算表",
    )
    assert county.client("clerk").post(county.address("profile/"), values).status_code == 302
    profile = profile_of(county.unit_year)
    assert (profile.staff, profile.fixed_assets, profile.not_applicable) == (11, Money(86_400_000), ["supervisor"])
    assert profile.origins == {"staff": "决算表"}
    html = page(county).content.decode()
    for word in ("不适用", "86.40", "决算表", "填写单位概况", "自动暂存"):
        assert word in html


def test_what_cannot_be_read_is_told_and_nothing_is_saved(county):
    answer = county.client("clerk").post(county.address("profile/"), form(staff="约11", fixed_assets="很多"))
    assert answer.status_code == 200
    assert "有 2 处要改" in answer.content.decode()
    assert profile_of(county.unit_year) is None


def test_autosave_keeps_what_can_be_read_and_hands_back_the_stamp(county):
    client = county.client("clerk")
    first = client.post(county.address("profile/autosave/"), form(rank="正科级"))
    assert (first.status_code, first.headers["X-Stamp"]) == (200, "1")
    assert "已自动暂存" in first.content.decode()
    second = client.post(county.address("profile/autosave/"), form(rank="副科级", staff="约11", stamp="1"))
    assert (second.status_code, second.headers["X-Stamp"]) == (422, "2")
    assert profile_of(county.unit_year).rank == "副科级"


def test_who_saves_over_somebody_else_sees_both(county):
    described(county, staff=11, rank="正科级")
    client = county.client("clerk")
    answer = client.post(county.address("profile/"), form(staff="12", rank="正科级", stamp="0"))
    html = answer.content.decode()
    assert answer.status_code == 409
    assert "11" in html
    assert "12" in html
    assert client.post(county.address("profile/autosave/"), form(staff="12", stamp="0")).status_code == 409
    assert client.post(county.address("profile/"), form(staff="12", rank="正科级", stamp="1")).status_code == 302
    assert profile_of(county.unit_year).staff == 12


def test_more_people_than_posts_is_told_beside_the_form(county):
    described(county, staff=13, establishment=12)
    assert "Y311" in page(county).content.decode()


def test_last_year_is_compared_and_taken_over_after_a_look(county):
    before = open_year(unit=county.unit, year=2023, by=county.actor("system"))
    describe_profile(unit_year=before, values={"rank": "正科级", "staff": 11}, by=county.actor("clerk"))
    described(county, staff=12)
    assert "＋1 人" in page(county, "comparison/").content.decode()
    html = page(county, "copy/").content.decode()
    assert 'value="rank" checked' in html
    assert 'value="staff" checked' not in html
    client = county.client("clerk")
    assert client.post(county.address("profile/copy/"), {"stamp": "1"}).status_code == 422
    assert client.post(county.address("profile/copy/"), {"field": ["rank"], "stamp": "9"}).status_code == 409
    assert client.post(county.address("profile/copy/"), {"field": ["rank"], "stamp": "1"}).status_code == 302
    assert profile_of(county.unit_year).rank == "正科级"


@pytest.mark.parametrize("who", ["head", "viewer", "reviewer", "third"])
def test_others_read_the_description_and_change_nothing(county, who):
    described(county, rank="正科级")
    answer = page(county, who=who)
    assert "正科级" in answer.content.decode()
    assert "保存概况" not in answer.content.decode()
    for path in ("", "autosave/", "copy/"):
        assert county.client(who).post(county.address(f"profile/{path}"), form()).status_code == 403


@pytest.mark.parametrize("path", ["", "comparison/", "copy/", "{pk}/"])
def test_another_units_clerk_finds_nothing(county, path):
    address = path.format(pk=described(county, rank="正科级").pk)
    assert page(county, address, who="outsider").status_code == 404
    if "{" in path:
        assert county.client("outsider").get(f"/{county.other.code}/2024/profile/{address}").status_code == 404


def test_a_reference_leads_to_the_page(county):
    profile = described(county, rank="正科级")
    assert page(county, f"{profile.pk}/").url == county.address("profile/")


def test_a_closed_year_is_only_looked_at(county):
    described(county, rank="正科级")
    county.unit_year.state = "closed"
    county.unit_year.save()
    assert "保存概况" not in page(county).content.decode()
    assert county.client("clerk").post(county.address("profile/"), form(rank="副科级")).status_code == 403


def test_the_page_costs_the_same_after_one_change_and_three(county):
    client, counts = county.client("clerk"), []
    described(county, staff=1)
    client.get(county.address("profile/"))
    for changes in ((2,), (3, 4)):
        for staff in changes:
            described(county, staff=staff)
        with CaptureQueriesContext(connection) as captured:
            client.get(county.address("profile/"))
        counts.append(len(captured))
    assert counts[0] == counts[1]
