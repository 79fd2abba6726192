import re

import pytest
from django.test import Client

from jixiao.cli.fake_wechat import APPID, SECRET, SNAPSHOT, serve_fake
from jixiao.records.quiz.identity.tickets import DEVICE, HALF_WAY, TICKET
from jixiao.records.quiz.models import EntryCode, Gate, Player
from jixiao.records.quiz.seals import digest_of

pytestmark = pytest.mark.django_db
CODE = "ABCDE23456"


@pytest.fixture
def door(live):
    """Open a campaign with a code, and a phone that has seen its page; ``values`` are of the campaign."""

    def make(**values):
        one = live(**values)
        digest = digest_of(one.unit_year.unit_id, "code", CODE)
        EntryCode.objects.create(campaign=one, number=1, digest=digest, issued_on=one.first_day)
        phone, here = Client(), f"/quiz/{one.token}/"
        phone.get(here)
        return phone, here

    return make


def test_the_page_says_what_is_agreed_to_and_what_the_ways_are(door):
    phone, here = door(ways=["phone", "code"], consent="示例告知全文")
    page = phone.get(f"{here}join/", {"c": CODE}).content.decode()
    for words in ("示例告知全文", "返回活动首页", "手机号", CODE, "我已满 14 周岁"):
        assert words in page
    assert not re.search(r'\sstyle="|<script(?![^>]*src=)', page)
    assert "监护人" not in page


def test_a_code_lets_in_gives_the_phone_its_ticket_and_is_the_same_player_elsewhere(door):
    phone, here = door()
    answer = phone.post(f"{here}join/", {"way": "code", "c": "abcde 23456", "agreed": "1"})
    assert (answer.status_code, answer.headers["Location"]) == (303, here)
    ticket = answer.cookies[TICKET]
    assert (ticket["path"], ticket["httponly"], ticket["samesite"]) == (here, True, "Lax")
    assert "开始答题" in phone.get(here).content.decode()
    other = Client()
    other.get(here)
    other.post(f"{here}join/", {"way": "code", "c": CODE})
    assert Player.objects.get().handle in other.get(f"{here}points/").content.decode()


def test_what_is_wrong_is_said_where_it_is_and_what_was_typed_stays(door):
    phone, here = door()
    for given, words in (
        ({"c": "WRONG", "agreed": "1"}, "参与码不对"),
        ({"c": "", "agreed": "1"}, "没有填参与码"),
        ({"c": CODE}, "没有勾选同意"),
        ({}, "没有填参与码"),
        ({"way": "wechat", "agreed": "1"}, "不用这种方式"),
        ({"way": "", "agreed": "1"}, "不用这种方式"),
    ):
        answer = phone.post(f"{here}join/", {"way": "code", **given})
        page = answer.content.decode()
        assert (answer.status_code, words in page) == (422, True)
        assert given.get("c", "") in page
    assert not Player.objects.exists()


def test_a_child_needs_the_guardian_and_a_county_the_place(door):
    phone, here = door(
        lets_minors=True, audience="county", places=["示例镇", "示例街道"], guardian_consent="给监护人的话"
    )
    assert "给监护人的话" in phone.get(f"{here}join/").content.decode()
    given = {"way": "code", "c": CODE, "agreed": "1", "age": "minor"}
    assert "没有勾选监护人同意" in phone.post(f"{here}join/", given).content.decode()
    assert "没有选所在的" in phone.post(f"{here}join/", {**given, "guardian": "1"}).content.decode()
    phone.post(f"{here}join/", {**given, "guardian": "1", "group": "示例街道"})
    who = Player.objects.get()
    assert (who.is_minor, who.group) == (True, "示例街道")


def test_a_phone_that_keeps_no_cookie_is_told(door):
    _, here = door()
    answer = Client().post(f"{here}join/", {"way": "code", "c": CODE, "agreed": "1"})
    assert "Cookie" in answer.content.decode()
    assert not Player.objects.exists()


def test_too_many_tries_are_429(door):
    phone, here = door()
    phone.post(f"{here}join/", {"way": "code", "c": "WRONG"})
    Gate.objects.filter(kind="device").update(tries=20)
    answer = phone.post(f"{here}join/", {"way": "code", "c": CODE, "agreed": "1"})
    assert answer.status_code == 429
    assert "试得太频繁" in answer.content.decode()


def test_a_telephone_comes_in_with_the_code_that_was_sent(door, capsys):
    phone, here = door(ways=["phone"])
    answer = phone.post(f"{here}join/", {"way": "phone", "phone": "138 0000 1234", "agreed": "1"})
    assert answer.headers["Location"] == f"{here}join/phone/"
    assert answer.cookies[HALF_WAY]["path"] == f"{here}join/"
    assert "13800001234" not in answer.cookies[HALF_WAY].value
    code = re.findall(r"验证码 (\d{6})", capsys.readouterr().err)[0]
    assert "填短信里的验证码" in phone.get(f"{here}join/phone/").content.decode()
    wrong = "000000" if code != "000000" else "111111"
    assert "验证码不对" in phone.post(f"{here}join/phone/", {"sms": wrong}).content.decode()
    done = phone.post(f"{here}join/phone/", {"sms": code})
    assert (done.status_code, done.headers["Location"]) == (303, here)
    assert (Player.objects.get().way, done.cookies[HALF_WAY].value) == ("phone", "")
    assert Client().get(f"{here}join/phone/").headers["Location"] == f"{here}join/"


def test_a_gateway_that_is_down_is_said_on_the_page(door, settings):
    settings.SMS = "http://127.0.0.1:9/"
    phone, here = door(ways=["phone"])
    answer = phone.post(f"{here}join/", {"way": "phone", "phone": "13800001234", "agreed": "1"})
    assert answer.status_code == 503
    assert "短信没有发出去" in answer.content.decode()


@pytest.fixture
def fake(settings):
    with serve_fake() as served:
        settings.WECHAT_APPID, settings.WECHAT_SECRET = APPID, SECRET
        settings.WECHAT_OPEN = settings.WECHAT_API = served.address
        yield served


def to_wechat(phone, here):
    """Go to WeChat and return the parameters it was asked with."""
    answer = phone.post(f"{here}join/", {"way": "wechat", "agreed": "1"})
    assert answer.status_code == 302
    return answer.headers["Location"].partition("?")[2].partition("#")[0]


def back(fake, query, chosen):
    page = fake.authorize_page(query)
    url = re.findall(rf'href="([^"]+)">{chosen}<', page)[0].replace("&amp;", "&")
    return url.removeprefix("http://testserver")


def test_wechat_lets_in_and_a_snapshot_and_a_no_are_refused(door, fake):
    phone, here = door(ways=["wechat"])
    assert fake.address in phone.get(f"{here}join/").headers["Content-Security-Policy"]
    snapshot = phone.get(back(fake, to_wechat(phone, here), SNAPSHOT))
    assert (snapshot.status_code, "快照页" in snapshot.content.decode()) == (422, True)
    refused = phone.get(back(fake, to_wechat(phone, here), "拒绝"))
    assert "没有同意微信授权" in refused.content.decode()
    assert not Player.objects.exists()
    url = back(fake, to_wechat(phone, here), "示例微信甲")
    stranger = Client().get(url)
    assert "不是从这里开始的" in stranger.content.decode()
    done = phone.get(url)
    assert (done.status_code, done.headers["Location"]) == (303, here)
    assert TICKET in done.cookies
    assert "不是从这里开始的" in phone.get(url).content.decode()
    assert Player.objects.get().way == "wechat"


def test_without_wechat_on_the_site_it_is_not_offered(door, settings):
    settings.WECHAT_APPID = ""
    phone, here = door(ways=["wechat"])
    assert "现在没有可以用的参与方式" in phone.get(f"{here}join/").content.decode()
    assert "还没有设置微信" in phone.post(f"{here}join/", {"way": "wechat", "agreed": "1"}).content.decode()


def test_before_and_after_nobody_new_is_let_in(door):
    phone, here = door()
    one = EntryCode.objects.get().campaign
    one.first_day, one.last_day, one.version = one.first_day.replace(year=2020), one.last_day.replace(year=2020), 2
    one.opened_at = one.opened_at.replace(year=2020)
    one.save()
    answer = phone.get(f"{here}join/")
    assert (answer.status_code, "不再收新的参与者" in answer.content.decode()) == (200, True)
    assert "竞答已经结束" in phone.post(f"{here}join/", {"way": "code", "c": CODE, "agreed": "1"}).content.decode()


def test_whoever_has_joined_gets_in_on_another_phone_after_the_last_day_and_nobody_before_the_first(door):
    phone, here = door()
    phone.post(f"{here}join/", {"way": "code", "c": CODE, "agreed": "1"})
    one = EntryCode.objects.get().campaign
    first, last = one.first_day, one.last_day
    one.first_day, one.last_day, one.version = first.replace(year=2020), last.replace(year=2020), 2
    one.opened_at = one.opened_at.replace(year=2020)
    one.save()
    other = Client()
    assert "用原来的方式再进一次" in other.get(here).content.decode()
    other.post(f"{here}join/", {"way": "code", "c": CODE, "agreed": "1"})
    assert other.get(f"{here}points/").status_code == 200
    one.first_day, one.last_day, one.version = first.replace(year=2099), last.replace(year=2099), 3
    one.save()
    early = Client().get(f"{here}join/")
    assert (early.status_code, "零点开始" in early.content.decode()) == (422, True)


def test_the_joining_form_is_guarded_by_the_csrf_cookie(door):
    _, here = door()
    strict = Client(enforce_csrf_checks=True)
    assert strict.post(f"{here}join/", {"way": "code", "c": CODE, "agreed": "1"}).status_code == 403


def test_the_mark_of_a_phone_is_one_for_all_campaigns(door):
    phone, _ = door()
    assert phone.cookies[DEVICE]["path"] == "/quiz/"


def test_a_phone_forgets_its_player(at_the_phone):
    phone = at_the_phone()
    assert phone.client.post(f"{phone.here}leave/").status_code == 403
    answer = phone.post("leave/")
    assert (answer.status_code, answer.cookies[TICKET].value) == (303, "")
    assert "我要参加" in phone.get().content.decode()
