"""How far figures may stand apart because each was rounded when it was printed."""

import re
from collections.abc import Sequence
from fractions import Fraction

from jixiao.engine.facts import Amount, Count
from jixiao.engine.values.money import FEN_PER

_DECIMALS = re.compile(r"[0-9][0-9,]*\.(?P<places>[0-9]+)")
_DIGIT = re.compile(r"[0-9]")
_WIDE = str.maketrans("０１２３４５６７８９．", "0123456789.")
_EXACT = 4  # figures of fewer digits are round sums and meant as they stand
_COARSE = FEN_PER["万元"]
_MANY = 5


def places_of(quote: str) -> int:
    """Return how many decimals a figure was printed with."""
    match = _DECIMALS.search(quote.translate(_WIDE))
    return len(match["places"]) if match else 0


def last_place(amount: Amount) -> Fraction:
    """Return what one step of the last printed place is worth, in 分."""
    return Fraction(FEN_PER.get(amount.unit or "元", 100), 10 ** places_of(amount.quote))


def slack_of_sum(whole: Amount, parts: Sequence[Amount]) -> Fraction:
    """Return by how many 分 parts rounded to the finest places that were printed may miss their whole.

    Whole 万元 are taken as exact: 81 + 161 is 242 and not 243.
    """
    finest = min(last_place(each) for each in (whole, *parts))
    return Fraction(0) if finest >= _COARSE else finest * (len(parts) + 1) / 2


def slack_of_rounding(whole: Amount, parts: Sequence[Amount]) -> Fraction:
    """Return by how many 分 they may miss it where the whole, or all the parts, were rounded more coarsely.

    Whole 万元 that were rounded miss theirs by one, where there are many by two.
    """
    step = min(last_place(part) for part in parts)
    if step >= _COARSE:
        return step * (1 if len(parts) < _MANY else 2)
    slack = slack_of_sum(whole, parts) + last_place(whole) / 2
    return slack + step * len(parts) / 2 if step > last_place(whole) else slack


def bounds(figure: Amount | Count) -> tuple[Fraction, Fraction]:
    """Return the least and the most that a printed figure may stand for, in its own unit.

    Figures of fewer than four digits and counts are exact; amounts in 亿元 are always rounded.
    """
    number = figure.number or Fraction(0)
    if isinstance(figure, Count):
        return number, number
    if figure.unit != "亿元" and len(_DIGIT.findall(figure.quote.translate(_WIDE))) < _EXACT:
        return number, number
    half = Fraction(1, 2 * 10 ** places_of(figure.quote))
    return number - half, number + half


def money_bounds(amount: Amount) -> tuple[Fraction, Fraction]:
    """Return the least and the most that a printed amount may stand for, in 分."""
    scale = FEN_PER.get(amount.unit or "元", 100)
    low, high = bounds(amount)
    return low * scale, high * scale
