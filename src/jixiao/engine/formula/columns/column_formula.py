"""A formula compiled once and called with columns."""

import dataclasses
from collections.abc import Mapping
from decimal import Decimal
from types import MappingProxyType
from typing import Any

import numpy as np
import numpy.typing as npt

from jixiao.engine.formula.columns.arithmetic import scaled
from jixiao.engine.formula.columns.exact_rows import ExactRows, nearest_float
from jixiao.engine.formula.columns.frames import Bools, Floats
from jixiao.engine.formula.columns.kernel import Compiler
from jixiao.engine.formula.columns.running import Run
from jixiao.engine.formula.tree import Node, names_in
from jixiao.engine.formula.units import Loose, settle_units
from jixiao.engine.values import RATIO, Rounding, Unit

_NO_UNITS: Mapping[str, Unit | None] = MappingProxyType({})


@dataclasses.dataclass(frozen=True, slots=True)
class Columns:
    """What a formula gives for each row: ``values`` (float64, or bool for a condition), and where it gives none."""

    values: npt.NDArray[Any]
    undefined: Bools


@dataclasses.dataclass(frozen=True, slots=True)
class Rounded:
    """Numbers rounded to ``places``: whole numbers of the last place (``scaled``), and where there is none (then 0).

    ``scaled`` is int64; only where a number needs more than 63 bits is it an array of Python's integers.
    """

    scaled: npt.NDArray[Any]
    undefined: Bools
    places: int

    def decimal(self, row: int) -> Decimal | None:
        """Return the number of one row, exactly, or None where there is none."""
        return None if self.undefined[row] else Decimal(f"{self.scaled[row]}E-{self.places}")

    def floats(self) -> Floats:
        """Return the floats nearest to the numbers, NaN where there is none."""
        power = 10**self.places
        if self.scaled.dtype == object:
            numbers: Floats = np.array([nearest_float((whole, power)) for whole in self.scaled.tolist()])
        else:
            numbers = self.scaled / power
        numbers[self.undefined] = np.nan
        return numbers


class ColumnFormula:
    """A formula compiled for columns; its results are stated in ``unit``."""

    def __init__(self, tree: Node, *, units: Mapping[str, Unit | None], unit: Unit | None) -> None:
        units = {name: units.get(name) or RATIO for name in names_in(tree)}
        settled = settle_units(tree, units=units)
        if settled.clash is not None:
            message = f"check the formula first: {settled.clash.code} {settled.clash.cause}"
            raise ValueError(message)
        given = settled.measure
        if unit is not None and isinstance(given, Unit) and not given.measures_the_same(unit):
            message = f"the formula gives {given.symbol!r}, not {unit.symbol!r}"
            raise ValueError(message)
        self.tree = tree
        self.names = names_in(tree)
        self.gives_condition = given is Loose.CONDITION
        self.unit = unit if unit is not None else given if isinstance(given, Unit) else RATIO
        self._compiler = Compiler(units=units, scales=settled.scales)
        self._exact = ExactRows(tree, units=units, scales=settled.scales)
        self._runs: dict[tuple[int, Rounding] | None, Run] = {}

    def __call__(self, columns: Mapping[str, Any]) -> Columns:
        """Return the formula's value for each row of ``columns`` (NaN or infinite: 未填), not rounded."""
        run = self._runs.get(None)
        if run is None:
            run = self._runs[None] = self._plain_run()
        values, undefined, _ = run.over(columns, self.names)
        return Columns(values, undefined)

    def rounded(self, columns: Mapping[str, Any], *, places: int, mode: Rounding) -> Rounded:
        """Return the formula's number for each row, rounded to ``places`` decimals (0 to 12) of its unit.

        It is the exact value that is rounded, taking each float for the shortest decimal that reads as it: what
        ``round_exactly`` makes of ``evaluate``.
        """
        run = self._runs.get((places, mode))
        if run is None:
            run = self._runs[places, mode] = self._rounding_run(places, mode)
        values, undefined, large = run.over(columns, self.names)
        if large:
            values = values.astype(object)
            for row, whole in large:
                values[row] = whole
        return Rounded(values, undefined, places)

    def _plain_run(self) -> Run:
        if self.gives_condition:
            condition = self._compiler.condition(self.tree)
            return Run(condition, dtype=np.bool_, reckon=self._exact.conditions)
        part = scaled(self._compiler.number(self.tree), self.unit.scale)
        return Run(part, dtype=np.float64, reckon=lambda cols, rows: self._exact.floats(cols, rows, self.unit.scale))

    def _rounding_run(self, places: int, mode: Rounding) -> Run:
        if self.gives_condition:
            message = "a condition cannot be rounded"
            raise TypeError(message)
        step = self.unit.scale / 10**places
        part = self._compiler.cut(self.tree, step=step, mode=mode)
        return Run(part, dtype=np.int64, reckon=lambda cols, rows: self._exact.wholes(cols, rows, step, mode))


def compile_columns(
    tree: Node, *, units: Mapping[str, Unit | None] = _NO_UNITS, unit: Unit | None = None
) -> ColumnFormula:
    """Return ``tree`` compiled for columns that are stated in ``units`` (a name without one: plain numbers).

    Results are in ``unit``, or in the one the formula gives. Raises ValueError for a formula that ``check_formula``
    finds clashing units in: it is to be checked first.
    """
    return ColumnFormula(tree, units=units, unit=unit)
