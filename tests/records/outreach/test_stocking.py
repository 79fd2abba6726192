import pytest
from django.db import DatabaseError, IntegrityError, transaction
from tests.racing import asked, race
from tests.records.outreach.days import DAY

from jixiao.engine.values import Money
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.handing_out import hand_out, hand_out_off_ledger
from jixiao.records.outreach.models import Good, MovementKind, StockMovement
from jixiao.records.outreach.queries import ledger_of
from jixiao.records.outreach.stocking import (
    amend_good,
    bring_back,
    buy_goods,
    count_stock,
    register_good,
    scrap_goods,
    undo_movement,
)
from jixiao.records.outreach.tallying import handed_out


def stock_of(good):
    return Good.objects.get(pk=good.pk).stock


def quantities(activity):
    return [one.quantity for one in handed_out(activity.movements.select_related("good"))]


def test_goods_come_in_go_out_and_come_back(county, record, good, by):
    made, leaf = record(), good(stock=1000, amount=15000)
    hand_out(activity=made, good=leaf, quantity=400, day=DAY, by=by)
    bring_back(unit_year=county.unit_year, good=leaf, activity=made, quantity=50, day=DAY, by=by)
    scrap_goods(unit_year=county.unit_year, good=leaf, quantity=10, day=DAY, reason="示例：受潮", by=by)
    count_stock(unit_year=county.unit_year, good=leaf, found=630, day=DAY, reason="示例：盘亏", by=by)
    assert stock_of(leaf) == 630
    assert quantities(made) == [350]
    assert [(line.change, vars(line)["balance"]) for line in ledger_of(leaf)] == [
        (-10, 630),
        (-10, 640),
        (50, 650),
        (-400, 600),
        (1000, 1000),
    ]
    assert TrailEntry.objects.filter(event="outreach.stock_moved").count() == 5


def test_more_than_the_store_holds_is_refused_and_nothing_is_written(record, good, by):
    made, leaf = record(), good(stock=10)
    with pytest.raises(Refused, match="库存只有 10份，不够 11份"):
        hand_out(activity=made, good=leaf, quantity=11, day=DAY, by=by)
    assert stock_of(leaf) == 10
    assert not made.movements.exists()


def test_the_database_itself_refuses_a_store_below_zero(good):
    leaf = good(stock=1)
    with pytest.raises(IntegrityError), transaction.atomic():
        Good.objects.filter(pk=leaf.pk).update(stock=-1)


def test_the_ledger_cannot_be_changed_or_deleted(good):
    good(stock=1)
    line = StockMovement.objects.get()
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        StockMovement.objects.filter(pk=line.pk).update(quantity=5)
    with pytest.raises(DatabaseError, match="append-only"), transaction.atomic():
        line.delete()


def test_boards_are_lent_and_brought_back_and_never_counted_twice(county, record, good, by):
    boards = good("示例展板", "展板", stock=20, reusable=True, measure="块")
    first, second = record("甲"), record("乙")
    hand_out(activity=first, good=boards, quantity=19, day=DAY, by=by)
    with pytest.raises(Refused, match="库存只有 1块"):
        hand_out(activity=second, good=boards, quantity=19, day=DAY, by=by)
    bring_back(unit_year=county.unit_year, good=boards, activity=first, quantity=19, day=DAY, by=by)
    hand_out(activity=first, good=boards, quantity=12, day=DAY, by=by)
    scrap_goods(unit_year=county.unit_year, good=boards, quantity=1, day=DAY, reason="损坏", activity=first, by=by)
    bring_back(unit_year=county.unit_year, good=boards, activity=first, quantity=11, day=DAY, by=by)
    hand_out(activity=second, good=boards, quantity=19, day=DAY, by=by)
    assert stock_of(boards) == 0
    assert (quantities(first), quantities(second)) == ([19], [19])


def test_more_than_is_out_cannot_come_back(county, record, good, by):
    made, leaf = record(), good(stock=100)
    hand_out(activity=made, good=leaf, quantity=5, day=DAY, by=by)
    with pytest.raises(Refused, match="还没退回的「示例宣传单」只有 5份"):
        bring_back(unit_year=county.unit_year, good=leaf, activity=made, quantity=6, day=DAY, by=by)


def test_a_wrong_line_is_undone_once_by_one_against_it(record, good, by):
    made, leaf = record(), good(stock=100)
    line = hand_out(activity=made, good=leaf, quantity=40, day=DAY, by=by)
    with pytest.raises(Refused, match="写明原因"):
        undo_movement(movement=line, reason="", by=by)
    against = undo_movement(movement=line, reason="示例：记错活动", by=by)
    assert (against.kind, against.change, stock_of(leaf)) == (MovementKind.UNDONE, 40, 100)
    assert quantities(made) == []
    for twice in (line, against):
        with pytest.raises(Refused, match="已经冲销过"):
            undo_movement(movement=twice, reason="再来", by=by)


def test_a_purchase_that_was_handed_out_and_an_issue_that_came_back_cannot_be_undone(county, record, good, by):
    made, leaf = record(), good(stock=100)
    bought = StockMovement.objects.get(kind=MovementKind.BOUGHT)
    line = hand_out(activity=made, good=leaf, quantity=40, day=DAY, by=by)
    with pytest.raises(Refused, match="库存只有 60份"):
        undo_movement(movement=bought, reason="示例", by=by)
    bring_back(unit_year=county.unit_year, good=leaf, activity=made, quantity=1, day=DAY, by=by)
    with pytest.raises(Refused, match="已经有退回或报损"):
        undo_movement(movement=line, reason="示例", by=by)


def test_what_was_handed_out_before_the_ledger_counts_and_leaves_the_store(record, good, by):
    made, leaf = record(), good(stock=5)
    hand_out_off_ledger(activity=made, good=leaf, quantity=1000, by=by, origin="示例报告")
    hand_out_off_ledger(activity=made, good=good("没数过的"), quantity=None, by=by)
    (first, second) = handed_out(made.movements.select_related("good"))
    assert (first.quantity, first.off_ledger, first.origin, second.quantity) == (1000, True, "示例报告", None)
    assert stock_of(leaf) == 5


@pytest.mark.parametrize("quantity", [0, -1, 10**9])
def test_a_quantity_that_is_none_is_refused(record, good, by, quantity):
    made, leaf = record(), good(stock=5)
    with pytest.raises(Refused, match="正整数"):
        hand_out(activity=made, good=leaf, quantity=quantity, day=DAY, by=by)


def test_goods_of_another_unit_are_refused(county, record, by):
    theirs = register_good(
        unit=county.other, values={"name": "别人的", "kind": "其他", "measure": "件", "reusable": False}, by=by
    )
    with pytest.raises(Refused, match="不是本单位"):
        hand_out_off_ledger(activity=record(), good=theirs, quantity=1, by=by)


def test_a_difference_at_counting_wants_a_reason(county, good, by):
    leaf = good(stock=10)
    with pytest.raises(Refused, match="相差 -1"):
        count_stock(unit_year=county.unit_year, good=leaf, found=9, day=DAY, reason="", by=by)
    count_stock(unit_year=county.unit_year, good=leaf, found=10, day=DAY, reason="", by=by)


def test_a_good_is_registered_once_and_keeps_what_it_is_counted_as(good, by):
    leaf = good(stock=1)
    with pytest.raises(Refused, match="已经登记过"):
        good()
    with pytest.raises(Refused, match="不能改类别、单位"):
        amend_good(good=leaf, values={"measure": "箱"}, stamp=None, by=by)
    leaf.refresh_from_db()
    amend_good(good=leaf, values={"name": "新名字"}, stamp=leaf.version, by=by)
    assert Good.objects.get(pk=leaf.pk).name == "新名字"


def test_money_below_zero_is_refused(county, good, by):
    with pytest.raises(Refused, match="不能小于 0"):
        buy_goods(unit_year=county.unit_year, good=good(), quantity=1, day=DAY, amount=Money(-1), voucher="", by=by)


def test_of_two_who_hand_out_the_last_pieces_at_once_one_is_refused(record, good, by, tmp_path):
    """On a real file with a connection each, as two workers have: eight want 3 of 10, so three get them."""
    made, leaf = record(), good(stock=10)
    file = tmp_path / "race.sqlite3"

    def want() -> None:
        hand_out(activity=made, good=leaf, quantity=3, day=DAY, by=by)

    assert race(file, [want] * 8) == ["U479"] * 5 + ["done"] * 3
    assert asked(file, "SELECT stock FROM outreach_good") == [(1,)]
    assert asked(file, "SELECT SUM(change) FROM outreach_stockmovement") == [(1,)]
