"""A paper that came as TXT, PDF, HTML or XLSX, set as a DOCX in its own words, each of which can be found again."""

import dataclasses
from datetime import date

from jixiao.engine.document import Align
from jixiao.engine.errors import BadFileError
from jixiao.engine.intake import LinePlace, Taken
from jixiao.engine.render.characters import standing
from jixiao.engine.render.grid import placed_rows
from jixiao.engine.render.transcript import Grid, Line, Manner, transcript
from jixiao.engine.render.typography import HEIGHT_MM, WIDTH_MM
from jixiao.engine.render.word.blocks import DIVIDER, HEADINGS
from jixiao.engine.render.word.body import main_markup
from jixiao.engine.render.word.comments import Comments
from jixiao.engine.render.word.package import FOOTERS, About, packed, standing_pieces
from jixiao.engine.render.word.runs import Runs, paragraph, run
from jixiao.engine.render.word.sections import section
from jixiao.engine.render.word.tables import table_markup

_WIDE = 8  # columns; a table of more lies on its side
_STYLES = {
    Manner.ANNEX: "Normal",
    Manner.TITLE: "Title",
    Manner.BLANK: "CoverBlank",
    Manner.DATE: "Normal",
    Manner.CONTENTS: "TOCHeading",
    Manner.BODY: "BodyText",
    Manner.NOTE: "TableNote",
    Manner.SIGNED: "Signature",
}
_DEEPEST_ENTRY = 4


@dataclasses.dataclass(frozen=True, slots=True)
class Copy:
    """The DOCX, and where each of its paragraphs stands in the plain text."""

    data: bytes
    lines: tuple[LinePlace, ...]


def transcribed(taken: Taken, *, dated: date) -> Copy:
    """Return the paper as a DOCX, every line in its own words; raise BadFileError where nothing was read."""
    if taken.document is None:
        raise BadFileError("文件没有读出文字，做不成带批注的文档；先看检查结果里的原因")
    writer = _Writer(taken.text)
    for item in transcript(taken):
        if isinstance(item, Grid):
            writer.add_grid(item)
        else:
            writer.add_line(item)
    about = About(taken.document.title, taken.document.author, dated)
    return Copy(packed(writer.main(), pieces=standing_pieces(), about=about), tuple(writer.lines))


class _Writer:
    """Writes paragraph after paragraph and keeps count of them."""

    def __init__(self, text: str) -> None:
        self.lines: list[LinePlace] = []
        self._text = text
        self._written: list[str] = []
        self._paragraphs = 0
        self._lies = False

    def add_line(self, line: Line) -> None:
        """Write a line; stretches that were rejoined are one paragraph."""
        self._turn(lies=False)
        skipped = 0
        for span in line.spans:
            self.lines.append(LinePlace(span.start, span.end, self._paragraphs, skipped=skipped))
            skipped += span.end - span.start
        words = "".join(self._text[span.start : span.end] for span in line.spans)
        self._add(_line_markup(line, words))

    def add_grid(self, grid: Grid) -> None:
        """Write a table, a wide one on a page that lies on its side."""
        if not any(grid.table.rows):
            return
        self._turn(lies=len(grid.table.widths) > _WIDE)
        width = HEIGHT_MM if self._lies else WIDTH_MM
        self._written.append(table_markup(grid.table, runs=Runs(Comments({})), width_mm=width))
        self._count_cells(grid)
        self._add(DIVIDER)

    def main(self) -> str:
        """Return the main part."""
        return main_markup("".join(self._written) + self._section())

    def _count_cells(self, grid: Grid) -> None:
        cells = iter(grid.cells)
        for row in placed_rows(grid.table):
            for spot in row:
                if not spot.continued:
                    cell = next(cells)
                    self.lines.append(LinePlace(cell.start, cell.end, self._paragraphs))
                self._paragraphs += 1

    def _add(self, markup: str) -> None:
        self._written.append(markup)
        self._paragraphs += 1

    def _turn(self, *, lies: bool) -> None:
        """Let what follows stand upright or lie; nothing is left behind where no page was begun."""
        if lies != self._lies and self._written:
            self._add(paragraph("", style="Divider", extra=self._section()))
        self._lies = lies

    def _section(self) -> str:
        return section(landscape=self._lies, headers={}, footers=FOOTERS, first_number=None)


def _line_markup(line: Line, words: str) -> str:
    match line.manner:
        case Manner.HEADING:
            return paragraph(run(standing(words)), style=HEADINGS[line.level])
        case Manner.ENTRY:
            parts = [run(standing(part)) for part in words.split("\t")]
            return paragraph("<w:r><w:tab/></w:r>".join(parts), style=f"TOC{min(line.level, _DEEPEST_ENTRY)}")
        case _:
            turned = line.manner in {Manner.DATE, Manner.BODY} and line.align not in {Align.LEFT, Align.FLUSH}
            aligned = f'<w:jc w:val="{line.align.value}"/>' if turned else ""
            return paragraph(run(standing(words)), style=_STYLES[line.manner], extra=aligned)
