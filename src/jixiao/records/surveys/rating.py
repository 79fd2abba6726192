"""The rate of satisfaction and how sure it is: exact numbers only, nothing of the database.

(非常满意 + 满意) ÷ 有效问卷 × 100 %. The interval is Wilson's at 95 % (z = 1.96), reckoned in Decimal with 40 digits;
what is shown is rounded to two decimals, half up, and only then.
"""

import dataclasses
import decimal
import tomllib
from collections.abc import Mapping
from decimal import Decimal
from fractions import Fraction
from importlib.resources import files
from typing import Any

DIGITS = 40
CENT = Decimal("0.01")


def rules() -> Mapping[str, Any]:
    """Return the dated rules of samples and rates, as shipped with their sources."""
    text = files("jixiao.records.surveys").joinpath("shipped/rules.toml").read_text("utf-8")
    return tomllib.loads(text)


RULES = rules()
SATISFIED = int(RULES["rate"]["satisfied_options"])
Z = Decimal(str(RULES["interval"]["z"]))
FEWEST = int(RULES["sample"]["fewest"])
SHARE = Fraction(str(RULES["sample"]["share_percent"])) / 100


@dataclasses.dataclass(frozen=True, slots=True)
class Interval:
    """Two ends in per cent, two decimals."""

    low: Decimal
    high: Decimal


def rate(satisfied: int, valid: int) -> Fraction | None:
    """Return the rate in per cent, exactly; None where there is no valid sheet."""
    return Fraction(100 * satisfied, valid) if valid else None


def shown(value: Fraction) -> Decimal:
    """Return a percentage with two decimals, half up from the exact value."""
    hundredths = (value.numerator * 200 + value.denominator) // (2 * value.denominator)
    return Decimal(hundredths).scaleb(-2)


def wilson(satisfied: int, valid: int) -> Interval | None:
    """Return Wilson's interval of a rate, None where there is no valid sheet."""
    if not valid:
        return None
    with decimal.localcontext(prec=DIGITS):
        n, share, square = Decimal(valid), Decimal(satisfied) / Decimal(valid), Z * Z
        middle = share + square / (2 * n)
        reach = Z * ((share * (1 - share) + square / (4 * n)) / n).sqrt()
        below = 1 + square / n
        low, high = (middle - reach) / below * 100, (middle + reach) / below * 100
        ends = [min(max(end, Decimal(0)), Decimal(100)).quantize(CENT, decimal.ROUND_HALF_UP) for end in (low, high)]
    return Interval(ends[0], ends[1])


def fewest_wanted(population: int | None) -> int:
    """Return the smallest sample: 30 sheets, or 5 % of those served where that is less; never more than there are.

    The library says 不少于 30 份，或不少于参加人数的 5%: either is enough, so the smaller of the two is the floor.
    """
    if population is None:
        return FEWEST
    part = -(-population * SHARE.numerator // SHARE.denominator)
    return max(1, min(FEWEST, part, population)) if population else FEWEST


def sample_for(population: int) -> int:
    """Return how many sheets hold the half-width of the interval at ±5 points for a rate near 50 %, 95 % sure."""
    margin = Fraction(str(RULES["interval"]["margin_percent"])) / 100
    z = Fraction(Z)
    endless = z * z / 4 / (margin * margin)
    wanted = endless / (1 + (endless - 1) / population) if population else endless
    return -(-wanted.numerator // wanted.denominator)
