"""Personal details shown only as far as needed: 张*明, 138****1234, 131024********1234 (个人信息保护法第六条)."""

import datetime
import re

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from jixiao.engine.values import to_half_width

_MOBILE = 11
CHILD = 14


def mask_name(name: str) -> str:
    """Return a name with all but its first and last character hidden; of two characters the last."""
    if len(name) <= 1:
        return "*"
    return f"{name[0]}*" if len(name) == 2 else f"{name[0]}{'*' * (len(name) - 2)}{name[-1]}"  # noqa: PLR2004 - a name of two


def mask_phone(phone: str) -> str:
    """Return a telephone number with its middle hidden, "" for none."""
    if len(phone) == _MOBILE:
        return f"{phone[:3]}****{phone[-4:]}"
    return f"{'*' * max(0, len(phone) - 3)}{phone[-3:]}" if phone else ""


def plain_phone(text: str) -> str | None:
    """Return the digits of a telephone number, "" for none, None for what is no telephone number."""
    digits = re.sub(r"[\s\-－—()（）]", "", to_half_width(text))
    if not digits:
        return ""
    return digits if re.fullmatch(r"1\d{10}|0\d{9,11}|\d{7,8}", digits) else None


def masked_id(text: str) -> tuple[str, datetime.date | None] | None:
    """Return an identity number masked, and the day of birth in it; None for what is no identity number.

    A number that comes masked already is kept so; its owner's day of birth is not known then.
    """
    plain = re.sub(r"\s", "", to_half_width(text)).upper()
    if not plain:
        return "", None
    if re.fullmatch(r"\d{4,6}\*{6,12}[\dX]{2,4}", plain):
        return plain[:18], None
    try:
        number = ric.validate(plain)
    except ValidationError:
        return None
    return f"{number[:6]}********{number[-4:]}", ric.get_birth_date(number)


def is_child(born: datetime.date, on: datetime.date) -> bool:
    """Return whether somebody is under fourteen on a day: their details are sensitive (个人信息保护法第二十八条)."""
    had_birthday = (on.month, on.day) >= (born.month, born.day)
    return on.year - born.year - (0 if had_birthday else 1) < CHILD
