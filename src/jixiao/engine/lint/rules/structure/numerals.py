"""How a number in front of a heading is typed, and how its neighbours would be."""

import re

NUMERAL = re.compile(r"[0-9０-９一二三四五六七八九十百]+|[①-⑳⑴-⒛]")
_CHINESE = "零一二三四五六七八九"
_TEN, _MOST = 10, 99


def chinese_numeral(value: int) -> str:
    """Return a number from 1 to 99 in Chinese."""
    if value > _MOST:
        return str(value)
    tens, ones = divmod(value, _TEN)
    head = "" if tens == 0 else "十" if tens == 1 else f"{_CHINESE[tens]}十"
    return head + (_CHINESE[ones] if ones else "")


def typed_as(typed: str, *, value: int) -> str:
    """Return how ``value`` looks when it is typed as ``typed`` is."""
    numeral = NUMERAL.search(typed)
    if numeral is None:
        return str(value)
    sign = numeral[0]
    if sign[0].isdecimal():
        return typed.replace(sign, str(value), 1)
    if sign[0] in _CHINESE or sign[0] in "十百":
        return typed.replace(sign, chinese_numeral(value), 1)
    return typed  # ① and its like are single signs, and nobody counts far in them


def shape_of(typed: str) -> str:
    """Return how a number is typed, without blanks and the numeral written n."""
    return NUMERAL.sub("n", "".join(typed.split()), count=1)
