import dataclasses
import datetime
import re

import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.identity.by_phone import newcomer_by_phone, require_mobile, send_code
from jixiao.records.quiz.models import WayIn
from jixiao.records.quiz.seals import digest_of

pytestmark = pytest.mark.django_db
PHONE = "13800001234"


@dataclasses.dataclass
class Drawer:
    """A sender that keeps what was sent."""

    sent: list[tuple[str, str]] = dataclasses.field(default_factory=list)

    def send(self, *, phone, text):
        self.sent.append((phone, text))

    @property
    def code(self):
        return re.findall(r"\d{6}", self.sent[-1][1])[0]


@pytest.fixture
def drawer():
    return Drawer()


@pytest.fixture
def asks(campaign, drawer):
    """Let somebody ask for a code; return the campaign, and a way to answer with it."""
    one = campaign(ways=["phone"])

    def make(phone=PHONE, holder="browser", address="here", at=None):
        return send_code(campaign=one, phone=phone, holder=holder, address=address, sender=drawer, at=at or noon())

    def answer(of, code, holder="browser", at=None):
        return newcomer_by_phone(campaign=one, of=of, holder=holder, code=code, at=at or noon(minute=1))

    make.answer, make.campaign = answer, one
    return make


def test_whoever_knows_the_code_is_the_telephone(asks, drawer):
    of = asks("138 0000-1234")
    assert drawer.sent[0][0] == PHONE
    who = asks.answer(of, f" {drawer.code} ")
    assert (who.way, who.key) == ("phone", digest_of(asks.campaign.unit_year.unit_id, "phone", PHONE))


def test_neither_number_nor_code_is_kept(asks, drawer):
    asks()
    kept = repr(list(WayIn.objects.values()))
    assert PHONE not in kept
    assert drawer.code not in re.findall(r"\b\d{6}\b", kept)


@pytest.mark.parametrize("text", ["", "1380000123", "23800001234", "电话", "138000012345"])
def test_what_is_no_mobile_number_is_refused(text):
    with pytest.raises(Refused) as refused:
        require_mobile(text)
    assert (refused.value.code, refused.value.field) == ("U959", "phone")


def test_a_code_is_good_once_for_five_minutes_and_for_its_own_browser(asks, drawer):
    of = asks()
    with pytest.raises(Refused, match="过期"):
        asks.answer(of, drawer.code, holder="another")
    with pytest.raises(Refused, match="过期"):
        asks.answer(of, drawer.code, at=noon(minute=6))
    assert asks.answer(of, drawer.code).key == of
    with pytest.raises(Refused, match="过期"):
        asks.answer(of, drawer.code)


def test_a_code_may_be_tried_five_times(asks, drawer):
    of = asks()
    wrong = "000000" if drawer.code != "000000" else "111111"
    for _ in range(5):
        with pytest.raises(Refused, match="验证码不对"):
            asks.answer(of, wrong)
    with pytest.raises(Refused) as refused:
        asks.answer(of, drawer.code)
    assert (refused.value.code, refused.value.status) == ("U962", 429)


def test_only_the_last_code_counts(asks, drawer):
    of = asks()
    first = drawer.code
    asks(at=noon(minute=2))
    if drawer.code != first:
        with pytest.raises(Refused, match="验证码不对"):
            asks.answer(of, first, at=noon(minute=3))
    assert asks.answer(of, drawer.code, at=noon(minute=3)).key == of


def test_a_telephone_gets_one_a_minute_and_five_a_day(asks, drawer):
    asks()
    with pytest.raises(Refused, match="刚刚发过"):
        asks(holder="another")
    for minute in (2, 4, 6, 8):
        asks(at=noon(minute=minute))
    with pytest.raises(Refused) as refused:
        asks(at=noon(minute=10))
    assert refused.value.status == 429
    assert len(drawer.sent) == 5
    asks(at=noon(15, hour=13))


def test_a_network_gets_sixty_an_hour(asks, drawer):
    for number in range(60):
        asks(f"138000{number:05}")
    with pytest.raises(Refused, match="这个网络"):
        asks("13900000000")
    assert len(drawer.sent) == 60


def test_what_is_over_is_swept_away(asks):
    asks()
    asks("13900000000", at=noon() + datetime.timedelta(days=2))
    assert WayIn.objects.count() == 1
