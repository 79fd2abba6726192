"""Personal details shown only as far as needed: 张*明, 138****1234 (《个人信息保护法》第六条、第五十一条)."""

import re

from jixiao.engine.values import to_half_width

MOBILE = 11
SHORT = 2
_NAME = re.compile(r"[\u4e00-\u9fff\u3400-\u4dbf\U00020000-\U0002fa1f·.a-zA-Z ]{2,30}")


def mask_name(name: str) -> str:
    """Return a name with all but its first and last character hidden; of two characters the last."""
    if len(name) <= 1:
        return "*"
    return f"{name[0]}*" if len(name) == SHORT else f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"


def mask_phone(phone: str) -> str:
    """Return a telephone number with its middle hidden, "" for none."""
    if len(phone) == MOBILE:
        return f"{phone[:3]}****{phone[-4:]}"
    return f"{'*' * max(0, len(phone) - 3)}{phone[-3:]}" if phone else ""


def plain_name(text: str) -> str:
    """Return a name without needless spaces, "" for what is none."""
    name = " ".join(text.split())
    return name if _NAME.fullmatch(name) else ""


def plain_phone(text: str) -> str | None:
    """Return the digits of a telephone number, "" for none, None for what is no telephone number."""
    digits = re.sub(r"[\s\-－—()（）]", "", to_half_width(text))
    if not digits:
        return ""
    return digits if re.fullmatch(r"1\d{10}|0\d{9,11}|\d{7,8}", digits) else None
