"""The published papers of ../shared/corpus, checked: what was found of what readers marked, what was said wrongly.

``python -m bench.corpus`` prints the table; ``python -m bench.corpus --detail`` every defect and every finding too.
"""

import dataclasses
import json
import re
import statistics
import sys
import time
import tomllib
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench import corpus_tables
from jixiao.engine.errors import Finding, Severity
from jixiao.engine.intake import read_paper
from jixiao.engine.lint import FAMILIES, Checked, check_paper

CHECKOUT = Path(__file__).resolve().parent.parent
CORPUS = CHECKOUT.parent / "shared" / "corpus"
COUNTED = CHECKOUT / "cases" / "corpus" / "counted.toml"


@dataclasses.dataclass(frozen=True, slots=True)
class Defect:
    """What a reader marked: type, the places of the quoted words, why."""

    type: str
    quote: str
    why: str
    spans: tuple[tuple[int, int], ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Read:
    """A published report, checked, beside what its readers marked and what they found to hold."""

    id: str
    checked: Checked
    defects: tuple[Defect, ...]
    reconciled: tuple[str, ...]
    milliseconds: float

    def hits(self, defect: Defect, families: str) -> tuple[Finding, ...]:
        """Return the findings of these families that stand on the words of a defect."""
        return tuple(
            finding
            for finding in self.checked.findings
            if finding.code[0] in families
            and finding.place.start is not None
            and any(finding.place.start < end and start < (finding.place.end or 0) for start, end in defect.spans)
        )

    def weighing(self, severity: Severity) -> tuple[Finding, ...]:
        """Return the findings of one weight that stand on no defect."""
        found = [finding for finding in self.checked.findings if finding.severity is severity]
        hit = {id(finding) for defect in self.defects for finding in self.hits(defect, "".join(FAMILIES))}
        return tuple(finding for finding in found if id(finding) not in hit)


def counted_types() -> dict[str, dict[str, str | bool]]:
    """Return the types of defects: families, whether counted, why."""
    return tomllib.loads(COUNTED.read_text(encoding="utf-8"))


def reports(folder: Path = CORPUS / "reports") -> Iterator[Read]:
    """Yield the published reports, each checked once."""
    for entry in json.loads((folder / "index.json").read_text(encoding="utf-8")):
        began = time.perf_counter()
        checked = check_paper(read_paper(folder / entry["file"]), name=entry["file"])
        taken = (time.perf_counter() - began) * 1000
        defects = tuple(_defect(one, checked.taken.text) for one in entry["defects"])
        yield Read(entry["id"], checked, defects, tuple(entry["reconciled"]), taken)


def _defect(entry: dict[str, str], text: str) -> Defect:
    spans, at = [], int(entry["offset"])
    for piece in re.split("…+", entry["quote"]):
        found = text.find(piece, at)
        found = found if found >= 0 else text.find(piece)
        if found >= 0:
            spans.append((found, found + len(piece)))
            at = found + len(piece)
    return Defect(entry["type"], entry["quote"], entry["why"], tuple(spans))


def recall(read: list[Read]) -> tuple[int, int]:
    """Return how many of the defects that count were found, and how many there are."""
    types = counted_types()
    counted = [(one, defect) for one in read for defect in one.defects if types[defect.type]["counted"]]
    return sum(bool(one.hits(defect, str(types[defect.type]["families"]))) for one, defect in counted), len(counted)


def table(read: list[Read]) -> Iterator[str]:
    """Yield the lines of the summary: recall by type, findings on no defect by weight, time."""
    types = counted_types()
    found: Counter[str] = Counter()
    all_of: Counter[str] = Counter()
    for one in read:
        for defect in one.defects:
            all_of[defect.type] += 1
            found[defect.type] += bool(one.hits(defect, str(types[defect.type]["families"])))
    for kind, number in all_of.most_common():
        mark = "" if types[kind]["counted"] else "（不计）"
        yield f"{kind:20} {found[kind]:2}/{number:<2} {types[kind]['families']}{mark}"
    for family in FAMILIES:
        kinds = [kind for kind in all_of if types[kind]["counted"] and str(types[kind]["families"])[0] == family]
        if kinds:
            hits, marked = sum(found[kind] for kind in kinds), sum(all_of[kind] for kind in kinds)
            yield f"{family} {FAMILIES[family]}：计入的 {marked} 处查出 {hits} 处"
    hits, marked = recall(read)
    yield f"查全率：计入的 {marked} 处缺陷查出 {hits} 处，{hits / marked:.0%}"
    for severity in Severity:
        extra = [(one.id, finding) for one in read for finding in one.weighing(severity)]
        yield f"不在所标缺陷上的{severity}：{len(extra)} 条"
    yield f"用时中位数：{statistics.median(one.milliseconds for one in read):.1f} ms"
    yield "规则是对着这些报告和自评表调过的，这里的查全率不是独立的检验。"


def detail(read: list[Read]) -> Iterator[str]:
    """Yield every defect with what was found on it, and every finding on no defect."""
    types = counted_types()
    for one in read:
        yield f"## {one.id}"
        for defect in one.defects:
            codes = sorted({finding.code for finding in one.hits(defect, str(types[defect.type]["families"]))})
            yield f"  {'√' if codes else '×'} {defect.type} {' '.join(codes)} 「{defect.quote}」 {defect.why}"
        for severity in Severity:
            for finding in one.weighing(severity):
                yield f"    + {severity} {finding.code} 「{finding.place.quote[:40]}」 {finding.cause}"


if __name__ == "__main__":
    checked_reports, checked_tables = list(reports()), list(corpus_tables.tables())
    told = [*detail(checked_reports), *corpus_tables.detail(checked_tables)] if "--detail" in sys.argv[1:] else []
    print("\n".join([*told, *table(checked_reports), *corpus_tables.summary(checked_tables)]))
