"""Telephone numbers, read and kept the same way wherever somebody gives one.

Who plays by telephone, who left one for a prize and who may not win (回避名单) are told apart and found again by one
digest. It is made here and nowhere else: were it made in two ways, staff would win.
"""

import re

from jixiao.engine.values import to_half_width
from jixiao.records.quiz.models import Campaign, IdentityWay
from jixiao.records.quiz.seals import digest_of

_MOST = 40
_MOBILE = re.compile(r"1[3-9][0-9]{9}")
_AT_A_DESK = re.compile(r"0[0-9]{9,11}|[0-9]{7,8}")
_BETWEEN = re.compile(r"[\s\-－—()（）]")


def plain_mobile(text: str) -> str:
    """Return the eleven digits of a mobile number, however it is typed; "" for what is none."""
    digits = _digits(text)
    return digits if _MOBILE.fullmatch(digits) else ""


def plain_telephone(text: str) -> str:
    """Return the digits of a mobile number or of a telephone at a desk; "" for what is neither."""
    return plain_mobile(text) or (_digits(text) if _AT_A_DESK.fullmatch(_digits(text)) else "")


def telephone_key(*, campaign: Campaign, phone: str) -> str:
    """Return the digest of a telephone (digits, as read here): one for all campaigns of the unit."""
    return digest_of(campaign.unit_year.unit_id, IdentityWay.PHONE.value, phone)


def _digits(text: str) -> str:
    return _BETWEEN.sub("", to_half_width(text[:_MOST])).removeprefix("+86")
