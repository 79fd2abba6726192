"""The amounts of an item are stated: 年初预算, 预算调整, 全年预算, 决算, 上年决算."""

from collections.abc import Iterable, Mapping
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Model

from jixiao.engine.values import NOT_APPLICABLE, Absent, Money
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot
from jixiao.records.budget.events import ItemStated
from jixiao.records.budget.items import COLUMNS, ITEMS, STATED
from jixiao.records.budget.models import BudgetLine
from jixiao.records.budget.opening import require_open

FIELDS = (*STATED, "not_applicable", "reason", "origin")
NEVER_NEGATIVE = ("initial", "adjusted", "executed", "previous")
NEW = 0
"""The stamp of a form for an item of which nothing was stated yet."""


@transaction.atomic
def state_item(
    *,
    unit_year: UnitYear,
    item: str,
    values: Mapping[str, Money | Absent | None],
    by: Actor,
    origin: str = "",
    reason: str | None = None,
    stamp: int | None = None,
) -> BudgetLine:
    """State some columns of an item; what ``values`` does not name stays as it is, None or 未填 empties it.

    Refuses items and columns that are none and negative amounts where there can be none; raises Stale where somebody
    else was faster than the form with this ``stamp`` (None: whatever stands there).
    """
    require_open(unit_year)
    _require_known(item, values)
    found = BudgetLine.objects.filter(unit_year=unit_year, item=item).first()
    line = found or BudgetLine(unit_year=unit_year, item=item)
    before = told(line, FIELDS) if found else {}
    put_values(line, values)
    line.origin = origin or line.origin
    line.reason = line.reason if reason is None else reason.strip()
    if found:
        if told(line, FIELDS) == before:
            return line
        save_stamped(line, stamp=stamp, fields=FIELDS)
    else:
        _create(line, unit_year=unit_year)
    was, now = changes(before, told(line, FIELDS))
    publish_in(unit_year, ItemStated, subject=f"budget.item:{line.pk}", name=item, before=was, after=now, by=by)
    return line


def told(row: Model, fields: Iterable[str]) -> dict[str, Any]:
    """Return the values of a row as the trail shows them; what does not apply is said in words."""
    found = snapshot(row, [name for name in fields if name != "not_applicable"])
    for name in row.not_applicable:  # type: ignore[attr-defined]  # such a row
        found[str(getattr(row._meta.get_field(name), "verbose_name", name))] = str(NOT_APPLICABLE)  # noqa: SLF001 - as snapshot does
    return found


def put_values(row: object, values: Mapping[str, Money | Absent | None]) -> None:
    """Put amounts into a row that keeps what does not apply in ``not_applicable``."""
    void = [name for name in row.not_applicable if name not in values]  # type: ignore[attr-defined]  # such a row
    for name, value in values.items():
        if value is NOT_APPLICABLE:
            void.append(name)
        setattr(row, name, value if isinstance(value, Money) else None)
    row.not_applicable = sorted(void)  # type: ignore[attr-defined]  # as above


def _create(line: BudgetLine, *, unit_year: UnitYear) -> None:
    try:
        with transaction.atomic():
            line.save(force_insert=True)
    except IntegrityError:
        theirs = BudgetLine.objects.get(unit_year=unit_year, item=line.item)
        raise Stale(theirs={name: getattr(theirs, name) for name in FIELDS}) from None


def _require_known(item: str, values: Mapping[str, Money | Absent | None]) -> None:
    if item not in ITEMS:
        raise Refused(f"没有「{item}」这个科目", cure="从预算执行的科目里选", code="U431", field="item")
    for name, value in values.items():
        if name not in STATED:
            raise Refused(f"科目没有「{name}」这一栏", code="U431", field=name)
        if isinstance(value, Money) and value.fen < 0 and name in NEVER_NEGATIVE:
            cure = "追减填在“预算调整”里，写成负数"
            raise Refused(f"{COLUMNS[name]}不能小于 0", cure=cure, code="U432", field=name)
