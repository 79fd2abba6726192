"""往届作品: works of years before this system, taken in so that new ones are compared with them."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.contests.models import EarlierWork, Likeness
from jixiao.records.contests.qualifying.events import EarlierWorksKept
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan

FIRST_YEAR = 1979
EARLIER = ImportPlan(
    key="contests.earlier",
    title="往届作品",
    columns=(
        ImportColumn("year", "年份", kind="count", required=True),
        ImportColumn("contest", "赛事名称", required=True, width=28),
        ImportColumn("group", "组别"),
        ImportColumn("school", "学校", width=24),
        ImportColumn("title", "作品名称", required=True, width=30),
        ImportColumn("abstract", "作品简介", width=40, hint="有简介才比得准"),
    ),
)
_WIDTHS = {"contest": 120, "group": 60, "school": 60, "title": 120}


def check_earlier(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add years that cannot be, words that are too long, and works that stand there already."""
    rows = EarlierWork.objects.filter(unit=unit_year.unit_id)
    there: set[tuple[object, ...]] = set(rows.values_list("year", "contest", "school", "title"))
    judged = []
    for row in dry_run.rows:
        found, values = row, row.values
        year = values.get("year")
        if isinstance(year, int) and not FIRST_YEAR <= year < unit_year.year:
            found = found.with_error("year", f"{year} 不是往届的年份", f"填 {FIRST_YEAR} 至 {unit_year.year - 1}")
        for key, most in _WIDTHS.items():
            if len(str(values.get(key) or "")) > most:
                found = found.with_error(key, f"超过 {most} 字", "写短些")
        line = (year, *(str(values.get(key) or "").strip() for key in ("contest", "school", "title")))
        if line in there and not found.errors:
            found = found.with_error("title", "已经登记", "去掉这一行")
        there.add(line)
        judged.append(found)
    return dry_run.with_rows(judged)


def write_earlier(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Write the works down."""
    written = []
    for row in rows:
        made = EarlierWork.objects.create(
            unit=unit_year.unit, year=row["year"], abstract=str(row.get("abstract") or "").strip(),
            **{key: str(row.get(key) or "").strip() for key in _WIDTHS},
        )  # fmt: skip
        written.append(f"contests.earlier:{made.pk}")
    publish_in(
        unit_year, EarlierWorksKept, subject="contests.earlier", name="往届作品", before={},
        after={"件数": len(written)}, why="", by=by,
    )  # fmt: skip
    return written


def undo_earlier(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:  # noqa: ARG001 - what a door of the desk takes
    """Take the works out again; refuses where a likeness points at one."""
    rows = EarlierWork.objects.filter(unit=unit_year.unit_id, pk__in=[int(one.partition(":")[2]) for one in references])
    if Likeness.objects.filter(earlier__in=rows).exists():
        raise Refused("导入的往届作品有相似发现指着它", cure="留着不影响别的", code="A258")
    rows.delete()


EARLIER_DOOR = ImportDoor(
    plan=EARLIER, check=check_earlier, write=write_earlier, undo=undo_earlier, back="contests:earlier"
)
