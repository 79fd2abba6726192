"""Signing in and out, lock-outs, one's own password."""

import datetime

import pytest
from django.conf import settings
from django.test import Client
from tests.rooms import PASSWORD, County

from jixiao.orgs.models import SessionRecord, TrailEntry
from jixiao.web.clock import now

pytestmark = pytest.mark.django_db
NEW = "Xin-kouling-2025"


def sign_in(client: Client, who: str, password: str = PASSWORD, **more: str):
    return client.post("/login/", {"username": f"{who}.shili", "password": password, **more})


def test_signing_in_leads_to_the_only_desk_and_is_written_down(county: County, client: Client) -> None:
    assert sign_in(client, "clerk").headers["Location"] == "/"
    assert client.get("/").headers["Location"] == county.address()
    record = SessionRecord.objects.get()
    assert record.person == county.people["clerk"]
    assert str(client.session.session_key) not in record.key_hash
    assert TrailEntry.objects.order_by("-number")[0].event == "orgs.signed_in"


def test_a_wrong_password_says_neither_which_is_wrong(county: County, client: Client) -> None:
    for who in ("clerk", "nobody"):
        assert "用户名或口令不对" in sign_in(client, who, "Falsch-2024-wort").content.decode()
    assert not SessionRecord.objects.exists()


def test_after_five_wrong_passwords_even_the_right_one_is_locked_out(county: County, client: Client) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT):
        response = sign_in(client, "clerk", "Falsch-2024-wort")
    assert response.status_code == 429
    assert "锁定 15 分钟" in response.content.decode()
    assert sign_in(client, "clerk").status_code == 429
    assert sign_in(Client(), "head").status_code == 302


def test_each_wrong_password_of_an_account_is_written_down_until_it_is_locked(county: County, client: Client) -> None:
    for _ in range(settings.AXES_FAILURE_LIMIT + 2):
        sign_in(client, "clerk", "Falsch-2024-wort")
    lines = TrailEntry.objects.filter(event="orgs.sign_in_failed")
    assert lines.count() == settings.AXES_FAILURE_LIMIT
    assert {(line.subject_name, line.address) for line in lines} == {(county.people["clerk"].name, "127.0.0.1")}


def test_what_was_typed_for_no_account_is_kept_nowhere(county: County, client: Client) -> None:
    sign_in(client, "Geheim-2024-wort", "Falsch-2024-wort")
    assert not TrailEntry.objects.filter(event="orgs.sign_in_failed").exists()


def test_the_way_back_is_kept_and_never_leads_elsewhere(county: County, client: Client) -> None:
    wanted = county.address("search/?q=科协")
    page = client.get(wanted)
    assert page.headers["Location"].startswith("/login/?next=")
    assert sign_in(client, "clerk", next=wanted).headers["Location"].startswith(county.address("search/"))
    assert sign_in(Client(), "clerk", next="https://example.com/").headers["Location"] == "/"


def test_signing_out_ends_the_session_and_wants_a_post(county: County) -> None:
    client = county.client("clerk")
    assert client.get("/logout/").status_code == 405
    assert client.post("/logout/").headers["Location"] == "/login/"
    assert SessionRecord.objects.get().ended_because == "signed_out"
    assert client.get(county.address()).status_code == 302


def test_a_deactivated_person_does_not_get_in(county: County, client: Client) -> None:
    county.people["clerk"].is_active = False
    county.people["clerk"].save()
    assert sign_in(client, "clerk").status_code == 200


@pytest.mark.parametrize("reason", ["first", "old"])
def test_a_password_that_must_change_comes_before_everything(county: County, reason: str) -> None:
    clerk = county.people["clerk"]
    clerk.must_change_password = reason == "first"
    if reason == "old":
        clerk.password_changed_at = now() - datetime.timedelta(days=settings.PASSWORD_DAYS + 1)
    clerk.save()
    client = county.client("clerk")
    for address in (county.address(), "/mine/", "/jobs/", "/"):
        assert client.get(address).headers["Location"].startswith("/password/?next=")
    response = client.post(f"/password/?next={county.address()}", {
        "old": PASSWORD, "password": NEW, "again": NEW, "next": county.address()
    })  # fmt: skip
    assert response.headers["Location"] == county.address()
    assert client.get(county.address()).status_code == 200


def test_changing_the_password_ends_every_other_session(county: County) -> None:
    here, there = county.client("clerk"), county.client("clerk")
    here.post("/password/", {"old": PASSWORD, "password": NEW, "again": NEW})
    assert here.get(county.address()).status_code == 200
    assert "why=password" in there.get(county.address()).headers["Location"]
    assert SessionRecord.objects.filter(ended_at=None).count() == 1


@pytest.mark.parametrize(
    ("given", "words"),
    [
        ({"old": "falsch"}, "现在的口令不对"),
        ({"again": "Anders-2025-wort"}, "不一样"),
        ({"password": "kurz", "again": "kurz"}, "至少 10"),
        ({"password": PASSWORD, "again": PASSWORD}, "不能与旧口令相同"),
    ],
)
def test_a_new_password_is_refused(county: County, given: dict[str, str], words: str) -> None:
    data = {"old": PASSWORD, "password": NEW, "again": NEW, **given}
    assert words in county.client("clerk").post("/password/", data).content.decode()


def test_the_pages_do_not_stand_in_the_browser_s_cache(county: County, client: Client) -> None:
    assert "no-store" in client.get("/login/").headers["Cache-Control"]


def test_home_lists_units_by_name_or_first_letters(county: County) -> None:
    client = county.client("reviewer")
    assert "示例县图书馆" in client.get("/?all").content.decode()
    page = client.get("/?q=slxtsg").content.decode()
    assert "示例县图书馆" in page
    assert "科学技术协会" not in page


@pytest.mark.parametrize(("who", "room"), [("system", "units"), ("security", "sessions"), ("audit", "trail")])
def test_an_administrator_comes_to_their_own_page(county: County, who: str, room: str) -> None:
    assert f"/{room}/" in county.client(who).get("/").headers["Location"]
    assert county.client(who).get(county.address()).headers["Location"] == county.address(f"{room}/")


def test_somebody_without_a_duty_is_told_whom_to_ask(county: County) -> None:
    county.people["viewer"].duties.all().delete()
    assert "还没有任职" in county.client("viewer").get("/").content.decode()
