"""A printed percentage held against the two figures it can come from."""

from fractions import Fraction

from jixiao.engine.facts import Amount, Count, Rate
from jixiao.engine.lint.rules.numbers.rounding_slack import bounds, money_bounds, places_of

_HUNDREDTH = Fraction(1, 100)
_PER_UNIT_SLIP = (10_000, Fraction(1, 10_000))
Figure = Amount | Count
Bounds = tuple[Fraction, Fraction]


def is_plain(rate: Rate) -> bool:
    """Return whether a rate is one exact figure: no target with ≥, no 约, no range, no 百分点."""
    return rate.operator in {"", "="} and not rate.vague and rate.low is None and not rate.points


def quotient(over: Figure, under: Figure) -> Fraction | None:
    """Return one figure as a percentage of the other, or None where the second is nothing."""
    above, below = _exact(over), _exact(under)
    return above * 100 / below if below else None


def fits(rate: Fraction, quote: str, over: Figure, under: Figure) -> bool:
    """Return whether ``over`` ÷ ``under`` may be printed as ``rate``: rounded or cut off, each figure rounded too.

    A hundredth is no fault. ``quote`` is the percentage as typed: it says to how many places it was printed.
    """
    return fits_bounds(rate, quote, over=bounds_of(over), under=bounds_of(under))


def fits_bounds(rate: Fraction, quote: str, *, over: Bounds, under: Bounds) -> bool:
    """Return the same of two figures of which only the least and the most they may be are known."""
    (least, most), (low, high) = over, under
    if low <= 0:
        return False
    from_, to = printed_range(rate, quote)
    return least * 100 / high <= to and from_ <= most * 100 / low


def printed_range(rate: Fraction, quote: str) -> tuple[Fraction, Fraction]:
    """Return between which values a percentage printed as ``quote`` may lie."""
    step = Fraction(1, 10 ** places_of(quote))
    slack = _HUNDREDTH if step <= _HUNDREDTH else Fraction(0)
    return rate - step / 2 - slack, rate + step + slack


def fits_turned_over(rate: Rate, over: Figure, under: Figure) -> bool:
    """Return whether numerator and denominator changed places."""
    return fits(rate.number, rate.quote, under, over)


def fits_with_other_unit(rate: Rate, over: Figure, under: Figure) -> bool:
    """Return whether the rate comes out once one of the two is in 万元 instead of 元 or the other way round."""
    ratio = quotient(over, under)
    from_, to = printed_range(rate.number, rate.quote)
    return ratio is not None and any(from_ <= ratio * factor <= to for factor in _PER_UNIT_SLIP)


def _exact(figure: Figure) -> Fraction:
    if isinstance(figure, Amount):
        return Fraction(figure.money.fen if figure.money else 0)
    return figure.number or Fraction(0)


def bounds_of(figure: Figure) -> Bounds:
    """Return the least and the most that a printed figure may stand for: 分 of money, or things."""
    return money_bounds(figure) if isinstance(figure, Amount) else bounds(figure)
