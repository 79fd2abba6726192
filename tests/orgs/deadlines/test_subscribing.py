"""The private address is kept as a hash and can be made void; the digest is wanted and stopped."""

import pytest
from django.test import Client
from tests.orgs.deadlines.overdue import window_until
from tests.rooms import NOON, County

from jixiao.orgs.deadlines.ics import deadline_file
from jixiao.orgs.deadlines.subscribing import make_feed, person_of_feed, revoke_feed, stop_digest, want_digest
from jixiao.orgs.models import DigestWish, FeedToken
from jixiao.orgs.refusing import Refused

pytestmark = pytest.mark.django_db


def test_the_token_is_nowhere_in_the_table(county: County) -> None:
    token = make_feed(by=county.actor("clerk"))
    assert token not in FeedToken.objects.get().token_hash
    assert person_of_feed(token) == county.people["clerk"]


def test_a_new_address_makes_the_old_one_void(county: County) -> None:
    old, new = make_feed(by=county.actor("clerk")), make_feed(by=county.actor("clerk"))
    assert (person_of_feed(old), person_of_feed(new)) == (None, county.people["clerk"])


def test_a_void_address_is_not_there(county: County) -> None:
    token = make_feed(by=county.actor("clerk"))
    assert Client().get(f"/deadlines/{token}.ics").status_code == 200
    revoke_feed(by=county.actor("clerk"))
    assert Client().get(f"/deadlines/{token}.ics").status_code == 404
    with pytest.raises(Refused):
        revoke_feed(by=county.actor("clerk"))


def test_somebody_who_left_has_no_feed(county: County) -> None:
    token = make_feed(by=county.actor("clerk"))
    county.people["clerk"].is_active = False
    county.people["clerk"].save(update_fields=["is_active"])
    assert person_of_feed(token) is None


def test_the_feed_shows_ones_own_deadlines_and_no_other_units(county: County) -> None:
    window_until(county, NOON.date())
    content = Client().get(f"/deadlines/{make_feed(by=county.actor('clerk'))}.ics").content.decode()
    unfolded = content.replace("\r\n ", "")
    assert unfolded.count("BEGIN:VEVENT") == 1
    assert "SUMMARY:绩效目标还没有送审（科协）" in unfolded
    assert "DTSTART;VALUE=DATE:20250115" in unfolded
    assert all(len(line.encode()) <= 75 for line in content.split("\r\n"))


def test_a_calendar_of_nothing_is_a_calendar() -> None:
    assert deadline_file([], name="x", domain="x", at=NOON).startswith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n")


def test_a_digest_is_wanted_at_an_address_and_stopped(county: County) -> None:
    with pytest.raises(Refused):
        want_digest(address="nirgends", by=county.actor("clerk"))
    want_digest(address=" a@example.cn ", by=county.actor("clerk"))
    want_digest(address="b@example.cn", by=county.actor("clerk"))
    assert DigestWish.objects.get().address == "b@example.cn"
    stop_digest(by=county.actor("clerk"))
    assert not DigestWish.objects.exists()
