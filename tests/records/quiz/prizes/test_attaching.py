import datetime

import pytest
from tests.records.quiz.prizes.conftest import SIGNED

from jixiao.engine.values import Money
from jixiao.measures.goods import goods_offered
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.outreach.models import Activity, ActivityState, Good, MovementKind, StockMovement
from jixiao.records.outreach.stocking import buy_goods, good_subject, register_good
from jixiao.records.quiz.models import Campaign, HandOver, Prize, Redemption, RedemptionState
from jixiao.records.quiz.prizes.attaching import attach_good
from jixiao.records.quiz.prizes.finding_codes import ROWS
from jixiao.records.quiz.prizes.handing import hand_over, undo_hand_over

pytestmark = pytest.mark.django_db


@pytest.fixture
def cups(county, by):
    """Put two cups for three yuan into the store of the unit."""
    good = register_good(unit=county.unit, values={"name": "示例水杯", "measure": "个", "reusable": False}, by=by())
    buy_goods(
        unit_year=county.unit_year, good=good, quantity=2, day=datetime.date(2024, 9, 1), amount=Money(301), voucher="",
        by=by(),
    )  # fmt: skip
    return good


@pytest.fixture
def tied(county, won, cups, by):
    """Return a redemption whose prize is a good and whose campaign has an activity."""
    activity = Activity.objects.create(unit_year=county.unit_year, name="示例科普日", state=ActivityState.HELD)
    row = ROWS.get(pk=won().redemption)
    attach_good(prize=row.prize, reference=good_subject(cups), stamp=row.prize.version, by=by())
    Campaign.objects.update(activity=f"outreach.activity:{activity.pk}")
    return ROWS.get(pk=row.pk)


def test_the_board_offers_goods_with_stock_and_price(county, cups):
    found = goods_offered(county.unit_year)[good_subject(cups)]
    assert (found.title, found.stock, found.measure, found.unit_price) == ("示例水杯", 2, "个", Money(151))
    assert goods_offered(county.other_year) == {}


def test_a_prize_is_tied_only_to_what_is_offered(won, by):
    prize = ROWS.get(pk=won().redemption).prize
    with pytest.raises(Refused) as refused:
        attach_good(prize=prize, reference="outreach.good:999", stamp=prize.version, by=by())
    assert refused.value.code == "U985"
    assert Prize.objects.get().good == ""


def test_who_ties_over_somebody_elses_change_is_told(won, cups, by):
    prize = ROWS.get(pk=won().redemption).prize
    attach_good(prize=Prize.objects.select_related("campaign__unit_year").get(), reference="", stamp=1, by=by())
    with pytest.raises(Stale):
        attach_good(prize=prize, reference=good_subject(cups), stamp=1, by=by())


def test_a_prize_handed_over_is_issued_from_the_store(tied, by):
    made = hand_over(redemption=tied, signing=SIGNED, by=by())
    line = StockMovement.objects.get(kind=MovementKind.ISSUED)
    assert (line.quantity, line.change, line.origin) == (1, -1, f"quiz.handover:{made.pk}")
    assert line.activity is not None
    assert line.activity.name == "示例科普日"
    assert Good.objects.get().stock == 1


def test_undone_it_lies_in_the_store_again(tied, by):
    made = hand_over(redemption=tied, signing=SIGNED, by=by())
    undo_hand_over(hand_over=made, why="发错了人", by=by())
    assert Good.objects.get().stock == 2
    assert StockMovement.objects.filter(kind=MovementKind.UNDONE).count() == 1
    tied.refresh_from_db()
    hand_over(redemption=ROWS.get(pk=tied.pk), signing=SIGNED, by=by())
    assert Good.objects.get().stock == 1


def test_an_empty_store_refuses_and_nothing_is_half_written(tied, by):
    Good.objects.update(stock=0)
    with pytest.raises(Refused, match="库存只有 0") as refused:
        hand_over(redemption=tied, signing=SIGNED, by=by())
    assert refused.value.code == "U479"
    one = Prize.objects.get()
    assert (one.left, one.reserved, one.given) == (1, 1, 0)
    assert Redemption.objects.get().state == RedemptionState.RESERVED
    assert not HandOver.objects.exists()


def test_without_an_activity_nothing_is_written_in_the_ledger(tied, by):
    Campaign.objects.update(activity="")
    hand_over(redemption=ROWS.get(pk=tied.pk), signing=SIGNED, by=by())
    assert not StockMovement.objects.filter(kind=MovementKind.ISSUED).exists()


def test_a_good_that_is_gone_is_said_so(tied, by):
    Campaign.objects.update(activity="outreach.activity:999999")
    with pytest.raises(Refused) as refused:
        hand_over(redemption=ROWS.get(pk=tied.pk), signing=SIGNED, by=by())
    assert refused.value.code == "U986"
