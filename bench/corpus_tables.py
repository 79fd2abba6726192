"""The published score tables of ../shared/corpus, checked: what was found of what a reader wrote down about each.

``python -m bench.corpus`` prints this after the reports. A fault counts as found when a finding of its families names
the row or figure: its quote or cause must hold every word of ``on``.
"""

import dataclasses
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path

from jixiao.engine.errors import Finding, Severity
from jixiao.engine.intake import read_paper
from jixiao.engine.lint import Checked, check_paper

CHECKOUT = Path(__file__).resolve().parent.parent
TABLES = CHECKOUT.parent / "shared" / "corpus" / "tables"
CLASSIFIED = CHECKOUT / "cases" / "corpus" / "tables.toml"
_WEIGHTY = (Severity.MUST, Severity.SHOULD)


@dataclasses.dataclass(frozen=True, slots=True)
class Fault:
    """One thing a reader wrote down: a fragment of the sentence, who can find it, whether it counts, and on what."""

    fragment: str
    families: str
    counted: bool
    why: str
    on: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class ReadTable:
    """A published table, checked, beside what its reader wrote down."""

    id: str
    checked: Checked
    faults: tuple[Fault, ...]
    sentences: tuple[str, ...]

    def hits(self, fault: Fault) -> tuple[Finding, ...]:
        """Return the findings that are about a fault."""
        if not fault.on:
            return ()
        return tuple(
            finding
            for finding in self.checked.findings
            if finding.code[0] in fault.families
            and all(word in finding.place.quote or word in finding.cause for word in fault.on)
        )

    def beside(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one weight that are about no fault that was written down."""
        hit = {id(finding) for fault in self.faults for finding in self.hits(fault)}
        return tuple(one for one in self.checked.findings if one.severity is severity and id(one) not in hit)


def classified() -> dict[str, tuple[Fault, ...]]:
    """Return the faults of each table as the repository classifies them."""
    entries = tomllib.loads(CLASSIFIED.read_text(encoding="utf-8"))
    return {name: tuple(Fault(**one | {"on": tuple(one["on"])}) for one in faults) for name, faults in entries.items()}


def tables(folder: Path = TABLES) -> Iterator[ReadTable]:
    """Yield the published tables, each checked once."""
    faults = classified()
    for file in sorted(folder.glob("*.json")):
        checked = check_paper(read_paper(file), name=file.name)
        sentences = tuple(json.loads(file.read_text(encoding="utf-8"))["inconsistencies"])
        yield ReadTable(file.stem, checked, faults.get(file.stem, ()), sentences)


def recall(read: list[ReadTable]) -> tuple[int, int]:
    """Return how many of the faults that count were found, and how many there are."""
    counted = [(one, fault) for one in read for fault in one.faults if fault.counted]
    return sum(1 for one, fault in counted if one.hits(fault)), len(counted)


def summary(read: list[ReadTable]) -> Iterator[str]:
    """Yield the lines of the summary: recall, findings of weight on no fault that was written down."""
    hits, marked = recall(read)
    yield f"自评表：计入的 {marked} 处毛病查出 {hits} 处，{hits / marked:.0%}"
    for severity in _WEIGHTY:
        yield f"自评表：不在所记毛病上的{severity}：{sum(len(one.beside(severity)) for one in read)} 条"


def detail(read: list[ReadTable]) -> Iterator[str]:
    """Yield every fault with what was found of it, and every finding of weight on none."""
    for one in read:
        yield f"## {one.id}"
        for fault in one.faults:
            codes = " ".join(sorted({finding.code for finding in one.hits(fault)}))
            mark = "√" if codes else "×" if fault.counted else "－"
            yield f"  {mark} {fault.fragment} {codes} {'' if fault.counted else fault.why}".rstrip()
        for severity in Severity:
            for finding in one.beside(severity):
                yield f"    + {severity} {finding.code} 「{finding.place.quote[:40]}」 {finding.cause}"
