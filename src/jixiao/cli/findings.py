"""Findings as people and machines read them: the worst first, each kind of fault once with all its places."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from jixiao.cli.refusals import DONE, FOUND
from jixiao.cli.streams import bold, say

if TYPE_CHECKING:
    from jixiao.engine.errors import Finding


def say_findings(findings: "Iterable[Finding]", *, indent: int = 0) -> None:
    """Print the findings, those that must be mended first, those of one kind together."""
    from jixiao.engine.errors import Severity, worst_first

    ordered = worst_first(findings)
    margin = " " * indent
    for severity in Severity:
        weighing = [finding for finding in ordered if finding.severity is severity]
        if not weighing:
            continue
        say(margin + bold(f"{severity}（{len(weighing)} 条）"))
        for code in dict.fromkeys(finding.code for finding in weighing):
            same = [finding for finding in weighing if finding.code == code]
            say(f"{margin}  {code} {same[0].name}{_on_trial(code)}")
            for cure in dict.fromkeys(finding.cure for finding in same):
                _say_mended_alike([finding for finding in same if finding.cure == cure], margin=f"{margin}    ")


def _on_trial(code: str) -> str:
    from jixiao.engine.errors import code_table

    return "（试行）" if code_table()[code].status == "preview" else ""


def _say_mended_alike(findings: "list[Finding]", *, margin: str) -> None:
    for finding in findings:
        if str(finding.place):
            say(f"{margin}位置：{finding.place}")
        say(f"{margin}原因：{finding.cause}")
    say(f"{margin}改法：{findings[0].cure}")


def counted(findings: "Iterable[Finding]") -> str:
    """Return how many findings there are of each weight, as one line."""
    from jixiao.engine.errors import Severity

    found = list(findings)
    counts = [(severity, sum(finding.severity is severity for finding in found)) for severity in Severity]
    return "、".join(f"{severity} {number} 条" for severity, number in counts if number) or "没有发现问题"


def findings_json(findings: "Iterable[Finding]") -> list[dict[str, Any]]:
    """Return the findings for machines, the worst first."""
    from jixiao.engine.errors import worst_first

    return [finding.to_json() for finding in worst_first(findings)]


def status_of(findings: "Iterable[Finding]") -> int:
    """Return the exit code the findings lead to: 1 where one must be mended."""
    from jixiao.engine.errors import Severity

    return FOUND if any(finding.severity is Severity.MUST for finding in findings) else DONE
