"""What comes of reading a file: the year it holds, or every reason why it holds none."""

import dataclasses

from jixiao.engine.errors import Finding, Place, Severity
from jixiao.engine.yearbook.record import Yearbook

MOST_FINDINGS = 1_000


@dataclasses.dataclass(frozen=True, slots=True)
class Reading:
    """A file, read: the yearbook, unless a 必须改 finding stands in the way, and every finding at once."""

    yearbook: Yearbook | None
    findings: tuple[Finding, ...]


def refused(*findings: Finding) -> Reading:
    """Return the reading of a file that holds no year, for the reasons given."""
    return Reading(None, findings)


def has_refusal(findings: tuple[Finding, ...] | list[Finding]) -> bool:
    """Return whether any finding is one that a yearbook cannot be made with."""
    return any(finding.severity is Severity.MUST for finding in findings)


def limited(findings: list[Finding], *, name: str) -> tuple[Finding, ...]:
    """Return the findings, the first 1,000 where there are more, and then one that says how many were left out."""
    if len(findings) <= MOST_FINDINGS:
        return tuple(findings)
    left = len(findings) - MOST_FINDINGS
    cause = f"共 {len(findings):,} 个问题，这里列出前 {MOST_FINDINGS:,} 个，还有 {left:,} 个没有列出"
    cure = "多半是整列或整张表填错了位置；先改前面的，再检查一次"
    return (*findings[:MOST_FINDINGS], Finding("Y115", Place(where=name), cause, cure))
