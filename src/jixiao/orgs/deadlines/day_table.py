"""休 and 班 come in as a table, a day a row: the year that the State Council's new notice moves."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.access import may_keep_calendar
from jixiao.orgs.actor import Actor
from jixiao.orgs.deadlines.calendar import drop_day, set_day
from jixiao.orgs.deadlines.working_days import FRIDAY
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import SpecialDay, UnitYear
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

PLAN = ImportPlan(
    key="orgs.days",
    title="调休日",
    columns=(
        ImportColumn("day", "日期", kind="day", required=True, hint="一天一行"),
        ImportColumn("kind", "休或班", kind="choice", required=True, choices=tuple(SpecialDay.Kind.choices)),
        ImportColumn("name", "节日", required=True, hint="如 国庆节"),
        ImportColumn("source", "依据", required=True, width=40, hint="通知的名称和文号", others=("通知", "文号")),
    ),
)


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:  # noqa: ARG001 - days belong to no unit
    """Return the dry run with doubled days, days entered before, and days that change nothing looked at."""
    days = [row.values["day"] for row in dry_run.rows if row.values.get("day")]
    standing = {row.day: row for row in SpecialDay.objects.filter(day__in=days)}
    seen: dict[Any, int] = {}
    return dry_run.with_rows([_checked(row, standing, seen) for row in dry_run.rows])


def _checked(row: ImportRow, standing: Mapping[Any, SpecialDay], seen: dict[Any, int]) -> ImportRow:
    day, kind = row.values.get("day"), row.values.get("kind")
    if row.errors or day is None:
        return row
    if day in seen:
        return row.with_error("day", f"和第 {seen[day]} 行是同一天", "一天只留一行")
    seen[day] = row.number
    if kind == SpecialDay.Kind.WORK and day.weekday() <= FRIDAY:
        row = row.with_doubt("kind", "这天是周一到周五，本来就上班", "核对日期；确是调休上班的照填")
    there = standing.get(day)
    if there is None:
        return row
    if there.kind == kind:
        return row.as_duplicate("day", "这一天已经登记过", "不用再导入")
    return row.with_error("day", f"这一天登记过，是「{there.get_kind_display()}」", "先在页面上改")


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:  # noqa: ARG001 - as above
    """Enter the days; one that was entered before is left as it is."""
    standing = set(SpecialDay.objects.filter(day__in=[row["day"] for row in rows]).values_list("day", flat=True))
    made = [set_day(**{key: row[key] for key in ("day", "kind", "name", "source")}, by=by)
            for row in rows if row["day"] not in standing]  # fmt: skip
    return [f"orgs.day:{row.pk}" for row in made]


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:  # noqa: ARG001 - as above
    """Take the days back."""
    for row in SpecialDay.objects.filter(pk__in=[int(one.partition(":")[2]) for one in references]):
        drop_day(row=row, by=by)


DAYS = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="orgs:calendar", may=may_keep_calendar)
