"""What a formula on columns is compiled to: closures that run over one stretch of rows.

NaN is a value that does not exist. Wherever a float could fall on the wrong side (of a comparison, of a whole number)
its row is marked as near, and the result of that row is reckoned anew on exact numbers.
"""

import dataclasses
from collections.abc import Callable, Mapping
from fractions import Fraction
from typing import Any, TypeAlias

import numpy as np
import numpy.typing as npt

from jixiao.engine.formula.columns.ranges import Plan, PlanOf

Floats: TypeAlias = npt.NDArray[np.float64]
Bools: TypeAlias = npt.NDArray[np.bool_]
Numbers: TypeAlias = Any  # an array of floats, or one float for a constant: numpy's arithmetic takes both


class Pool:
    """Arrays of one length that are used again: to get new memory for each step costs more than the step."""

    __slots__ = ("_flags", "_numbers", "rows")

    def __init__(self, rows: int) -> None:
        self.rows = rows
        self._numbers: list[Floats] = []
        self._flags: list[Bools] = []

    def numbers(self) -> Floats:
        """Return an array for numbers, with anything in it."""
        return self._numbers.pop() if self._numbers else np.empty(self.rows)

    def flags(self) -> Bools:
        """Return an array for truths, with anything in it."""
        return self._flags.pop() if self._flags else np.empty(self.rows, np.bool_)

    def take_back(self, numbers: Floats) -> None:
        """Take back an array for numbers that nobody looks at any more."""
        self._numbers.append(numbers)

    def take_back_flags(self, flags: Bools) -> None:
        """Take back an array for truths that nobody looks at any more."""
        self._flags.append(flags)


class Frame:
    """One stretch of rows on its way through a formula."""

    __slots__ = ("gaps", "leaves", "near", "plan", "pool", "rows")

    def __init__(self, leaves: Mapping[str, Floats], *, plan: Plan, pool: Pool, gaps: bool) -> None:
        self.leaves = leaves
        self.plan = plan
        self.pool = pool
        self.rows = pool.rows
        self.gaps = gaps  # whether there may be NaN among the numbers
        self.near: Bools | None = None

    def mark(self, near: Bools) -> None:
        """Mark rows as near."""
        self.near = near if self.near is None else np.logical_or(self.near, near, self.near)


@dataclasses.dataclass(frozen=True, slots=True)
class Part:
    """A compiled number: ``run`` gives floats that times ``scale`` are the number, ``plan`` gives their range.

    ``fresh``: the array comes from the pool and may be written over. ``faithful``: two such floats compare as the exact
    numbers do. ``constant`` is the number where it is one.
    """

    run: Callable[[Frame], Numbers]
    plan: PlanOf
    scale: Fraction = Fraction(1)
    fresh: bool = False
    faithful: bool = False
    constant: Fraction | None = None


Held: TypeAlias = tuple[Bools, Bools | None]  # where it holds; where it is undefined (and does not hold), if anywhere


@dataclasses.dataclass(frozen=True, slots=True)
class Condition:
    """A compiled condition; ``plan`` settles the margins of what is in it."""

    run: Callable[[Frame], Held]
    plan: Callable[[Plan], None]
