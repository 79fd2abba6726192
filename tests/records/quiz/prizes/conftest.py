"""What the tests of the prizes stand on: players with points, a seed that was promised, somebody who won, a counter."""

import datetime
import hashlib

import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.records.quiz.models import Player, Taker
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.prizes.handing import Signing
from jixiao.records.quiz.prizes.reserving import reserve_prize
from jixiao.records.quiz.seals import seal

SEED = "示例种子"
AFTER = datetime.datetime(2024, 9, 21, 9, 0, tzinfo=SHANGHAI)
DRAWN = "M10 10L200 120L300 60"
SIGNED = Signing(Taker.SELF, signature=DRAWN)


@pytest.fixture
def scorer(player):
    """Let somebody have points: name, points, milliseconds used."""

    def make(campaign, name, points=100, used_ms=1000, **values):
        made = player(campaign, name, points=points, balance=points, used_ms=used_ms, reached_at=noon(15), **values)
        return Player.objects.get(pk=made.pk)

    return make


@pytest.fixture
def drawn_campaign(campaign):
    """Open a campaign whose seed is sealed and promised."""

    def make(**values):
        return campaign(raffle_seal=seal(SEED), raffle_hash=hashlib.sha256(SEED.encode()).hexdigest(), **values)

    return make


@pytest.fixture
def won(campaign, scorer, prize):
    """Let somebody redeem a cup: returns their redemption's id and code."""

    def make(where=None, name="甲", cup=None, **values):
        where = where or campaign()
        cup = cup or prize(where, total=2)
        who = scorer(where, name, **values)
        return reserve_prize(card=card_of(where), player=who.pk, prize=cup.pk, once="a", at=noon(15))

    return make


@pytest.fixture
def by(county):
    """Return an actor at a moment of September 2024."""

    def make(who="clerk", at=None):
        return Actor(county.people[who], at or noon(16), "127.0.0.1")

    return make
