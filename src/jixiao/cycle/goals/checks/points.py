"""Do the points add up as the rulebook deals them out; asked of the engine, so that goals and scores never disagree."""

from collections.abc import Iterator, Mapping

from jixiao.cycle.goals.promise import Promise
from jixiao.cycle.goals.weights import sheet_for
from jixiao.engine.errors import Finding
from jixiao.engine.scoring import Reading, Row, score
from jixiao.engine.values import Absent, Quantity, Trace

PROMISED = frozenset(
    {"J201", "J202", "J203", "J204", "J205", "J206", "J207", "J208", "J209", "J210", "J212", "J213", "J215", "J414"}
)
"""The faults of a score sheet that are faults of its promises already."""


def check_points(promise: Promise) -> Iterator[Finding]:
    """Yield what the engine finds wrong with the promises of the unit and of each project."""
    rows = promise.yearbook.indicators
    owners = dict.fromkeys("" if isinstance(row.project, Absent) else row.project for row in rows)
    for owner in owners:
        sheet = sheet_for(promise.yearbook, owner)
        for found in score(sheet, _as_promised(sheet.rows), promise.rulebook).findings:
            if found.code in PROMISED:
                yield found


def _as_promised(rows: tuple[Row, ...]) -> Mapping[str, Reading]:
    """Return readings that say nothing new: each target reached, so that only the promise can be at fault."""
    return {row.code: Reading(_reached(row), Trace("实际完成值", "")) for row in rows}


def _reached(row: Row) -> Quantity | str:
    if isinstance(row.target, Quantity):
        return row.target
    return "达成" if row.operator == "定性" else Quantity.of(1)
