"""Identity numbers shown only as far as needed: 131024********1234 (个人信息保护法第六条); who is a child."""

import datetime
import re

from stdnum.cn import ric
from stdnum.exceptions import ValidationError

from jixiao.engine.values import to_half_width

CHILD = 14


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
