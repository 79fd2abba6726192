import datetime

import pytest

from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.following import issue_prize, take_prize_back
from jixiao.records.outreach.models import Activity, ActivityState, Good, MovementKind, StockMovement
from jixiao.records.outreach.stocking import buy_goods, register_good
from jixiao.records.quiz.prizes.events import PrizeGiven, PrizeTakenBack

pytestmark = pytest.mark.django_db


@pytest.fixture
def told(county):
    """Return the event of a prize handed over, and the actor: one cup in the store, one activity."""
    by = county.actor("clerk")
    cup = register_good(unit=county.unit, values={"name": "示例水杯", "measure": "个", "reusable": False}, by=by)
    day = datetime.date(2024, 9, 1)
    buy_goods(unit_year=county.unit_year, good=cup, quantity=1, day=day, amount=None, voucher="", by=by)
    held = Activity.objects.create(unit_year=county.unit_year, name="示例科普日", state=ActivityState.HELD)

    def make(**values):
        given = {
            "unit_id": county.unit.pk, "year": 2024, "subject": "quiz.handover:7", "name": "一等奖 示例水杯",
            "good": f"outreach.good:{cup.pk}", "activity": f"outreach.activity:{held.pk}", "quantity": 1,
            "day": datetime.date(2024, 9, 16), **values,
        }  # fmt: skip
        return PrizeGiven(**given), by

    return make


def issued() -> int:
    return StockMovement.objects.filter(kind=MovementKind.ISSUED).count()


def test_a_prize_is_issued_to_its_activity(told):
    event, by = told()
    issue_prize(event, by=by)
    line = StockMovement.objects.get(kind=MovementKind.ISSUED)
    assert (line.change, line.day, line.origin) == (-1, datetime.date(2024, 9, 16), "quiz.handover:7")
    assert Good.objects.get().stock == 0


@pytest.mark.parametrize("values", [{"good": ""}, {"activity": ""}, {"good": "stations.good:1"}, {"activity": "x:y"}])
def test_without_a_good_or_an_activity_of_ours_nothing_is_written(told, values):
    event, by = told(**values)
    issue_prize(event, by=by)
    assert issued() == 0


def test_goods_of_another_unit_are_not_issued(told, county):
    event, by = told(unit_id=county.other.pk)
    with pytest.raises(Refused) as refused:
        issue_prize(event, by=by)
    assert refused.value.code == "U986"


def test_what_is_taken_back_lies_in_the_store_again_once(told, county):
    event, by = told()
    issue_prize(event, by=by)
    back = PrizeTakenBack(unit_id=county.unit.pk, year=2024, subject="quiz.handover:7", why="发错了人")
    take_prize_back(back, by=by)
    take_prize_back(back, by=by)
    assert Good.objects.get().stock == 1
    assert StockMovement.objects.filter(kind=MovementKind.UNDONE).count() == 1
