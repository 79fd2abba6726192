"""The value a cell states, with what is wrong about the way it states it."""

import dataclasses
import datetime
import difflib
from collections.abc import Iterable
from fractions import Fraction

from jixiao.engine.errors import Finding, Place
from jixiao.engine.values import UNFILLED, Absent, Money, Points

Value = str | int | Fraction | Money | Points | datetime.date | Absent


@dataclasses.dataclass(frozen=True, slots=True)
class CellError:
    """A cell that shows an error value instead of a result, such as #DIV/0!."""

    text: str


@dataclasses.dataclass(frozen=True, slots=True)
class HollowFormula:
    """A cell with a formula for which the file keeps no result."""


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with a cell, before it is known where the cell stands."""

    code: str
    cause: str
    cure: str

    def at(self, place: Place) -> Finding:
        """Return the finding at ``place``."""
        return Finding(self.code, place, self.cause, self.cure)


@dataclasses.dataclass(frozen=True, slots=True)
class Parsed:
    """What a cell states; 未填 where a fault keeps it from stating anything."""

    value: Value
    faults: tuple[Fault, ...] = ()


def failed(code: str, cause: str, cure: str) -> Parsed:
    """Return that the cell states nothing, and why."""
    return Parsed(UNFILLED, (Fault(code, cause, cure),))


def shortened(text: str, *, length: int = 40) -> str:
    """Return ``text`` on one line and no longer than ``length``, to be quoted."""
    line = " ".join(text.split())
    return line if len(line) <= length else f"{line[: length - 1]}…"


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the half-sentence that suggests the known word most like ``word``, or "" where none is."""
    found = difflib.get_close_matches(word, [*known], n=1, cutoff=0.5)
    return f"，是否要写“{found[0]}”？" if found else ""
