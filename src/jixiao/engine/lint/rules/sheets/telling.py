"""How the rules of this family name figures: a rate in percent, points, a row of indicators with its values."""

from collections.abc import Iterable
from fractions import Fraction
from typing import TYPE_CHECKING

from jixiao.engine.values import print_decimal

if TYPE_CHECKING:
    from jixiao.engine.lint.score_tables import Indicator

_MOST_NAMED = 4
_LONGEST = 24


def percent(value: Fraction) -> str:
    """Return a rate in percent as tables print it: 80.45%."""
    return f"{print_decimal(value, places=2)}%"


def points(value: Fraction) -> str:
    """Return points without needless zeros: 8.04, 10."""
    return print_decimal(Fraction(round(value * 100), 100))


def shortened(words: str) -> str:
    """Return the name of an indicator short enough for a sentence."""
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def target_of(row: "Indicator") -> str:
    """Return the target with its operator and unit, as one reads it: ≥38508人."""
    unit = "" if row.target.unit else row.printed.unit
    return f"{row.operator}{row.target.text}{unit}"


def actual_of(row: "Indicator") -> str:
    """Return the actual value with its unit."""
    return row.actual.text if row.actual.unit or row.actual.number is None else f"{row.actual.text}{row.unit}"


def named(rows: "Iterable[Indicator]") -> str:
    """Return the names of rows, the first few of them."""
    names = [f"“{shortened(row.name)}”" for row in rows]
    return "、".join(names[:_MOST_NAMED]) + (f"等 {len(names)} 项" if len(names) > _MOST_NAMED else "")


def summed(parts: Iterable[Fraction]) -> str:
    """Return a sum as it is worked: 20 + 10 + 8."""
    listed = [points(part) for part in parts]
    shown = listed if len(listed) <= 2 * _MOST_NAMED else [*listed[:_MOST_NAMED], "…", listed[-1]]
    return " + ".join(shown)
