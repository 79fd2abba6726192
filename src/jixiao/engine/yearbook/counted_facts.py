"""Facts that are counted from the rows of the year: activities, people, what was handed out, results, projects."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from typing import TypeVar

from jixiao.engine.values import UNFILLED, Absent
from jixiao.engine.yearbook.fact import Fact, Part, counted, entered, largest, summed
from jixiao.engine.yearbook.record import ACTIVITY_KINDS, Activity, Handout, Yearbook

HANDED_OUT = {
    "宣传资料": ("发放宣传资料数", "份"),
    "宣传品": ("发放宣传品数", "个"),
    "手提袋": ("发放手提袋数", "个"),
    "其他": ("发放其他物品数", "件"),
}
"""For each kind of handout that is used up, the name of its sum and the unit."""

BOARDS = "展板数"
_BOARD = "展板"
_FUNDING = {"initial": "年初预算数", "adjusted": "全年预算数", "executed": "全年执行数"}
_Row = TypeVar("_Row")


def activity_facts(yearbook: Yearbook) -> Iterator[Fact]:
    """Yield how often and with how many people things were done: in all, by kind (科普日活动场次) and by goal."""
    everything = list(yearbook.activities)
    yield _sessions(yearbook, "活动场次", everything)
    yield _people(yearbook, "参加人次", everything)
    spent = [Part(row.name, row.cost, f"activities.{row.code}.cost", row.origin) for row in everything]
    yield summed(yearbook, name="活动支出合计", parts=spent, unit="万元", section="activities")
    by_kind = _grouped(everything, lambda row: row.kind)
    for kind in ACTIVITY_KINDS:
        if UNFILLED in by_kind:
            yield _unknown(yearbook, f"{kind}活动场次", "场", "activities", "有活动没有填类别")
            yield _unknown(yearbook, f"{kind}参加人次", "人次", "activities", "有活动没有填类别")
        else:
            yield _sessions(yearbook, f"{kind}活动场次", by_kind.get(kind, []))
            yield _people(yearbook, f"{kind}参加人次", by_kind.get(kind, []))
    by_goal = _grouped(everything, lambda row: row.goal)
    for goal in yearbook.goals:
        yield _sessions(yearbook, f"{goal.name}活动场次", by_goal.get(goal.code, []))


def handout_facts(yearbook: Yearbook) -> Iterator[Fact]:
    """Yield how many pieces were handed out, by kind; what is used again (展板) is counted once, at its largest."""
    unsorted = any(row.kind is UNFILLED for row in yearbook.handouts)
    numbered = list(enumerate(yearbook.handouts, start=1))
    for kind, (name, unit) in HANDED_OUT.items():
        parts = [_handed(number, row) for number, row in numbered if row.kind == kind and row.reusable != "是"]
        if unsorted:
            yield _unknown(yearbook, name, unit, "handouts", "有物品没有填类别")
        else:
            note = "重复使用的不累计"
            nothing = 0 if yearbook.handouts else UNFILLED
            yield summed(yearbook, name=name, parts=parts, unit=unit, section="handouts", note=note, nothing=nothing)
    boards = [_handed(number, row) for number, row in numbered if row.kind == _BOARD]
    note = "展板重复使用，取最大一次，不累计"
    yield largest(yearbook, name=BOARDS, parts=boards, unit="块", section="handouts", note=note)


def outcome_facts(yearbook: Yearbook) -> Iterator[Fact]:
    """Yield each result under its own name."""
    for row in yearbook.outcomes:
        part = Part(row.name, row.number, f"outcomes.{row.code}.number", row.origin)
        yield entered(yearbook, name=row.name, part=part, unit="" if isinstance(row.unit, Absent) else row.unit)


def goal_facts(yearbook: Yearbook) -> Iterator[Fact]:
    """Yield how many goals, indicators, projects and problems there are, and the money of the goals."""
    money = [Part(row.name, row.money, f"goals.{row.code}.money", row.origin) for row in yearbook.goals]
    yield summed(yearbook, name="目标资金合计", parts=money, unit="万元", section="goals")
    for part in money:
        yield entered(yearbook, name=f"{part.label}预算金额", part=part, unit="万元")
    for name, section, unit in (
        ("绩效目标数", "goals", "项"),
        ("工作任务数", "tasks", "项"),
        ("项目数", "projects", "个"),
        ("绩效指标数", "indicators", "个"),
        ("存在问题数", "problems", "个"),
    ):
        parts = [Part(row.code, 1, f"{section}.{row.code}", row.origin) for row in getattr(yearbook, section)]
        yield counted(yearbook, name=name, parts=parts, unit=unit, section=section)


def project_facts(yearbook: Yearbook) -> Iterator[Fact]:
    """Yield the money of each project by name, and how many projects have evaluated themselves."""
    answered = {row.project for row in yearbook.indicators if row.actual is not UNFILLED or row.formula is not UNFILLED}
    judged = [row for row in yearbook.projects if row.code in answered]
    parts = [Part(row.name, 1, f"projects.{row.code}", row.origin) for row in judged]
    yield counted(yearbook, name="已自评项目数", parts=parts, unit="个", section="projects")
    lines = _grouped(enumerate(yearbook.fundings, start=1), lambda line: line[1].project)
    for project in yearbook.projects:
        for column, label in _FUNDING.items():
            sources = [
                Part(row.source, getattr(row, column), f"fundings.{number}.{column}", row.origin)
                for number, row in lines.get(project.code, [])
            ]
            name = f"{project.name}{label}"
            yield summed(yearbook, name=name, parts=sources, unit="万元", section="fundings")


def _sessions(yearbook: Yearbook, name: str, rows: list[Activity]) -> Fact:
    parts = [Part(row.name, 1, f"activities.{row.code}", row.origin) for row in rows]
    return counted(yearbook, name=name, parts=parts, unit="场", section="activities")


def _people(yearbook: Yearbook, name: str, rows: list[Activity]) -> Fact:
    parts = [Part(row.name, row.people, f"activities.{row.code}.people", row.origin) for row in rows]
    nothing = 0 if yearbook.activities else UNFILLED
    return summed(yearbook, name=name, parts=parts, unit="人次", section="activities", nothing=nothing)


def _handed(number: int, row: Handout) -> Part:
    return Part(f"{row.item}（活动 {row.activity}）", row.number, f"handouts.{number}.number", row.origin)


def _unknown(yearbook: Yearbook, name: str, unit: str, section: str, note: str) -> Fact:
    return summed(yearbook, name=name, parts=[], unit=unit, section=section, note=note)


def _grouped(rows: Iterable[_Row], key: Callable[[_Row], Hashable]) -> Mapping[Hashable, list[_Row]]:
    groups: dict[Hashable, list[_Row]] = defaultdict(list)
    for row in rows:
        groups[key(row)].append(row)
    return groups
