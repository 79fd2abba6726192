"""How the points are dealt out: sums of the unit and each project, by level, against the frame of the rulebook."""

import dataclasses
from collections.abc import Mapping
from fractions import Fraction

from jixiao.cycle.goals.promise import Promise
from jixiao.engine.scoring import Row, Sheet, Spending
from jixiao.engine.scoring.weighing import choose_frame, group_of
from jixiao.engine.values import UNFILLED, Absent, Points, Trace, print_decimal
from jixiao.engine.yearbook import Indicator, Yearbook
from jixiao.engine.yearbook.assessing import rows_of

_ZERO = Fraction(0)
_NO_TRACE = Trace("预算执行", str(UNFILLED))
_NO_SPENDING = Spending(UNFILLED, UNFILLED, _NO_TRACE, _NO_TRACE)


@dataclasses.dataclass(frozen=True, slots=True)
class Sum:
    """Points under one head: how many, of how many (None: free), how many rows, how many of them without points."""

    name: str
    points: Points
    full: Points | None
    rows: int
    unfilled: int

    @property
    def is_right(self) -> bool:
        """Return whether nothing is missing and nothing is too much."""
        return not self.unfilled and (self.full is None or self.points == self.full)

    @property
    def gap(self) -> str:
        """Return the difference in words: 差 2, 多 1.5; nothing where there is none."""
        if self.full is None or self.points == self.full:
            return ""
        word = "差" if self.points < self.full else "多"
        return f"{word} {print_decimal(abs(self.full.value - self.points.value))}"


@dataclasses.dataclass(frozen=True, slots=True)
class Weights:
    """The sums of one owner: the whole unit ("") or a project. ``below`` are the sums of (group, 二级指标)."""

    owner: str
    title: str
    execution: Points
    total: Sum
    groups: tuple[Sum, ...]
    below: Mapping[tuple[str, str], Sum]
    group_of: Mapping[str, str]
    missing: tuple[Sum, ...]


def weights_of(promise: Promise) -> tuple[Weights, ...]:
    """Return the sums of the unit first, then of each project that has indicators."""
    names = {project.code: project.name for project in promise.yearbook.projects}
    owners = dict.fromkeys(_owner(row) for row in promise.yearbook.indicators)
    projects = [code for code in owners if code]
    return (
        _weights(promise, "", "部门整体"),
        *(_weights(promise, code, names.get(code, f"项目 {code}")) for code in projects),
    )


def sheet_for(yearbook: Yearbook, owner: str) -> Sheet:
    """Return the promised rows of an owner as a sheet of the engine, before anything was spent or reached."""
    return Sheet(
        title=f"{yearbook.profile.year}年度绩效目标",
        year=yearbook.profile.year,
        rows=rows_of(yearbook, project=owner or UNFILLED),
        spending=_NO_SPENDING,
        places=yearbook.places,
    )


def _weights(promise: Promise, owner: str, title: str) -> Weights:
    sheet = sheet_for(promise.yearbook, owner)
    frame = choose_frame(sheet, rulebook=promise.rulebook)
    groups = {row.code: group_of(row, frame=frame, rulebook=promise.rulebook) for row in sheet.rows}
    expected = _expected(promise, frame.groups, set(groups.values()))
    named = dict.fromkeys((*(name for name in frame.groups if name in groups.values()), *groups.values()))
    sums = tuple(
        _sum(name, [row for row in sheet.rows if groups[row.code] == name], expected.get(name)) for name in named
    )
    pairs = dict.fromkeys((groups[row.code], row.level2) for row in sheet.rows)
    below = {
        pair: _sum(pair[1], [row for row in sheet.rows if (groups[row.code], row.level2) == pair], None)
        for pair in pairs
    }
    absent = (name for name in frame.groups if name not in named and expected.get(name))
    return Weights(
        owner=owner,
        title=title,
        execution=Points(frame.execution),
        total=_sum("合计", list(sheet.rows), frame.indicators),
        groups=sums,
        below=below,
        group_of=groups,
        missing=tuple(_sum(name, [], expected.get(name)) for name in absent),
    )


def _expected(promise: Promise, groups: Mapping[str, Fraction | None], present: set[str]) -> dict[str, Fraction | None]:
    """Return what each group should hold, the points of absent groups moved where the rules move them."""
    expected = dict(groups)
    for step in promise.rulebook.redistribution:
        moving, there = expected.get(step.absent), expected.get(step.to)
        if moving and there is not None and step.absent not in present and step.to in present:
            expected[step.to], expected[step.absent] = there + moving, _ZERO
    return expected


def _sum(name: str, rows: list[Row], full: Fraction | None) -> Sum:
    points = [row.weight.value for row in rows if isinstance(row.weight, Points)]
    unfilled = sum(row.weight is UNFILLED for row in rows)
    return Sum(name, Points(sum(points, _ZERO)), None if full is None else Points(full), len(rows), unfilled)


def _owner(row: Indicator) -> str:
    return "" if isinstance(row.project, Absent) else row.project
