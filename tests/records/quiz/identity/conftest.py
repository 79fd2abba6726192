"""People who come to a campaign that is on: what they agreed to, what they hold."""

import pytest
from tests.records.quiz.days import noon

from jixiao.records.quiz.identity.joining import Consent, Newcomer, join
from jixiao.records.quiz.models import EntryCode
from jixiao.records.quiz.playing.sitting import Phone
from jixiao.records.quiz.seals import digest_of

AGREED = Consent(agreed=True)


@pytest.fixture
def code():
    """Give out a code."""

    def make(campaign, text="ABCDE23456", **values):
        digest = digest_of(campaign.unit_year.unit_id, "code", text)
        number = EntryCode.objects.filter(campaign=campaign).count() + 1
        return EntryCode.objects.create(
            campaign=campaign, number=number, digest=digest, **{"issued_on": noon(1).date(), **values}
        )

    return make


@pytest.fixture
def comes(request, db):
    """Let somebody join; the phone and the network are their own unless they are given."""

    def make(name="甲", *, consent=AGREED, device="", address="", at=None, card=None, group=""):
        card = card or request.getfixturevalue("card")
        who = Newcomer("code", digest_of(card.campaign.unit_year.unit_id, "code", name), group)
        phone = Phone(device or digest_of(1, "device", name), address or digest_of(1, "address", name))
        return join(card=card, who=who, consent=consent, phone=phone, at=at or noon())

    return make
