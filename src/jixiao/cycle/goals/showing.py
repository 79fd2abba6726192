"""The sheet as its page shows it: rows in a tree with their sums, what is wrong, what they were a year ago."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from jixiao.cycle.goals.checking import checked_promise_of, musts
from jixiao.cycle.goals.content import rows_in_order
from jixiao.cycle.goals.lately import Lately
from jixiao.cycle.goals.models import Goal, GoalIndicator, GoalSheet, Task
from jixiao.cycle.goals.moneys import Moneys, moneys_of
from jixiao.cycle.goals.promise import Promise
from jixiao.cycle.goals.weights import Sum, Weights, weights_of
from jixiao.engine.errors import Finding, Severity
from jixiao.engine.values import NOT_APPLICABLE, print_decimal
from jixiao.measures.catalogue import MEASURES

MARKED = {
    "tasks": {"content": "任务内容"},
    "goals": {"name": "目标名称", "content": "目标内容", "money": "预算金额"},
    "indicators": {
        "name": "指标名称",
        "target": "年度指标值",
        "weight": "分值",
        "formula": "计算公式",
        "evidence": "佐证材料",
    },
}
"""The fields that a return may point at."""


@dataclasses.dataclass(frozen=True, slots=True)
class ShownRow:
    """A task, a goal or an indicator. ``address`` leads its fields (indicators.Z01), ``faults`` must be mended."""

    row: Task | Goal | GoalIndicator
    kind: str
    faults: tuple[Finding, ...]
    is_warned: bool
    number: int
    lately: Lately | None = None
    read: str = ""
    indicators: int = 0

    @property
    def address(self) -> str:
        """Return where the row stands in the year's record."""
        return f"{self.kind}.{self.row.code}"

    @property
    def css(self) -> str:
        """Return the mark of the row."""
        return "is-error" if self.faults else "is-warn" if self.is_warned else ""

    @property
    def void(self) -> Sequence[str]:
        """Return the fields that are 不适用."""
        return getattr(self.row, "not_applicable", ())

    def shown(self, name: str) -> Any:  # noqa: ANN401 - each field has its own values
        """Return a value for the page, 不适用 where it is."""
        return NOT_APPLICABLE if name in self.void else getattr(self.row, name)

    @property
    def target(self) -> Any:  # noqa: ANN401 - words or an absence
        """Return 年度指标值."""
        return self.shown("target")

    @property
    def weight(self) -> Any:  # noqa: ANN401 - points or an absence
        """Return 分值."""
        return self.shown("weight")

    @property
    def typed_money(self) -> str:
        """Return 预算金额 as somebody would type it, in full: what is shown rounded must not be saved rounded."""
        money = getattr(self.row, "money", None)
        if money is None:
            return ""
        full = print_decimal(money.amount("万元"))
        return full if len(full.partition(".")[2]) > 2 else money.text("万元")  # noqa: PLR2004 - two decimals

    @property
    def money(self) -> Any:  # noqa: ANN401 - money or an absence
        """Return 预算金额."""
        return self.shown("money")


@dataclasses.dataclass(frozen=True, slots=True)
class Below:
    """The rows of one 二级指标 with their sum."""

    name: str
    sum: Sum
    rows: tuple[ShownRow, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Group:
    """The rows of one group of the frame; ``id`` is that of its sum on the page."""

    id: str
    sum: Sum
    below: tuple[Below, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Tree:
    """The indicators of the unit or of a project, with the sums beside them."""

    id: str
    weights: Weights
    groups: tuple[Group, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Shown:
    """Everything the page of a sheet shows."""

    sheet: GoalSheet
    promise: Promise
    tasks: tuple[ShownRow, ...]
    goals: tuple[ShownRow, ...]
    trees: tuple[Tree, ...]
    moneys: Moneys
    findings: tuple[Finding, ...]
    tally: Mapping[str, int]

    @property
    def musts(self) -> list[Finding]:
        """Return what stops 送审."""
        return musts(self.findings)

    @property
    def obstacles(self) -> list[tuple[str, str]]:
        """Return what stands in the way of 送审, each with the place where it is mended."""
        return [(f"{_who(one.place.path)}{one.name}", f"#{anchor_of(one.place.path)}") for one in self.musts]

    @property
    def leads(self) -> list[tuple[Finding, str]]:
        """Return all findings, each with the place on the page that it leads to."""
        return [(one, anchor_of(one.place.path)) for one in self.findings]

    @property
    def total_faults(self) -> tuple[Finding, ...]:
        """Return what must be mended in the total goal."""
        return self.faults_at("profile.total_goal")

    @property
    def marks(self) -> list[tuple[str, str]]:
        """Return the fields that a return may point at."""
        rows = [*self.tasks, *self.goals, *self.indicators]
        named = [
            (f"{row.address}.{name}", f"{getattr(row.row, 'name', '') or row.row.code} · {label}")
            for row in rows
            for name, label in MARKED[row.kind].items()
        ]
        return [("profile.total_goal", "年度总体目标"), *named]

    @property
    def indicators(self) -> list[ShownRow]:
        """Return the indicators in the order of the tree."""
        return [row for tree in self.trees for group in tree.groups for below in group.below for row in below.rows]

    def row_of(self, kind: str, pk: int) -> ShownRow | None:
        """Return one row."""
        rows = {"tasks": self.tasks, "goals": self.goals, "indicators": self.indicators}[kind]
        return next((row for row in rows if row.row.pk == pk), None)

    def faults_at(self, address: str) -> tuple[Finding, ...]:
        """Return what must be mended at an address."""
        return tuple(one for one in self.musts if one.place.path == address)


def shown_sheet(sheet: GoalSheet) -> Shown:
    """Return a sheet as its page shows it, in a number of statements that does not depend on its rows."""
    promise, findings = checked_promise_of(sheet)
    tasks, goals, indicators = rows_in_order(sheet)
    marks = _Marks(findings)
    counts: dict[int, int] = {}
    for row in indicators:
        if row.goal_id:
            counts[row.goal_id] = counts.get(row.goal_id, 0) + 1
    return Shown(
        sheet=sheet,
        promise=promise,
        tasks=tuple(marks.shown(row, "tasks", number) for number, row in enumerate(tasks, start=1)),
        goals=tuple(
            marks.shown(row, "goals", number, indicators=counts.get(row.pk, 0))
            for number, row in enumerate(goals, start=1)
        ),
        trees=tuple(_trees(promise, indicators, marks)),
        moneys=moneys_of(promise),
        findings=findings,
        tally={str(severity): sum(one.severity is severity for one in findings) for severity in Severity},
    )


def anchor_of(path: str) -> str:
    """Return the id on the page of an address of the year's record."""
    if path == "weights" or path.startswith("groups."):
        return "sums"
    if path in {"tasks", "goals", "indicators"}:
        return path
    return f"field-{path.replace('.method', '.name').replace('.level2', '.name').replace('.level1', '.name')}"


def _who(path: str) -> str:
    """Return the code of the row that a finding is about, in front of its name."""
    parts = path.split(".")
    return f"{parts[1]} " if len(parts) > 2 else ""  # noqa: PLR2004 - section, code, field


def read_from(row: GoalIndicator) -> str:
    """Return how the result will be found at the end of the year: counted, by a formula, from a survey, or entered."""
    if row.formula:
        return "计数" if any(measure.name == row.formula for measure in MEASURES.values()) else "公式"
    return "问卷" if "满意" in row.level1 + row.level2 else "手填"


class _Marks:
    """What is wrong, by the row it is about."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.by_row: dict[str, list[Finding]] = {}
        for finding in findings:
            parts = finding.place.path.split(".")
            self.by_row.setdefault(".".join(parts[:-1] if len(parts) > 2 else parts), []).append(finding)  # noqa: PLR2004 - section, code, field

    def shown(self, row: Task | Goal | GoalIndicator, kind: str, number: int, **more: Any) -> ShownRow:  # noqa: ANN401 - fields of ShownRow
        found = self.by_row.get(f"{kind}.{row.code}", [])
        warned = any(one.severity is Severity.SHOULD for one in found)
        return ShownRow(row, kind, tuple(musts(found)), warned, number, **more)


def _trees(promise: Promise, indicators: Sequence[GoalIndicator], marks: _Marks) -> Iterator[Tree]:
    for place, weights in enumerate(weights_of(promise)):
        mine = [row for row in indicators if row.project_code == weights.owner and row.code in weights.group_of]
        if not mine and weights.owner == "" and len(indicators) > 0:
            continue
        rows = [
            marks.shown(row, "indicators", number, lately=promise.lately.get(row.code), read=read_from(row))
            for number, row in enumerate(mine, start=1)
        ]
        groups = tuple(
            Group(f"sum-{place}-{index}", group, tuple(_below(weights, group.name, rows)))
            for index, group in enumerate(weights.groups)
        )
        yield Tree(f"sum-{place}", weights, groups)


def _below(weights: Weights, group: str, rows: Sequence[ShownRow]) -> Iterator[Below]:
    for (owner, level2), total in weights.below.items():
        if owner == group:
            mine = tuple(
                row
                for row in rows
                if weights.group_of[row.row.code] == group and getattr(row.row, "level2", "") == level2
            )
            yield Below(level2, total, mine)
