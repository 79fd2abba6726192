"""Chinese numerals read exactly: 二十, 两百三, 一千零五, 三万. What is no plain number is refused."""

import re

_DIGITS = {"零": 0, "〇": 0, "一": 1, "二": 2, "两": 2, "三": 3, "四": 4, "五": 5, "六": 6, "七": 7, "八": 8, "九": 9}
_TENS = {"十": 10, "百": 100, "千": 1000}
_GROUPS = {"万": 10_000, "亿": 100_000_000}
LONGEST = 16
NUMERAL = re.compile(r"[零〇一二两三四五六七八九十百千万亿]++")


def parse_numeral(text: str) -> int | None:
    """Return the whole number that ``text`` is in Chinese numerals, or None; 二〇一九 is read digit by digit."""
    if not text or len(text) > LONGEST or text[0] in "百千万亿":
        return None
    if text[-2:-1] in ("百", "千", "万", "亿") and text[-1] in "一二两三四五六七八九":
        return None  # 三百五 is 350 to some and 305 to others
    if all(sign in _DIGITS for sign in text):
        return int("".join(str(_DIGITS[sign]) for sign in text)) if "两" not in text or len(text) == 1 else None
    return _grouped(text)


def _grouped(text: str) -> int | None:
    """Return the value of a numeral with 十百千万亿, whose powers must fall from left to right."""
    total, section, digit = 0, 0, None
    last_ten, last_group = 10_000, 10**12
    for index, sign in enumerate(text):
        if sign in _DIGITS:
            if digit:
                return None
            digit = _DIGITS[sign]
            continue
        power = _TENS.get(sign) or _GROUPS[sign]
        if sign in _TENS:
            if power >= last_ten or (digit is None and index and sign != "十"):
                return None
            section, last_ten, digit = section + (1 if digit is None else digit) * power, power, None
            continue
        section += digit or 0
        if power >= last_group or not section:
            return None
        total, section, digit = total + section * power, 0, None
        last_group, last_ten = power, 10_000
    return total + section + (digit or 0)
