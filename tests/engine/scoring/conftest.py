"""Sheets to score, specimens to read, and the summary of the published tables at the end of a run."""

import dataclasses
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from fractions import Fraction
from pathlib import Path

import pytest

from jixiao.engine.scoring import Reading, Row, Rulebook, Sheet, Spending, rulebooks
from jixiao.engine.scoring.comparing import Comparison, compare_printed
from jixiao.engine.scoring.published import read_published
from jixiao.engine.values import (
    NOT_APPLICABLE,
    UNFILLED,
    ZERO_POINTS,
    Absent,
    Money,
    Points,
    Quantity,
    Source,
    Trace,
    Undefined,
)

COMPARISONS = pytest.StashKey[list[Comparison]]()


def read_money(text: str) -> Money | Absent:
    absent = {"未填": UNFILLED, "不适用": NOT_APPLICABLE}
    return absent[text] if text in absent else Money.of(Fraction(text), "万元")


def trace_of(label: str, value: object) -> Trace:
    return Trace(label, str(value), source=Source("填报", f"《绩效指标》{label}列"))


@pytest.fixture
def spent() -> Callable[..., Spending]:
    """Build 预算执行 from amounts in 万元."""

    def build(budget: str = "100", executed: str = "100", reason: str = "") -> Spending:
        below, above = read_money(budget), read_money(executed)
        return Spending(below, above, trace_of("全年预算数", below), trace_of("全年执行数", above), reason)

    return build


@pytest.fixture
def row() -> Callable[..., Row]:
    """Build a row: ``row("C1", "≥", "10场", 20)``."""

    def build(
        code: str,
        operator: str | Absent,
        target: Quantity | str | Absent,
        weight: Points | Absent | Fraction | int | str,
        *,
        level1: str = "产出指标",
        level2: str = "数量指标",
        name: str = "",
        method: str = "",
    ) -> Row:
        promised = Quantity.parse(target) or target if isinstance(target, str) and operator != "定性" else target
        points = weight if isinstance(weight, Points | Absent) else Points.of(weight)
        return Row(code, level1, level2, name or f"指标{code}", operator, promised, points, method)

    return build


@pytest.fixture
def read() -> Callable[..., Reading]:
    """Build a reading: ``read("9场")``; words that are no quantity stay words."""

    def build(
        value: Quantity | str | Absent | Undefined,
        *,
        reason: str = "",
        proofs: tuple[str, ...] = (),
        manual: str | None = None,
        deduction: Points = ZERO_POINTS,
    ) -> Reading:
        found = Quantity.parse(value) or value if isinstance(value, str) else value
        points = None if manual is None else Points.of(manual)
        return Reading(found, trace_of("实际完成值", value), reason, proofs, points, deduction)

    return build


@pytest.fixture
def sheet(spent: Callable[..., Spending]) -> Callable[..., Sheet]:
    """Build a sheet of rows, all of the money spent unless told otherwise."""

    def build(*rows: Row, spending: Spending | None = None) -> Sheet:
        return Sheet("绩效自评表", 2024, rows, spending or spent(), {})

    return build


@pytest.fixture
def four(row):
    """A sheet of 10号文: 产出 30 and 20, 效益 30, 满意度 10."""
    return (
        row("C1", "≥", "10场", 30),
        row("C2", "≤", "1.5万元", 20),
        row("E1", "≥", "90%", 30, level1="效益指标"),
        row("M1", "≥", "90%", 10, level1="满意度指标"),
    )


@pytest.fixture
def good(read):
    return {"C1": read("9场"), "C2": read("15000元"), "E1": read("95%"), "M1": read("92%")}


@pytest.fixture(scope="session")
def books() -> dict[str, Rulebook]:
    """Every rulebook that ships, the nationwide default first."""
    shipped = rulebooks()
    first = ["MOF10", "MOF101"]
    return {code: shipped[code] for code in (*first, *(code for code in shipped if code not in first))}


@pytest.fixture(scope="session")
def comparisons(checkout: Path, books: dict[str, Rulebook], request: pytest.FixtureRequest) -> dict[str, Comparison]:
    """Every published table against every rulebook; kept for the summary."""
    files = sorted((checkout / "cases/published").glob("*.toml"))
    found = [compare_printed(read_published(file.read_text("utf-8")), rulebooks=books) for file in files]
    request.config.stash[COMPARISONS] = found
    return {comparison.table.id: comparison for comparison in found}


def wide(text: str, width: int) -> str:
    """Return ``text`` padded to a width in columns; a Chinese character takes two."""
    taken = sum(2 if unicodedata.east_asian_width(letter) in "WF" else 1 for letter in text)
    return text + " " * (width - taken)


def figure(comparison: Comparison, what: str) -> str:
    """Return “printed → recomputed” of a table's rate, execution score or total."""
    checks = comparison.of(what)
    if not checks:
        return "—"
    check = checks[0]
    sign = "=" if check.reproduced else "≠" if check.exact is not None else "?"
    return f"{check.printed} {sign} {check.recomputed}"


@dataclasses.dataclass(frozen=True)
class Count:
    """Of the printed figures of one kind: reproduced by a rule as it stands, by another rounding of it, by none."""

    printed: int
    own: int
    otherwise: int
    wrong: int
    stuck: int


def count_checks(comparisons: Iterable[Comparison], what: str) -> Count:
    """Count how many figures were reproduced, and how."""
    checks = [check for comparison in comparisons for check in comparison.of(what)]
    found = [check for check in checks if check.reproduced]
    own = sum(any(one.own for one in check.explanations) or what == "执行率" for check in found)
    stuck = sum(check.exact is None for check in checks if not check.reproduced)
    return Count(len(checks), own, len(found) - own, len(checks) - len(found) - stuck, stuck)


@pytest.fixture(scope="session")
def counted(comparisons: dict[str, Comparison]) -> Callable[[str], Count]:
    """Count the checks of one kind over all published tables."""
    return lambda what: count_checks(comparisons.values(), what)


def lines_of(comparisons: list[Comparison]) -> Iterator[str]:
    """Yield the summary: one line a table, then the counts."""
    heads = ("表", "执行率", "执行率得分", "由哪套规则", "指标得分", "总分", "发现")
    widths = (34, 30, 30, 34, 10, 22, 0)
    yield "".join(wide(head, width) for head, width in zip(heads, widths, strict=True))
    for comparison in comparisons:
        execution, rows = comparison.of("执行率得分"), comparison.of("指标得分")
        by = str(execution[0].explanations[0]) if execution and execution[0].reproduced else "—"
        codes = sorted({finding.code for finding in comparison.findings})
        cells = (
            comparison.table.id,
            figure(comparison, "执行率"),
            figure(comparison, "执行率得分"),
            by,
            f"{sum(row.reproduced for row in rows)}/{len(rows)}" if rows else "—",
            figure(comparison, "总分"),
            " ".join(codes),
        )
        yield "".join(wide(cell, width) for cell, width in zip(cells, widths, strict=True))
    for what in ("执行率", "执行率得分", "指标得分", "总分"):
        count = count_checks(comparisons, what)
        yield (
            f"{what}：印有 {count.printed} 个，相符 {count.own + count.otherwise} 个"
            f"（按规则集自身的取舍 {count.own} 个，换一种取舍 {count.otherwise} 个），"
            f"不符 {count.wrong} 个，算不出 {count.stuck} 个"
        )
    yield "CHONGQING_DEPT 和 LANGFANG 的取舍是由这里的表反推的，与它们相符不算独立的印证。"


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print what of the published tables was reproduced."""
    found = config.stash.get(COMPARISONS, None)
    if found:
        terminalreporter.section("published tables, recomputed")
        for line in lines_of(found):
            terminalreporter.write_line(line)
