"""Where a printed number came from: one tree for the page, the report and every machine that asks."""

import dataclasses
import datetime
from collections.abc import Iterator, Mapping
from fractions import Fraction
from typing import Any

from jixiao.engine.values.numerals import decimals_of, print_decimal


def _exactly(value: Fraction) -> str:
    """Return a finite decimal as it is, any other fraction with a decimal beside it."""
    decimal = print_decimal(value)
    return f"{value}（≈{decimal}）" if decimals_of(value) is None else decimal


@dataclasses.dataclass(frozen=True, slots=True)
class Source:
    """Where a number was read, at the end of a branch.

    ``kind`` is 记录 (counted from records), 填报 (entered by a person), 规则 (a constant of a rulebook) or 公式;
    ``place`` is where a person finds it (《预算》表 C4 单元格); ``reference`` is its address in the year's record;
    ``proofs`` name the papers that prove it.
    """

    kind: str
    place: str
    reference: str = ""
    proofs: tuple[str, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Rule:
    """The rule that was applied: which rulebook, which of its rules, its 文号 and since when it holds."""

    rulebook: str
    key: str
    title: str
    source: str
    since: datetime.date


@dataclasses.dataclass(frozen=True, slots=True)
class Trace:
    """One number with everything it came from.

    ``printed`` is what the reader sees; ``exact`` is the value it was rounded from (None where there is none);
    ``formula`` is in the names of the trade, ``worked`` the same with the numbers put in.
    """

    label: str
    printed: str
    exact: Fraction | None = None
    unit: str = ""
    formula: str = ""
    worked: str = ""
    rounding: str = ""
    note: str = ""
    source: Source | None = None
    rule: Rule | None = None
    inputs: tuple["Trace", ...] = ()

    def lines(self, indent: int = 0) -> Iterator[str]:
        """Yield the tree as lines of Chinese text, each input two columns further in."""
        pad = "  " * indent
        yield f"{pad}{self.label} = {self.printed}"
        for name, text in self._particulars():
            yield f"{pad}  {name}：{text}"
        for child in self.inputs:
            yield from child.lines(indent + 1)

    def text(self) -> str:
        """Return the tree as one text."""
        return "\n".join(self.lines())

    def _particulars(self) -> Iterator[tuple[str, str]]:
        if self.formula:
            yield "公式", self.formula
        if self.worked:
            yield "代入", self.worked
        if self.exact is not None and self.rounding:
            yield "精确值", _exactly(self.exact)
        if self.rounding:
            yield "取舍", self.rounding
        if self.rule:
            since = self.rule.since.isoformat()
            yield "依据", f"{self.rule.title}（{self.rule.source}，{since}起，规则集 {self.rule.rulebook}）"
        if self.source:
            yield "来源", f"{self.source.kind}，{self.source.place}"
            if self.source.proofs:
                yield "佐证", "；".join(self.source.proofs)
        if self.note:
            yield "说明", self.note

    def to_json(self) -> dict[str, Any]:
        """Return the tree as plain JSON values; fractions as "n/d", empty fields left out."""
        found: dict[str, Any] = {"label": self.label, "printed": self.printed}
        if self.exact is not None:
            found["exact"] = str(self.exact)
        for name in ("unit", "formula", "worked", "rounding", "note"):
            if getattr(self, name):
                found[name] = getattr(self, name)
        if self.source:
            found["source"] = {**dataclasses.asdict(self.source), "proofs": list(self.source.proofs)}
        if self.rule:
            found["rule"] = {**dataclasses.asdict(self.rule), "since": self.rule.since.isoformat()}
        if self.inputs:
            found["inputs"] = [child.to_json() for child in self.inputs]
        return found

    @classmethod
    def from_json(cls, data: Mapping[str, Any]) -> "Trace":
        """Return the tree that ``to_json`` wrote."""
        source = data.get("source")
        rule = data.get("rule")
        plain = {name: data[name] for name in ("unit", "formula", "worked", "rounding", "note") if name in data}
        return cls(
            label=data["label"],
            printed=data["printed"],
            exact=Fraction(data["exact"]) if "exact" in data else None,
            source=Source(**{**source, "proofs": tuple(source["proofs"])}) if source else None,
            rule=Rule(**{**rule, "since": datetime.date.fromisoformat(rule["since"])}) if rule else None,
            inputs=tuple(cls.from_json(child) for child in data.get("inputs", ())),
            **plain,
        )
