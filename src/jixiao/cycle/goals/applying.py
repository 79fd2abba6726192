"""A content is written back into the rows of its sheet, all of it or nothing; rows keep their identity by code."""

from collections.abc import Mapping
from typing import Any

from jixiao.cycle.goals.content import FIELDS, KINDS, MOST_ROWS, Content, described_values
from jixiao.cycle.goals.describing import Row, describe
from jixiao.cycle.goals.drafting import LONGEST_GOAL
from jixiao.cycle.goals.models import Goal, GoalIndicator, GoalSheet
from jixiao.cycle.goals.writing import LONGEST_CODE, WORDS, erase
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped

_ALSO = {"tasks": ("order",), "goals": ("order",), "indicators": ("order", "goal", "version_pinned")}


def require_sound(sheet: GoalSheet, content: Content) -> None:
    """Refuse (U521—U529) a content that could not be written: each row is described as if it were."""
    if len(content["total_goal"]) > LONGEST_GOAL:
        raise Refused(f"年度总体目标最多 {LONGEST_GOAL} 个字", cure="写短一些", code="U522", field="total_goal")
    goals = {row["code"]: Goal(sheet=sheet, code=row["code"]) for row in content["goals"]}
    for kind, table in KINDS.items():
        codes = [row["code"] for row in content[kind]]
        if len(codes) > MOST_ROWS:
            raise Refused(f"一份申报表最多 {MOST_ROWS} 个{WORDS[kind]}", cure="合并或删去一些", code="U529")
        twice = next(
            (code for code in codes if codes.count(code) > 1 or not code or len(code) > LONGEST_CODE[kind]), None
        )
        if twice is not None:
            raise Refused(f"{WORDS[kind]}编号「{twice}」重复或写法不对", cure="换一个编号", code="U528")
        for row in content[kind]:
            _describe(table(sheet=sheet, code=row["code"]), kind, row, goals)


def write_content(*, sheet: GoalSheet, content: Content) -> None:
    """Make the rows of the sheet what the content says; within the transaction of the approval."""
    sheet.total_goal, sheet.total_goal_origin = content["total_goal"], content["total_goal_origin"]
    save_stamped(sheet, stamp=None, fields=("total_goal", "total_goal_origin"))
    _erase_missing("tasks", sheet, content)
    _write("tasks", sheet, content, {})
    goals = _write("goals", sheet, content, {})
    _erase_missing("indicators", sheet, content)
    _write("indicators", sheet, content, goals)
    _erase_missing("goals", sheet, content)  # not before their indicators were tied to others


def _write(kind: str, sheet: GoalSheet, content: Content, goals: Mapping[str, Goal]) -> dict[str, Any]:
    there = {row.code: row for row in _rows(kind, sheet)}
    written: dict[str, Any] = {}
    for order, plain in enumerate(content[kind], start=1):
        row = there.get(plain["code"]) or KINDS[kind](sheet=sheet, code=plain["code"])
        row.order = order
        _describe(row, kind, plain, goals)
        if row.pk is None:
            row.save(force_insert=True)
        else:
            save_stamped(row, stamp=None, fields=(*FIELDS[kind], *_ALSO[kind]))
        written[row.code] = row
    return written


def _erase_missing(kind: str, sheet: GoalSheet, content: Content) -> None:
    kept = {row["code"] for row in content[kind]}
    for row in _rows(kind, sheet).exclude(code__in=kept):
        erase(row)


def _rows(kind: str, sheet: GoalSheet) -> Any:  # noqa: ANN401 - a queryset of one of three tables
    return KINDS[kind]._default_manager.filter(sheet=sheet)  # noqa: SLF001 - the documented way to a model's rows


def _describe(row: Row, kind: str, plain: Mapping[str, Any], goals: Mapping[str, Goal]) -> None:
    values = described_values(kind, plain)
    if isinstance(row, GoalIndicator):
        row.version_pinned_id = plain["version"]
        if plain["goal"] and plain["goal"] not in goals:
            cause = f"指标「{plain['name']}」的对应目标 {plain['goal']} 不在表里"
            raise Refused(cause, cure="选别的目标，或不取消这项目标", code="U524", field="goal")
        void = "goal" in plain["not_applicable"]
        values["goal"] = NOT_APPLICABLE if void else goals.get(plain["goal"])
    describe(row, values)
