"""The rows that floats cannot be trusted with, reckoned on whole numbers."""

import dataclasses
import math
from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import Any

import numpy as np
import numpy.typing as npt

from jixiao.engine.formula.columns.frames import Bools
from jixiao.engine.formula.columns.pairs import (
    Pair,
    PairProgram,
    Rows,
    select_one,
    whole_of,
)
from jixiao.engine.formula.columns.sizes import largest_whole
from jixiao.engine.formula.columns.stretches import Column, pair_of, pairs_of
from jixiao.engine.formula.tree import Call, Node, names_in
from jixiao.engine.values import Rounding, Unit

FEW = 24  # rows up to which one after the other is quicker than all at once
LARGEST = 2**62
LARGEST_RESULT = 2**63 - 1


@dataclasses.dataclass(frozen=True, slots=True)
class Reckoned:
    """Exact results for some rows; ``large`` are those, by their place among the rows, that int64 cannot hold."""

    values: npt.NDArray[Any]
    undefined: Bools
    large: tuple[tuple[int, int], ...] = ()


class ExactRows:
    """One formula on chosen rows of its columns."""

    def __init__(self, tree: Node, *, units: Mapping[str, Unit | None], scales: Mapping[Call, Fraction]) -> None:
        self.tree = tree
        self.scales = scales
        self.program = PairProgram(tree, scales=scales)
        self.unit_scales = {
            name: unit.scale.as_integer_ratio() if (unit := units.get(name)) is not None else (1, 1)
            for name in names_in(tree)
        }

    def wholes(
        self, columns: Mapping[str, Column], rows: npt.NDArray[np.intp], step: Fraction, mode: Rounding
    ) -> Reckoned:
        """Return the numbers of ``rows`` as whole numbers of ``step``."""
        if len(rows) <= FEW:
            pairs = [self.program.number(one, select=select_one) for one in self._one_by_one(columns, rows)]
            wholes = [whole_of(pair, step=step, mode=mode, select=select_one) for pair in pairs]
            return _reckoned(np.array(wholes, dtype=object), np.array([not bottom for _, bottom in pairs]))
        pair = self._all_at_once(columns, rows, largest_factor=2 * max(step.as_integer_ratio()))
        whole = whole_of(pair, step=step, mode=mode, select=_select_unbounded)
        return _reckoned(_spread(whole, rows), _spread(pair[1], rows) == 0)

    def floats(self, columns: Mapping[str, Column], rows: npt.NDArray[np.intp], scale: Fraction) -> Reckoned:
        """Return the numbers of ``rows`` as the nearest floats, in a unit of ``scale``."""
        pairs = [self.program.number(one, select=select_one) for one in self._one_by_one(columns, rows)]
        inverse = (scale.denominator, scale.numerator)
        floats = [nearest_float(_times(pair, inverse)) for pair in pairs]
        return Reckoned(np.array(floats, np.float64), np.array([not bottom for _, bottom in pairs]))

    def conditions(self, columns: Mapping[str, Column], rows: npt.NDArray[np.intp]) -> Reckoned:
        """Return whether the condition holds for each of ``rows``."""
        helds = [self.program.condition(one, select=select_one) for one in self._one_by_one(columns, rows)]
        return Reckoned(np.array([held for held, _ in helds]), np.array([gap for _, gap in helds]))

    def _one_by_one(self, columns: Mapping[str, Column], rows: npt.NDArray[np.intp]) -> Sequence[Rows]:
        found: list[dict[str, Pair]] = [{} for _ in rows]
        for name, scale in self.unit_scales.items():
            for one, number in zip(found, columns[name][rows].tolist(), strict=True):
                one[name] = _times(pair_of(number), scale)
        return found

    def _all_at_once(self, columns: Mapping[str, Column], rows: npt.NDArray[np.intp], *, largest_factor: int) -> Pair:
        pairs = {name: pairs_of(columns[name][rows]) for name in self.unit_scales}
        sizes = {
            name: _times((_largest(top), _largest(bottom)), self.unit_scales[name])
            for name, (top, bottom) in pairs.items()
        }
        top, bottom, peak = largest_whole(self.tree, sizes, scales=self.scales)
        small = max(peak, max(top, bottom) * largest_factor) < LARGEST
        whole = {
            name: _times(pair if small else (_unbounded(pair[0]), _unbounded(pair[1])), self.unit_scales[name])
            for name, pair in pairs.items()
        }
        return self.program.number(whole, select=_select_each if small else _select_unbounded)


def nearest_float(pair: Pair) -> float:
    """Return the float nearest to a pair: NaN where it does not exist, infinite where no float is so large."""
    top, bottom = pair
    try:
        return float(top / bottom) if bottom else math.nan
    except OverflowError:
        return -math.inf if top < 0 else math.inf


def _select_each(truth: Any, then: Any, otherwise: Any) -> Any:  # noqa: ANN401 — one value or a column of them
    if isinstance(truth, bool):
        return then if truth else otherwise
    return np.where(truth, then, otherwise)


def _select_unbounded(truth: Any, then: Any, otherwise: Any) -> Any:  # noqa: ANN401 — an int, or an array of them
    if isinstance(truth, bool):
        return then if truth else otherwise
    return np.where(truth, np.asarray(then, object), np.asarray(otherwise, object))


def _times(pair: Pair, scale: tuple[int, int]) -> Pair:
    return pair if scale == (1, 1) else (pair[0] * scale[0], pair[1] * scale[1])


def _largest(side: Any) -> int:  # noqa: ANN401 — an int, or an array of them
    return max(1, side if isinstance(side, int) else int(np.abs(side).max()))


def _unbounded(side: Any) -> Any:  # noqa: ANN401 — an int, or an array of them
    return side if isinstance(side, int) else side.astype(object)


def _spread(side: Any, rows: npt.NDArray[np.intp]) -> npt.NDArray[Any]:  # noqa: ANN401 — an int, or an array of them
    return np.broadcast_to(np.asarray(side), rows.shape)


def _reckoned(wholes: npt.NDArray[Any], undefined: Bools) -> Reckoned:
    if wholes.dtype != object:
        return Reckoned(wholes, undefined)
    large = tuple((place, whole) for place, whole in enumerate(wholes.tolist()) if abs(whole) > LARGEST_RESULT)
    kept = wholes.copy()
    kept[[place for place, _ in large]] = 0
    return Reckoned(kept.astype(np.int64), undefined, large)
