"""The library as a table: what goes out comes in again the same. A code that is there becomes a new version's draft."""

import io
from collections.abc import Mapping, Sequence
from typing import Any

import xlsxwriter
from django.db import transaction
from django.db.models import QuerySet

from jixiao.cycle.indicators.access import keeps_shared, may_write, records_for
from jixiao.cycle.indicators.defining import (
    discard_draft,
    draft_indicator,
    draft_next_version,
    require_definition,
    require_place,
    revise_draft,
)
from jixiao.cycle.indicators.definition import (
    DEFINED,
    MARKS,
    OPERATORS,
    ORIGINS,
    VALUE_BASES,
    VALUE_METHODS,
    Definition,
    Place,
)
from jixiao.cycle.indicators.frames import frames
from jixiao.cycle.indicators.likeness import SCANNED, alike
from jixiao.cycle.indicators.models import IndicatorVersion, VersionState
from jixiao.cycle.indicators.queries import library_shown
from jixiao.engine.scoring import METHODS
from jixiao.engine.scoring.methods import EXECUTION_METHODS
from jixiao.measures.models import ProofClass
from jixiao.orgs.actor import Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.web.importing import DryRun, ImportColumn, ImportPlan, ImportRow

SHARED, OWN = "1", "2"
REFERENCE = "indicators.version"
MOST_ROWS = 20_000
METHOD_CHOICES = tuple((code, method.name) for code, method in METHODS.items() if code not in EXECUTION_METHODS)


def _words(*words: str) -> tuple[tuple[str, str], ...]:
    return tuple((word, word) for word in words)


_COMMON = ((SHARED, "是"), (OWN, "否"))
_KEEPERS = "是：共享库，由财政复核人导入；否：本单位的个性指标，由填报人导入"
_FRAMES = tuple((one.code, one.title) for one in frames().values())
_PROOFS = tuple((str(value), str(word)) for value, word in ProofClass.choices)

PLAN = ImportPlan(
    key="indicators.library",
    title="指标库",
    columns=(
        ImportColumn("common", "是否共性指标", "choice", required=True, choices=_COMMON, hint=_KEEPERS),
        ImportColumn("code", "指标代码", required=True, hint="大写字母、短横、两到四位数字，如 KX-C36"),
        ImportColumn("frame", "指标框架", "choice", required=True, choices=_FRAMES, width=28),
        ImportColumn("level1", "一级指标", required=True),
        ImportColumn("level2", "二级指标", required=True),
        ImportColumn("name", "三级指标", required=True, width=24, hint="短名词，不含数值，不并列两件事"),
        ImportColumn("meaning", "指标解释", width=32),
        ImportColumn("operator", "指标性质", "choice", required=True, choices=_words(*OPERATORS)),
        ImportColumn("unit", "度量单位", hint="比率填 %；定性指标不填"),
        ImportColumn("usual_target", "参考指标值"),
        ImportColumn("formula", "计算公式", width=32, hint="如：在职人员数 ÷ 编制数 × 100%"),
        ImportColumn("formula_words", "计算公式说明", width=32),
        ImportColumn("value_basis", "指标值设定依据", "choice", choices=_words(*VALUE_BASES)),
        ImportColumn("origin", "指标来源", "choice", choices=_words(*ORIGINS)),
        ImportColumn("value_method", "完成值取值方式", "choice", choices=_words(*VALUE_METHODS)),
        ImportColumn("proof_class", "佐证要求类别", "choice", choices=_PROOFS),
        ImportColumn("evidence", "佐证材料要求", width=24),
        ImportColumn("scoring_method", "计分方法", "choice", choices=METHOD_CHOICES, hint="留空由规则集选定"),
        ImportColumn("scoring_note", "赋分规则", width=32),
        ImportColumn("source", "出处", width=24),
        ImportColumn("mark", "依据性质", "choice", choices=_words(*MARKS)),
        ImportColumn("doubt", "存疑", width=24),
        ImportColumn("first_year", "启用年度", required=True, hint="如 2025"),
    ),
)  # fmt: skip


def row_of(version: IndicatorVersion) -> dict[str, str]:
    """Return a version as the words of one row."""
    indicator = version.indicator
    plain = {
        "common": SHARED if indicator.owner_id is None else OWN,
        **{name: getattr(indicator, name) for name in ("code", "frame", "level1", "level2")},
        **Definition.of(version).values(),
    }
    return {column.key: str(dict(column.choices).get(plain[column.key], plain[column.key])) for column in PLAN.columns}


def library_workbook(versions: QuerySet[IndicatorVersion]) -> bytes:
    """Return the library as a workbook that can be read in again; every cell is text."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        write_library(book, versions)
    return file.getvalue()


def write_library(book: xlsxwriter.Workbook, versions: QuerySet[IndicatorVersion]) -> None:
    """Write the library as the first sheet of a workbook."""
    sheet = book.add_worksheet(PLAN.title)
    head = book.add_format({"bold": True, "bottom": 1, "text_wrap": True})
    for place, column in enumerate(PLAN.columns):
        sheet.set_column(place, place, column.width)
        sheet.write_string(0, place, column.head, head)
    for line, version in enumerate(versions[:MOST_ROWS].iterator(chunk_size=1000), start=1):
        for place, text in enumerate(row_of(version).values()):
            sheet.write_string(line, place, text)
    sheet.freeze_panes(1, 2)


def check_rows(unit_year: UnitYear, dry_run: DryRun) -> DryRun:
    """Return the dry run with what only the library can see: levels, formulas, codes that are there, names alike."""
    newest = _newest(unit_year.unit, [str(row.values.get("code") or "") for row in dry_run.rows])
    among = list(library_shown(unit_year.year, unit_year.unit)[:SCANNED])
    seen: set[tuple[str, str]] = set()
    rows = []
    for row in dry_run.rows:
        checked = row if row.errors else _checked(row, unit_year.unit, newest, among)
        key = (str(row.values.get("common")), str(row.values.get("code")))
        if key in seen and "code" not in checked.errors:
            checked = checked.with_error("code", f"{key[1]} 在这份表里不止一行", "只留一行")
        seen.add(key)
        rows.append(checked)
    return dry_run.with_rows(rows)


@transaction.atomic
def write_rows(unit_year: UnitYear, rows: Sequence[Mapping[str, Any]], by: Actor) -> list[str]:
    """Write rows as drafts: new indicators, or new versions of those there are; what is the same already is left out.

    Refuses rows of the shared library from whoever does not keep it, and a unit's own from whoever does not record.
    """
    _require_keeper(unit_year.unit, rows, by)
    newest = _newest(unit_year.unit, [str(row["code"]) for row in rows])
    written = []
    for row in rows:
        place, definition = _place(row), require_definition(_definition(row))
        there = newest.get((_owner_id(row, unit_year.unit), place.code))
        if there is None:
            owner = None if row["common"] == SHARED else unit_year.unit
            version = draft_indicator(owner=owner, place=place, definition=definition, distinct=True, by=by)
        elif Definition.of(there) == definition:
            continue
        else:
            draft = draft_next_version(indicator=there.indicator, first_year=definition.first_year, by=by)
            place = Place.of(there.indicator)
            version = revise_draft(version=draft, definition=definition, place=place, stamp=None, by=by)
        written.append(f"{REFERENCE}:{version.pk}")
    return written


@transaction.atomic
def take_back_rows(unit_year: UnitYear, references: Sequence[str], by: Actor) -> None:
    """Throw away the drafts that a table wrote; refuses where one has been published since."""
    keys = [int(reference.rpartition(":")[2]) for reference in references]
    versions = IndicatorVersion.objects.filter(pk__in=keys).select_related("indicator")
    for version in versions:
        if version.indicator.owner_id not in {None, unit_year.unit_id}:
            raise Refused("这一批里有别的单位的指标", cure="请联系系统管理员", code="U750")
        if version.state != VersionState.DRAFT:
            cure = "已发布的指标请停用或作废，再撤回其余的"
            raise Refused(f"「{version.name}」已经发布，不能整批撤回", cure=cure, code="U751")
        discard_draft(version=version, by=by)


DOOR = ImportDoor(
    plan=PLAN, check=check_rows, write=write_rows, undo=take_back_rows, back="indicators:library", may=may_write
)


def _newest(unit: Unit, codes: Sequence[str]) -> dict[tuple[int | None, str], IndicatorVersion]:
    """Return the newest version by owner and code, of the shared library and the unit's own."""
    found = IndicatorVersion.objects.filter(indicator__code__in=set(codes)).select_related("indicator")
    rows = found.filter(indicator__owner=None) | found.filter(indicator__owner=unit)
    return {(one.indicator.owner_id, one.indicator.code): one for one in rows.order_by("number")}


def _owner_id(row: Mapping[str, Any], unit: Unit) -> int | None:
    return None if row["common"] == SHARED else unit.pk


def _place(row: Mapping[str, Any]) -> Place:
    code, frame, level1, level2 = (str(row[name]).strip() for name in ("code", "frame", "level1", "level2"))
    return Place(code=code, frame=frame, level1=level1, level2=level2)


def _definition(row: Mapping[str, Any]) -> Definition:
    values = {name: row.get(name) for name in DEFINED}
    return Definition.read({**values, "first_year": _year(row["first_year"])})


def _year(text: object) -> int:
    plain = str(text).strip().removesuffix("年").removesuffix(".0")
    if not plain.isdecimal():
        raise Refused(f"「{text}」不是年度", cure="填四位年份，如 2025", code="U705", field="first_year")
    return int(plain)


def _checked(
    row: ImportRow,
    unit: Unit,
    newest: Mapping[tuple[int | None, str], IndicatorVersion],
    among: Sequence[IndicatorVersion],
) -> ImportRow:
    there = newest.get((_owner_id(row.values, unit), str(row.values["code"])))
    try:
        place, definition = _place(row.values), require_definition(_definition(row.values))
        owner = None if row.values["common"] == SHARED else unit
        require_place(place, owner=owner, but=there.indicator if there else None)
    except Refused as refused:
        return row.with_error(refused.field if refused.field in row.values else "code", refused.cause, refused.cure)
    if there is not None:
        return _as_version(row, there, place, definition)
    near = alike(name=definition.name, unit=definition.unit, among=among) if owner else ()
    if near:
        first = near[0].version
        return row.with_doubt("name", f"与「{first.indicator.code} {first.name}」相近", "确认不是同一个指标再导入")
    return row


def _as_version(row: ImportRow, there: IndicatorVersion, place: Place, definition: Definition) -> ImportRow:
    indicator = there.indicator
    if Definition.of(there) == definition:
        return row.as_duplicate("code", f"{indicator.code} 已有这一份内容（第 {there.number} 版）", "不用再导入")
    if there.state == VersionState.DRAFT:
        return row.with_error("code", f"{indicator.code} 已有一份草稿", "先发布或放弃那份草稿")
    for name in ("frame", "level1", "level2"):
        if getattr(place, name) != getattr(indicator, name):
            return row.with_error(name, "发布过的指标不能换分类", f"改为：{getattr(indicator, name)}")
    if definition.first_year <= there.first_year:
        cause = f"已有的第 {there.number} 版从 {there.first_year} 年度起用"
        return row.with_error("first_year", cause, f"新版本填 {there.first_year + 1} 年或以后")
    return row.with_doubt("code", f"{indicator.code} 已有，将写成第 {there.number + 1} 版的草稿", "确认是要改版再导入")


def _require_keeper(unit: Unit, rows: Sequence[Mapping[str, Any]], by: Actor) -> None:
    kinds = {str(row["common"]) for row in rows}
    if SHARED in kinds and not keeps_shared(by, unit):
        cause = "表里有共性指标，共享库由财政复核人维护"
        raise Refused(cause, cure="把「是否共性指标」改为否，或请财政复核人导入", code="U752")
    if OWN in kinds and not records_for(by, unit):
        cause = "表里有个性指标，个性指标由本单位填报人维护"
        raise Refused(cause, cure="去掉这些行，或请填报人导入", code="U753")
