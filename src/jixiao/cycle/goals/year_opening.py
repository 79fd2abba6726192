"""Last year's goal sheet is rolled over into the new year, for the wizard of orgs."""

from collections.abc import Sequence

from jixiao.cycle.goals.rolling import preview_roll, roll_over
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.opening.catalogue import Copier


def preview(unit_year: UnitYear) -> Sequence[str]:
    """Return a line for each row that would be taken over, with what is no longer as last year."""
    found = preview_roll(unit_year)
    rows = found.takeable if found else ()
    return [
        "".join((f"{row.code} " if row.code else "", row.name, f"：{row.words}" if row.words else "",
                 f"（{'；'.join(row.notes)}）" if row.notes else ""))
        for row in rows
    ]  # fmt: skip


def copy(unit_year: UnitYear, by: Actor) -> int:
    """Take them over."""
    found = preview_roll(unit_year)
    chosen = [row.key for row in found.takeable] if found else []
    roll_over(unit_year=unit_year, chosen=chosen, by=by)
    return len(chosen)


COPIER = Copier(
    "goals.sheet", "绩效目标", "行", preview, copy, note="目标值和金额照抄上年，由单位按本年预算核对后再送审。"
)
