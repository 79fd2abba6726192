"""What was spent is entered, month by month, by item or by detailed line; 既定支付进度 may be set beside it."""

from collections.abc import Mapping
from fractions import Fraction

from django.db import transaction

from jixiao.engine.values import Absent, Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in
from jixiao.records.budget.amounts import ITEM_OF_NATURE
from jixiao.records.budget.events import ExecutionEntered
from jixiao.records.budget.items import ITEMS, TOTAL
from jixiao.records.budget.models import DetailLine, Execution, Nature
from jixiao.records.budget.opening import require_open

MONTHS = range(1, 13)
Cell = tuple[int, str]
"""Month and item."""


@transaction.atomic
def enter_execution(
    *,
    unit_year: UnitYear,
    month: int,
    amounts: Mapping[str, Money | Absent | None],
    by: Actor,
    planned: Fraction | None = None,
    origin: str = "",
) -> list[Execution]:
    """Enter what was spent in a month, by item; an item that is not named stays as it is, None empties it.

    ``planned`` is 既定支付进度 at the end of the month as a share of one; None leaves it as it is.
    """
    cells = {(month, item): amount if isinstance(amount, Money) else None for item, amount in amounts.items()}
    plans = {} if planned is None else {month: planned}
    return _enter(unit_year=unit_year, cells=cells, plans=plans, by=by, origin=origin)


@transaction.atomic
def enter_year(
    *,
    unit_year: UnitYear,
    cells: Mapping[Cell, Money | None],
    plans: Mapping[int, Fraction | None],
    stamp: int | None,
    by: Actor,
) -> list[Execution]:
    """Enter a whole grid of months and items; raise Stale where somebody else changed it since it was shown."""
    if stamp is not None and stamp != stamp_of(unit_year):
        rows = Execution.objects.filter(unit_year=unit_year, line=None)
        raise Stale(theirs={f"m{row.month}-{row.item}": row.amount for row in rows})
    return _enter(unit_year=unit_year, cells=cells, plans=plans, by=by, origin="")


@transaction.atomic
def enter_line_execution(
    *, line: DetailLine, month: int, amount: Money | None, by: Actor, origin: str = ""
) -> Execution | None:
    """Enter what was spent on a detailed line in a month; None empties it."""
    require_open(line.unit_year)
    _require_month(month)
    row = Execution.objects.filter(line=line, month=month).first()
    before = row.amount if row else None
    if row is None:
        if amount is None:
            return None
        item = ITEM_OF_NATURE[Nature(line.nature)]
        row = Execution(unit_year=line.unit_year, month=month, item=item, line=line)
    if row.pk and before == amount:
        return row
    row.amount, row.origin = amount, origin or row.origin
    if row.pk:
        save_stamped(row, stamp=None, fields=["amount", "origin"])
    else:
        row.save(force_insert=True)
    label = f"{line} {month} 月"
    _tell(line.unit_year, {label: before}, {label: amount}, by)
    return row


def stamp_of(unit_year: UnitYear) -> int:
    """Return the version of the whole grid: it counts up with every change of a cell and with every new one."""
    return sum(Execution.objects.filter(unit_year=unit_year, line=None).values_list("version", flat=True))


def _enter(
    *,
    unit_year: UnitYear,
    cells: Mapping[Cell, Money | None],
    plans: Mapping[int, Fraction | None],
    by: Actor,
    origin: str,
) -> list[Execution]:
    require_open(unit_year)
    for month, item in cells:
        _require_month(month)
        if item not in ITEMS:
            raise Refused(f"没有「{item}」这个科目", cure="从预算执行的科目里选", code="U431", field="item")
    for month, share in plans.items():
        _require_month(month)
        if share is not None and not 0 <= share <= 1:
            raise Refused("既定支付进度应当在 0 到 100% 之间", code="U436", field=f"plan-{month}")
    standing = {(row.month, row.item): row for row in Execution.objects.filter(unit_year=unit_year, line=None)}
    was: dict[str, object] = {}
    now: dict[str, object] = {}
    changed = []
    for month, item in dict.fromkeys([*cells, *((month, TOTAL) for month in plans)]):
        row = standing.get((month, item)) or Execution(unit_year=unit_year, month=month, item=item)
        before = (row.amount, row.planned)
        row.amount = cells.get((month, item), row.amount) if (month, item) in cells else row.amount
        if item == TOTAL and month in plans:
            row.planned = plans[month]
        if (row.amount, row.planned) == before:
            continue
        _save(row, origin)
        changed.append(row)
        label = f"{month} 月{item}"
        was[label], now[label] = before[0], row.amount
        if row.planned != before[1]:
            was[f"{month} 月既定支付进度"], now[f"{month} 月既定支付进度"] = before[1], row.planned
    if changed:
        _tell(unit_year, was, now, by)
    return changed


def _save(row: Execution, origin: str) -> None:
    row.origin = origin or row.origin
    if row.pk:
        save_stamped(row, stamp=None, fields=["amount", "planned", "origin"])
    else:
        row.save(force_insert=True)


def _require_month(month: int) -> None:
    if month not in MONTHS:
        raise Refused(f"没有 {month} 月", cure="填 1 到 12", code="U436", field="month")


def _tell(unit_year: UnitYear, was: Mapping[str, object], now: Mapping[str, object], by: Actor) -> None:
    publish_in(
        unit_year,
        ExecutionEntered,
        subject=f"orgs.year:{unit_year.pk}",
        name=f"{unit_year.year} 年度按月执行",
        before=was,
        after=now,
        by=by,
    )
