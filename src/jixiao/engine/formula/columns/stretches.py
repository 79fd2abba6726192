"""What a stretch of a column is like: how large its numbers are, how many decimals they have, which are missing."""

import math
from decimal import Decimal
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from jixiao.engine.formula.columns.frames import Floats, Pool
from jixiao.engine.formula.columns.pairs import UNDEFINED, Pair
from jixiao.engine.formula.columns.ranges import EXACT_WHOLE, LARGE, NOWHERE, Range, decimal_range

Column: TypeAlias = npt.NDArray[Any]  # float64 (NaN: 未填) or int64

# The sizes of the least, the largest and the smallest number that is not zero, as powers of two with a sign, and the
# common denominator. Few stretches differ in this, so what follows from it is worked out once.
Extent: TypeAlias = tuple[float, float, float, float]
BOUNDLESS: Extent = (-math.inf, math.inf, 0.0, math.inf)

DECIMALS = (1.0, 100.0, 10_000.0, 1_000_000.0)  # the denominators that columns are tried for
MOST_DIGITS = 1e15  # any two decimals of up to 15 digits are different floats
SHORT = 1_024  # rows
FLOATS, COUNTS = np.dtype(np.float64), np.dtype(np.int64)


def as_column(given: Any) -> Column:  # noqa: ANN401 — whatever numpy makes an array of
    """Return ``given`` as a column of float64, or of int64 where it is one."""
    column = given if isinstance(given, np.ndarray) else np.asarray(given)
    if column.dtype is FLOATS or column.dtype == COUNTS:
        return column
    return column.astype(COUNTS if column.dtype.kind in "bui" else FLOATS)


def measured(column: Column, *, pool: Pool) -> tuple[Floats, Extent, bool]:
    """Return a stretch of a column as floats (infinite ones made NaN), its extent, and whether there is NaN in it."""
    counted = column.dtype.kind == "i"
    numbers: Floats = column.astype(np.float64) if counted else column
    lo, hi = float(np.minimum.reduce(numbers)), float(np.maximum.reduce(numbers))
    gaps = not (-math.inf < lo and hi < math.inf)
    filled = numbers
    if gaps:
        real = np.isfinite(numbers)
        numbers, filled = np.where(real, numbers, np.nan), np.where(real, numbers, 0.0)
        lo, hi = float(np.minimum.reduce(filled)), float(np.maximum.reduce(filled))
    size = max(-lo, hi)
    if size > (EXACT_WHOLE / 2 if counted else LARGE):
        return numbers, BOUNDLESS, gaps
    den = 1.0 if counted else _denominator(filled, size=size, pool=pool)
    # Widened to powers of two.
    if lo > 0:
        least = _below(lo)
        return numbers, (least, _above(hi), least, den), gaps
    return numbers, (-_above(-lo), _above(hi), _below(-hi) if hi < 0 else _least(filled), den), gaps


def range_of(extent: Extent) -> Range:
    """Return the range of a stretch of that extent."""
    if extent == BOUNDLESS:
        return NOWHERE
    lo, hi, least, den = extent
    return decimal_range(lo, hi, least=least, den=den)


def _above(number: float) -> float:
    mantissa, exponent = math.frexp(number)
    return math.ldexp(1.0, exponent) if mantissa > 0 else -math.ldexp(0.5, exponent) if mantissa else 0.0


def _below(number: float) -> float:
    return math.ldexp(0.5, math.frexp(number)[1])


def _least(numbers: Floats) -> float:
    sizes = np.abs(numbers)
    sizes[sizes == 0] = np.inf
    least = float(np.minimum.reduce(sizes))
    return _below(least) if least < math.inf else 1.0


def _denominator(numbers: Floats, *, size: float, pool: Pool) -> float:
    # The first numbers tell what to try for: most columns are uniform.
    first = numbers.item(0)
    start = numbers[:SHORT] if len(numbers) > SHORT else None
    for power in DECIMALS:
        if round(first * power) / power != first or size * power >= MOST_DIGITS:
            continue
        if (start is None or _ends_there(start, power, Pool(SHORT))) and _ends_there(numbers, power, pool):
            return power
    return math.inf


def _ends_there(numbers: Floats, power: float, pool: Pool) -> bool:
    whole = pool.numbers()
    if power == 1:
        np.rint(numbers, whole)
    else:
        np.rint(np.multiply(numbers, power, whole), whole)
        np.divide(whole, power, whole)
    pool.take_back(whole)
    if len(numbers) < SHORT:
        # The same bits are the same numbers; other bits (a zero with a sign) only cost a doubt.
        return whole.tobytes() == numbers.tobytes()
    same = np.equal(whole, numbers, pool.flags())
    pool.take_back_flags(same)
    return bool(same.all())


def pair_of(number: float) -> Pair:
    """Return the shortest decimal that reads as this number (the one it was typed as), as a pair."""
    if isinstance(number, int):
        return (number, 1)
    if not math.isfinite(number):
        return UNDEFINED
    if number.is_integer() and abs(number) < EXACT_WHOLE:  # beyond, 64870902545885056.0 reads 6.487090254588506e+16
        return (int(number), 1)
    return Decimal(repr(number)).as_integer_ratio()


def pairs_of(column: Column) -> Pair:
    """Return a column as pairs: int64 over one denominator where its decimals are few, else Python's integers."""
    if column.dtype == np.int64:
        return column, 1
    real = np.isfinite(column)
    gaps = not real.all()
    filled = np.where(real, column, 0.0) if gaps else column
    size = float(np.abs(filled).max(initial=0.0))
    for power in DECIMALS:
        whole = np.rint(filled * power) if size * power < MOST_DIGITS else None
        if whole is not None and np.array_equal(whole / power, filled):
            return whole.astype(np.int64), np.where(real, int(power), 0) if gaps else int(power)
    pairs = [pair_of(number) for number in column.tolist()]
    return tuple(np.array(side, dtype=object) for side in zip(*pairs, strict=True))  # type: ignore[return-value]  # numpy cannot tell how many sides there are
