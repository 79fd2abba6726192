"""The ledger of goods: registered, bought, brought back, lost, counted; a wrong line is undone by one against it.

Each act writes its line first and the stock last, by one conditional statement: the row many people want is held for
the shortest time, and the database refuses a store below zero whatever two of them do at once.
"""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import F

from jixiao.engine.values import Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.spelling import initials_of
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot
from jixiao.records.outreach.describing import require_choice, require_lengths
from jixiao.records.outreach.events import GoodAmended, GoodRegistered, StockMoved, StockUndone
from jixiao.records.outreach.models import Activity, Good, MovementKind, StockMovement
from jixiao.records.outreach.tallying import outstanding

GOOD_FIELDS = ("name", "kind", "measure", "reusable", "specification")
_SHOWN = ("kind", "quantity", "change", "day", "amount", "voucher", "reason", "origin", "off_ledger")
MOST = 10_000_000


@transaction.atomic
def register_good(*, unit: Unit, values: Mapping[str, Any], by: Actor) -> Good:
    """Give a good its place in the ledger, with nothing in the store. Refuses a name that is there already."""
    good = Good(unit=unit, **{name: values[name] for name in GOOD_FIELDS if name in values})
    _require_true(good)
    _save_named(good, insert=True)
    publish(
        GoodRegistered(unit_id=unit.pk, subject=good_subject(good), name=good.name, after=snapshot(good, GOOD_FIELDS)),
        by=by,
    )
    return good


@transaction.atomic
def amend_good(*, good: Good, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Good:
    """Change what is known of a good. What it is counted as (kind, unit, reusable) stays once something was moved."""
    before = snapshot(Good.objects.get(pk=good.pk), GOOD_FIELDS)
    for name in GOOD_FIELDS:
        if name in values:
            setattr(good, name, values[name])
    _require_true(good)
    was, became = changes(before, snapshot(good, GOOD_FIELDS))
    if {"物资类别", "计量单位", "重复使用"} & set(became) and good.movements.exists():
        cure = "已经出入库的物资改了类别或单位，数量就对不上了；另外登记一种物资"
        raise Refused("这种物资已有出入库记录，不能改类别、单位和是否重复使用", cure=cure, code="U471", field="kind")
    if (
        Good.objects.filter(unit=good.unit, name=good.name, kind=good.kind, removed_at=None)
        .exclude(pk=good.pk)
        .exists()
    ):
        raise _name_taken(good)
    save_stamped(good, stamp=stamp, fields=(*GOOD_FIELDS, "initials"))
    publish(
        GoodAmended(unit_id=good.unit_id, subject=good_subject(good), name=good.name, before=was, after=became), by=by
    )
    return good


@transaction.atomic
def buy_goods(
    *,
    unit_year: UnitYear,
    good: Good,
    quantity: int,
    day: datetime.date,
    amount: Money | None,
    voucher: str,
    by: Actor,
    reason: str = "",
) -> StockMovement:
    """Put what was bought into the store (入库); ``amount`` is what it cost altogether, None where nobody knows."""
    require_quantity(quantity)
    if amount is not None and amount.fen < 0:
        raise Refused("采购金额不能小于 0", code="U472", field="amount")
    line = StockMovement(
        unit_year=unit_year, good=good, kind=MovementKind.BOUGHT, quantity=quantity, change=quantity, day=day,
        amount=amount, voucher=voucher.strip(), reason=reason.strip(),
    )  # fmt: skip
    return write_line(line, by=by)


@transaction.atomic
def bring_back(
    *,
    unit_year: UnitYear,
    good: Good,
    activity: Activity,
    quantity: int,
    day: datetime.date,
    by: Actor,
    reason: str = "",
) -> StockMovement:
    """Put what was left over or lent back into the store (退回). Refuses more than is still out with the activity."""
    _require_out(good, activity, quantity)
    line = StockMovement(
        unit_year=unit_year, good=good, kind=MovementKind.RETURNED, quantity=quantity, change=quantity, day=day,
        activity=activity, reason=reason.strip(),
    )  # fmt: skip
    return write_line(line, by=by)


@transaction.atomic
def scrap_goods(
    *,
    unit_year: UnitYear,
    good: Good,
    quantity: int,
    day: datetime.date,
    reason: str,
    by: Actor,
    activity: Activity | None = None,
) -> StockMovement:
    """Write off what is broken or lost (报损): out of the store, or, with an activity, of what was lent to it."""
    require_quantity(quantity)
    if not reason.strip():
        raise Refused("报损要写明原因", cure="写明怎样损坏、谁核实", code="U473", field="reason")
    if activity is not None:
        _require_out(good, activity, quantity)
    line = StockMovement(
        unit_year=unit_year, good=good, kind=MovementKind.SCRAPPED, quantity=quantity,
        change=0 if activity else -quantity, day=day, activity=activity, reason=reason.strip(),
    )  # fmt: skip
    return write_line(line, by=by)


@transaction.atomic
def count_stock(
    *, unit_year: UnitYear, good: Good, found: int, day: datetime.date, reason: str, by: Actor
) -> StockMovement:
    """Set the store to what was found there (盘点); a difference wants a reason."""
    if not 0 <= found <= MOST:
        raise Refused("盘点数应当是 0 或正整数", code="U474", field="quantity")
    held = Good.objects.select_for_update().get(pk=good.pk)
    if found != held.stock and not reason.strip():
        cause = f"盘点 {found:,}，账面 {held.stock:,}，相差 {found - held.stock:+,}"
        raise Refused(cause, cure="写明差异原因", code="U475", field="reason")
    line = StockMovement(
        unit_year=unit_year, good=good, kind=MovementKind.COUNTED, quantity=found, change=found - held.stock, day=day,
        reason=reason.strip(),
    )  # fmt: skip
    return write_line(line, by=by)


@transaction.atomic
def undo_movement(*, movement: StockMovement, reason: str, by: Actor) -> StockMovement:
    """Undo a line by one against it, with a reason; the line itself stays. Refuses a second time, and one in use."""
    if not reason.strip():
        raise Refused("冲销要写明原因", code="U476", field="reason")
    Good.objects.select_for_update().get(pk=movement.good_id)
    if movement.kind == MovementKind.UNDONE or StockMovement.objects.filter(undoes=movement).exists():
        raise Refused("这笔记录已经冲销过", cure="要重新登记的，另外记一笔", code="U477")
    if movement.kind == MovementKind.ISSUED and movement.activity and not movement.off_ledger:
        left = outstanding(movement.activity.movements.filter(good=movement.good))
        if left < (movement.quantity or 0):
            raise Refused("这笔领用已经有退回或报损", cure="先冲销那些退回或报损", code="U478")
    line = StockMovement(
        unit_year=movement.unit_year, good=movement.good, kind=MovementKind.UNDONE, quantity=movement.quantity,
        change=-movement.change, day=by.on, activity=movement.activity, off_ledger=movement.off_ledger,
        undoes=movement, reason=reason.strip(),
    )  # fmt: skip
    return write_line(line, by=by, told=StockUndone)


def write_line(line: StockMovement, *, by: Actor, told: type[StockMoved | StockUndone] = StockMoved) -> StockMovement:
    """Write a line of the ledger, then change the stock by it; refuse where the store does not hold as much.

    For the acts of this room, within their transaction.
    """
    line.by, line.at = by.person, by.at
    require_lengths(line, ("voucher", "reason", "origin"))
    line.save(force_insert=True)
    good = line.good
    if line.change:
        enough = Good.objects.filter(pk=good.pk, stock__gte=max(0, -line.change))
        if not enough.update(stock=F("stock") + line.change):
            left = Good.objects.values_list("stock", flat=True).get(pk=good.pk)
            cause = f"「{good.name}」库存只有 {left:,}{good.measure}，不够 {-line.change:,}{good.measure}"
            raise Refused(cause, cure="核对数量；采购了还没登记的，先补登入库", code="U479", field="quantity")
    publish(
        told(
            unit_id=good.unit_id,
            year=line.unit_year.year,
            subject=good_subject(good),
            name=good.name,
            after={**snapshot(line, _SHOWN), **({"用于活动": line.activity.name} if line.activity else {})},
            why=line.reason,
        ),
        by=by,
    )
    return line


def require_quantity(quantity: int) -> None:
    """Refuse a quantity that moves nothing, or more than any county has."""
    if not 0 < quantity <= MOST:
        raise Refused("数量应当是正整数", code="U474", field="quantity")


def good_subject(good: Good) -> str:
    """Return how the trail names a good."""
    return f"outreach.good:{good.pk}"


def _require_out(good: Good, activity: Activity, quantity: int) -> None:
    require_quantity(quantity)
    Good.objects.select_for_update().get(pk=good.pk)  # so that two people do not bring the same pieces back
    left = outstanding(activity.movements.filter(good=good))
    if quantity > left:
        cause = f"「{activity.name}」还没退回的「{good.name}」只有 {left:,}{good.measure}"
        raise Refused(cause, cure="核对数量", code="U480", field="quantity")


def _require_true(good: Good) -> None:
    good.name = good.name.strip()
    good.initials = initials_of(good.name)
    if not good.name:
        raise Refused("物资名称没有填", code="U481", field="name")
    require_lengths(good, GOOD_FIELDS)
    require_choice(good, "kind")


def _save_named(good: Good, *, insert: bool) -> None:
    try:
        with transaction.atomic():
            good.save(force_insert=insert)
    except IntegrityError as error:
        raise _name_taken(good) from error


def _name_taken(good: Good) -> Refused:
    return Refused(f"物资「{good.name}」已经登记过", cure="用已有的，或把规格写进名称", code="U482", field="name")
