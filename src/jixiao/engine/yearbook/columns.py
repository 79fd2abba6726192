"""What a column of the yearbook is: its Chinese heading, the kind of value it holds, and a hint for its writer.

The one declaration serves the XLSX workbook, the TOML file, every check and every message.
"""

import dataclasses
import enum
from typing import Any

from jixiao.engine.values import UNFILLED


class Kind(enum.Enum):
    """The kind of value a column holds, and how it is typed on paper."""

    TEXT = "文字"
    LONG_TEXT = "长文字"
    COUNT = "整数"
    NUMBER = "数"
    MONEY = "万元"
    POINTS = "分"
    DATE = "日期"
    CHOICE = "选项"


@dataclasses.dataclass(frozen=True, slots=True)
class Column:
    """One column; ``key`` is its field name, ``refers_to`` the section whose codes it quotes."""

    key: str
    heading: str
    kind: Kind
    hint: str
    choices: tuple[str, ...]
    required: bool
    refers_to: str

    @property
    def shown(self) -> str:
        """Return the heading with its unit, as tables show it."""
        return f"{self.heading}（{self.kind.value}）" if self.kind in {Kind.MONEY, Kind.POINTS} else self.heading


def column(
    heading: str,
    kind: Kind = Kind.TEXT,
    *,
    hint: str = "",
    choices: tuple[str, ...] = (),
    required: bool = False,
    refers_to: str = "",
) -> Any:  # noqa: ANN401 - stands for the declared type of the field, as dataclasses.field does
    """Return a dataclass field that is a column; 未填 until somebody fills it in."""
    settled = Kind.CHOICE if choices else kind
    details = {"heading": heading, "kind": settled, "hint": hint, "choices": choices, "required": required}
    return dataclasses.field(default=UNFILLED, metadata={**details, "refers_to": refers_to})


def columns_of(row_type: type) -> tuple[Column, ...]:
    """Return the columns of a row or form type, in order."""
    return tuple(
        Column(key=field.name, **field.metadata)
        for field in dataclasses.fields(row_type)
        if "heading" in field.metadata
    )
