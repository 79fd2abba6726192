"""三公经费 and 政府采购 are stated: amounts at the items, counts and kinds in their own tables."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent, Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.budget.amounts import stated_of
from jixiao.records.budget.events import ProcurementStated, ThreePublicStated
from jixiao.records.budget.items import HOSPITALITY_PARTS, THREE_PUBLIC
from jixiao.records.budget.models import BudgetLine, Procurement, ProcurementKind, ThreePublic
from jixiao.records.budget.opening import require_open
from jixiao.records.budget.stating import state_item, told

THREE_PUBLIC_ITEMS = (THREE_PUBLIC, *HOSPITALITY_PARTS)
COUNTS = ("groups", "travellers", "cars_bought", "cars_kept", "receptions", "guests")
TOLD = (*COUNTS, "previous_budget", "not_applicable", "origin")
BOUGHT = ("planned", "actual", "small_firms", "origin")


@transaction.atomic
def state_three_public(
    *,
    unit_year: UnitYear,
    by: Actor,
    amounts: Mapping[str, Mapping[str, Money | Absent | None]] | None = None,
    counts: Mapping[str, int | Absent | None] | None = None,
    previous_budget: Money | None = None,
    origin: str = "",
    stamp: int | None = None,
) -> ThreePublic:
    """State 三公经费: ``amounts`` by item and column (as ``state_item`` takes them), and the counts that go with them.

    ``previous_budget`` is what was budgeted the year before, for 三公经费变动率; None leaves it as it is. Raises Stale
    where somebody else was faster than the form with this ``stamp`` (None: whatever stands there).
    """
    require_open(unit_year)
    if stamp is not None and stamp != stamp_of(unit_year):
        raise Stale(theirs=standing(unit_year))
    for item, values in (amounts or {}).items():
        if item not in THREE_PUBLIC_ITEMS:
            raise Refused(f"「{item}」不是三公经费", code="U443", field="item")
        state_item(unit_year=unit_year, item=item, values=values, by=by, origin=origin)
    found = ThreePublic.objects.filter(unit_year=unit_year).first()
    row = found or ThreePublic(unit_year=unit_year)
    before = told(row, TOLD) if found else {}
    _put_counts(row, counts or {})
    row.previous_budget = row.previous_budget if previous_budget is None else previous_budget
    row.origin = origin or row.origin
    if found and told(row, TOLD) == before:
        return row
    if found:
        save_stamped(row, stamp=None, fields=TOLD)
    else:
        row.save(force_insert=True)
    was, now = changes(before, told(row, TOLD))
    publish_in(
        unit_year,
        ThreePublicStated,
        subject=f"budget.three_public:{row.pk}",
        name="三公经费",
        before=was,
        after=now,
        by=by,
    )
    return row


def stamp_of(unit_year: UnitYear) -> int:
    """Return the version of everything the form of 三公经费 shows; it counts up with every change."""
    rows = ThreePublic.objects.filter(unit_year=unit_year).values_list("version", flat=True)
    lines = BudgetLine.objects.filter(unit_year=unit_year, item__in=THREE_PUBLIC_ITEMS).values_list(
        "version", flat=True
    )
    return sum(rows) + sum(lines)


def standing(unit_year: UnitYear) -> dict[str, Any]:
    """Return what stands there now under the names of the form's fields."""
    found: dict[str, Any] = {}
    row = ThreePublic.objects.filter(unit_year=unit_year).first()
    if row is not None:
        for name in (*COUNTS, "previous_budget", "origin"):
            found[name] = NOT_APPLICABLE if name in row.not_applicable else getattr(row, name)
    for line in BudgetLine.objects.filter(unit_year=unit_year, item__in=THREE_PUBLIC_ITEMS):
        place = THREE_PUBLIC_ITEMS.index(line.item)
        for column in ("initial", "executed", "previous"):
            value = stated_of(line, column)
            found[f"i{place}-{column}"] = None if value is UNFILLED else value
    return found


@transaction.atomic
def state_procurement(
    *,
    unit_year: UnitYear,
    kind: str,
    planned: Money | None,
    actual: Money | None,
    by: Actor,
    small_firms: Money | None = None,
    origin: str = "",
    stamp: int | None = None,
) -> Procurement:
    """State 政府采购 of one kind (goods, works, services): budget, what was bought, of it from small firms."""
    require_open(unit_year)
    if kind not in ProcurementKind.values:
        raise Refused("没有这种采购类别", cure="货物、工程、服务选一个", code="U444", field="kind")
    if any(value is not None and value.fen < 0 for value in (planned, actual, small_firms)):
        raise Refused("采购金额不能小于 0", code="U432", field="planned")
    if small_firms is not None and actual is not None and small_firms > actual:
        cure = "授予中小企业的是实际采购金额的一部分，核对两个数"
        raise Refused("授予中小企业合同金额大于实际采购金额", cure=cure, code="U444", field="small_firms")
    found = Procurement.objects.filter(unit_year=unit_year, kind=kind).first()
    row = found or Procurement(unit_year=unit_year, kind=kind)
    before = snapshot(row, BOUGHT) if found else {}
    row.planned, row.actual, row.small_firms, row.origin = planned, actual, small_firms, origin or row.origin
    if found and snapshot(row, BOUGHT) == before:
        return row
    if found:
        save_stamped(row, stamp=stamp, fields=BOUGHT)
    else:
        row.save(force_insert=True)
    was, now = changes(before, snapshot(row, BOUGHT))
    publish_in(
        unit_year,
        ProcurementStated,
        subject=f"budget.procurement:{row.pk}",
        name=f"政府采购 {row}",
        before=was,
        after=now,
        by=by,
    )
    return row


def _put_counts(row: ThreePublic, counts: Mapping[str, int | Absent | None]) -> None:
    void = [name for name in row.not_applicable if name not in counts]
    for name, value in counts.items():
        if name not in COUNTS:
            raise Refused(f"三公经费没有「{name}」这一栏", code="U443", field=name)
        if value is NOT_APPLICABLE:
            void.append(name)
        setattr(row, name, None if isinstance(value, Absent) else value)
    row.not_applicable = sorted(void)
