"""Sessions that end: idle, ended by oneself, by the security administrator."""

import datetime

import pytest
from django.conf import settings
from tests.orgs.asking import statements
from tests.rooms import County

from jixiao.orgs.models import SessionRecord
from jixiao.orgs.sessions import key_hash_of
from jixiao.web.clock import now

pytestmark = pytest.mark.django_db


def grow_old(minutes: int) -> None:
    SessionRecord.objects.update(seen_at=now() - datetime.timedelta(minutes=minutes))


def test_an_idle_session_ends_and_says_why_and_leads_back(county: County) -> None:
    client = county.client("clerk")
    grow_old(settings.IDLE_MINUTES + 1)
    wanted = county.address("?show=sent")
    response = client.get(wanted)
    assert "why=idle" in response.headers["Location"]
    assert "show%3Dsent" in response.headers["Location"]
    page = client.get(response.headers["Location"]).content.decode()
    assert f"{settings.IDLE_MINUTES} 分钟没有操作" in page
    assert wanted in page
    assert SessionRecord.objects.get().ended_because == "idle"


def test_a_session_that_the_store_has_dropped_is_told_as_idle(county: County) -> None:
    client = county.client("clerk")
    client.session.delete()
    grow_old(settings.IDLE_MINUTES + 1)
    assert "why=idle" in client.get(county.address()).headers["Location"]


def test_a_form_sent_too_late_leads_back_to_its_page(county: County) -> None:
    client = county.client("clerk")
    grow_old(settings.IDLE_MINUTES + 1)
    response = client.post(county.address("import/x/"), headers={"referer": f"http://testserver{county.address()}"})
    assert f"next=%2F{county.unit.code}%2F2024%2F&" in response.headers["Location"]


def test_a_part_of_a_page_sends_the_whole_page_to_the_login(county: County) -> None:
    client = county.client("clerk")
    grow_old(settings.IDLE_MINUTES + 1)
    response = client.get(county.address(), headers={"hx-request": "true"})
    assert (response.status_code, response.content) == (200, b"")
    assert response.headers["HX-Redirect"].startswith("/login/")


def test_an_ended_session_is_out_at_once(county: County) -> None:
    client = county.client("clerk")
    SessionRecord.objects.update(ended_at=now(), ended_because="security")
    response = client.get(county.address())
    assert "why=security" in response.headers["Location"]
    assert "安全管理员结束了" in client.get(response.headers["Location"]).content.decode()
    assert client.get(county.address()).status_code == 302


def test_it_is_renewed_at_most_once_a_minute(county: County) -> None:
    client = county.client("clerk")
    before = SessionRecord.objects.get().seen_at
    client.get(county.address())
    assert SessionRecord.objects.get().seen_at == before
    grow_old(2)
    client.get(county.address())
    assert SessionRecord.objects.get().seen_at > before


def test_the_key_is_kept_only_as_a_hash(county: County) -> None:
    client = county.client("clerk")
    key = str(client.session.session_key)
    assert SessionRecord.objects.get().key_hash == key_hash_of(key)
    assert key not in str(list(SessionRecord.objects.values()))


def test_a_request_without_a_session_asks_nothing(county: County, client) -> None:
    assert statements(lambda: client.get("/no-such-page/")) == 0


def test_a_session_begun_elsewhere_is_written_down_on_first_sight(county: County, client) -> None:
    client.force_login(county.people["clerk"], backend="django.contrib.auth.backends.ModelBackend")
    client.get(county.address())
    assert SessionRecord.objects.get().person == county.people["clerk"]
