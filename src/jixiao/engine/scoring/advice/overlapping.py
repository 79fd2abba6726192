"""How much two projects promise the same."""

from collections.abc import Iterable
from fractions import Fraction


def overlap_of(names: Iterable[str], others: Iterable[str]) -> Fraction:
    """Return which share of the indicator names of a project stands in those of another; 0 where it has none."""
    own, theirs = {name.strip() for name in names}, {name.strip() for name in others}
    return Fraction(len(own & theirs), len(own)) if own else Fraction(0)
