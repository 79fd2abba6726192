import datetime

import pytest
from tests.rooms import A_PAGE

from jixiao.engine.values import Money
from jixiao.records.outreach.stocking import register_good
from jixiao.records.quiz.models import Prize
from jixiao.records.quiz.prizes.queries import pieces_of, prizes_of, value_given

pytestmark = pytest.mark.django_db


@pytest.fixture
def stocked(campaign, prize):
    where = campaign(last_day=datetime.date(2099, 12, 31))
    prize(where, total=5, worth=Money(1234))
    prize(where, total=3, grade="二等奖")
    Prize.objects.filter(position=1).update(left=2, reserved=1, given=2)
    Prize.objects.filter(position=2).update(left=2, given=1)
    return where


def test_the_value_given_is_price_times_pieces(stocked):
    prizes = prizes_of(stocked)
    worth, pieces = value_given(prizes), pieces_of(prizes)
    assert (worth.value, worth.unpriced) == (Money(2468), 1)
    assert (pieces.total, pieces.left, pieces.reserved, pieces.given) == (8, 4, 1, 3)


@pytest.mark.parametrize("who", ["clerk", "head", "viewer", "third", "reviewer"])
def test_the_ledger_is_read_by_whoever_reads_the_unit(county, stocked, who):
    client = county.client(who)
    page = client.get(county.address(f"quiz/prizes/{stocked.pk}/")).content.decode()
    assert "24.68" in page
    assert "1 件没有单价" in page
    assert stocked.title in client.get(county.address("quiz/prizes/")).content.decode()


def test_another_units_people_do_not_find_it(county, stocked):
    other = county.client("outsider")
    assert other.get(county.address(f"quiz/prizes/{stocked.pk}/")).status_code == 404
    assert other.get(f"/{county.other.code}/2024/quiz/prizes/{stocked.pk}/").status_code == 404


def test_the_pages_ask_as_often_for_three_as_for_one(county, stocked, prize, django_assert_max_num_queries):
    client = county.client("clerk")
    address = county.address(f"quiz/prizes/{stocked.pk}/")
    client.get(address)
    with django_assert_max_num_queries(A_PAGE) as first:
        client.get(address)
    prize(stocked)
    prize(stocked)
    with django_assert_max_num_queries(len(first)):
        client.get(address)


def test_a_good_is_chosen_for_a_prize(county, stocked, by):
    good = register_good(unit=county.unit, values={"name": "示例水杯", "measure": "个", "reusable": False}, by=by())
    one = Prize.objects.get(position=1)
    address = county.address(f"quiz/prizes/prize/{one.pk}/good/")
    clerk = county.client("clerk")
    assert "示例水杯（库存 0个）" in clerk.get(address).content.decode()
    wrong = clerk.post(address, {"good": "outreach.good:999", "stamp": one.version})
    assert wrong.status_code in {200, 422}
    assert clerk.post(address, {"good": f"outreach.good:{good.pk}", "stamp": one.version}).status_code == 302
    assert "库存 0个" in clerk.get(county.address(f"quiz/prizes/{stocked.pk}/")).content.decode()
    stale = clerk.post(address, {"good": "", "stamp": one.version})
    assert stale.status_code == 409
    assert county.client("viewer").get(address).status_code == 403
