"""What a table to be read in looks like."""

import dataclasses
import datetime
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED
from jixiao.web.typed import Misread, read_absent, read_count, read_day, read_decimal, read_money, read_percent

LONGEST_TEXT = 2000
UNITS = {"money": "万元", "yuan": "元", "percent": "%"}


@dataclasses.dataclass(frozen=True, slots=True)
class ImportColumn:
    """One column.

    ``kind`` is text, count, number, money (万元 → 分), yuan (元 → 分), percent (→ share of one), day or choice.
    ``choices`` are pairs of value and word, as Django has them; a cell may hold either.
    ``others`` are further heads the column is known by; ``spellings`` pairs of value and word that a choice is read
    from and never offered (单选题 for 单选). ``width`` is that of the template, in letters. What is empty in
    a ``quiet`` column is nothing to look at, and no 未填 stands there in the dry run.
    """

    key: str
    title: str
    kind: str = "text"
    required: bool = False
    choices: tuple[tuple[str, str], ...] = ()
    hint: str = ""
    width: int = 14
    others: tuple[str, ...] = ()
    spellings: tuple[tuple[str, str], ...] = ()
    quiet: bool = False

    def __post_init__(self) -> None:
        """Refuse a kind that is none."""
        if self.kind not in READERS:
            message = f"column {self.key}: kind must be one of {sorted(READERS)}"
            raise ValueError(message)

    @property
    def unit(self) -> str:
        """Return the unit in its head."""
        return UNITS.get(self.kind, "")

    @property
    def head(self) -> str:
        """Return the head as the template has it: 金额（万元）."""
        return f"{self.title}（{self.unit}）" if self.unit else self.title

    def read(self, text: str) -> Any:  # noqa: ANN401 - each kind has its own values
        """Return the value of a cell: None for 未填, the word 不适用, a value, or a Misread."""
        absent = read_absent(text)
        if absent is UNFILLED:
            return Misread("没有填", f"{self.title}未填", "补填") if self.required else None
        if absent is NOT_APPLICABLE and self.kind not in {"text", "choice"}:
            return Misread("不能填不适用", f"{self.title}必须有", "补填") if self.required else str(NOT_APPLICABLE)
        return READERS[self.kind](self, text.strip())


@dataclasses.dataclass(frozen=True, slots=True)
class ImportPlan:
    """A table that can be read in: ``key`` names it for the program, ``title`` for people."""

    key: str
    title: str
    columns: tuple[ImportColumn, ...]

    def column(self, key: str) -> ImportColumn:
        """Return the column of that key; raise KeyError where there is none."""
        for column in self.columns:
            if column.key == key:
                return column
        raise KeyError(key)


def to_plain(value: Any) -> Any:  # noqa: ANN401 - JSON takes what it takes
    """Return a value as JSON has it: days as 2019-09-01, exact numbers as text."""
    if isinstance(value, datetime.date):
        return {"day": value.isoformat()}
    return {"number": str(value)} if isinstance(value, Decimal) else value


def from_plain(value: Any) -> Any:  # noqa: ANN401 - JSON takes what it takes
    """Return the value that ``to_plain`` wrote."""
    if isinstance(value, dict) and "day" in value:
        return datetime.date.fromisoformat(value["day"])
    return Decimal(value["number"]) if isinstance(value, dict) and "number" in value else value


def _text(_: ImportColumn, text: str) -> str | Misread:
    if len(text) > LONGEST_TEXT:
        return Misread("太长", f"有 {len(text)} 个字", f"最多 {LONGEST_TEXT} 个字")
    return text


def _choice(column: ImportColumn, text: str) -> str | Misread:
    pairs = (*column.spellings, *column.choices)
    known = {**{word: value for value, word in pairs}, **{value: value for value, _ in column.choices}}
    if text in known:
        return known[text]
    return Misread(
        "没有这个选项", f"「{text[:30]}」不在选项里", f"填其中一个：{'、'.join(word for _, word in column.choices)}"
    )


READERS: dict[str, Callable[[ImportColumn, str], Any]] = {
    "text": _text,
    "choice": _choice,
    "count": lambda _, text: read_count(text),
    "number": lambda _, text: read_decimal(text),
    "money": lambda _, text: read_money(text, unit="万元"),
    "yuan": lambda _, text: read_money(text, unit="元"),
    "percent": lambda _, text: read_percent(text),
    "day": lambda _, text: read_day(text),
}
