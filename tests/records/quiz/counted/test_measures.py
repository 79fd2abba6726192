"""The measures, counted from what people did; and 未填 where nobody here knows."""

import datetime
from fractions import Fraction

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.records.quiz.days import noon

from jixiao.engine.values import UNFILLED, Money, Period
from jixiao.measures.catalogue import MEASURES as HUNG
from jixiao.records.quiz.counted.hanging import count_quiz
from jixiao.records.quiz.counted.records import was_taken_over
from jixiao.records.quiz.models import FaultReport, Player, PlayerState, Redemption
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.playing.sitting import hand_in, open_set
from jixiao.records.quiz.prizes.reserving import reserve_prize

pytestmark = pytest.mark.django_db
YEAR = Period(2024)


@pytest.fixture
def play(player):
    """Let somebody play a day with so many questions wrong."""

    def make(card, name, *, day=14, wrong=0):
        who = Player.objects.filter(campaign=card.campaign, handle=name).first() or player(card.campaign, name)
        sitting = open_set(card=card, player=who.pk, at=noon(day))
        given = {place: 0b1000 if place < wrong else one.right for place, one in enumerate(sitting.asked)}
        hand_in(card=card, player=who.pk, given=given, at=noon(day, minute=1))
        return who

    return make


def give(card, who, prize, once="a", at=None):
    won = reserve_prize(card=card, player=who.pk, prize=prize.pk, once=once, at=noon(15))
    at = at or noon(25)
    Redemption.objects.filter(pk=won.redemption).update(state="given", ended_at=at)
    prize.left, prize.given = prize.left - 1, prize.given + 1
    type(prize).objects.filter(pk=prize.pk).update(reserved=0, given=prize.given)


def counted(county, period=YEAR):
    return {code: found.value for code, found in count_quiz(unit_year=county.unit_year, period=period).items()}


def test_nothing_is_known_of_a_year_without_a_campaign(county):
    assert set(counted(county).values()) == {UNFILLED}


def test_a_campaign_nobody_played_counts_as_one_and_all_else_is_not_known(county, campaign):
    campaign()
    found = counted(county)
    assert found.pop("quiz.campaigns") == 1
    assert found.pop("quiz.fault_rate") == 0  # twelve questions were put up, none was found wrong
    assert set(found.values()) == {UNFILLED}


def test_people_sets_days_and_rates_are_counted_without_whoever_was_excluded(county, card, play, player):
    first = play(card, "甲", wrong=1)
    sitting = open_set(card=card, player=first.pk, at=noon(15))
    hand_in(card=card, player=first.pk, given={}, at=noon(15, minute=1))
    assert not sitting.is_handed_in
    play(card, "乙")
    out = play(card, "丙")
    player(card.campaign, "丁")  # joined and never played
    Player.objects.filter(pk=out.pk).update(state=PlayerState.EXCLUDED)
    found = counted(county)
    assert (found["quiz.players"], found["quiz.sets"], found["quiz.days"]) == (2, 3, 2)
    assert found["quiz.valid_share"] == Fraction(200, 3)
    assert found["quiz.right_rate"] == Fraction(900, 15)


def test_somebody_who_plays_two_campaigns_is_one_person(county, card, campaign, play):
    other = card_of(campaign(versions=[one.version for one in card.campaign.pool.all()]))
    for where in (card, other):
        play(where, "甲")
    found = count_quiz(unit_year=county.unit_year, period=YEAR)
    assert found["quiz.players"].value == 1
    assert found["quiz.sets"].value == found["quiz.campaigns"].value == 2
    assert "只计一人" in found["quiz.players"].note
    assert [one.kind for one in found["quiz.sets"].references] == ["quiz.campaign"] * 2
    assert sum(one.amount for one in found["quiz.sets"].references) == 2


def test_a_month_counts_its_days_only(county, card, play):
    play(card, "甲")
    assert counted(county, Period(2024, 1, 8))["quiz.campaigns"] is UNFILLED
    assert counted(county, Period(2024, 1, 8))["quiz.sets"] == 0  # somebody played in the year, nobody by then
    assert counted(county, Period(2024, 9, 9))["quiz.sets"] == 1
    assert counted(county, Period(2024, 10, 12))["quiz.sets"] == 0
    assert counted(county, Period(2024, 10, 12))["quiz.campaigns"] == 0


def test_prizes_count_with_their_price_once_they_are_fetched(county, card, play, prize):
    who, other = play(card, "甲"), play(card, "乙")
    cup = prize(card.campaign, total=3, cost=10, per_person=2, worth=Money(3000))
    assert counted(county)["quiz.prizes"] == 0
    give(card, who, cup)
    give(card, who, cup, once="b", at=datetime.datetime(2025, 1, 5, tzinfo=datetime.UTC))
    found = counted(county)
    assert (found["quiz.prizes"], found["quiz.prize_value"]) == (2, Fraction(60, 10_000))
    assert (found["quiz.prize_cost"], found["quiz.prize_cost_of_players"]) == (60, 30)
    assert counted(county, Period(2024, 1, 11))["quiz.prizes"] == 1
    unpriced = prize(card.campaign, total=1, cost=10, name="示例雨伞")
    give(card, other, unpriced)
    found = count_quiz(unit_year=county.unit_year, period=YEAR)
    assert found["quiz.prizes"].value == 3
    assert found["quiz.prize_cost"].value is UNFILLED
    assert "「示例雨伞」没有填单价" in found["quiz.prize_cost"].note


def test_a_wrong_question_counts_once_however_often_it_was_reported(county, card):
    version = card.campaign.pool.first().version
    for _ in range(2):
        FaultReport.objects.create(
            campaign=card.campaign, version=version, text="示例", at=noon(15), state="confirmed", answer="示例"
        )
    assert counted(county)["quiz.fault_rate"] == Fraction(1000, 12)


def test_of_a_campaign_that_was_held_elsewhere_nobody_knows_who_played(county, card, campaign, play):
    versions = [one.version for one in card.campaign.pool.all()]
    taken = campaign(versions=versions, opened_at=noon(28), state="closed", closed_at=noon(28))
    assert was_taken_over(taken)
    assert not was_taken_over(card.campaign)
    play(card, "甲")
    found = count_quiz(unit_year=county.unit_year, period=YEAR)
    assert found["quiz.campaigns"].value == 2
    assert found["quiz.players"].value is UNFILLED
    assert "补录" in found["quiz.players"].note


def test_it_takes_the_same_number_of_statements_for_one_campaign_and_three(county, card, campaign, play):
    def statements():
        with CaptureQueriesContext(connection) as seen:
            count_quiz(unit_year=county.unit_year, period=YEAR)
        return len(seen)

    play(card, "甲")
    one = statements()
    versions = [entry.version for entry in card.campaign.pool.all()]
    for _ in range(2):
        other = card_of(campaign(versions=versions))
        play(other, "甲")
        play(other, "乙", day=15)
    assert statements() == one <= 13


def test_names_on_the_board_do_not_collide_with_the_ledger_of_activities():
    assert HUNG["quiz.campaigns"].library == "KX-C12"
    names = [one.name for one in HUNG.values()]
    assert len(names) == len(set(names))
