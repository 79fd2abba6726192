"""What a name is searched and compared by: the bare name, its first letters, and how it is read."""

import dataclasses
import re
from collections.abc import Mapping
from types import MappingProxyType

from pypinyin import Style, lazy_pinyin

from jixiao.engine.values import to_half_width
from jixiao.orgs.spelling import initials_of

_BARE = re.compile(r"[\s·•．.・‧,，'’-]+")
_HALF = {wide: wide - 0xFEE0 for wide in (*range(0xFF21, 0xFF3B), *range(0xFF41, 0xFF5B))}
"""Full-width letters."""
NAME_MOST, PINYIN_MOST = 40, 120
SURNAMES: Mapping[str, str] = MappingProxyType({
    "单": "shan", "曾": "zeng", "解": "xie", "仇": "qiu", "任": "ren", "盖": "ge", "查": "zha", "区": "ou",
    "朴": "piao", "翟": "zhai", "缪": "miao", "覃": "qin", "华": "hua", "召": "shao", "员": "yun", "宁": "ning",
    "乐": "yue", "种": "chong", "折": "she", "洗": "xian", "尉迟": "yuchi", "长孙": "zhangsun", "万俟": "moqi",
    "澹台": "tantai",
})  # fmt: skip
"""Surnames that are read otherwise than the same character elsewhere."""


@dataclasses.dataclass(frozen=True, slots=True)
class Keys:
    """The bare name, its first letters and its reading, all in small letters."""

    name: str
    initials: str
    pinyin: str


def keys_of(name: str) -> Keys:
    """Return what a name is searched by: 单 小明 → 单小明, sxm, shanxiaoming."""
    bare = bare_name(name)
    surname = next((one for one in sorted(SURNAMES, key=len, reverse=True) if bare.startswith(one)), "")
    rest = bare[len(surname) :]
    spoken = "".join(lazy_pinyin(rest, errors=lambda text: text)).lower()
    letters = "".join(lazy_pinyin(rest, style=Style.FIRST_LETTER, errors=lambda text: text)).lower()
    first = SURNAMES.get(surname, "")
    short = first[:1] if len(surname) == 1 else "".join(lazy_pinyin(surname, style=Style.FIRST_LETTER))
    if surname == "长孙":
        short = "zs"
    return Keys(bare, (short + letters)[:NAME_MOST], (first + spoken)[:PINYIN_MOST])


def bare_name(name: str) -> str:
    """Return a name without spaces and marks, in half width and small letters: two ways of writing it are one."""
    return _BARE.sub("", to_half_width(name).translate(_HALF)).lower()[:NAME_MOST]


def place_initials(workplace: str) -> str:
    """Return the first letters of a workplace."""
    return initials_of(workplace)
