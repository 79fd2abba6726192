"""体检 of our own paper: the engine's rules over what was made, each finding led back to the block it is about."""

import dataclasses
import datetime
from collections.abc import Sequence
from typing import Any

from jixiao.engine.document import Document, lines_of, plain
from jixiao.engine.errors import Finding, Place, Severity
from jixiao.engine.intake import Taken, read_paper_bytes
from jixiao.engine.lint import Dismissal, Known, block_of, check_paper, dismiss, without_dismissed
from jixiao.engine.render import to_docx
from jixiao.engine.yearbook import Assessment
from jixiao.reports.models import DismissedFinding, Report, ReportVersion

OWN_GAP = "（未提供："
"""How our own papers print a fact that nobody gave; gaps are listed apart, not told again as left-over prompts."""
_ANY_DAY = datetime.date(2000, 1, 1)  # what a dismissal is dated with before anybody makes it


@dataclasses.dataclass(frozen=True, slots=True)
class CheckedPaper:
    """What was found in a version, as JSON can hold it: told ones, and those that were set aside with a reason."""

    told: tuple[dict[str, Any], ...]
    set_aside: tuple[dict[str, Any], ...]

    def to_json(self) -> list[dict[str, Any]]:
        """Return all of them in one list, the told ones first."""
        return [*self.told, *self.set_aside]


def check_document(document: Document, assessment: Assessment, *, report: Report) -> CheckedPaper:
    """Return the findings about a paper, parted by what the officers set aside before."""
    taken = read_paper_bytes(to_docx(document), name="自评报告.docx")
    profile = assessment.yearbook.profile
    known = Known(units=(profile.name,), rulebook=assessment.rulebook, yearbook=assessment.yearbook)
    checked = check_paper(taken, name="自评报告.docx", known=known)
    found = [finding for finding in checked.findings if OWN_GAP not in finding.place.quote]
    kept = [_dismissal(row) for row in report.dismissed.order_by("pk")[:1000]]
    parted = without_dismissed(found, kept, text=taken.text)
    blocks = _Blocks(document, taken)
    return CheckedPaper(
        tuple(blocks.told(finding) for finding in parted.told),
        tuple({**blocks.told(finding), "dismissed": one.reason} for finding, one in parted.dismissed),
    )


def put_findings(version: ReportVersion, findings: list[dict[str, Any]]) -> None:
    """Save what was found in a version, and how much of it must be mended."""
    version.findings, version.must_fix = findings, len(must_of(findings))
    version.save(update_fields=["findings", "must_fix"])


def must_of(findings: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the findings that stop filing: 必须改, and not set aside."""
    return [one for one in findings if one["severity"] == Severity.MUST.value and not one.get("dismissed")]


def _dismissal(row: DismissedFinding) -> Dismissal:
    return Dismissal(row.code, row.quote, row.before, row.after, row.reason, row.at.date())


class _Blocks:
    """Leads a finding about the paper as it was read back to the block of the paper as it was made."""

    def __init__(self, document: Document, taken: Taken) -> None:
        self.taken = taken
        self.words = ["".join("".join(plain(line) for line in lines_of(block)).split()) for block in document.blocks]
        self.read = [] if taken.document is None else [
            "".join("".join(plain(line) for line in lines_of(block)).split()) for block in taken.document.blocks
        ]  # fmt: skip

    def told(self, finding: Finding) -> dict[str, Any]:
        """Return the finding as JSON, with its block, and what is needed to set it aside."""
        start, end = finding.place.start, finding.place.end
        quote = finding.place.quote if start is None else self.taken.text[start:end]
        aside = dismiss(finding, text=self.taken.text, reason="-", on=_ANY_DAY)
        return {
            **finding.to_json(),
            "quote": quote,
            "block": self._block(finding, quote),
            "aside": {"quote": aside.quote, "before": aside.before, "after": aside.after},
        }

    def _block(self, finding: Finding, quote: str) -> int | None:
        index = block_of(finding)
        wanted = self.read[index] if index is not None and index < len(self.read) else ""
        exact = next((number for number, words in enumerate(self.words) if wanted and words == wanted), None)
        if exact is not None:
            return exact
        flat = "".join(quote.split())
        return next((number for number, words in enumerate(self.words) if flat and flat in words), None)


def as_finding(told: dict[str, Any]) -> Finding:
    """Return a stored finding as a value again, for the template that draws it."""
    place = Place(told["where"], told["quote"], told["start"], told["end"], told["path"])
    return Finding(told["code"], place, told["cause"], told["cure"])
