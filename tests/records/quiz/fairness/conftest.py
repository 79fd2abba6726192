"""What the tests of fairness stand on: sets that somebody handed in, leads, an excluded player."""

import datetime

import pytest
from tests.records.quiz.days import noon

from jixiao.records.quiz.fairness.deciding import exclude_player
from jixiao.records.quiz.models import Suspicion, SuspicionKind
from jixiao.records.quiz.playing.sitting import Phone, hand_in, open_set


@pytest.fixture
def by(county):
    return county.actor("head", at=noon(21))


@pytest.fixture
def play(player):
    """Let somebody play a day: all right but for ``wrong`` questions, in so many seconds."""

    def make(card, name="甲", *, day=14, seconds=60, wrong=0, phone=None, at=None, **values):
        who = player(card.campaign, name, **values) if isinstance(name, str) else name
        begun = at or noon(day)
        sitting = open_set(card=card, player=who.pk, at=begun, phone=phone or Phone())
        given = {place: 0b1000 if place < wrong else one.right for place, one in enumerate(sitting.asked)}
        hand_in(card=card, player=who.pk, given=given, at=begun + datetime.timedelta(seconds=seconds))
        who.refresh_from_db()
        return who

    return make


@pytest.fixture
def lead():
    """Write a lead down."""

    def make(who, kind=SuspicionKind.TOO_FAST, told="示例情况"):
        return Suspicion.objects.create(campaign=who.campaign, player=who, kind=kind, told=told, found_at=noon(21))

    return make


@pytest.fixture
def excluded(card, play, lead, by):
    """Return somebody who was excluded."""
    who = play(card, "剔")
    exclude_player(suspicion=lead(who), reason="示例：三秒答完五题", stamp=1, by=by)
    who.refresh_from_db()
    return who
