"""Writing facts into a paper: every figure gets a reference and a trace, every missing fact becomes a gap."""

import datetime
import re
from collections.abc import Mapping
from fractions import Fraction

from jixiao.engine.document import Gap, Inline, Line, Number, Text
from jixiao.engine.values import YUAN, Absent, Money, Trace, Undefined, print_decimal
from jixiao.engine.yearbook import Computed, Fact, Yearbook, source_at

_FIGURE = re.compile(r"\d[\d,]*(?:\.\d+)?[%％‰]?")
_NOT_APPLICABLE = "不适用"


def line(*parts: str | Inline | Line) -> Line:
    """Return the parts joined to one line; words become plain text."""
    joined: list[Inline] = []
    for part in parts:
        if isinstance(part, str):
            joined.extend([Text(part)] if part else [])
        elif isinstance(part, tuple):
            joined.extend(part)
        else:
            joined.append(part)
    return tuple(joined)


def strong(words: str) -> Text:
    """Return the words in bold."""
    return Text(words, strong=True)


def missing(what: str, reference: str = "") -> Gap:
    """Return the gap that stands where a fact should: （未提供：在职人员数）."""
    return Gap(f"（未提供：{what}）", reference)


class Figures:
    """The traces of one paper, collected while it is written.

    ``address`` is where a fact stands in the year's record (budget.支出合计.executed); it becomes the reference.
    """

    def __init__(self, yearbook: Yearbook, facts: Mapping[str, Fact]) -> None:
        """Start with no figure written."""
        self.yearbook = yearbook
        self.facts = facts
        self.traces: dict[str, Trace] = {}
        self._captions: dict[str, int] = {}

    def numbered(self, kind: str) -> str:
        """Return the next number of a table or a figure (表1, 表2, 图1)."""
        self._captions[kind] = self._captions.get(kind, 0) + 1
        return f"{kind}{self._captions[kind]}"

    def traced(self, reference: str, trace: Trace, printed: str) -> Number:
        """Return a figure with a trace of its own."""
        self.traces.setdefault(reference, trace)
        return Number(printed, reference)

    def entered(self, address: str, label: str, printed: str, exact: Fraction | None = None) -> Number:
        """Return a figure that was entered at ``address``."""
        trace = Trace(label, printed, exact=exact, source=source_at(self.yearbook, address))
        return self.traced(address, trace, printed)

    def money(self, address: str, label: str, amount: Money | Absent) -> Inline:
        """Return an amount in 万元, without the unit."""
        if isinstance(amount, Absent):
            return self._absent(amount, label, address)
        return self.entered(address, f"{label}（万元）", amount.text("万元"), amount.amount("万元"))

    def count(self, address: str, label: str, number: int | Fraction | Absent) -> Inline:
        """Return a count, without its measure word."""
        if isinstance(number, Absent):
            return self._absent(number, label, address)
        return self.entered(address, label, print_decimal(number), Fraction(number))

    def day(self, address: str, label: str, day: datetime.date | Absent) -> Inline:
        """Return a day: 2019年9月17日."""
        if isinstance(day, Absent):
            return self._absent(day, label, address)
        return self.entered(address, label, f"{day.year}年{day.month}月{day.day}日")

    def words(self, address: str, label: str, text: str | Absent) -> Line:
        """Return an officer's words as they are; each figure in them points at the place they were taken from."""
        if isinstance(text, Absent):
            return (self._absent(text, label, address),)
        trace = Trace(label, text, source=source_at(self.yearbook, address))
        parts: list[Inline] = []
        last = 0
        for found in _FIGURE.finditer(text):
            parts.extend([Text(text[last : found.start()])] if found.start() > last else [])
            parts.append(self.traced(address, trace, found[0]))
            last = found.end()
        parts.extend([Text(text[last:])] if last < len(text) else [])
        return tuple(parts)

    def fact(self, name: str) -> Inline:
        """Return a fact of the year by its name in formulas, without its unit; money has two decimals."""
        found = self.facts.get(name)
        if found is None or isinstance(found.value, Absent | Undefined):
            return missing(name, f"facts.{name}")
        places = 2 if found.unit.measures_the_same(YUAN) else None
        return self.traced(f"facts.{name}", found.trace, print_decimal(found.value.amount, places=places))

    def computed(self, reference: str, computed: Computed) -> Inline:
        """Return a computed figure, or the gap that says why it cannot be computed."""
        if isinstance(computed.value, Undefined):
            return Gap(f"无法计算（{computed.value.reason}）", reference)
        return self.traced(reference, computed.trace, computed.trace.printed)

    def _absent(self, absence: Absent, label: str, address: str) -> Inline:
        return Text(_NOT_APPLICABLE) if absence is Absent.NOT_APPLICABLE else missing(label, address)
