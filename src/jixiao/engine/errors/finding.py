"""Findings: what is wrong with something a person wrote, as a value with code, place, cause and cure."""

import dataclasses
import enum
from collections.abc import Iterable
from typing import Any

from jixiao.engine.errors.codes import code_table

_LONGEST_QUOTE, _END = 60, 12


class Severity(enum.Enum):
    """How much a finding weighs. 必须改 only for what can be proven; an opinion is 建议."""

    MUST = "必须改"
    SHOULD = "应当改"
    MAY = "建议"

    def __str__(self) -> str:
        """Return the word people read."""
        return self.value


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """Where a finding sits.

    ``where`` is what a person reads (《预算》表 第 4 行 C 列); ``quote`` the words at fault; ``start`` and ``end`` are
    character offsets into the text the person typed; ``path`` is the address in the year's record or document.
    """

    where: str = ""
    quote: str = ""
    start: int | None = None
    end: int | None = None
    path: str = ""

    def __str__(self) -> str:
        """Return the place as one line; of long words the beginning and the end."""
        words = "".join(self.quote.split("\n"))
        if len(words) > _LONGEST_QUOTE:
            words = f"{words[: _LONGEST_QUOTE - _END]}……{words[-_END:]}"
        return f"{self.where}「{words}」" if words else self.where


@dataclasses.dataclass(frozen=True, slots=True)
class Finding:
    """One fault: its code, where it is (位置), why it is one (原因) and how to mend it (改法).

    ``replacement`` can stand in place of the quoted words without changing what is said; None where only a person can
    mend it.
    """

    code: str
    place: Place
    cause: str
    cure: str
    replacement: str | None = None

    @property
    def name(self) -> str:
        """Return the name of the fault, from the table of codes."""
        return code_table()[self.code].name

    @property
    def severity(self) -> Severity:
        """Return its weight, from the table of codes."""
        return Severity(code_table()[self.code].severity)

    def text(self) -> str:
        """Return the finding as one line of Chinese text."""
        where = f"位置：{self.place}；" if str(self.place) else ""
        return f"{self.severity} {self.code} {self.name}。{where}原因：{self.cause}；改法：{self.cure}"

    def to_json(self) -> dict[str, Any]:
        """Return the finding as plain JSON values."""
        return {
            "code": self.code,
            "name": self.name,
            "severity": str(self.severity),
            "where": self.place.where,
            "quote": self.place.quote,
            "start": self.place.start,
            "end": self.place.end,
            "path": self.place.path,
            "cause": self.cause,
            "cure": self.cure,
        }


def worst_first(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return the findings, 必须改 first, otherwise in the order they came."""
    order = list(Severity)
    return tuple(sorted(findings, key=lambda finding: order.index(finding.severity)))
