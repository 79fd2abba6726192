"""Sums written out for the reader: 81 + 161 = 242."""

import re
from collections.abc import Iterable
from fractions import Fraction

from jixiao.engine.facts import Amount
from jixiao.engine.values import print_decimal
from jixiao.engine.values.money import FEN_PER

_MOST_SHOWN = 8
_NUMBER = re.compile(r"[0-9０-９][0-9０-９,.．]*")


def unit_for(amounts: Iterable[Amount]) -> str:
    """Return the unit that most of the amounts are in."""
    units = [each.unit or "元" for each in amounts]
    return max(dict.fromkeys(units), key=units.count)


def in_unit(fen: int | Fraction, unit: str) -> str:
    """Return 分 as a number of ``unit`` without the unit: 242, 1,384.06; at most six decimals."""
    exact = Fraction(fen, FEN_PER.get(unit, 100))
    return print_decimal(exact if (exact * 10**6).denominator == 1 else Fraction(round(exact * 10**4), 10**4))


def with_unit(fen: int | Fraction, unit: str) -> str:
    """Return 分 as an amount: 37 万元."""
    return f"{in_unit(fen, unit)} {unit}"


def typed(amount: Amount) -> str:
    """Return the number of an amount as it was typed, without its unit."""
    match = _NUMBER.search(amount.quote)
    return match[0].rstrip(",.") if match else amount.quote


def addition(fens: Iterable[int], unit: str) -> str:
    """Return 81 + 161, or the number of terms where they are too many to read."""
    terms = list(fens)
    if len(terms) > _MOST_SHOWN:
        return f"{len(terms)} 项相加"
    told = in_unit(terms[0], unit)
    for each in terms[1:]:
        told += f" − {in_unit(-each, unit)}" if each < 0 else f" + {in_unit(each, unit)}"
    return told


def percent(value: Fraction, places: int = 2) -> str:
    """Return a percentage with so many decimals, trailing zeros left out: 99.12%, 100%."""
    shown = print_decimal(value, places=places)
    return f"{shown.rstrip('0').rstrip('.') if '.' in shown else shown}%"
