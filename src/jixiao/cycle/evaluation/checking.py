"""What stands in the way of 送审: rows without a value, points lost without a reason, full marks without a proof."""

import dataclasses
from collections.abc import Mapping

from jixiao.cycle.evaluation.scores import all_scores
from jixiao.engine.errors import Finding, Severity, worst_first
from jixiao.engine.yearbook import Assessment

STOPPING = frozenset({"J401", "J402", "J413"})
"""Findings that the engine only advises to mend, and that an office must mend before it hands the sheet in."""

WANTING_REASON = frozenset({"J308", "J311", "J401", "J403", "J413"})
"""Findings that somebody answers by writing a reason."""

SAID = {
    "J301": "项未填完成值",
    "J304": "项算不出完成值",
    "J401": "处超额完成没有原因",
    "J402": "项没有佐证",
    "J403": "处扣分没有原因",
    "J413": "处执行率偏低没有原因",
}
OTHER = "处必须改"


@dataclasses.dataclass(frozen=True, slots=True)
class Blocker:
    """Findings of one kind that stop 送审: how many, in words, and where the first of them is mended."""

    words: str
    count: int
    anchor: str


def stops(finding: Finding) -> bool:
    """Return whether a finding keeps the sheet from being handed in."""
    return finding.severity is Severity.MUST or finding.code in STOPPING


def blockers_of(assessment: Assessment) -> tuple[Blocker, ...]:
    """Return what stops 送审, a kind at a time; nothing where the sheet is complete."""
    kinds: dict[str, list[Finding]] = {}
    for finding in worst_first(assessment.findings):
        if stops(finding):
            kinds.setdefault(SAID.get(finding.code, OTHER), []).append(finding)
    return tuple(Blocker(f"{len(found)} {word}", len(found), anchor_of(found[0])) for word, found in kinds.items())


def anchor_of(finding: Finding) -> str:
    """Return the id on the page of what a finding is about: the row, the execution line, or the sheet."""
    section, _, rest = finding.place.path.partition(".")
    if section == "indicators":
        return f"#field-{rest.rpartition('.')[0] or rest}"
    return "#execution" if section == "spending" else "#score-sheet"


def by_row(assessment: Assessment) -> Mapping[str, tuple[Finding, ...]]:
    """Return the findings by the code of the row they are about."""
    known = all_scores(assessment)
    found: dict[str, list[Finding]] = {}
    for finding in assessment.findings:
        code = code_of(finding)
        if code in known:
            found.setdefault(code, []).append(finding)
    return {code: tuple(several) for code, several in found.items()}


def code_of(finding: Finding) -> str:
    """Return the code of the row a finding is about, "" where it is about the whole."""
    section, _, rest = finding.place.path.partition(".")
    return rest.rpartition(".")[0] if section == "indicators" else ""
