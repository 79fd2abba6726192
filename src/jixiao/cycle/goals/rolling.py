"""带入上年: rows of the year before are taken over, after a preview of exactly what is copied and what changes."""

import dataclasses
from collections.abc import Collection, Mapping
from typing import Any

from django.db import transaction

from jixiao.cycle.goals.content import MOST_ROWS, content_of, described_values
from jixiao.cycle.goals.drafting import add_goal, add_task, set_total_goal, start_sheet
from jixiao.cycle.goals.events import RolledOver
from jixiao.cycle.goals.lately import last_facts, reached_by, target_words
from jixiao.cycle.goals.models import GoalIndicator, GoalSheet
from jixiao.cycle.goals.pinning import COPIED, holds_for
from jixiao.cycle.goals.queries import goal_sheet_of, sheet_before
from jixiao.cycle.goals.writing import about, add_row
from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.queries import formula_of, version_for
from jixiao.engine.values import Money
from jixiao.engine.yearbook import known_names
from jixiao.measures.gathering import gather_records
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish

TOTAL_GOAL = "total_goal"
_DEFINED = {
    "name": "名称",
    "operator": "指标性质",
    "unit": "计量单位",
    "formula": "计算公式",
    "evidence": "佐证材料要求",
}


@dataclasses.dataclass(frozen=True, slots=True)
class RollRow:
    """One row as it will be taken over.

    ``key`` names it in the choice (indicators.Z01), ``notes`` say what is not the same as last year, ``last`` and
    ``reached`` are last year's promise and result; one that ``is_there`` in this year already is left out.
    """

    key: str
    kind: str
    code: str
    name: str
    words: str
    values: Mapping[str, Any]
    notes: tuple[str, ...] = ()
    last: str = ""
    reached: str = ""
    version: int | None = None
    is_there: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class RollPreview:
    """What would be taken over from which year; nothing is written."""

    source: GoalSheet
    year: int
    rows: tuple[RollRow, ...]

    @property
    def takeable(self) -> tuple[RollRow, ...]:
        """Return the rows that this year has not yet."""
        return tuple(row for row in self.rows if not row.is_there)


def preview_roll(unit_year: UnitYear) -> RollPreview | None:
    """Return what an earlier year would give to this one, None where there is no earlier sheet."""
    source = sheet_before(unit_year)
    if source is None:
        return None
    content = content_of(source)
    now = goal_sheet_of(unit_year)
    there = set() if now is None else _keys(content_of(now))
    rows = [*_texts(content, source), *_goals(content, unit_year), *_indicators(content, source, unit_year)]
    marked = (dataclasses.replace(row, is_there=row.key in there) for row in rows)
    return RollPreview(source, source.unit_year.year, tuple(marked))


@transaction.atomic
def roll_over(*, unit_year: UnitYear, chosen: Collection[str], by: Actor) -> GoalSheet:
    """Take the chosen rows over, exactly as the preview says. Refuses (U534) where there is nothing to take over."""
    preview = preview_roll(unit_year)
    rows = [row for row in preview.takeable if row.key in chosen] if preview else []
    if preview is None or not rows:
        raise Refused("没有选中可以带入的内容", cure="在预览里勾选要带入的行", code="U534")
    sheet = start_sheet(unit_year=unit_year, by=by)
    for row in rows:
        _take(sheet, row, by)
    counts = {word: sum(row.kind == kind for row in rows) for kind, word in (("tasks", "任务"), ("goals", "目标"))}
    counts["指标"] = sum(row.kind == "indicators" for row in rows)
    publish(RolledOver(**about(sheet), after={"来自": f"{preview.year}年度", **counts}), by=by)
    return sheet


def _take(sheet: GoalSheet, row: RollRow, by: Actor) -> None:
    if row.kind == TOTAL_GOAL:
        set_total_goal(sheet=sheet, text=row.values["text"], stamp=None, by=by)
    elif row.kind == "tasks":
        add_task(sheet=sheet, code=row.code, values=described_values(row.kind, row.values), by=by)
    elif row.kind == "goals":
        add_goal(sheet=sheet, code=row.code, values=described_values(row.kind, row.values), by=by)
    else:
        goal = sheet.goals.filter(code=row.values["goal"]).first() if row.values["goal"] else None
        values = described_values(row.kind, row.values)
        if "goal" not in row.values["not_applicable"]:
            values["goal"] = goal
        indicator = GoalIndicator(sheet=sheet, version_pinned_id=row.version)
        add_row(indicator, values, code=row.code, by=by)


def _keys(content: Mapping[str, Any]) -> set[str]:
    found = {f"{kind}.{row['code']}" for kind in ("tasks", "goals", "indicators") for row in content[kind]}
    return found | ({TOTAL_GOAL} if content[TOTAL_GOAL] else set())


def _texts(content: Mapping[str, Any], source: GoalSheet) -> list[RollRow]:
    year = source.unit_year.year
    rows = []
    if content[TOTAL_GOAL]:
        text = content[TOTAL_GOAL]
        notes = (f"写着 {year} 年的地方要改",) if str(year) in text else ()
        rows.append(RollRow(TOTAL_GOAL, TOTAL_GOAL, "", "年度总体目标", text, {"text": text}, notes))
    for row in content["tasks"]:
        notes = (f"写着 {year} 年的地方要改",) if str(year) in row["content"] else ()
        values = {**row, "origin": f"{year}年度绩效目标 {row['code']}"}
        rows.append(RollRow(f"tasks.{row['code']}", "tasks", row["code"], "任务", row["content"], values, notes))
    return rows


def _goals(content: Mapping[str, Any], unit_year: UnitYear) -> list[RollRow]:
    known = {project.code for project in gather_records(unit_year).projects}
    rows = []
    for row in content["goals"]:
        values = {**row, "outcome": "", "origin": ""}
        notes = []
        if row["money"] is not None:
            notes.append("金额照抄上年，按本年预算核对")
        if row["project_code"] and row["project_code"] not in known:
            values["project_code"] = ""
            notes.append(f"本年预算没有项目 {row['project_code']}，不带入")
        words = "" if row["money"] is None else f"{Money(row['money']).text('万元')} 万元"
        key = f"goals.{row['code']}"
        rows.append(RollRow(key, "goals", row["code"], row["name"], words, values, tuple(notes)))
    return rows


def _indicators(content: Mapping[str, Any], source: GoalSheet, unit_year: UnitYear) -> list[RollRow]:
    pinned = {row["version"] for row in content["indicators"] if row["version"]}
    versions = IndicatorVersion.objects.select_related("indicator", "successor").in_bulk(pinned)
    facts = last_facts(source.unit_year)
    names = known_names(facts)
    rows = []
    for row in content["indicators"][:MOST_ROWS]:
        version, notes = _version_now(versions.get(row["version"]), unit_year.year)
        values = {**row, "origin": f"{source.unit_year.year}年度绩效目标 {row['code']}"}
        if version is not None and version.pk != row["version"]:
            notes += _redefined(values, version)
        reached = reached_by(row, facts, names)
        rows.append(
            RollRow(
                key=f"indicators.{row['code']}",
                kind="indicators",
                code=row["code"],
                name=values["name"],
                words=target_words(values) or "未填",
                values=values,
                notes=tuple(notes),
                last=target_words(row),
                reached="" if reached is None else str(reached),
                version=None if version is None else version.pk,
            )
        )
    return rows


def _version_now(version: IndicatorVersion | None, year: int) -> tuple[IndicatorVersion | None, list[str]]:
    """Return the version of the library that this year uses in place of last year's, and what is to be said of it."""
    if version is None or holds_for(version, year):
        return version, []
    code = version.indicator.code
    newer = version_for(version.indicator, year)
    if newer is not None:
        return newer, [f"指标库 {code} 第{version.number}版已停用，改用第{newer.number}版"]
    successor = version.successor and version_for(version.successor, year)
    if successor:
        return successor, [f"指标库 {code} 已停用，由 {successor.indicator.code}「{successor.name}」接替"]
    return None, [f"指标库 {code} 已停用，没有接替的指标，转为个性指标"]


def _redefined(values: dict[str, Any], version: IndicatorVersion) -> list[str]:
    """Put the new definition in; return what changed by it."""
    new = {name: getattr(version, name) for name in COPIED}
    new.update(formula=formula_of(version), level1=version.indicator.level1, level2=version.indicator.level2)
    told = [
        f"{_DEFINED[name]}由「{values[name] or '空'}」改为「{value or '空'}」"
        for name, value in new.items()
        if name in _DEFINED and values[name] != value
    ]
    values.update(new)
    return told
