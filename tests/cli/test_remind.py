"""``jixiao remind``: what a timetable calls once a day."""

from typing import Any

import pytest
from django.core import mail
from tests.orgs.deadlines.overdue import ONE, window_until
from tests.rooms import County

from jixiao.cli.refusals import DONE, FOUND
from jixiao.cli.remind import remind_people
from jixiao.orgs.deadlines.subscribing import want_digest
from jixiao.web.clock import today

pytestmark = pytest.mark.django_db


def test_each_subscriber_gets_one_letter_a_day(county: County, capsys: pytest.CaptureFixture[str]) -> None:
    window_until(county, today() + ONE)
    for who in ("clerk", "head"):
        want_digest(address=f"{who}@example.cn", by=county.actor(who))
    assert [remind_people(), remind_people()] == [DONE, DONE]
    assert [letter.to for letter in mail.outbox] == [["clerk@example.cn"]]
    assert "寄出 1 封，1 人没有到期事项" in capsys.readouterr().out


def test_a_server_that_does_not_answer_is_told(
    county: County, settings: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    window_until(county, today())
    want_digest(address="a@example.cn", by=county.actor("clerk"))
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 1
    assert remind_people() == FOUND
    assert "1 封没有寄成" in capsys.readouterr().err
