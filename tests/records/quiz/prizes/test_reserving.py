import datetime

import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import PointsLine, Redemption, RedemptionState
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.playing.sitting import hand_in, open_set
from jixiao.records.quiz.prizes.reserving import release_expired, reserve_prize

pytestmark = pytest.mark.django_db


@pytest.fixture
def rich(campaign, player):
    """Return a card, and somebody who earned the points of so many days."""

    def make(days=1, card=None, name="甲"):
        card = card or card_of(campaign())
        who = player(card.campaign, name)
        for day in range(14, 14 + days):
            sitting = open_set(card=card, player=who.pk, at=noon(day))
            given = {place: one.right for place, one in enumerate(sitting.asked)}
            hand_in(card=card, player=who.pk, given=given, at=noon(day, minute=1))
        return card, who

    return make


def test_a_prize_is_paid_and_promised(rich, prize):
    card, who = rich()
    cup = prize(card.campaign, total=2)
    won = reserve_prize(card=card, player=who.pk, prize=cup.pk, once="a", at=noon(15))
    cup.refresh_from_db()
    who.refresh_from_db()
    assert (cup.left, cup.reserved, cup.given) == (1, 1, 0)
    assert (who.points, who.balance) == (100, 0)
    assert [(line.number, line.change, line.balance) for line in who.ledger.order_by("number")] == [
        (1, 100, 100),
        (2, -100, 0),
    ]
    assert len(won.code) == 10
    held = Redemption.objects.get(pk=won.redemption)
    assert held.expires_at - held.reserved_at == datetime.timedelta(days=7)


def test_the_same_request_again_is_the_same_redemption(rich, prize):
    card, who = rich()
    cup = prize(card.campaign)
    first = reserve_prize(card=card, player=who.pk, prize=cup.pk, once="a", at=noon(15))
    assert reserve_prize(card=card, player=who.pk, prize=cup.pk, once="a", at=noon(15)) == first
    assert Redemption.objects.count() == 1


@pytest.mark.parametrize(
    ("total", "cost", "first", "code"),
    [(1, 101, (), "U906"), (0, 100, (), "U907"), (2, 50, ("a",), "U908")],
    ids=["too few points", "nothing left", "one too many"],
)
def test_what_cannot_be_had_costs_nothing(rich, prize, total, cost, first, code):  # noqa: PLR0917 - fixtures and cases
    card, who = rich()
    cup = prize(card.campaign, total=total, cost=cost)
    for once in first:
        reserve_prize(card=card, player=who.pk, prize=cup.pk, once=once, at=noon(15))
    lines = PointsLine.objects.count()
    with pytest.raises(Refused) as refused:
        reserve_prize(card=card, player=who.pk, prize=cup.pk, once="b", at=noon(15))
    assert refused.value.code == code
    assert PointsLine.objects.count() == lines


def test_the_last_piece_goes_to_one_of_two(rich, prize):
    card, first = rich()
    _, second = rich(card=card, name="乙")
    cup = prize(card.campaign)
    reserve_prize(card=card, player=first.pk, prize=cup.pk, once="a", at=noon(15))
    with pytest.raises(Refused) as refused:
        reserve_prize(card=card, player=second.pk, prize=cup.pk, once="a", at=noon(15))
    assert refused.value.code == "U907"
    second.refresh_from_db()
    assert second.balance == 100


def test_what_is_not_fetched_in_time_goes_back_with_the_points(rich, prize):
    card, who = rich()
    cup = prize(card.campaign)
    won = reserve_prize(card=card, player=who.pk, prize=cup.pk, once="a", at=noon(15))
    assert release_expired(campaign=card.pk, at=noon(22, hour=11)) == 0
    assert release_expired(campaign=card.pk, at=noon(22, hour=13)) == 1
    assert release_expired(campaign=card.pk, at=noon(22, hour=13)) == 0
    cup.refresh_from_db()
    who.refresh_from_db()
    assert (cup.left, cup.reserved, who.balance, who.points) == (1, 0, 100, 100)
    assert Redemption.objects.get(pk=won.redemption).state == RedemptionState.RELEASED
    assert reserve_prize(card=card, player=who.pk, prize=cup.pk, once="b", at=noon(22, hour=14)).code != won.code


def test_nobody_redeems_after_the_time_for_it(rich, prize):
    card, who = rich()
    cup = prize(card.campaign)
    late = noon(20) + datetime.timedelta(days=31)
    with pytest.raises(Refused) as refused:
        reserve_prize(card=card, player=who.pk, prize=cup.pk, once="a", at=late)
    assert refused.value.code == "U905"
