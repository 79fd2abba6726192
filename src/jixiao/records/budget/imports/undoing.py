"""Rows that came from a table are taken back, unless somebody has used or changed them since."""

from collections.abc import Sequence
from typing import Any

from django.db.models import ProtectedError

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.budget.models import Adjustment, DetailLine, Execution, Funding, Project
from jixiao.records.budget.opening import require_open

KINDS: dict[str, type[Any]] = {
    "budget.funding": Funding,
    "budget.execution": Execution,
    "budget.adjustment": Adjustment,
    "budget.line": DetailLine,
    "budget.project": Project,
}
"""In the order in which they are taken back: what stands at another goes first."""


@event("budget.import_undone", "撤回导入的预算记录")
class ImportUndone(Event):
    """Rows that came from a table were taken back."""


def undo_rows(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Delete the rows that these references name; refuse where one was changed or something stands at it."""
    require_open(unit_year)
    wanted: dict[str, list[int]] = {}
    for reference in references:
        kind, _, pk = reference.partition(":")
        wanted.setdefault(kind, []).append(int(pk))
    for kind, model in KINDS.items():
        rows = list(model.objects.filter(pk__in=wanted.get(kind, []), unit_year=unit_year))
        changed = [str(row) for row in rows if row.version > 1]
        if changed:
            cure = "先把它们改回去，或到列表里逐条处理"
            raise Refused(f"导入以后，{'、'.join(changed[:3])}又改过", cure=cure, code="U446")
        for row in rows:
            _delete(row)
    publish_in(
        unit_year,
        ImportUndone,
        subject=f"orgs.year:{unit_year.pk}",
        name=f"{unit_year.year} 年度预算记录",
        after={"撤回的记录": len(references)},
        by=by,
    )


def _delete(row: Any) -> None:  # noqa: ANN401 - any record of this room
    try:
        row.delete()
    except ProtectedError:
        cure = "先删去挂在它下面的明细、执行或调整"
        raise Refused(f"{row}已经被别的记录用到，不能撤回", cure=cure, code="U446") from None
