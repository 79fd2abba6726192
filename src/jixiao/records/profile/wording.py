"""How the fields of a description are called and printed."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jixiao.engine.values import Absent, print_decimal
from jixiao.records.profile.models import AMOUNTS, COUNTS, ProfileYear

UNITS: Mapping[str, str] = MappingProxyType({**dict.fromkeys(COUNTS, "人"), **dict.fromkeys(AMOUNTS, "万元")})


def label_of(field: str) -> str:
    """Return what people call a field."""
    return str(ProfileYear._meta.get_field(field).verbose_name)  # type: ignore[union-attr]  # noqa: SLF001 - the documented way to a field


def value_text(field: str, value: Any) -> str:  # noqa: ANN401 - a field holds any value
    """Return a value in words, with its unit: 12 人, 86.40 万元, 不适用."""
    if isinstance(value, Absent):
        return str(value)
    if field in COUNTS:
        return f"{print_decimal(value)} {UNITS[field]}"
    return f"{value.text('万元')} 万元" if field in AMOUNTS else str(value)
