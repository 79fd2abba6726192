"""One year made into papers on disk: what ``report`` does for each file, alone or beside others."""

import dataclasses
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from jixiao.cli.opening import Named, open_year
from jixiao.cli.telling import told, untold
from jixiao.cli.writing import write_whole

if TYPE_CHECKING:
    from jixiao.engine.document import Document
    from jixiao.engine.errors import Finding
    from jixiao.engine.yearbook import Assessment, Yearbook

FORMATS = ("docx", "pdf", "html")
PAPERS = {"report": "自评报告", "sheet": "部门整体绩效自评表", "projects": "项目支出绩效自评表"}


@dataclasses.dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is to be made of one year; ``stem`` begins the name of every file, ``rulebook`` is a code or a file."""

    named: Named
    stem: str
    folder: Path
    formats: tuple[str, ...] = FORMATS
    papers: tuple[str, ...] = ("report",)
    commented: bool = False
    rulebook: str = ""
    fonts: Path | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Made:
    """What became of an order.

    ``told`` is the scored year (empty where the year could not be read); ``left_out`` says for each file that was not
    produced why.
    """

    name: str
    told: Mapping[str, Any] = dataclasses.field(default_factory=dict)
    findings: "tuple[Finding, ...]" = ()
    gaps: tuple[str, ...] = ()
    written: tuple[str, ...] = ()
    left_out: tuple[tuple[str, str], ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return it as plain JSON values."""
        return {
            **(self.told or untold(name=self.name, findings=self.findings)),
            "gaps": list(self.gaps),
            "written": list(self.written),
            "left_out": [{"format": kind, "reason": reason} for kind, reason in self.left_out],
        }


def make_papers(order: Order) -> Made:
    """Read, score, write and render one year; nothing is written of a year that could not be read."""
    from jixiao.cli.rulebooks import rulebook_of
    from jixiao.engine.document import gaps_of
    from jixiao.engine.errors import MissingFontError
    from jixiao.engine.yearbook import assess

    reading = open_year(order.named)
    if reading.yearbook is None:
        return Made(order.named.name, findings=reading.findings)
    yearbook = reading.yearbook
    assessment = assess(yearbook, rulebook_of(order.rulebook, year=yearbook.profile.year))
    findings = all_findings(yearbook, reading.findings, assessment)
    gaps: dict[str, None] = {}
    written: list[str] = []
    left_out: dict[tuple[str, str], None] = {}
    inputs = [order.named.path] if order.named.path else []
    for title, document in papers_of(assessment, order.papers):
        gaps.update(dict.fromkeys(gap.text for gap in gaps_of(document)))
        for kind in order.formats:
            try:
                content, faults = rendered(document, kind=kind, order=order)
            except MissingFontError as missing:
                left_out[(kind, str(missing))] = None
                continue
            findings += faults
            path = order.folder / f"{order.stem}-{title}.{kind}"
            written.append(str(write_whole(path, content, inputs=inputs)))
    findings = tuple(dict.fromkeys(findings))
    told_year = told(assessment, name=order.named.name, findings=findings)
    return Made(order.named.name, told_year, findings, tuple(gaps), tuple(written), tuple(left_out))


def all_findings(yearbook: "Yearbook", found: "tuple[Finding, ...]", assessment: "Assessment") -> "tuple[Finding, ...]":
    """Return what was found on reading, checking and scoring a year, each once."""
    from jixiao.engine.yearbook import check_yearbook

    return tuple(dict.fromkeys((*found, *check_yearbook(yearbook), *assessment.findings)))


def papers_of(assessment: "Assessment", papers: tuple[str, ...]) -> "Iterator[tuple[str, Document]]":
    """Yield the papers asked for, each with the end of its file name."""
    from jixiao.engine.papers import project_score_sheet, self_evaluation_report, unit_score_sheet

    if "report" in papers:
        yield PAPERS["report"], self_evaluation_report(assessment)
    if "sheet" in papers:
        yield PAPERS["sheet"], unit_score_sheet(assessment)
    if "projects" in papers:
        for project, _, _ in assessment.projects:
            yield f"{PAPERS['projects']}-{_as_file_name(project.code)}", project_score_sheet(assessment, project)


def rendered(document: "Document", *, kind: str, order: Order) -> "tuple[bytes | str, tuple[Finding, ...]]":
    """Return the paper as a file of that kind, and what could not be shown in it; fonts have a command of their own.

    Raises MissingFontError for a PDF where no Chinese font is here.
    """
    from jixiao.engine import render

    if kind == "html":
        return render.to_html(document), ()
    if kind == "docx":
        return (render.to_docx_with_traces(document) if order.commented else render.to_docx(document)), ()
    fonts = render.find_fonts(folder=order.fonts)
    content, found = render.to_pdf_with_findings(document, fonts=fonts)
    stand_ins = set(fonts.findings())
    return content, tuple(finding for finding in found if finding not in stand_ins)


def _as_file_name(code: str) -> str:
    return "".join("_" if character in '\\/:*?"<>|' or ord(character) < ord(" ") else character for character in code)
