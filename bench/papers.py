"""A warm report of some twelve pages as DOCX, PDF and HTML, each against the plainest way to write as much."""

import dataclasses
import html
import io
import itertools
from collections.abc import Iterator

import docx
import pypdfium2
import typst

from bench.measuring import Line, timed_in_turn
from jixiao.engine.document import Document, Table, lines_of, plain
from jixiao.engine.errors import MissingFontError
from jixiao.engine.papers import self_evaluation_report
from jixiao.engine.render import find_fonts, to_docx, to_html, to_pdf
from jixiao.engine.scoring import rulebook_for
from jixiao.engine.values import Absent
from jixiao.engine.yearbook import assess, shipped_yearbook

RUNS = 9
OFFICES = tuple(f"示例{word}县科学技术协会" for word in "甲乙丙丁戊己庚辛壬癸子丑")


def lines() -> Iterator[Line]:
    """Yield the lines of this topic; no report is rendered twice in a row, since typst remembers what it has set."""
    reports = [sample_report(office) for office in OFFICES]
    turn = itertools.cycle(reports)
    own, plain_docx = timed_in_turn(lambda: to_docx(next(turn)), lambda: written_cell_by_cell(reports[0]), runs=RUNS)
    yield Line("report to DOCX, warm", own, "≤ 60 ms", "as many paragraphs and t.cell() in python-docx", plain_docx)
    try:
        fonts = find_fonts(folder=None)
    except MissingFontError:
        print("no Chinese font: install fonts-noto-cjk to measure the PDF")
    else:
        blank = typst.Compiler()
        own, empty = timed_in_turn(
            lambda: to_pdf(next(turn), fonts=fonts), lambda: blank.compile(b"", format="pdf"), runs=RUNS
        )
        what = f"report to PDF, warm ({pages(reports[0])} pages)"
        yield Line(what, own, "≤ 60 ms for 12 pages", "typst, one blank page", empty)
    text = [plain(line) for block in reports[0].blocks for line in lines_of(block)]
    own, escaped = timed_in_turn(lambda: to_html(next(turn)), lambda: [html.escape(line) for line in text], runs=RUNS)
    yield Line("report to HTML with every trace, warm", own, "≤ 20 ms", "html.escape of the same lines", escaped)


def sample_report(office: str) -> Document:
    """Return the report of the invented year that ships, as if of ``office``, without the sheets of its projects."""
    whole = shipped_yearbook("shifan_2024")
    yearbook = dataclasses.replace(
        whole,
        profile=dataclasses.replace(whole.profile, name=office),
        projects=(),
        fundings=tuple(line for line in whole.fundings if isinstance(line.project, Absent)),
        indicators=tuple(line for line in whole.indicators if isinstance(line.project, Absent)),
    )
    return self_evaluation_report(assess(yearbook, rulebook_for(yearbook.profile.year)))


def written_cell_by_cell(report: Document) -> bytes:
    """Return a DOCX with as many paragraphs and table cells, written the way the manual of python-docx shows."""
    paper = docx.Document()
    for block in report.blocks:
        if not isinstance(block, Table):
            for line in lines_of(block):
                paper.add_paragraph(plain(line))
            continue
        table = paper.add_table(rows=len(block.rows), cols=len(block.widths))
        for number, row in enumerate(block.rows):
            for column, cell in enumerate(row[: len(block.widths)]):
                table.cell(number, column).text = plain(cell.line)
    file = io.BytesIO()
    paper.save(file)
    return file.getvalue()


def pages(report: Document) -> int:
    """Return how many pages the report has."""
    with pypdfium2.PdfDocument(to_pdf(report, fonts=find_fonts(folder=None))) as paper:
        return len(paper)
