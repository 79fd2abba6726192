import datetime

import pytest
from tests.records.quiz.days import noon
from tests.records.quiz.prizes.conftest import AFTER

from jixiao.orgs.actor import Actor
from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.seat import Desk
from jixiao.records.quiz.models import Contact, Redemption
from jixiao.records.quiz.prizes.at_the_workbench import to_dos
from jixiao.records.quiz.prizes.awarding import award_ranks
from jixiao.records.quiz.prizes.contacting import Leaving, leave_contact
from jixiao.records.quiz.prizes.publishing import publish_winners
from jixiao.records.quiz.prizes.raffling import draw_raffle

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(county):
    """Return what stands on somebody's workbench at a moment."""

    def make(who, at):
        held = duties_held(county.people[who], on=at.date())
        desk = Desk(
            person=county.people[who], unit=county.unit, unit_year=county.unit_year, roles=roles_at(county.unit, held),
            held=held, at=at, address=None, year=2024,
        )  # fmt: skip
        return [one.action for one in to_dos(desk)]

    return make


def test_what_waits_for_the_head_goes_when_it_is_done(drawn_campaign, scorer, prize, told, county):
    where = drawn_campaign()
    scorer(where, "甲")
    prize(where, way="ranking", cost=None, rank_from=1, rank_to=1)
    lot = prize(where, way="raffle", cost=None)
    head = Actor(county.people["head"], AFTER)
    assert told("head", noon(20)) == []
    assert told("head", AFTER) == ["去发奖", "去开奖"]
    award_ranks(campaign=where, by=head)
    assert told("head", AFTER) == ["去开奖", "去公示"]
    draw_raffle(prize=lot, by=head)
    publish_winners(campaign=where, days=7, by=head)
    assert told("head", AFTER) == []
    assert told("clerk", AFTER) == []
    late = AFTER + datetime.timedelta(days=28)
    assert told("clerk", late) == ["去通知"]
    assert told("viewer", late) == []


def test_what_is_kept_too_long_waits_for_the_clerk(won, told):
    row = Redemption.objects.select_related("player", "campaign__unit_year").get(pk=won().redemption)
    leave_contact(redemption=row, given=Leaving("张小明", "13812341234"), at=noon(15))
    Contact.objects.update(delete_on=noon(20).date())
    assert told("clerk", noon(20)) == []
    assert told("clerk", noon(21)) == ["去删除"]
