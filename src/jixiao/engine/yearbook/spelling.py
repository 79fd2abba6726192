"""How a value is written down, the same for both forms: 未填 as nothing, 不适用 as the word, money in 万元."""

import datetime
import re
from decimal import Context, Decimal
from fractions import Fraction

from jixiao.engine.values import FIRST_YEAR, LAST_YEAR, NOT_APPLICABLE, UNFILLED, Money, Points
from jixiao.engine.yearbook.columns import Column, Kind

Plain = str | int | Decimal | datetime.date | None

NOT_APPLICABLE_WORDS = ("不适用", "—")
MOST_COUNTED = 10**12
MOST_FEN = 10**15
LONGEST_NUMBER = 30
LONGEST_TEXT = 32_767
"""Excel holds no more in one cell, counted in UTF-16 units."""

_EXACT = Context(prec=80)
_UNSAFE = re.compile("[\x00-\x08\x0b-\x1f\x7f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)|⟦(?=U\\+)")
_ESCAPED = re.compile(r"⟦U\+([0-9A-F]{4})⟧")


def spell(value: object, column: Column) -> Plain:
    """Return ``value`` as it is written down: money in 万元 and points as exact decimals, None where it is 未填.

    Refuses, as a programming error (ValueError), a value that reading would not give back: blank words, the word
    不适用 as a text of its own, a fraction without a finite decimal, anything beyond the limits of this module.
    """
    if value is UNFILLED:
        return None
    if value is NOT_APPLICABLE:
        return str(NOT_APPLICABLE)
    match column.kind, value:
        case Kind.MONEY, Money(fen=fen) if abs(fen) < MOST_FEN:
            return Decimal(fen).scaleb(-6, context=_EXACT)
        case Kind.POINTS, Points(value=points):
            return exact_decimal(points)
        case Kind.NUMBER, Fraction():
            return exact_decimal(value)
        case Kind.COUNT, int() if 0 <= value < MOST_COUNTED:
            return value
        case Kind.DATE, datetime.date() if FIRST_YEAR <= value.year <= LAST_YEAR:
            return value
        case ((Kind.TEXT | Kind.LONG_TEXT | Kind.CHOICE), str()) if is_plain_text(value):
            return value
    message = f"{column.key} cannot hold {value!r}"
    raise ValueError(message)


def exact_decimal(value: Fraction) -> Decimal:
    """Return the finite decimal that ``value`` is, at most 30 characters long; raise ValueError where it is none."""
    found = _EXACT.divide(Decimal(value.numerator), Decimal(value.denominator)).normalize(_EXACT)
    if Fraction(found) != value or len(f"{found:f}") > LONGEST_NUMBER:
        message = f"{value} is no decimal of at most {LONGEST_NUMBER} characters"
        raise ValueError(message)
    return found


def is_plain_text(text: str) -> bool:
    """Return whether reading would give ``text`` back: not blank, not a word for 不适用, not too long for a cell."""
    return bool(text.strip()) and text.strip() not in NOT_APPLICABLE_WORDS and fits_cell(text)


def fits_cell(text: str) -> bool:
    """Return whether ``text`` fits into one cell of a workbook."""
    return len(to_cell(text).encode("utf-16-le", "surrogatepass")) // 2 <= LONGEST_TEXT


def to_cell(text: str) -> str:
    """Return ``text`` as a cell holds it: what XML cannot carry is spelt ⟦U+0007⟧."""
    return _UNSAFE.sub(lambda found: f"⟦U+{ord(found[0]):04X}⟧", text)


def from_cell(text: str) -> str:
    """Return the text that ``to_cell`` spelt."""
    return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), text) if "⟦" in text else text
