"""The digest: once a day, nothing where nothing is due, and tried again where the mail failed."""

import datetime
from typing import Any

import pytest
from django.core import mail
from tests.orgs.deadlines.overdue import ONE, window_until
from tests.rooms import NOON, County

from jixiao.orgs.amending import deactivate_person
from jixiao.orgs.deadlines.digesting import send_digest, wishes_due
from jixiao.orgs.deadlines.jobs import send_digests, send_todays_digests
from jixiao.orgs.deadlines.subscribing import want_digest
from jixiao.orgs.models import DigestWish

pytestmark = pytest.mark.django_db
DAY = NOON.date()


def sent(on: datetime.date) -> list[str]:
    return [send_digest(wish=wish, on=on) for wish in wishes_due(on)]


def test_what_is_due_is_sent_once_a_day(county: County, settings: Any) -> None:
    settings.SITE = "https://jixiao.example.cn"
    window_until(county, DAY - ONE)
    want_digest(address="a@example.cn", by=county.actor("clerk"))
    (wish,) = wishes_due(DAY)
    assert [send_digest(wish=wish, on=DAY), send_digest(wish=wish, on=DAY)] == ["sent", "taken"]
    (letter,) = mail.outbox
    assert letter.subject == "预算绩效待办：1 件，其中逾期 1 件"
    assert "绩效目标还没有送审，2025-01-14 到期，逾期 1 天（1 个工作日）" in letter.body
    assert "https://jixiao.example.cn/999900-115001/2024/goals/" in letter.body
    assert sent(DAY) == []
    assert sent(DAY + ONE) == ["sent"]


def test_nothing_due_sends_nothing(county: County) -> None:
    want_digest(address="a@example.cn", by=county.actor("clerk"))
    assert sent(DAY) == ["empty"]
    assert mail.outbox == []


def test_a_mail_that_failed_says_why_and_is_tried_again(county: County, settings: Any) -> None:
    window_until(county, DAY)
    want_digest(address="a@example.cn", by=county.actor("clerk"))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert sent(DAY) == ["failed"]
    assert DigestWish.objects.get().fault.startswith("ConnectionRefusedError")
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
    assert sent(DAY) == ["sent"]


def test_the_job_sends_what_today_has_not(county: County) -> None:
    window_until(county, DAY)
    want_digest(address="a@example.cn", by=county.actor("clerk"))
    send_digests.call()
    assert len(mail.outbox) == 1
    assert send_todays_digests() == {}


def test_each_person_gets_one_letter_of_their_own_and_whoever_has_nothing_gets_none(county: County) -> None:
    window_until(county, DAY - ONE)
    for who in ("clerk", "outsider", "head", "reviewer", "system"):
        want_digest(address=f"{who.replace('_', '.')}@example.cn", by=county.actor(who))
    for _ in range(2):
        sent(DAY)
    letters = {letter.to[0]: letter.body for letter in mail.outbox}
    assert len(mail.outbox) == len(letters) == 2
    assert county.unit.name in letters["clerk@example.cn"]
    assert county.other.name not in letters["clerk@example.cn"]
    assert county.other.name in letters["outsider@example.cn"]
    deactivate_person(person=county.people["outsider"], reason="示例", by=county.actor("system"))
    assert [wish.person for wish in wishes_due(DAY + ONE)] == [
        county.people[who] for who in ("clerk", "head", "reviewer", "system")
    ]


def test_without_a_mail_server_the_letter_goes_to_the_console(county: County, settings: Any, capsys: Any) -> None:
    window_until(county, DAY)
    want_digest(address="a@example.cn", by=county.actor("clerk"))
    settings.EMAIL_BACKEND = "django.core.mail.backends.console.EmailBackend"
    assert sent(DAY) == ["sent"]
    assert "Subject: =?utf-8?" in capsys.readouterr().out
