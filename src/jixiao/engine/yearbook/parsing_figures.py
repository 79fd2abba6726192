"""Figures as officers type them: counts, plain numbers, 万元 and points. Vague ones are refused, never rounded."""

import re
from decimal import Decimal
from fractions import Fraction

from jixiao.engine.values import FIRST_YEAR, LAST_YEAR, Money, Points, parse_decimal, to_half_width
from jixiao.engine.yearbook.columns import Column, Kind
from jixiao.engine.yearbook.parsed import Fault, Parsed, failed, shortened
from jixiao.engine.yearbook.spelling import LONGEST_NUMBER, MOST_COUNTED, MOST_FEN

MAY_BE_NEGATIVE = frozenset({"adjustment"})
YEARS = frozenset({"year"})

# A double holds 15 digits for certain; a longer one is the noise of somebody's sum (258.13-255.37).
_SURE_DIGITS = 15
_NOISE = Fraction(1, 10**13)
_MOST_DIGITS = 30
_STATED = re.compile(r"(?P<sign>人民币|￥|¥)?\s*(?P<number>[-+]?[\d,]+(?:\.\d+)?)\s*(?P<unit>[^\d\s.,整]*)\s*整?")
_VAGUE = re.compile(r"[约余近几]|大概|左右|上下|若干|以上|以下|不足|不到|超过|多|数[十百千万]|\d\s*[~～—-]\s*\d")
_OTHER_MONEY = ("元", "亿元", "亿")
_TIMES = re.compile("[十百千万亿]")
_ASK = "填一个数；确实数不清的，在“情况”里用文字说明，这里留空"


def parse_money(cell: object, column: Column) -> Parsed:
    """Return the amount: in 万元 unless the cell says 元 or 亿元 itself; nothing finer than 分."""
    found = _stated(cell, column)
    if isinstance(found, Parsed):
        return found
    number, unit = found
    notes: tuple[Fault, ...] = ()
    if unit in _OTHER_MONEY:
        stated = "亿元" if unit == "亿" else unit
        notes = (_other_unit(cell, stated),)
    elif unit in {"", "万元", "万"}:
        stated = "万元"
    else:
        return _no_number(cell, "填以万元为单位的数，如 1.5")
    fen = Fraction(number) * Money.of(1, stated).fen
    if isinstance(cell, float) and abs(fen - round(fen)) < Fraction(1, 10_000):
        fen = Fraction(round(fen))
    if fen.denominator != 1:
        return failed("Y217", f"{number:f}{stated} 不是整数分", "金额最细到分，即以万元为单位最多六位小数")
    if abs(fen) >= MOST_FEN:
        return failed("Y226", f"{number:,f}{stated} 超过 10 万亿元", "核对小数点和单位，这一列以万元为单位")
    return Parsed(Money(fen.numerator), notes)


def parse_points(cell: object, column: Column) -> Parsed:
    """Return the points; the word 分 after them is let pass."""
    found = _stated(cell, column)
    if isinstance(found, Parsed):
        return found
    number, unit = found
    return Parsed(Points.of(number)) if unit in {"", "分"} else _no_number(cell, "只填分数，如 10")


def parse_number(cell: object, column: Column) -> Parsed:
    """Return the number, whole or not; a unit after it is left out and reported."""
    found = _stated(cell, column)
    if isinstance(found, Parsed):
        return found
    number, unit = found
    if _TIMES.search(unit):
        return _no_number(cell, "把数写全，如 20000")
    return Parsed(Fraction(number), _unit_note(unit, number))


def parse_count(cell: object, column: Column) -> Parsed:
    """Return the whole number; years must lie in 1995—2099."""
    found = _stated(cell, column)
    if isinstance(found, Parsed):
        return found
    number, unit = found
    if _TIMES.search(unit):
        return _no_number(cell, "把数写全，如 20000")
    if number != number.to_integral_value():
        return failed("Y215", f"{number:f} 不是整数", "填整数；平均数、比率不填在这里")
    if number >= MOST_COUNTED:
        return failed("Y226", f"{number:,f} 大得不合情理", "核对小数点和单位")
    if column.key in YEARS and not FIRST_YEAR <= number <= LAST_YEAR:
        return failed("Y222", f"年份 {number:f} 不在 {FIRST_YEAR}—{LAST_YEAR} 之内", "填被评价的预算年度，如 2019")
    return Parsed(int(number), () if column.key in YEARS else _unit_note(unit, number))


def decimal_of(cell: float | Decimal) -> Decimal | None:
    """Return the decimal number that was typed, None for what is no finite number of at most 30 digits.

    A double with more than 15 digits is somebody's sum: it is read to 12 digits where that is within the noise.
    """
    if isinstance(cell, int):
        return Decimal(cell) if abs(cell) < 10**_MOST_DIGITS else None
    typed = Decimal(repr(cell)) if isinstance(cell, float) else cell
    if not typed.is_finite() or abs(typed.adjusted()) >= _MOST_DIGITS:
        return Decimal(0) if typed.is_finite() and typed == 0 else None
    if isinstance(cell, float) and len(typed.as_tuple().digits) > _SURE_DIGITS:
        near = Decimal(f"{cell:.12g}")
        far = Decimal(f"{cell:.15g}")
        typed = near if abs(Fraction(near) - Fraction(cell)) <= abs(Fraction(cell)) * _NOISE else far
    whole = typed.to_integral_value()
    plain = whole if whole == typed else typed.normalize()
    return plain if len(f"{plain:f}") <= LONGEST_NUMBER else None


def _stated(cell: object, column: Column) -> tuple[Decimal, str] | Parsed:
    """Return the number and the unit after it, or why there is none."""
    if isinstance(cell, int | float | Decimal):
        number = decimal_of(cell)
        if number is None:
            return failed("Y226", "数字过大、过细或不是有限的数", "核对小数点和单位")
        return _signed(number, "", column)
    if not isinstance(cell, str):
        return failed("Y224", "这里是时间、日期或别的东西，不是数", "填一个数；工作簿里先把单元格格式设为“常规”")
    text = to_half_width(cell).strip()
    if _VAGUE.search(text):
        return failed("Y214", f"“{shortened(cell)}”不是一个确定的数", _ASK)
    found = _STATED.fullmatch(text)
    parsed = parse_decimal(found["number"]) if found else None
    if found is None or parsed is None or (found["sign"] and not found["unit"]):
        return _no_number(cell, "填阿拉伯数字，如 1000 或 1,000；没有发生填 0，没有这回事填“不适用”")
    return _signed(parsed, found["unit"], column)


def _signed(number: Decimal, unit: str, column: Column) -> tuple[Decimal, str] | Parsed:
    if number < 0 and column.key not in MAY_BE_NEGATIVE:
        cure = "核对正负号；追减的预算填在“预算调整”里" if column.kind is Kind.MONEY else "核对正负号"
        return failed("Y216", f"“{column.heading}”是 {number:f}，不能为负", cure)
    return abs(number) if number == 0 else number, unit


def _no_number(cell: object, cure: str) -> Parsed:
    return failed("Y213", f"“{shortened(str(cell))}”不是数", cure)


def _other_unit(cell: object, unit: str) -> Fault:
    cause = f"“{shortened(str(cell))}”以{unit}为单位，这一列以万元为单位，已换算"
    return Fault("Y218", cause, "改成以万元为单位的数，全表只用一种单位")


def _unit_note(unit: str, number: Decimal) -> tuple[Fault, ...]:
    if not unit:
        return ()
    return (Fault("Y219", f"数字后面写了“{unit}”，已读作 {number:f}", "只留数字，单位写在“单位”列或由列名说明"),)
