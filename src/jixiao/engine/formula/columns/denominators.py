"""What is known of the denominators of a column's exact numbers.

Two fractions that differ, differ by at least one part in the product of their denominators: this is what lets a float
that is nearly on an edge be known to stand for a number on that edge.
"""

import dataclasses
import math

KEPT = 2**53  # larger ones decide nothing, and floats no longer count them exactly


@dataclasses.dataclass(frozen=True, slots=True)
class Denominators:
    """All are at most ``most`` (infinite: not known); ``shared``: ``most`` itself will do for every number."""

    most: float
    shared: bool

    def times(self, factor: int) -> "Denominators":
        """Return those of the numbers divided by ``factor``."""
        return denominators(self.most * factor if factor < KEPT else math.inf, shared=self.shared)

    def multiplied(self, other: "Denominators") -> "Denominators":
        """Return those of products."""
        return denominators(self.most * other.most, shared=self.shared and other.shared)

    def added(self, other: "Denominators") -> "Denominators":
        """Return those of sums."""
        if self.shared and other.shared:
            larger, smaller = max(self.most, other.most), min(self.most, other.most)
            return denominators(larger if larger % smaller == 0 else larger * smaller, shared=True)
        return self.multiplied(other)

    def divided(self, other: "Denominators", *, size: float) -> "Denominators":
        """Return those of quotients, the divisors being at most of ``size``."""
        # (A / d) ÷ (B / e) = A·e / (d·B): over one denominator only B is left below the line.
        below = max(size * other.most, 1.0)
        alike = self.shared and other.shared and other.most % self.most == 0
        return denominators(below if alike else below * self.most, shared=False)

    def either(self, other: "Denominators") -> "Denominators":
        """Return those of numbers of which each comes from one of two columns."""
        if self.shared and other.shared:
            return self.added(other)
        return denominators(max(self.most, other.most), shared=False)


UNKNOWN = Denominators(math.inf, shared=False)
ONE = Denominators(1.0, shared=True)


def denominators(most: float, *, shared: bool) -> Denominators:
    """Return denominators of at most ``most``; what is too large to decide anything is not known."""
    return Denominators(float(most), shared) if most < KEPT else UNKNOWN
