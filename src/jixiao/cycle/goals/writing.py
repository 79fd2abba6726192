"""One way to write a row of the sheet, be it a task, a goal or an indicator: added, amended, removed, and told."""

from collections.abc import Mapping
from typing import Any, TypeVar

from django.db import transaction
from django.db.models import Max, ProtectedError

from jixiao.cycle.goals.content import FIELDS
from jixiao.cycle.goals.describing import KIND_OF, Row, describe
from jixiao.cycle.goals.events import RowAdded, RowAmended, RowRemoved
from jixiao.cycle.goals.models import Goal, GoalIndicator, GoalSheet, Task
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.handing import handover_of, require_workable
from jixiao.orgs.models import HandoverKind, UnitYear, YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot

WORDS = {"tasks": "任务", "goals": "目标", "indicators": "指标"}
PREFIXES = {"tasks": "R", "goals": "G", "indicators": "Z"}
LONGEST_CODE = {"tasks": 20, "goals": 20, "indicators": 30}
MOST_ROWS = 500
R = TypeVar("R", Task, Goal, GoalIndicator)


def require_draft(unit_year: UnitYear) -> None:
    """Raise Refused where the goals are locked, or the year is closed."""
    require_open_year(unit_year)
    require_workable(handover_of(unit_year, HandoverKind.GOALS))


def require_open_year(unit_year: UnitYear) -> None:
    """Raise Refused where the year is closed: it can only be looked at."""
    if unit_year.state == YearState.CLOSED:
        cure = "需要修改时，请财政部门重新开放年度"
        raise Refused(f"{unit_year.year} 年度已经关闭，只能查看", cure=cure, code="U520")


@transaction.atomic
def add_row(row: Row, values: Mapping[str, Any], *, code: str, by: Actor) -> None:
    """Write a new row at the end of its sheet, under a code that is free."""
    require_draft(row.sheet.unit_year)
    kind = KIND_OF[type(row)]
    GoalSheet.objects.select_for_update().get(pk=row.sheet_id)
    siblings = type(row)._default_manager.filter(sheet=row.sheet_id)  # noqa: SLF001 - the documented way to a model's rows
    taken = set(siblings.values_list("code", flat=True))
    row.code = code.strip() or next_code(kind, taken)
    if row.code in taken or len(row.code) > LONGEST_CODE[kind]:
        cause = f"编号 {row.code[:40]} " + ("已经用过" if row.code in taken else "太长")
        raise Refused(cause, cure="换一个编号，或留空自动编号", code="U528", field="code")
    if len(taken) >= MOST_ROWS:
        raise Refused(f"一份申报表最多 {MOST_ROWS} 个{WORDS[kind]}", cure="合并或删去一些", code="U529")
    row.order = (siblings.aggregate(last=Max("order"))["last"] or 0) + 1
    describe(row, values)
    row.save(force_insert=True)
    tell(RowAdded, row, by=by, before={}, after=shown_values(row))


@transaction.atomic
def amend_row(row: R, values: Mapping[str, Any], *, stamp: int | None, by: Actor, also: tuple[str, ...] = ()) -> R:
    """Write changed values of a row; ``also`` names what the caller changed itself. Nothing changed writes nothing."""
    require_draft(row.sheet.unit_year)
    before = shown_values(type(row)._default_manager.get(pk=row.pk))  # noqa: SLF001 - as above
    describe(row, values)
    was, became = changes(before, shown_values(row))
    if became:
        void: tuple[str, ...] = () if isinstance(row, Task) else ("not_applicable",)
        save_stamped(row, stamp=stamp, fields=dict.fromkeys((*values, *void, *also)))
        tell(RowAmended, row, by=by, before=was, after=became)
    return row


@transaction.atomic
def remove_row(row: Row, *, by: Actor) -> None:
    """Take a row out; what stood in it stays in the trail."""
    require_draft(row.sheet.unit_year)
    tell(RowRemoved, row, by=by, before=shown_values(row), after={})
    erase(row)


def erase(row: Row) -> None:
    """Delete a row that nothing hangs on; refuse (U527) where a self-evaluation was begun with it."""
    try:
        row.delete()
    except ProtectedError:
        kind = WORDS[KIND_OF[type(row)]]
        cause = f"{kind}「{getattr(row, 'name', '') or row.code}」已经用于绩效自评，不能删除"
        raise Refused(cause, cure="保留它，年终在自评里按不适用说明", code="U527") from None


def next_code(kind: str, taken: set[str]) -> str:
    """Return the first code of its kind that is free: R1, G1, Z01."""
    width = 2 if kind == "indicators" else 1
    codes = (f"{PREFIXES[kind]}{number:0{width}d}" for number in range(1, len(taken) + 2))
    return next(code for code in codes if code not in taken)


def about(sheet: GoalSheet) -> dict[str, Any]:
    """Return what every event of a sheet says."""
    unit_year = sheet.unit_year
    return {
        "unit_id": unit_year.unit_id,
        "year": unit_year.year,
        "subject": f"goals.sheet:{sheet.pk}",
        "name": f"{unit_year.year}年度绩效目标",
    }


def shown_values(row: Row) -> dict[str, Any]:
    """Return what the trail shows of a row: its fields, and by their codes what it is tied to."""
    found = snapshot(row, ("code", *FIELDS[KIND_OF[type(row)]]))
    if isinstance(row, GoalIndicator):
        pinned = row.version_pinned
        found["对应目标"] = row.goal.code if row.goal else ""
        found["所用指标版本"] = f"{pinned.indicator.code} 第{pinned.number}版" if pinned else ""
    return found


def tell(told: type[Event], row: Row, *, by: Actor, before: Mapping[str, Any], after: Mapping[str, Any]) -> None:
    """Write down what became of a row."""
    kind = KIND_OF[type(row)]
    name = f"{WORDS[kind]} {row.code} {getattr(row, 'name', '') or getattr(row, 'content', '')[:40]}"
    base = {**about(row.sheet), "subject": f"goals.{kind.removesuffix('s')}:{row.pk}", "name": name}
    publish(told(**base, before=before, after=after), by=by)
