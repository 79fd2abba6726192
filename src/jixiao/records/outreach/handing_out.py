"""Goods are handed out at an activity, or lent to it."""

import datetime

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.models import Activity, ActivityState, Good, MovementKind, StockMovement
from jixiao.records.outreach.stocking import MOST, require_quantity, write_line


@transaction.atomic
def hand_out(
    *, activity: Activity, good: Good, quantity: int, day: datetime.date, by: Actor, reason: str = "", origin: str = ""
) -> StockMovement:
    """Take goods out of the store for an activity (领用出库). Refuses more than the store holds."""
    _require_usable(activity, good)
    require_quantity(quantity)
    line = StockMovement(
        unit_year=activity.unit_year, good=good, kind=MovementKind.ISSUED, quantity=quantity, change=-quantity, day=day,
        activity=activity, reason=reason.strip(), origin=origin.strip(),
    )  # fmt: skip
    return write_line(line, by=by)


@transaction.atomic
def hand_out_off_ledger(
    *,
    activity: Activity,
    good: Good,
    quantity: int | None,
    by: Actor,
    day: datetime.date | None = None,
    reason: str = "",
    origin: str = "",
) -> StockMovement:
    """Write down what was handed out before the unit kept a ledger (未建账): it counts, and the store stays as it is.

    ``quantity`` is None where nobody wrote down how many.
    """
    _require_usable(activity, good)
    if quantity is not None and not 0 <= quantity <= MOST:
        raise Refused("数量应当是 0 或正整数", code="U474", field="quantity")
    line = StockMovement(
        unit_year=activity.unit_year, good=good, kind=MovementKind.ISSUED, quantity=quantity, change=0, day=day,
        activity=activity, reason=reason.strip(), origin=origin.strip(), off_ledger=True,
    )  # fmt: skip
    return write_line(line, by=by)


def _require_usable(activity: Activity, good: Good) -> None:
    if activity.removed_at or activity.state == ActivityState.CANCELLED:
        raise Refused("这项活动已经取消或删除，不能领用物资", code="U483")
    if good.unit_id != activity.unit_year.unit_id or good.removed_at:
        raise Refused("物资不是本单位在用的", cure="从本单位的台账里选", code="U484", field="good")
