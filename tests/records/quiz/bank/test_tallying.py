from decimal import Decimal
from fractions import Fraction

import pytest
from tests.records.quiz.days import noon

from jixiao.records.quiz.bank.tallying import Group, Tally, tally_bank, tally_versions
from jixiao.records.quiz.models import PlayerState
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.playing.sitting import hand_in, open_set

RIGHT, WRONG = True, False
pytestmark = pytest.mark.django_db


@pytest.fixture
def played(campaign, bank, player):
    """Let five people answer the same five questions; each gets one more wrong than the one before."""
    versions = bank(5)
    card = card_of(campaign(versions=versions))
    for wrong, name in enumerate("甲乙丙丁戊"):
        who = player(card.campaign, name)
        sitting = open_set(card=card, player=who.pk, at=noon())
        order = {one.version: place for place, one in enumerate(sitting.asked)}
        given = {order[one.pk]: one.right for one in versions}
        given |= {order[one.pk]: 0b1000 for one in versions[:wrong]}
        hand_in(card=card, player=who.pk, given=given, at=noon(minute=2))
    return card.campaign, versions


def test_shares_options_and_discrimination_are_counted_exactly(county, played):
    _, versions = played
    found = tally_versions(versions).tallies
    first, last = found[versions[0].pk], found[versions[4].pk]
    assert (first.asked, first.right, first.share, first.chosen) == (5, 1, Fraction(1, 5), (1, 0, 0, 4))
    assert first.never_chosen == ("B", "C")
    # rights 1 0 0 0 0 against sets 5 4 3 2 1: 2 / sqrt(0.8 × 10) = 0.7071
    assert first.discrimination == Decimal("0.71")
    assert (last.share, last.discrimination) == (Fraction(1), None)
    assert last.marks == ("太易", "B、C、D 无人选")
    assert first.is_small
    whole = tally_bank(county.unit)
    assert (whole.asked, whole.share) == (25, Fraction(15, 25))
    assert whole.tallies[versions[0].pk] == first


def test_excluded_players_are_left_out_and_a_withdrawn_question_says_so(county, played):
    one, versions = played
    one.players.filter(points=100).update(state=PlayerState.EXCLUDED)
    one.pool.filter(version=versions[0]).update(withdrawn_at=noon(15))
    first = tally_bank(county.unit).tallies[versions[0].pk]
    assert (first.asked, first.right) == (4, 0)
    assert first.marks[:2] == ("已撤下", "太难")


def test_a_question_that_good_players_get_wrong_is_marked():
    groups = (Group(1, 1, RIGHT, 10, 10, 10), Group(1, 2, WRONG, 10, 40, 160))
    found = Tally(1, 2, groups)
    assert found.discrimination == Decimal("-1.00")
    assert found.marks == ("区分度为负",)


def test_campaigns_with_long_and_short_sets_are_pooled_each_about_its_own_mean():
    short = (Group(1, 1, RIGHT, 5, 5 * 3, 5 * 9), Group(1, 2, WRONG, 5, 5 * 1, 5 * 1))
    long = (Group(2, 1, RIGHT, 5, 5 * 9, 5 * 81), Group(2, 2, WRONG, 5, 5 * 7, 5 * 49))
    assert Tally(1, 2, short + long).discrimination == Decimal("1.00")
    assert Tally(1, 2, ()).discrimination is None
    assert Tally(1, 2, ()).share is None


def test_the_number_of_statements_does_not_grow_with_the_bank(county, played, bank, django_assert_num_queries):
    with django_assert_num_queries(3):
        tally_bank(county.unit)
