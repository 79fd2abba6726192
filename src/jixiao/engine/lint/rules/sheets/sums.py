"""The weights and the scores of a whole table, added up: rows, the rate of execution, what may stand for the total."""

import dataclasses
import re
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.values import Rounding, parse_decimal, round_exactly

if TYPE_CHECKING:
    from collections.abc import Iterable

    from jixiao.engine.lint.score_tables import Indicator, ScoreTable, Spot

FULL = Fraction(100)
_SHARES = Fraction(2)
_USUAL = (Fraction(0), Fraction(10), Fraction(20))
_EXECUTION = re.compile(r"(?:预算|资金|支出)?(?:执行|完成|支出)(?:率|进度)")


@dataclasses.dataclass(frozen=True, slots=True)
class Sums:
    """The points of the rows, those of the rate of execution and the total, None where they are not printed.

    ``counted_twice`` says that 预算执行率 is among the rows too.
    """

    parts: tuple[Fraction, ...]
    execution: Fraction | None
    total: Fraction | None
    counted_twice: bool

    @property
    def rows(self) -> Fraction:
        """Return the sum of the rows."""
        return sum(self.parts, Fraction(0))

    @property
    def whole(self) -> Fraction:
        """Return the sum of the rows and of the rate of execution."""
        return self.rows + (self.execution or Fraction(0))

    @property
    def readings(self) -> tuple[Fraction, ...]:
        """Return every total that the figures can mean: with the rate of execution, without it, or a usual one."""
        if self.execution is not None:
            return (self.whole, self.rows)
        return tuple(self.rows + usual for usual in _USUAL)

    def gives(self, figure: Fraction) -> bool:
        """Return whether some reading gives the figure, exactly or rounded."""
        return any(
            round_exactly(reading, places=places, mode=mode) == figure
            for reading in self.readings
            for places in (0, 1, 2)
            for mode in Rounding
        )


def weight_sums(table: "ScoreTable") -> Sums | None:
    """Return the sum of the weights of a table that was read whole; None where one is missing or they are shares."""
    parts = points_of(table.rows, "weight")
    if not table.whole or parts is None or sum(parts) <= _SHARES:
        return None
    total = None if table.total is None or table.total.weight == table.total.score else table.total.weight
    return Sums(
        tuple(parts),
        _number(table.printed.weight),
        None if total is None else _number(total.text),
        _has_execution(table),
    )


def score_sums(table: "ScoreTable") -> Sums | None:
    """Return the sum of the scores of a table that was read whole; None where one is missing."""
    parts = points_of(table.rows, "score")
    money_unscored = bool(table.printed.weight) and not table.printed.score
    if not table.whole or parts is None or money_unscored or "folded" in table.heads:
        return None
    return Sums(tuple(parts), _number(table.printed.score), _number(table.printed.total), _has_execution(table))


def points_of(rows: "Iterable[Indicator]", field: str) -> list[Fraction] | None:
    """Return the points of rows, those in one cell for several rows once; None where some are not printed."""
    seen: set[Spot] = set()
    found = []
    for row in rows:
        spot = row.cells.get(field)
        if spot is not None and spot in seen:
            continue
        number = row.weight if field == "weight" and not spot else _number(spot.text if spot is not None else "")
        if number is None:
            return None
        found.append(number)
        if spot is not None:
            seen.add(spot)
    return found or None


def _has_execution(table: "ScoreTable") -> bool:
    return any(_EXECUTION.fullmatch(row.name) for row in table.rows)


def _number(text: str) -> Fraction | None:
    number = parse_decimal(text.strip().strip().rstrip("%％分")) if text else None
    return None if number is None else Fraction(number)
