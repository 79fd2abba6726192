"""Reads one table of a rulebook file field by field: every fault is noted where it stands, none stops the reading."""

import datetime
from collections.abc import Iterable, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from jixiao.engine.errors import Finding, Place
from jixiao.engine.scoring.rulebook import Parameter
from jixiao.engine.values import parse_decimal

_LONG_AGO = datetime.date(1994, 1, 1)


class Fields:
    """One table of the file; ``faults`` is shared by all tables of that file."""

    def __init__(self, table: Mapping[str, Any], *, where: str, path: str, faults: list[Finding]) -> None:
        self._table = table
        self._where = where
        self._path = path
        self._faults = faults
        self._asked: set[str] = set()

    def holds(self, key: str) -> bool:
        """Return whether the field is there."""
        self._asked.add(key)
        return key in self._table

    def fault(self, code: str, key: str, *, cause: str, cure: str) -> None:
        """Note a fault of the field ``key`` ("" is the table itself)."""
        path = ".".join(part for part in (self._path, key) if part)
        self._faults.append(Finding(code, Place(where=f"{self._where} {path}".strip(), path=path), cause, cure))

    def text(self, key: str, *, missing: str | None = None) -> str:
        """Return words; a field that is absent is a fault unless ``missing`` says what stands for it."""
        value = self._value(key, missing)
        if not isinstance(value, str):
            self._wrong(key, value, "文字")
            return ""
        return value

    def one_of(self, key: str, choices: Iterable[str], *, missing: str | None = None) -> str:
        """Return words that must be one of ``choices``."""
        value = self.text(key, missing=missing)
        known = tuple(choices)
        if value not in known and self.holds(key):
            self.fault("J106", key, cause=f"“{value}”不在可选的写法之内", cure=f"改为下列之一：{'、'.join(known)}")
        return value if value in known else known[0]

    def words(self, key: str) -> tuple[str, ...]:
        """Return a list of words; none where the field is absent."""
        value = self._value(key, [])
        if isinstance(value, str):
            return (value,)
        if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
            self._wrong(key, value, "一列文字")
            return ()
        return tuple(value)

    def day(self, key: str, *, missing: datetime.date | None = None) -> datetime.date:
        """Return a date."""
        value = self._value(key, missing)
        if type(value) is not datetime.date:
            self._wrong(key, value, "日期，如 2020-02-25")
            return _LONG_AGO
        return value

    def number(self, key: str, *, missing: Fraction | int | str | None = None) -> Fraction:
        """Return a number that is not negative: 22.5, "0.1" or "60%"."""
        value = self._value(key, missing)
        found = exact_number(value)
        if found is None or found < 0:
            self._wrong(key, value, '不小于 0 的数，如 22.5 或 "60%"')
            return Fraction(0)
        return found

    def places(self, key: str) -> int:
        """Return a number of decimals, 0 to 6."""
        value = self._value(key, None)
        most = 6
        if type(value) is not int or not 0 <= value <= most:
            self._wrong(key, value, f"0 到 {most} 的整数")
            return 2
        return value

    def yes(self, key: str) -> bool:
        """Return whether the field says true; an absent one says no."""
        value = self._value(key, missing=False)
        if not isinstance(value, bool):
            self._wrong(key, value, "true 或 false")
            return False
        return value

    def parameters(self, key: str) -> dict[str, Parameter]:
        """Return the parameters of a method: numbers, lists of words, or pairs of numbers, highest first."""
        table = self._value(key, {})
        found: dict[str, Parameter] = {}
        if not isinstance(table, dict):
            self._wrong(key, table, "一组参数")
            return found
        for name, value in table.items():
            parameter = _parameter(value)
            if parameter is None:
                self._wrong(f"{key}.{name}", value, "数、一列文字，或一列 [界线, 比例]")
            else:
                found[name] = parameter
        return found

    def pairs(self, key: str) -> list[tuple[Any, Any]]:
        """Return a list of pairs."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(_is_pair(pair) for pair in value):
            self._wrong(key, value, "一列两项的组")
            return []
        return [(pair[0], pair[1]) for pair in value]

    def table(self, key: str) -> "Fields":
        """Return an inner table; an absent one reads as empty."""
        value = self._value(key, {})
        if not isinstance(value, dict):
            self._wrong(key, value, "一张表")
            value = {}
        return Fields(value, where=self._where, path=self._inner(key), faults=self._faults)

    def tables(self, key: str) -> list["Fields"]:
        """Return a list of inner tables."""
        value = self._value(key, [])
        if not isinstance(value, list) or not all(isinstance(item, dict) for item in value):
            self._wrong(key, value, "一列表")
            return []
        named = enumerate(value, 1)
        return [
            Fields(item, where=self._where, path=f"{self._inner(key)}[{n}]", faults=self._faults) for n, item in named
        ]

    def names(self) -> tuple[str, ...]:
        """Return the names of all fields, which are then known."""
        self._asked.update(self._table)
        return tuple(self._table)

    def raw(self, key: str) -> object:
        """Return the field as the file has it, None where it is absent."""
        return self._value(key, missing=False) if self.holds(key) else None

    def close(self) -> None:
        """Note every field that nobody asked for: a misspelt key must not pass for a missing one."""
        for key in self._table:
            if key not in self._asked:
                known = "、".join(sorted(self._asked))
                self.fault("J103", key, cause=f"不认识的项“{key}”", cure=f"删去，或改为：{known}")

    def _inner(self, key: str) -> str:
        return f"{self._path}.{key}" if self._path else key

    def _value(self, key: str, missing: Any) -> Any:  # noqa: ANN401 - what TOML gave, whatever it is
        self._asked.add(key)
        return self._table.get(key, missing)

    def _wrong(self, key: str, value: object, wanted: str) -> None:
        if value is None:
            self.fault("J102", key, cause=f"缺少“{key}”", cure=f"补上，应为{wanted}")
        else:
            self.fault("J106", key, cause=f"“{value}”不是{wanted}", cure=f"改为{wanted}")


def exact_number(value: object) -> Fraction | None:
    """Return the number that a field of the file states (22.5, "0.1", "60%"), or None where it states none."""
    if isinstance(value, bool) or not isinstance(value, int | Decimal | str):
        return None
    text = str(value)
    number = parse_decimal(text.removesuffix("%"))
    if number is None:
        return None
    return Fraction(number) / (100 if text.endswith("%") else 1)


def _parameter(value: object) -> Parameter | None:
    if not isinstance(value, list):
        return exact_number(value)
    if all(isinstance(item, str) for item in value):
        return tuple(value)
    steps = []
    for pair in value:
        line, share = map(exact_number, pair) if _is_pair(pair) else (None, None)
        if line is None or share is None:
            return None
        steps.append((line, share))
    return tuple(steps)


def _is_pair(value: object) -> bool:
    pair = 2
    return isinstance(value, list) and len(value) == pair
