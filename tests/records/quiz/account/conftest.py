"""What the tests of the account stand on: a campaign of five questions a day that was played and is over."""

import datetime

import pytest
from tests.records.quiz.days import noon

from jixiao.engine.values import Money
from jixiao.records.quiz.models import Contact, Player, Raffle, Redemption
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.playing.sitting import hand_in, open_set
from jixiao.records.quiz.prizes.reserving import reserve_prize


@pytest.fixture
def played(campaign, bank, player, prize):
    """Return a campaign of five questions that six people played, one of whom was excluded, with a prize given."""
    card = card_of(campaign(versions=bank(5, tags=("健康", "食品"))))
    who = [player(card.campaign, name, group="示例镇" if name in "甲乙丙" else "示例街道") for name in "甲乙丙丁戊己"]
    for number, one in enumerate(who):
        sitting = open_set(card=card, player=one.pk, at=noon(14 + number % 2))
        given = {place: one.right for place, one in enumerate(sitting.asked)}
        wrong = next(place for place, one in enumerate(sitting.asked) if one.position == 1)
        given[wrong] = 0b1000
        hand_in(card=card, player=one.pk, given=given, at=noon(14 + number % 2, minute=1))
    Player.objects.filter(pk=who[-1].pk).update(state="excluded")
    cup = prize(card.campaign, total=3, cost=60, worth=Money(3500))
    won = reserve_prize(card=card, player=who[0].pk, prize=cup.pk, once="a", at=noon(15))
    Redemption.objects.filter(pk=won.redemption).update(state="given", ended_at=noon(25))
    type(cup).objects.filter(pk=cup.pk).update(reserved=0, given=1)
    Contact.objects.create(
        redemption_id=won.redemption, sealed="x", masked_name="示*", masked_phone="138****1234",
        phone_digest="0" * 64, may_publish=True, agreed_at=noon(16), delete_on=datetime.date(2024, 11, 1),
    )  # fmt: skip
    lot = prize(card.campaign, total=1, way="raffle", cost=None, name="示例雨伞", worth=Money(2000))
    Raffle.objects.create(
        campaign=card.campaign, prize=lot, seed="5eed", entrants="AAAAAA\nBBBBBB", list_hash="f" * 64,
        winners=["AAAAAA"], by=card.campaign.opened_by, at=noon(24),
    )  # fmt: skip
    return card.campaign


@pytest.fixture
def taken_over(county):
    """Return a campaign that was held elsewhere, whose title and days contradict each other."""
    from jixiao.records.quiz.campaigns.drafting import draft_campaign
    from jixiao.records.quiz.campaigns.prizing import Offered, keep_prizes
    from jixiao.records.quiz.campaigns.taking_over import take_over_campaign
    from jixiao.records.quiz.models import PrizeWay

    values = {
        "title": "9.14-20日示例科普日有奖竞答活动", "intro": "从9月1日正式上线，周期为20天。", "per_day": 10,
        "points_each": 1, "first_day": datetime.date(2024, 9, 1), "last_day": datetime.date(2024, 9, 20),
    }  # fmt: skip
    prizes = [Offered("一等奖", "示例奖品", PrizeWay.EXCHANGE, 5, cost=1)]
    by = county.actor("head", at=noon(28))
    draft = draft_campaign(unit_year=county.unit_year, values=values, by=by)
    keep_prizes(campaign=draft, prizes=prizes, stamp=draft.version, by=by)
    return take_over_campaign(campaign=draft, why="示例：没有公布多少人参与", stamp=draft.version, by=by)
