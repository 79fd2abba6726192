"""月报表: one line a station and month, as counties kept them before: the number of activities, without their names."""

from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import MonthlyReturn, ReturnWay, Station
from jixiao.records.stations.sites.months import DECEMBER, last_day_of
from jixiao.records.stations.sites.queries import stations_of
from jixiao.records.stations.sites.returning import Telling, enter_month, remove_month
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

PLAN = ImportPlan(
    key="stations.months",
    title="e站月报表",
    columns=(
        ImportColumn("station", "e站", required=True, width=28, hint="名称或编号", others=("e站名称", "e站编号")),
        ImportColumn("month", "月份", kind="count", required=True, hint="1 到 12，本年度的"),
        ImportColumn("activities", "活动次数", kind="count", required=True, others=("次数", "活动")),
        ImportColumn("people", "活动人次", kind="count", others=("人次",)),
        ImportColumn("words", "说明", width=28, hint="一次也没有的写明原因", others=("备注",)),
        ImportColumn("teller", "填报人"),
    ),
)


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add stations that are not known, months that cannot be, and months that are told already."""
    known = _known(unit_year)
    there = set(
        MonthlyReturn.objects.filter(station__unit=unit_year.unit, year=unit_year.year).values_list("station", "month")
    )
    rows = []
    for row in dry_run.rows:
        judged, station = row, known.get(str(row.values.get("station") or "").strip())
        month = row.values.get("month")
        if station is None and "station" not in row.errors:
            judged = judged.with_error("station", "没有这个e站", "核对名称或编号；还没有登记的，先登记")
        if isinstance(month, int) and not 1 <= month <= DECEMBER:
            judged = judged.with_error("month", f"没有 {month} 月", "填 1 到 12")
        elif station is not None and isinstance(month, int):
            judged = _judged(judged, station, unit_year.year, month)
            if (station.pk, month) in there:
                judged = judged.with_error("month", "这个月已经有月报", "去掉这一行；要改的在月报页面上改")
            there.add((station.pk, month))
        if row.values.get("activities") == 0 and not str(row.values.get("words") or "").strip():
            judged = judged.with_error("words", "一次活动也没有，没有写原因", "补写原因")
        rows.append(judged)
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Write each month down; it is looked at already, since the office brings it."""
    known, made = _known(unit_year), []
    for row in rows:
        given = Telling(
            unit_year.year, row["month"], (), row["activities"], row.get("people"), str(row.get("words") or ""),
            str(row.get("teller") or ""),
        )  # fmt: skip
        station = known.get(str(row["station"]).strip())
        if station is None:
            raise Refused(f"没有叫「{row['station']}」的e站", cure="先登记", code="X012")
        done = enter_month(station=station, given=given, stamp=None, by=by, way=ReturnWay.TABLE)
        made.append(f"stations.month:{done.pk}")
    return made


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Take the months of an import back; refuses where the station told one itself since."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    rows = MonthlyReturn.objects.filter(station__unit=unit_year.unit, pk__in=pks).select_related("station")
    for one in rows.order_by("pk"):
        remove_month(row=one, by=by)


def _known(unit_year: UnitYear) -> dict[str, Station]:
    found: dict[str, Station] = {}
    for one in stations_of(unit_year.unit):
        found[one.code] = found[one.name] = one
    return found


def _judged(row: ImportRow, station: Station, year: int, month: int) -> ImportRow:
    if station.plated_on is None or last_day_of(year, month) < station.plated_on:
        return row.with_error("month", "这个月还没有授牌", "从授牌的那个月起报")
    return row


DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="stations:months")
