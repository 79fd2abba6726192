"""Exact scoring of a sheet of thirty rows with a trace for each, against nothing but the bare sums."""

from collections.abc import Iterator
from fractions import Fraction

from bench.measuring import Line, timed_in_turn
from jixiao.engine.scoring import Reading, Row, Sheet, Spending, rulebook_for, score
from jixiao.engine.values import Money, Points, Quantity, Source, Trace

ROWS = 30
GROUPS = ("产出指标",) * 15 + ("效益指标",) * 9 + ("满意度指标",) * 6
WEIGHTS = {"产出指标": Fraction(50, 15), "效益指标": Fraction(30, 9), "满意度指标": Fraction(10, 6)}


def lines() -> Iterator[Line]:
    """Yield the lines of this topic."""
    sheet, readings = thirty_rows()
    rules = rulebook_for(sheet.year)
    own, bare = timed_in_turn(lambda: score(sheet, readings, rules), lambda: bare_sums(sheet, readings), runs=51)
    result = score(sheet, readings, rules)
    assert len(result.rows) == ROWS
    assert result.trace.inputs
    yield Line("exact scoring of 30 rows, traces and findings", own, "≤ 15 ms", "a loop of Fraction sums", bare)


def thirty_rows() -> tuple[Sheet, dict[str, Reading]]:
    """Return a sheet of thirty measured indicators and what became of them."""
    rows = tuple(
        Row(
            code=f"C{number}",
            level1=group,
            level2="数量指标",
            name=f"指标{number}",
            operator="≥" if number % 3 else "≤",
            target=Quantity.of(100 + number, "份"),
            weight=Points(WEIGHTS[group]),
        )
        for number, group in enumerate(GROUPS)
    )
    spent = Trace("支出", "填报", source=Source("填报", "预算与执行"))
    spending = Spending(Money.of("274.64", "万元"), Money.of("258.13", "万元"), spent, spent)
    sheet = Sheet("示例", 2024, rows, spending, {})
    readings = {
        row.code: Reading(
            value=(value := Quantity.of(95 + number, "份")),
            trace=Trace("实际完成值", str(value), exact=value.in_base(), source=Source("填报", "绩效指标")),
            reason="示例",
            proofs=("示例",),
        )
        for number, row in enumerate(rows)
    }
    return sheet, readings


def bare_sums(sheet: Sheet, readings: dict[str, Reading]) -> Fraction:
    """Return the total without trace, rounding or finding."""
    total = Fraction(0)
    for row in sheet.rows:
        actual, target = readings[row.code].value, row.target
        assert isinstance(actual, Quantity)
        assert isinstance(target, Quantity)
        assert isinstance(row.weight, Points)
        total += row.weight.value * min(Fraction(1), actual.in_base() / target.in_base())
    return total
