"""Twenty-four indicators of many units at once, against the same expressions written by hand in polars."""

import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np
import numpy.typing as npt
import polars as pl

from bench.measuring import Line, timed, timed_in_turn
from jixiao.engine.formula import check_formula
from jixiao.engine.formula.columns import ColumnFormula, Rounded, compile_columns
from jixiao.engine.values import RATIO, Rounding

Inputs = Mapping[str, npt.NDArray[np.float64]]

INDICATORS = 24  # each with a column of targets and one of what was achieved
FEW, MANY = 80, 1_000_000
PLACES = 2
CENT = 0.01

# What an officer writes, and the same by hand: positive, reverse, ratio, change, bands, deduction.
FORMULAS = (
    "如果 完成{n} ≥ 目标{n} 则 5 否则 完成{n} ÷ 目标{n} × 5",
    "如果 完成{n} ≤ 目标{n} 则 5 否则 最大（0，2 − 完成{n} ÷ 目标{n}）× 5",
    "完成{n} ÷ 目标{n}",
    "（完成{n} − 目标{n}）÷ 目标{n}",
    "如果 完成{n} ÷ 目标{n} ≥ 90% 则 5 否则 如果 完成{n} ÷ 目标{n} ≥ 80% 则 4 否则 0",
    "最大（0，5 − 绝对值（完成{n} − 目标{n}）÷ 目标{n} × 10）",
)


def lines() -> Iterator[Line]:
    """Yield the lines of this topic."""
    formulas, expressions = compiled(), by_hand()
    few, many = inputs(FEW), inputs(MANY)
    own, polars = timed_in_turn(
        lambda: worked(formulas, few), lambda: polars_worked(expressions, pl.DataFrame(few)), runs=51
    )
    assert_the_same(formulas, expressions, few)
    yield Line(f"{FEW} units × {len(formulas)} indicators", own, "≤ 1 ms", "the same expressions in polars", polars)
    frame = pl.DataFrame(many)
    own, polars = timed_in_turn(lambda: worked(formulas, many), lambda: polars_worked(expressions, frame), runs=5)
    assert_the_same(formulas, expressions, many)
    what = f"{MANY:,} units × {len(formulas)}"
    yield Line(what, own, "within 3×", "the same expressions in polars", polars)
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "inputs.parquet"
        frame.write_parquet(file)
        reading = timed(lambda: pl.read_parquet(file), runs=5)
    yield Line(what, own, "", "reading the input once (Parquet)", reading)
    yield Line(f"{what} in polars", polars, "", "reading the input once (Parquet)", reading)


def inputs(units: int) -> Inputs:
    """Return what so many units achieved and had promised, the same in each run."""
    random = np.random.default_rng(2024)
    columns = {}
    for number in range(INDICATORS):
        columns[f"目标{number}"] = random.integers(100, 5_000, units).astype(np.float64)
        columns[f"完成{number}"] = random.integers(0, 6_000, units).astype(np.float64)
    return columns


def compiled() -> list[ColumnFormula]:
    """Return the formulas compiled from the officers' text."""
    names = dict.fromkeys((f"{word}{number}" for word in ("完成", "目标") for number in range(INDICATORS)), RATIO)
    found = []
    for number in range(INDICATORS):
        checked = check_formula(FORMULAS[number % len(FORMULAS)].format(n=number), names=names)
        assert checked.tree is not None, [finding.text() for finding in checked.findings]
        found.append(compile_columns(checked.tree, units=names))
    return found


def by_hand() -> list[pl.Expr]:
    """Return the same in polars."""
    found = []
    for number in range(INDICATORS):
        done, goal = pl.col(f"完成{number}"), pl.col(f"目标{number}")
        rate = done / goal
        number_of = (
            pl.when(done >= goal).then(5.0).otherwise(rate * 5),
            pl.when(done <= goal).then(5.0).otherwise(pl.max_horizontal(pl.lit(0.0), 2 - rate) * 5),
            rate,
            (done - goal) / goal,
            pl.when(rate >= 0.9).then(5.0).when(rate >= 0.8).then(4.0).otherwise(0.0),
            pl.max_horizontal(pl.lit(0.0), 5 - (done - goal).abs() / goal * 10),
        )[number % len(FORMULAS)]
        half_up = number_of.sign() * ((number_of.abs() / CENT + 0.5).floor() * CENT)
        found.append(half_up.alias(str(number)))
    return found


def worked(formulas: list[ColumnFormula], columns: Inputs) -> list[Rounded]:
    """Return every indicator of every unit, rounded as a rulebook rounds."""
    return [formula.rounded(columns, places=PLACES, mode=Rounding.HALF_UP) for formula in formulas]


def polars_worked(expressions: list[pl.Expr], frame: pl.DataFrame) -> pl.DataFrame:
    """Return the same from polars."""
    return frame.lazy().select(expressions).collect()


def assert_the_same(formulas: list[ColumnFormula], expressions: list[pl.Expr], columns: Inputs) -> None:
    """Stop where the two differ by more than the last digit, which floats may get wrong at a half."""
    frame = polars_worked(expressions, pl.DataFrame(columns))
    for own, result in zip(worked(formulas, columns), frame.iter_columns(), strict=True):
        difference = np.abs(own.floats() - result.to_numpy())
        assert difference.max() < 1.5 * CENT, result.name
        assert (difference > CENT / 2).mean() < 0.01, result.name
