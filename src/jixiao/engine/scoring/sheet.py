"""What is scored and what comes out: the promise, the readings, the result. Immutable values without arithmetic."""

import dataclasses
from collections.abc import Mapping
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.values import UNFILLED, ZERO_POINTS, Absent, Grade, Money, Points, Quantity, Ratio, Trace, Undefined


@dataclasses.dataclass(frozen=True, slots=True)
class Row:
    """One indicator as it was promised: 一级 · 二级 · 三级指标, 指标性质, 年度指标值, 分值.

    ``target`` is a Quantity for a measured indicator, words for a 定性 one, or the officer's own words where a number
    was wanted (a finding). ``method`` names a method of the table, "" leaves it to the rulebook.
    """

    code: str
    level1: str
    level2: str
    name: str
    operator: str | Absent
    target: Quantity | str | Absent
    weight: Points | Absent
    method: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """What became of an indicator, with the trace of where the value came from.

    ``value`` is a Quantity, the words of a 定性 result (达成, 部分达成, 未达成), an absence, or why it cannot be
    computed. ``manual`` is a score given by a person, ``deduction`` what a reviewer takes off; both want ``reason``.
    """

    value: Quantity | str | Absent | Undefined
    trace: Trace
    reason: str = ""
    proofs: tuple[str, ...] = ()
    manual: Points | None = None
    deduction: Points = ZERO_POINTS


@dataclasses.dataclass(frozen=True, slots=True)
class Spending:
    """预算执行: 全年预算数 and 全年执行数, each with the trace of where it came from.

    ``received`` is 实际到位资金, which some rules measure against; ``completed`` says that the project is done, so
    that money saved within the budget costs nothing under the rules that ask for it (财预〔2021〕101号).
    """

    budget: Money | Absent
    executed: Money | Absent
    budget_trace: Trace
    executed_trace: Trace
    reason: str = ""
    received: Money | Absent = UNFILLED
    received_trace: Trace | None = None
    completed: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Sheet:
    """A 自评表 before scoring; ``places`` says where each row stands (address → where a person finds it)."""

    title: str
    year: int
    rows: tuple[Row, ...]
    spending: Spending
    places: Mapping[str, str]


@dataclasses.dataclass(frozen=True, slots=True)
class RowScore:
    """A scored row. ``weight`` is the effective one after redistribution; ``score`` says why where there is none."""

    row: Row
    reading: Reading
    weight: Points | Absent
    score: Points | Undefined
    method: str
    trace: Trace


@dataclasses.dataclass(frozen=True, slots=True)
class ExecutionScore:
    """The scored 预算执行率: the printed rate, the exact ratio, the score."""

    rate: Ratio | Undefined
    weight: Points
    score: Points | Undefined
    rate_trace: Trace
    trace: Trace


@dataclasses.dataclass(frozen=True, slots=True)
class GroupScore:
    """A 一级指标 with its weight and its score; ``unscored`` is the weight that could not be scored.

    Where nothing of it could be, ``score`` says so: that is not zero.
    """

    name: str
    weight: Points
    score: Points | Undefined
    unscored: Points
    trace: Trace

    @property
    def earned(self) -> Fraction:
        """Return the points it brings to the total."""
        return self.score.value if isinstance(self.score, Points) else Fraction(0)


@dataclasses.dataclass(frozen=True, slots=True)
class Result:
    """A scored sheet.

    ``total`` sums what could be scored; ``grade`` is Undefined (with the reason) as long as anything could not.
    ``full`` is the full mark of the rulebook (100), ``scored`` how many of those points could be judged at all.
    """

    rulebook: str
    rulebook_title: str
    rows: tuple[RowScore, ...]
    execution: ExecutionScore | None
    groups: tuple[GroupScore, ...]
    total: Points
    full: Points
    scored: Points
    grade: Grade | Undefined
    trace: Trace
    findings: tuple[Finding, ...]

    def row(self, code: str) -> RowScore | None:
        """Return the scored row with that code."""
        return next((scored for scored in self.rows if scored.row.code == code), None)

    def lost(self) -> tuple[tuple[str, Fraction], ...]:
        """Return (code, points lost), dearest first, of the rows that were scored below their weight."""
        losses = (
            (scored.row.code, scored.weight.value - scored.score.value)
            for scored in self.rows
            if isinstance(scored.score, Points) and isinstance(scored.weight, Points)
        )
        return tuple(sorted((loss for loss in losses if loss[1] > 0), key=lambda loss: -loss[1]))
