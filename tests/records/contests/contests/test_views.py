import datetime

import pytest
from django.test import Client

from jixiao.records.contests.contests.grouping import add_group
from jixiao.records.contests.models import Contest, ContestState, Quota, Round, School, SchoolAccess

pytestmark = pytest.mark.django_db
DRAFT = {"state": ContestState.DRAFT, "opened_by": None, "opened_at": None}


def test_a_contest_is_drawn_up_given_a_group_and_opened(county, school):
    clerk = county.client("clerk")
    school()
    days = {"entry_from": "2030-3-1", "entry_to": "2030-3-31", "judge_from": "", "contact": "0316-0000000"}
    once = "5f0c6c4e-0000-4000-8000-000000000001"
    given = {"kind": "film", "one_each": "contest", "basis": "示例通知", **days, "once": once}
    made = clerk.post(county.address("contests/new/"), given)
    again = clerk.post(county.address("contests/new/"), given)
    contest = Contest.objects.get()
    assert made.url == again.url == county.address(f"contests/{contest.pk}/")
    page = clerk.get(made.url).content.decode()
    assert "科学微电影（小学组）" in page
    assert "报名日期不在本年度" in page
    one = contest.groups.order_by("position")[0]
    shown = clerk.get(county.address(f"contests/{contest.pk}/groups/{one.pk}/")).content.decode()
    assert "片长（分钟）｜整数｜必填｜" in shown
    scale = county.address(f"contests/{contest.pk}/groups/{one.pk}/scale/")
    rows = {
        "criteria-TOTAL_FORMS": "2", "criteria-INITIAL_FORMS": "0", "criteria-0-name": "创意",
        "criteria-0-number": "60", "criteria-1-name": "表达", "criteria-1-number": "30", "awards-TOTAL_FORMS": "1",
        "awards-INITIAL_FORMS": "0", "awards-0-name": "一等奖", "awards-0-number": "15", "stamp": str(one.version),
    }  # fmt: skip
    wrong = clerk.post(scale, rows)
    assert "不是 100 分" in wrong.content.decode()
    assert clerk.post(scale, {**rows, "criteria-1-number": "40"}).status_code == 302
    assert [line.name for line in one.criteria.order_by("position")] == ["创意", "表达"]


def test_the_head_opens_and_ends_it_and_the_clerk_does_not(county, contest, group, school, by):
    row = contest(
        **{**DRAFT, "entry_from": datetime.date(2024, 3, 1), "entry_to": datetime.date(2099, 3, 1)},
        qualify_to=None,
        kept_until=datetime.date(2099, 12, 31),
    )
    group(row, files=[{"kind": "work", "least": 1, "most": 1, "families": ["pdf"]}])
    school()
    start = county.address(f"contests/{row.pk}/start/")
    assert county.client("clerk").get(start).status_code == 403
    head = county.client("head")
    assert "发布赛事" in head.get(start).content.decode()
    assert head.post(start, {"stamp": "1"}).status_code == 302
    row.refresh_from_db()
    assert row.state == ContestState.OPEN
    finish = county.address(f"contests/{row.pk}/finish/")
    assert "还没有办完" in head.get(finish).content.decode()
    assert "提前结束的写明原因" in head.post(finish, {"reason": ""}).content.decode()
    assert head.post(finish, {"reason": "示例"}).status_code == 302


def test_a_wrong_person_and_another_unit_find_nothing(county, contest, group, school):
    row = contest(**DRAFT)
    one, first = group(row), school()
    paths = (
        f"{row.pk}/", f"{row.pk}/edit/", f"{row.pk}/groups/new/", f"{row.pk}/groups/{one.pk}/", f"{row.pk}/places/",
        f"{row.pk}/groups/{one.pk}/scale/", f"{row.pk}/codes/", f"schools/{first.pk}/", f"{row.pk}/start/",
    )  # fmt: skip
    for path in paths:
        assert county.client("outsider").get(county.address(f"contests/{path}")).status_code == 404
    viewer = county.client("viewer")
    assert viewer.get(county.address(f"contests/{row.pk}/")).status_code == 200
    assert viewer.get(county.address(f"contests/{row.pk}/edit/")).status_code == 403
    assert viewer.post(county.address(f"contests/{row.pk}/places/"), {}).status_code == 403
    strange = contest(unit_year=county.other_year)
    assert county.client("clerk").get(county.address(f"contests/{strange.pk}/")).status_code == 404
    assert Client().get(county.address("contests/")).status_code == 302


def test_bad_input_keeps_what_was_typed(county, contest):
    clerk = county.client("clerk")
    given = {"kind": "other", "title": "", "entry_from": "昨天", "theme": "打过的字", "one_each": "contest"}
    page = clerk.post(county.address("contests/new/"), given)
    assert "打过的字" in page.content.decode()
    assert "昨天" in page.content.decode()
    assert Contest.objects.count() == 0


def test_places_are_set_on_one_page(county, contest, group, school):
    row = contest()
    one, first = group(row, default_places=5), school()
    clerk, address = county.client("clerk"), county.address(f"contests/{row.pk}/places/")
    assert 'placeholder="5"' in clerk.get(address).content.decode()
    name = f"p{one.pk}-{first.pk}"
    bad = clerk.post(address, {name: "三"})
    assert "不是整数" in bad.content.decode()
    assert 'value="三"' in bad.content.decode()
    assert clerk.post(address, {name: "3"}).status_code == 302
    assert Quota.objects.get().most == 3


def test_codes_are_shown_once(county, contest, school):
    row, first = contest(), school()
    clerk, address = county.client("clerk"), county.address(f"contests/{row.pk}/codes/")
    given = {"school": str(first.pk), "once": "5f0c6c4e-0000-4000-8000-000000000002"}
    sheet = clerk.post(address, given)
    assert "contest-slip-code" in sheet.content.decode()
    assert sheet.headers["Cache-Control"].startswith("max-age=0")
    again = clerk.post(address, given)
    assert again.status_code == 302
    assert SchoolAccess.objects.count() == 1
    revoke = county.address(f"contests/{row.pk}/codes/{SchoolAccess.objects.get().pk}/revoke/")
    assert clerk.post(revoke, {"reason": "遗失"}).status_code == 302


def test_schools_are_registered_and_changed(county):
    clerk, address = county.client("clerk"), county.address("contests/schools/new/")
    given = {"code": "1", "name": "示例小学", "stage": "primary", "is_active": "on", "phone": "138"}
    assert "电话号码不对" in clerk.post(address, given).content.decode()
    assert clerk.post(address, {**given, "phone": "13800001234"}).status_code == 302
    one = School.objects.get()
    edit = county.address(f"contests/schools/{one.pk}/")
    assert "13800001234" in clerk.get(edit).content.decode()
    stale = clerk.post(edit, {**given, "phone": "", "stamp": "9"})
    assert stale.status_code == 409


def test_everybody_sees_an_open_contest_and_nobody_a_draft(county, contest, group):
    row, draft = contest(theme="示例主题"), contest(**DRAFT)
    group(row)
    page = Client().get(f"/contest/{row.token}/")
    assert "示例主题" in page.content.decode()
    assert "示例组别 X1" in page.content.decode()
    assert Client().get(f"/contest/{draft.token}/").status_code == 404
    assert "这是预览" in county.client("clerk").get(county.address(f"contests/{draft.pk}/preview/")).content.decode()


def test_the_lists_take_as_many_statements_for_three_as_for_one(county, contest, group, school, by):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    clerk = county.client("clerk")
    first = contest(**DRAFT)
    add_group(contest=first, values={"code": "A", "name": "甲"}, by=by)
    school()
    paths = ("contests/", "contests/schools/", f"contests/{first.pk}/", f"contests/{first.pk}/places/")
    counted = {}
    for path in paths:
        clerk.get(county.address(path))
        with CaptureQueriesContext(connection) as one:
            clerk.get(county.address(path))
        counted[path] = len(one)
    for number in (2, 3):
        group(contest())
        add_group(contest=first, values={"code": f"B{number}", "name": f"组{number}"}, by=by)
        school(f"示例小学{number}")
    for path in paths:
        clerk.get(county.address(path))
        with CaptureQueriesContext(connection) as three:
            clerk.get(county.address(path))
        assert len(three) == counted[path], path


def test_rounds_are_edited_after_the_contest_has_begun_with_the_fault_beside_the_field(county, contest):
    row = contest()
    city = Round.objects.create(contest=row, level="city", name="推荐到市", most=9, sent=4)
    clerk, here = county.client("clerk"), county.address(f"contests/{row.pk}/")
    page = clerk.get(here).content.decode()
    assert "推荐到市" in page
    assert f"rounds/{city.pk}/" in page
    typed = {"level": "city", "name": "推荐到市", "most": "3", "why": "示例：名额减少", "stamp": city.version}
    fewer = clerk.post(f"{here}rounds/{city.pk}/", typed)
    assert "推荐到市已经推荐了 4 件，名额不能少于它" in fewer.content.decode()
    assert 'value="3"' in fewer.content.decode()
    clerk.post(f"{here}rounds/{city.pk}/", {**typed, "most": "12", "why": ""})
    city.refresh_from_db()
    assert (city.most, city.version) == (9, 1)
    assert clerk.post(f"{here}rounds/{city.pk}/", {**typed, "most": "12"}).status_code == 302
    assert "示例填报" in clerk.post(f"{here}rounds/{city.pk}/", {**typed, "most": "13"}).content.decode()
    city.refresh_from_db()
    assert city.most == 12
    new = {"level": "province", "name": "推荐到省", "why": "示例"}
    assert clerk.post(f"{here}rounds/new/", new).status_code == 302
    province = Round.objects.get(level="province")
    assert clerk.post(f"{here}rounds/{province.pk}/remove/", {"reason": "示例：今年不推荐"}).status_code == 302
    assert not Round.objects.filter(level="province").exists()
    assert county.client("viewer").get(f"{here}rounds/new/").status_code == 403
    assert county.client("outsider").get(f"{here}rounds/{city.pk}/").status_code in {403, 404}


def test_proofs_hang_on_the_page_of_a_contest(county, contest):
    row = contest()
    page = county.client("clerk").get(county.address(f"contests/{row.pk}/")).content.decode()
    assert f'value="contests.contest:{row.pk}"' in page
