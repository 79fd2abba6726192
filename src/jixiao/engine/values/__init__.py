"""The immutable values that everything else is made of: money, quantities, ratios, periods, points, grades, traces."""

from jixiao.engine.values.absent import NOT_APPLICABLE, UNFILLED, Absent
from jixiao.engine.values.money import ZERO_MONEY, Money
from jixiao.engine.values.numerals import parse_decimal, print_decimal, printed_number, printed_places, to_half_width
from jixiao.engine.values.period import FIRST_YEAR, LAST_YEAR, Period
from jixiao.engine.values.points import ZERO_POINTS, Grade, Points
from jixiao.engine.values.quantity import Quantity
from jixiao.engine.values.ratio import Ratio
from jixiao.engine.values.rounding import Rounding, describe_rounding, round_exactly
from jixiao.engine.values.trace import Rule, Source, Trace
from jixiao.engine.values.undefined import Undefined
from jixiao.engine.values.unit import PERCENT, RATIO, YUAN, Unit

__all__ = [
    "FIRST_YEAR",
    "LAST_YEAR",
    "NOT_APPLICABLE",
    "PERCENT",
    "RATIO",
    "UNFILLED",
    "YUAN",
    "ZERO_MONEY",
    "ZERO_POINTS",
    "Absent",
    "Grade",
    "Money",
    "Period",
    "Points",
    "Quantity",
    "Ratio",
    "Rounding",
    "Rule",
    "Source",
    "Trace",
    "Undefined",
    "Unit",
    "describe_rounding",
    "parse_decimal",
    "print_decimal",
    "printed_number",
    "printed_places",
    "round_exactly",
    "to_half_width",
]
