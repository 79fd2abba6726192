"""Running a compiled formula over columns, stretch by stretch, on all processors."""

import concurrent.futures
import os
import sys
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from jixiao.engine.formula.columns.exact_rows import Reckoned
from jixiao.engine.formula.columns.frames import Bools, Condition, Floats, Frame, Part, Pool
from jixiao.engine.formula.columns.ranges import EXACT_WHOLE, Plan
from jixiao.engine.formula.columns.stretches import Column, Extent, as_column, measured, range_of

STRETCH = 131_072  # rows; fewer, and threads spend their time waiting for each other
WORTH_THREADS = 2 * STRETCH
MOST_PLANS = 1_000

Reckon: TypeAlias = Callable[[Mapping[str, Column], npt.NDArray[np.intp]], Reckoned]
Large: TypeAlias = list[tuple[int, int]]


class Run:
    """One way of running one formula: what to compute, and how to reckon single rows exactly."""

    def __init__(self, compiled: Part | Condition, *, dtype: type, reckon: Reckon) -> None:
        self.compiled = compiled
        self.dtype = dtype
        self.reckon = reckon
        self.plans: dict[tuple[Extent, ...], Plan] = {}

    def over(self, columns: Mapping[str, Any], names: Sequence[str]) -> tuple[npt.NDArray[Any], Bools, Large]:
        """Return the values of all rows, where there is none, and numbers too large for their column by row."""
        taken = {name: as_column(columns[name]) for name in names}
        rows = _length(taken or {name: as_column(column) for name, column in columns.items()})
        values: npt.NDArray[Any] = np.empty(rows, self.dtype)
        undefined = np.zeros(rows, np.bool_)
        workers = _processors() if rows >= WORTH_THREADS else 1
        share = -(-rows // workers)
        shares = [slice(start, min(start + share, rows)) for start in range(0, rows, share or 1)]
        if rows <= STRETCH:
            large = self._stretch(taken, values, undefined, Pool(rows)) if rows else []
        elif workers == 1:
            large = [each for part in shares for each in self._share(taken, part, values, undefined)]
        else:
            with concurrent.futures.ThreadPoolExecutor(workers) as threads:
                found = threads.map(lambda part: self._share(taken, part, values, undefined), shares)
                large = [each for part in found for each in part]
        return values, undefined, large

    def _share(self, columns: Mapping[str, Column], share: slice, values: npt.NDArray[Any], undefined: Bools) -> Large:
        pool = Pool(0)
        large: Large = []
        for start in range(share.start, share.stop, STRETCH):
            stop = min(start + STRETCH, share.stop)
            if pool.rows != stop - start:
                pool = Pool(stop - start)
            inner = slice(start, stop)
            stretch = {name: column[inner] for name, column in columns.items()}
            found = self._stretch(stretch, values[inner], undefined[inner], pool)
            large += [(start + row, whole) for row, whole in found]
        return large

    def _stretch(self, columns: Mapping[str, Column], values: npt.NDArray[Any], undefined: Bools, pool: Pool) -> Large:
        leaves: dict[str, Floats] = {}
        extents: list[Extent] = []
        gaps = False
        for name, column in columns.items():
            leaves[name], extent, gap = measured(column, pool=pool)
            extents.append(extent)
            gaps = gaps or gap
        plan = self.plans.get(tuple(extents)) or self._plan(tuple(leaves), tuple(extents))
        if plan.wild:
            return self._reckon(columns, np.arange(len(values)), values, undefined)
        frame = Frame(leaves, plan=plan, pool=pool, gaps=gaps)
        if gaps or plan.zeros:
            with np.errstate(all="ignore"):  # NaN is expected then
                self._fill(frame, values, undefined)
        else:
            self._fill(frame, values, undefined)
        if frame.near is None:
            return []
        return self._reckon(columns, np.flatnonzero(frame.near), values, undefined)

    def _plan(self, names: tuple[str, ...], extents: tuple[Extent, ...]) -> Plan:
        if len(self.plans) >= MOST_PLANS:
            self.plans.clear()
        plan = Plan({name: range_of(extent) for name, extent in zip(names, extents, strict=True)})
        result = self.compiled.plan(plan)
        plan.settle(result)
        if result is not None and self.dtype is np.int64 and not result.size < EXACT_WHOLE:
            plan.wild = True
        self.plans[extents] = plan
        return plan

    def _fill(self, frame: Frame, values: npt.NDArray[Any], undefined: Bools) -> None:
        if isinstance(self.compiled, Condition):
            holds, gap = self.compiled.run(frame)
            values[:] = holds
            if gap is not None:
                undefined[:] = gap
            return
        numbers = self.compiled.run(frame)
        np.copyto(values, numbers, casting="unsafe")
        if frame.gaps:
            undefined[:] = np.isnan(numbers)
            if self.dtype is not np.float64:
                values[undefined] = 0
        if self.compiled.fresh:
            frame.pool.take_back(numbers)

    def _reckon(
        self, columns: Mapping[str, Column], rows: npt.NDArray[np.intp], values: npt.NDArray[Any], undefined: Bools
    ) -> Large:
        if not rows.size:
            return []
        reckoned = self.reckon(columns, rows)
        values[rows] = reckoned.values
        undefined[rows] = reckoned.undefined
        return [(int(rows[place]), whole) for place, whole in reckoned.large]


def _length(columns: Mapping[str, Column]) -> int:
    shapes = {column.shape for column in columns.values()}
    if len(shapes) > 1 or any(len(shape) != 1 for shape in shapes):
        message = f"columns must be of one dimension and one length, not {sorted(shapes)}"
        raise ValueError(message)
    return int(next(iter(shapes), (1,))[0])


def _processors() -> int:
    return len(os.sched_getaffinity(0)) if sys.platform == "linux" else os.cpu_count() or 1
