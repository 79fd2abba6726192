"""Many checked papers in one table: which unit, how many of which fault, worst first."""

import dataclasses
from collections import Counter
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from jixiao.engine.errors import Finding, Severity, code_table

FAMILIES: Mapping[str, str] = MappingProxyType({
    "S": "结构", "N": "数字", "D": "日期", "C": "一致", "R": "目标与结果", "W": "文字", "T": "自评表", "P": "个人信息",
})  # fmt: skip
"""The families of faults by their letter, as the rules of 体检 have them."""

TITLE = "绩效自评材料"
OTHER = "其他"


@dataclasses.dataclass(frozen=True, slots=True)
class CheckedRow:
    """One paper: its unit (may be ""), its file, its findings, and why it was not read, or "".

    ``link`` is the address of the paper's own page beside the table, or "".
    """

    unit: str
    file: str
    findings: Sequence[Finding] = ()
    problem: str = ""
    link: str = ""

    @property
    def total(self) -> int:
        """Return how many findings there are."""
        return len(self.findings)

    def weighing(self, severity: Severity) -> int:
        """Return how many findings weigh that much."""
        return sum(finding.severity is severity for finding in self.findings)

    def of_family(self, family: str) -> int:
        """Return how many findings belong to a family of faults, named by its letter."""
        return sum(finding.code.startswith(family) for finding in self.findings)


@dataclasses.dataclass(frozen=True, slots=True)
class CodeTotal:
    """One code over all papers: how many findings, and in how many papers."""

    code: str
    findings: int
    papers: int


@dataclasses.dataclass(frozen=True, slots=True)
class Tally:
    """The papers that were read, worst first; those that were not; and what the columns are.

    ``families`` are letter and name of the families of faults that have a column, in order; the letter "" stands for
    all others, where there are any.
    """

    read: tuple[CheckedRow, ...]
    unread: tuple[CheckedRow, ...]
    families: tuple[tuple[str, str], ...]

    @property
    def codes(self) -> tuple[CodeTotal, ...]:
        """Return every code that was found, heaviest and most frequent first."""
        counts = [Counter(finding.code for finding in row.findings) for row in self.read]
        found = {code for count in counts for code in count}
        totals = [
            CodeTotal(code, sum(count[code] for count in counts), sum(code in count for count in counts))
            for code in found
        ]
        order = list(Severity)
        return tuple(sorted(totals, key=lambda one: (order.index(weight_of(one.code)), -one.findings, one.code)))

    def count(self, row: CheckedRow, family: str) -> int:
        """Return how many findings of a row stand in the column of a family."""
        if family:
            return row.of_family(family)
        return row.total - sum(row.of_family(letter) for letter, _ in self.families if letter)

    def figures(self, row: CheckedRow) -> tuple[int, ...]:
        """Return the figures of a row: one for each weight, then for each family, then all."""
        weights = [row.weighing(severity) for severity in Severity]
        return (*weights, *(self.count(row, letter) for letter, _ in self.families), row.total)

    @property
    def totals(self) -> tuple[int, ...]:
        """Return the figures of all rows together."""
        columns = zip(*(self.figures(row) for row in self.read), strict=True)
        return tuple(map(sum, columns)) or (0,) * (len(Severity) + len(self.families) + 1)


def tally_of(rows: Sequence[CheckedRow], *, families: Mapping[str, str] = FAMILIES) -> Tally:
    """Return the papers in order: most 必须改 first, then most 应当改, then most 建议, then by unit and file."""
    read = [row for row in rows if not row.problem]
    ordered = sorted(read, key=lambda row: (*(-row.weighing(severity) for severity in Severity), row.unit, row.file))
    unread = sorted((row for row in rows if row.problem), key=lambda row: (row.unit, row.file))
    columns = list(families.items())
    if any(finding.code[:1] not in families for row in read for finding in row.findings):
        columns.append(("", OTHER))
    return Tally(tuple(ordered), tuple(unread), tuple(columns))


def weight_of(code: str) -> Severity:
    """Return how much a finding of that code weighs."""
    return Severity(code_table()[code].severity)
