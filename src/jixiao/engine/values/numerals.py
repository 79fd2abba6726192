"""Numbers as officers type them: full-width digits, thousands separators, Chinese minus signs."""

import re
from decimal import Decimal
from fractions import Fraction

from jixiao.engine.values.rounding import Rounding, round_exactly

# An explicit table: NFKC would also break ㎡, ① and ％ apart.
_HALF_WIDTH = str.maketrans("０１２３４５６７８９．，＋－−–％", "0123456789.,+---%")
_DECIMAL = re.compile(r"[+-]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
MAX_DIGITS = 30
MAX_DECIMALS = 12


def to_half_width(text: str) -> str:
    """Return ``text`` with full-width digits, signs and separators made half-width, all else untouched."""
    return text.translate(_HALF_WIDTH)


def parse_decimal(text: str) -> Decimal | None:
    """Return the number that ``text`` is, or None where it is not exactly one plain decimal number.

    Takes full-width digits, thousands separators in the right places and surrounding spaces; refuses words such as
    约200 and 1.5万元, exponents, and more than 30 digits.
    """
    plain = to_half_width(text).strip()
    if len(plain) > MAX_DIGITS or not _DECIMAL.fullmatch(plain):
        return None
    return Decimal(plain.replace(",", ""))


def printed_number(text: str) -> Fraction | None:
    """Return the number that a printed figure states (93.99%, 8.04, 1,000), without its percent sign; None if none."""
    number = parse_decimal(to_half_width(text).strip().removesuffix("%"))
    return None if number is None else Fraction(number)


def printed_places(text: str) -> int:
    """Return how many decimals a printed figure has."""
    return len(to_half_width(text).strip().removesuffix("%").partition(".")[2])


def print_decimal(value: Decimal | Fraction | int, *, places: int | None = None) -> str:
    """Return ``value`` with thousands separators and a true minus sign (−).

    ``places`` fixes the decimals (half-up); None prints a value that is a finite decimal in full and without trailing
    zeros, and any other fraction with four decimals.
    """
    exact = Fraction(value)
    shown = _shortest(exact) if places is None else round_exactly(exact, places=places, mode=Rounding.HALF_UP)
    return f"{shown:,f}".replace("-", "−")


def _shortest(exact: Fraction) -> Decimal:
    places = decimals_of(exact)
    if places is None or places > MAX_DECIMALS:
        return round_exactly(exact, places=4, mode=Rounding.HALF_UP)
    return round_exactly(exact, places=places, mode=Rounding.DOWN)


def decimals_of(exact: Fraction) -> int | None:
    """Return how many decimals print ``exact`` in full, or None where no number of them does."""
    places, rest = 0, exact.denominator
    for prime in (2, 5):
        power = 0
        while rest % prime == 0:
            rest //= prime
            power += 1
        places = max(places, power)
    return places if rest == 1 else None
