"""Which figure of a sum was probably mistyped, and what it should have been."""

from collections.abc import Iterator
from fractions import Fraction

from jixiao.engine.facts import Amount
from jixiao.engine.lint.rules.numbers.breakdowns import Breakdown, fen_of
from jixiao.engine.lint.rules.numbers.rounding_slack import places_of
from jixiao.engine.lint.rules.numbers.telling import typed
from jixiao.engine.values import print_decimal
from jixiao.engine.values.money import FEN_PER

_MOST_TOLD = 2
_FEWEST = 3  # in a figure of fewer digits another digit says nothing


def likely_misprint(one: Breakdown) -> str:
    """Return which figure, with which slip mended, makes the sum right, as a clause; "" where none or many do."""
    told = [
        f"把“{each.quote}”改为 {right} 就相符，{slip}"
        for each, fen in (*((part, fen_of(part) + one.gap) for part in one.parts), (one.whole, one.sum))
        for slip, right in _slips(each, fen)
    ]
    return "；或者".join(told) if len(told) <= _MOST_TOLD else ""


def _slips(amount: Amount, fen: int) -> Iterator[tuple[str, str]]:
    """Yield how ``amount`` could come of ``fen`` by one slip of the hand."""
    exact = Fraction(fen, FEN_PER.get(amount.unit or "元", 100))
    places = places_of(amount.quote)
    if fen <= 0 or (exact * 10**places).denominator != 1:
        return
    right = print_decimal(exact, places=places).replace(",", "")
    was = typed(amount).replace(",", "")
    slip = digit_slip(was, right)
    if slip:
        yield slip, f"{right}{amount.typed_unit or amount.unit or ''}"


def digit_slip(was: str, right: str) -> str:
    """Return what kind of slip turns the number ``right`` into ``was``: digits changed round, one wrong, the point."""
    first, second = was.replace(".", ""), right.replace(".", "")
    if first == second:
        return "小数点的位置像是错了" if was != right else ""
    if len(was) != len(right) or len(first) < _FEWEST:
        return ""
    apart = [place for place in range(len(was)) if was[place] != right[place]]
    if len(apart) == 1:
        return "像是错了一个数字" if len(first) > _FEWEST else ""
    swapped = len(apart) == 2 and (was[apart[0]], was[apart[1]]) == (right[apart[1]], right[apart[0]])  # noqa: PLR2004 - two places changed round
    return "像是有两个数字写颠倒了" if swapped else ""
