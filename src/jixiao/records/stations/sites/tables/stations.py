"""e站台账: one line a station, as counties keep it; those with a plate come in as plated, with the two days of checks.

A station that has its plate since before this system was kept has no check on the spot to show: the ledger says where
its plate is known from (出处), and its checks are written down as taken over from there.
"""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import UnitYear
from jixiao.records.stations.models import Station, StationKind
from jixiao.records.stations.sites.applying import apply_station, remove_station
from jixiao.records.stations.sites.dossiers import Dossier, seal_phone, unseal_phone
from jixiao.records.stations.sites.taking_over import TakenOver, give_plate_back, take_over_plate
from jixiao.records.stations.tags import AUDIENCES, unknown_audiences
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow
from jixiao.web.masking import mask_phone, plain_phone
from jixiao.web.tagged import read_tags

YES_NO = (("是", "是"), ("否", "否"))
PLAN = ImportPlan(
    key="stations.stations",
    title="e站台账",
    columns=(
        ImportColumn("code", "e站编号", hint="空着的自动编号", others=("编号",)),
        ImportColumn("name", "e站名称", required=True, width=28, others=("名称",)),
        ImportColumn(
            "kind", "e站类型", kind="choice", required=True, choices=tuple(StationKind.choices),
            spellings=(("school", "校园"), ("community", "社区"), ("village", "乡村"), ("village", "农村e站")),
        ),
        ImportColumn("host", "申报单位", required=True, width=28, others=("单位", "所在单位")),
        ImportColumn("township", "所在乡镇街道", others=("乡镇", "乡镇街道")),
        ImportColumn("village", "所在村或社区", others=("村", "社区", "村社区")),
        ImportColumn("place", "e站地址", width=28, others=("地址",)),
        ImportColumn("audiences", "服务人群", width=24, hint=f"几类的用顿号隔开：{'、'.join(AUDIENCES)}"),
        ImportColumn("online", "可以联网", kind="choice", choices=YES_NO, hint="空着按“是”"),
        ImportColumn("keeper", "负责人", others=("e站负责人", "站长")),
        ImportColumn("keeper_office", "负责人职务", others=("职务",)),
        ImportColumn("phone", "负责人电话", others=("电话", "联系电话"), hint="加密保存"),
        ImportColumn("applied_on", "申报日期", kind="day", required=True),
        ImportColumn("plate_number", "牌匾编号", hint="已经授牌的填"),
        ImportColumn("plated_on", "授牌日期", kind="day", hint="已经授牌的填"),
        ImportColumn("origin", "出处", width=28, hint="已经授牌的必填：从哪份文件、台账知道它五有齐全"),
    ),
)  # fmt: skip


def check(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Add names, codes and plates that are there already, wrong telephones, and plates without day or source."""
    there = Station.objects.filter(unit=unit_year.unit, removed_at=None)
    names = set(there.values_list("name", flat=True))
    codes = set(there.values_list("code", flat=True))
    plates = set(there.exclude(plate_number="").values_list("plate_number", flat=True))
    rows = []
    for row in dry_run.rows:
        judged = _judged(row)
        name = " ".join(str(judged.values.get("name") or "").split())
        if name in names and "name" not in judged.errors:
            judged = judged.with_error("name", "已经有这个名称的e站", "去掉这一行；确是两个的，名称里写明地点")
        for key, taken, words in (("code", codes, "编号"), ("plate_number", plates, "牌匾编号")):
            value = str(judged.values.get(key) or "").strip()
            if value and value in taken:
                judged = judged.with_error(key, f"这个{words}已经用过", "核对台账")
            taken.add(value)
        names.add(name)
        rows.append(_without_phone(judged))
    return dry_run.with_rows(rows)


def write(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Open a dossier for each, and take over the plates that are there."""
    made = []
    for row in rows:
        station = apply_station(unit=unit_year.unit, given=_dossier(row), by=by, code=str(row.get("code") or ""))
        if row.get("plated_on"):
            given = TakenOver(str(row["plate_number"]), row["plated_on"], str(row.get("origin") or ""))
            take_over_plate(station=station, given=given, by=by)
        made.append(f"stations.station:{station.pk}")
    return made


def undo(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Set the stations of an import aside; refuses where something was done with one since."""
    pks = [int(reference.partition(":")[2]) for reference in references]
    for one in Station.objects.filter(unit=unit_year.unit, pk__in=pks, removed_at=None).order_by("pk"):
        give_plate_back(station=one)
        remove_station(station=one, reason="撤回导入", stamp=None, by=by)


def _judged(row: ImportRow) -> ImportRow:
    values = row.values
    if plain_phone(str(values.get("phone") or "")) is None:
        row = row.with_error("phone", "电话号码不对", "填 11 位手机号，或带区号的座机")
    unknown = unknown_audiences(read_tags(str(values.get("audiences") or "")))
    if unknown:
        row = row.with_error(
            "audiences", f"没有「{'、'.join(unknown)}」这类人群", f"从这些里选：{'、'.join(AUDIENCES)}"
        )
    plated, number = values.get("plated_on"), str(values.get("plate_number") or "").strip()
    if bool(plated) != bool(number) and not {"plated_on", "plate_number"} & set(row.errors):
        lacking = "plate_number" if plated else "plated_on"
        row = row.with_error(lacking, "牌匾编号和授牌日期要一起填", "补填，或都空着")
    if plated and not str(values.get("origin") or "").strip():
        row = row.with_error("origin", "已经授牌的没有写出处", "写明从哪份文件、台账知道它五有齐全并授了牌")
    applied = values.get("applied_on")
    if plated and isinstance(applied, datetime.date) and isinstance(plated, datetime.date) and plated < applied:
        row = row.with_error("plated_on", "授牌日期早于申报日期", "核对两个日期")
    return row


def _without_phone(row: ImportRow) -> ImportRow:
    """Return the row with its telephone sealed: the dry run is kept for days, the number must not lie in it."""
    digits = plain_phone(str(row.values.get("phone") or "")) or ""
    if not row.texts.get("phone"):
        return row
    text = mask_phone(digits) or "（已隐去）"
    sealed = seal_phone(digits) if digits else ""
    return dataclasses.replace(row, texts={**row.texts, "phone": text}, values={**row.values, "phone": sealed})


def _dossier(row: Mapping[str, Any]) -> Dossier:
    texts: dict[str, Any] = {
        name: str(row.get(name) or "")
        for name in ("name", "kind", "host", "township", "village", "place", "keeper", "keeper_office", "origin")
    }
    texts["phone"] = unseal_phone(str(row.get("phone") or ""))
    return Dossier(
        **texts, applied_on=row["applied_on"], audiences=read_tags(str(row.get("audiences") or "")),
        is_online=row.get("online") != "否",
    )  # fmt: skip


DOOR = ImportDoor(plan=PLAN, check=check, write=write, undo=undo, back="stations:stations")
