"""How far the goals are as one share of the year: by points, of the indicators that grow with the time."""

from collections.abc import Iterable
from fractions import Fraction

from jixiao.engine.values import Quantity

Progress = tuple[Fraction, Quantity | None, Quantity]
"""Points, what is done (None where nobody counted), and what is promised for the whole year."""


def share_of_goals(rows: Iterable[Progress]) -> Fraction | None:
    """Return the done share of the year's promises, weighted by points; each counts for the whole at most.

    Rows without a value are left out; None where none is left.
    """
    earned = weights = Fraction(0)
    for points, done, target in rows:
        if done is None or not target.amount or not points:
            continue
        weights += points
        earned += points * max(Fraction(0), min(Fraction(1), done.amount / target.amount))
    return earned / weights if weights else None
