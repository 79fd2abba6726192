import datetime

import pytest
from tests.records.quiz.days import noon, pressed

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Answer, Attempt, PointsLine
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.playing.sitting import hand_in, open_set, save_answers

pytestmark = pytest.mark.django_db


def right_of(sitting):
    return {place: one.right for place, one in enumerate(sitting.asked)}


def test_a_set_is_given_out_once_a_day(card, player):
    who = player(card.campaign)
    first = open_set(card=card, player=who.pk, at=noon())
    again = open_set(card=card, player=who.pk, at=noon(hour=20))
    assert first.pk == again.pk
    assert [one.pk for one in first.asked] == [one.pk for one in again.asked]
    who.refresh_from_db()
    assert (who.opened_sets, Attempt.objects.count()) == (1, 1)


def test_nothing_is_asked_twice_until_the_pool_is_through(card, player):
    who = player(card.campaign)
    asked = [one.pk for day in (14, 15) for one in open_set(card=card, player=who.pk, at=noon(day)).asked]
    assert len(set(asked)) == len(asked) == 10


def test_what_is_handed_in_is_marked_and_paid_once(card, player):
    who = player(card.campaign)
    sitting = open_set(card=card, player=who.pk, at=noon())
    answers = right_of(sitting) | {0: 0b1000}
    done = hand_in(card=card, player=who.pk, given=answers, at=noon(minute=2))
    again = hand_in(card=card, player=who.pk, given=right_of(sitting), at=noon(minute=3))
    assert (done.points, again.points) == (80, 80)
    assert done.used_ms == again.used_ms == 120_000
    who.refresh_from_db()
    assert (who.points, who.balance, who.sets, who.lines, who.used_ms) == (80, 80, 1, 1, 120_000)
    assert who.reached_at == noon(minute=2)
    assert [line.change for line in PointsLine.objects.all()] == [80]
    assert Answer.objects.filter(is_right=True).count() == 4


def test_what_was_saved_counts_when_the_time_is_over(campaign, player):
    card = card_of(campaign(minutes=10))
    who = player(card.campaign)
    sitting = open_set(card=card, player=who.pk, at=noon())
    save_answers(card=card, player=who.pk, given=pressed({0: sitting.asked[0].right}), at=noon(minute=5))
    with pytest.raises(Refused) as refused:
        save_answers(card=card, player=who.pk, given=pressed(right_of(sitting)), at=noon(minute=11))
    assert refused.value.code == "U904"
    done = hand_in(card=card, player=who.pk, given=right_of(sitting), at=noon(minute=11))
    assert (done.points, done.used_ms) == (20, 600_000)


def test_a_set_of_yesterday_is_not_taken_after_midnight_but_for_half_a_minute(card, player):
    who = player(card.campaign)
    sitting = open_set(card=card, player=who.pk, at=noon(hour=23, minute=59))
    midnight = noon(15, hour=0)
    with pytest.raises(Refused) as refused:
        hand_in(
            card=card, player=who.pk, given=right_of(sitting), at=midnight + datetime.timedelta(minutes=1),
            day=sitting.day,
        )  # fmt: skip
    assert refused.value.code == "U903"
    late = midnight + datetime.timedelta(seconds=20)
    assert hand_in(card=card, player=who.pk, given=right_of(sitting), at=late, day=sitting.day).points == 100


@pytest.mark.parametrize(("day", "code"), [(13, "U900"), (21, "U900")])
def test_nothing_is_given_out_before_the_first_day_and_after_the_last(card, player, day, code):
    with pytest.raises(Refused) as refused:
        open_set(card=card, player=player(card.campaign).pk, at=noon(day))
    assert refused.value.code == code


def test_whoever_is_excluded_or_of_another_campaign_gets_no_set(card, campaign, player):
    excluded = player(card.campaign, "乙", state="excluded")
    with pytest.raises(Refused) as refused:
        open_set(card=card, player=excluded.pk, at=noon())
    assert refused.value.code == "U902"
    stranger = player(campaign(versions=[one.version for one in card.campaign.pool.all()]), "丙")
    with pytest.raises(Refused) as refused:
        open_set(card=card, player=stranger.pk, at=noon())
    assert refused.value.code == "U901"


def test_an_answer_that_is_none_is_not_kept(card, player):
    who = player(card.campaign)
    sitting = open_set(card=card, player=who.pk, at=noon())
    single = next(place for place, one in enumerate(sitting.asked) if not one.is_multi)
    kept = save_answers(card=card, player=who.pk, given=pressed({single: 0b11, 7: 1, -1: 1, 99: 4}), at=noon())
    assert kept.saved == {}
    assert save_answers(card=card, player=who.pk, given=pressed({single: 0b10}), at=noon()).saved == {str(single): 0b10}
