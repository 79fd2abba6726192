"""The words of a DOCX in the order they are read: paragraphs, tables, text boxes, then headers and notes."""

import dataclasses
from collections.abc import Iterator, Mapping

from lxml import etree

from jixiao.engine.intake.limits import MOST_CELLS, MOST_CHARACTERS
from jixiao.engine.intake.pieces import GridCell, Kind, Layer
from jixiao.engine.intake.taken import ELSEWHERE, LinePlace
from jixiao.engine.intake.word.counting import Lists
from jixiao.engine.intake.word.package import W
from jixiao.engine.intake.word.runs import Fields, Run, read_paragraph
from jixiao.engine.intake.word.styles import Style
from jixiao.engine.intake.word.tables import grid_cells

_P, _TBL = f"{W}p", f"{W}tbl"
_TRANSPARENT = frozenset(
    {f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml", f"{W}smartTag", f"{W}body"}
)
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_GALLERY = f"{W}sdtPr/{W}docPartObj/{W}docPartGallery"
_PLAIN = Style()


@dataclasses.dataclass(slots=True)
class Signs:
    """What was met on the way that a reader of the paper should know."""

    revised: bool = False
    hidden: bool = False
    cells: int = 0
    cut: bool = False
    drawn: bool = False


class Body:
    """Walks through the main part and lays its words."""

    def __init__(self, root: etree._Element, *, styles: Mapping[str, Style], lists: Lists) -> None:
        self.layer = Layer()
        self.signs = Signs()
        self._styles = styles
        self._lists = lists
        self._order = {element: number for number, element in enumerate(root.iter(_P))}
        self._fields = Fields()
        self._page = 1 if next(root.iter(f"{W}lastRenderedPageBreak"), None) is not None else None
        self._pending: list[tuple[str, LinePlace]] = []

    def lay(self, element: etree._Element) -> None:
        """Lay everything under ``element``."""
        for block, in_contents in _blocks(element):
            if self.layer.length > MOST_CHARACTERS:
                self.signs.cut = True
                return
            if block.tag == _P:
                self._lay_paragraph(block, in_contents=in_contents)
            else:
                self._lay_table(block)

    def lay_notes(self, root: etree._Element) -> None:
        """Lay the words of a header, a footer or the footnotes."""
        for paragraph in _paragraphs(root):
            run = self._run(paragraph)
            if run.text.strip():
                place = LinePlace(0, 0, ELSEWHERE)
                self.layer.lay_words([(" ".join(run.text.split()), place)], kind=Kind.NOTE)

    def _run(self, paragraph: etree._Element) -> Run:
        run = read_paragraph(paragraph, styles=self._styles, fields=self._fields)
        self.signs.revised = self.signs.revised or run.revised
        self.signs.hidden = self.signs.hidden or run.hidden
        self.signs.drawn = self.signs.drawn or run.drawn
        return run

    def _lay_paragraph(self, paragraph: etree._Element, *, in_contents: bool) -> None:
        style = self._style(paragraph)
        within = in_contents or style.is_contents or self._fields.in_contents
        number = self._number(paragraph, style)
        run = self._run(paragraph)
        level = _outline_level(paragraph, style)
        kind = Kind.CONTENTS if within or self._fields.in_contents else Kind.BODY
        skipped = 0
        lines = run.text.split("\n")
        for count, line in enumerate(lines):
            shown = number if count == 0 and line.strip() else ""
            place = LinePlace(0, 0, self._order.get(paragraph, ELSEWHERE), self._page, len(shown), skipped)
            stretches = [*self._pending, (shown + line, place)]
            self._pending = []
            if run.joins_next and count == len(lines) - 1:
                self._pending = stretches
            elif any(text.strip() for text, _ in stretches):
                self.layer.lay_words(stretches, level=level, kind=kind)
            skipped += len(line) + 1
        if self._page is not None:
            self._page += run.pages
        for box in run.boxes:
            self.lay(box)

    def _lay_table(self, table: etree._Element) -> None:
        cells: list[GridCell] = []
        head_rows = 0
        for row in grid_cells(table):
            head_rows += row.is_head and row.number == head_rows
            for cell in row.cells:
                self.signs.cells += 1
                if self.signs.cells <= MOST_CELLS:
                    words = tuple(self._cell_texts(cell.element))
                    texts, shown = tuple(word[:2] for word in words), tuple(word[2] for word in words)
                    cells.append(GridCell(row.number, cell.column, texts, cell.across, cell.down, shown))
        self.layer.lay_grid(cells, head_rows=head_rows or 1, page=self._page)

    def _cell_texts(self, element: etree._Element) -> Iterator[tuple[str, int, int]]:
        """Yield the words of each paragraph, which one it is, and how much of its start is an automatic number."""
        for paragraph in _paragraphs(element):
            number = self._number(paragraph, self._style(paragraph))
            run = self._run(paragraph)
            if (number + run.text).strip():
                yield number + run.text, self._order.get(paragraph, ELSEWHERE), len(number)

    def _style(self, paragraph: etree._Element) -> Style:
        named = paragraph.find(f"{W}pPr/{W}pStyle")
        return _PLAIN if named is None else self._styles.get(named.get(f"{W}val", ""), _PLAIN)

    def _number(self, paragraph: etree._Element, style: Style) -> str:
        own = paragraph.find(f"{W}pPr/{W}numPr")
        number, level = style.number, style.list_level
        if own is not None:
            named, depth = own.find(f"{W}numId"), own.find(f"{W}ilvl")
            number = named.get(f"{W}val", "") if named is not None else number
            stated = depth.get(f"{W}val", "") if depth is not None else ""
            level = int(stated) if stated.isdecimal() else level
        if not number or number == "0" or not _has_words(paragraph):
            return ""
        if level is None:
            named = paragraph.find(f"{W}pPr/{W}pStyle")
            level = self._lists.level_of_style(number, style=named.get(f"{W}val", "") if named is not None else "")
        return self._lists.next_number(number, level=level)


def _paragraphs(element: etree._Element) -> Iterator[etree._Element]:
    """Yield every paragraph below, those that stand twice for older programs only once."""
    doubled = next(element.iter(_FALLBACK), None) is not None
    for paragraph in element.iter(_P):
        if not doubled or next(paragraph.iterancestors(_FALLBACK), None) is None:
            yield paragraph


def _has_words(paragraph: etree._Element) -> bool:
    return any(one.text for one in paragraph.iter(f"{W}t"))


def _outline_level(paragraph: etree._Element, style: Style) -> int | None:
    own = paragraph.find(f"{W}pPr/{W}outlineLvl")
    value = own.get(f"{W}val", "") if own is not None else ""
    if value.isdecimal():
        return int(value) + 1 if int(value) < len("12345") else None
    return style.level


def _blocks(element: etree._Element, *, in_contents: bool = False) -> Iterator[tuple[etree._Element, bool]]:
    for child in element:
        if child.tag in {_P, _TBL}:
            yield child, in_contents
        elif child.tag in _TRANSPARENT:
            gallery = child.find(_GALLERY)
            is_contents = gallery is not None and gallery.get(f"{W}val", "") == "Table of Contents"
            yield from _blocks(child, in_contents=in_contents or is_contents)
