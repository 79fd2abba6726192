"""What every reader hands on: paragraphs and grids in reading order, with the plain text they were laid into."""

import dataclasses
import enum
from collections.abc import Iterable, Sequence

from jixiao.engine.errors import Finding
from jixiao.engine.intake.taken import CellPlace, LinePlace


class Kind(enum.Enum):
    """Where a paragraph stands in the file."""

    BODY = "body"
    CONTENTS = "contents"
    NOTE = "note"


@dataclasses.dataclass(frozen=True, slots=True)
class Words:
    """A paragraph: its words, the stretches they come from, and the heading level its style claims (or None)."""

    text: str
    lines: tuple[LinePlace, ...]
    level: int | None = None
    kind: Kind = Kind.BODY

    def cut(self, start: int, end: int) -> "Words":
        """Return the characters from ``start`` to ``end``, the spaces around them left out."""
        while start < end and self.text[start].isspace():
            start += 1
        while end > start and self.text[end - 1].isspace():
            end -= 1
        if (start, end) == (0, len(self.text)):
            return self
        lines = []
        offset = 0
        for line in self.lines:
            length = line.end - line.start
            first, last = max(start - offset, 0), min(end - offset, length)
            if first < last:
                shown = max(line.shown - first, 0)
                skipped = line.skipped + max(first - line.shown, 0)
                place = (line.start + first, line.start + last, line.paragraph, line.page, shown, skipped, line.role)
                lines.append(LinePlace(*place))
            offset += length
        return Words(self.text[start:end], tuple(lines), self.level, self.kind)

    @property
    def trimmed(self) -> "Words":
        """Return the words without the spaces around them."""
        return self.cut(0, len(self.text))


@dataclasses.dataclass(frozen=True, slots=True)
class GridCell:
    """A cell of a table as the file holds it; ``texts`` are its paragraphs with the paragraph each is.

    ``shown`` says of each how many characters at its start are an automatic number; it may be left out.
    """

    row: int
    column: int
    texts: tuple[tuple[str, int], ...]
    across: int = 1
    down: int = 1
    shown: tuple[int, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class Grid:
    """A table laid into the text: each cell with its words and its place."""

    cells: tuple[tuple[GridCell, str, CellPlace], ...]
    columns: int
    caption: str = ""
    head_rows: int = 1
    page: int | None = None


Piece = Words | Grid


@dataclasses.dataclass(frozen=True, slots=True)
class Laid:
    """A file as its reader leaves it: the plain text, its pieces, what is wrong with it, and its title."""

    text: str
    pieces: tuple[Piece, ...]
    findings: tuple[Finding, ...] = ()
    title: str = ""


@dataclasses.dataclass(slots=True)
class Layer:
    """Lays words and tables one after the other into a plain text and remembers where each went."""

    parts: list[str] = dataclasses.field(default_factory=list)
    pieces: list[Piece] = dataclasses.field(default_factory=list)
    length: int = 0

    def lay_words(
        self, stretches: Sequence[tuple[str, LinePlace]], *, level: int | None = None, kind: Kind = Kind.BODY
    ) -> None:
        """Add a paragraph made of stretches; the offsets of each place are set here."""
        places = []
        for text, place in stretches:
            places.append(dataclasses.replace(place, start=self.length, end=self.length + len(text)))
            self._add(text)
        self._add("\n")
        text = "".join(text for text, _ in stretches)
        if text.strip():
            self.pieces.append(Words(text, tuple(places), level, kind))

    def lay_grid(
        self, cells: Iterable[GridCell], *, caption: str = "", head_rows: int = 1, page: int | None = None
    ) -> None:
        """Add a table, one line a row, the cells of a row parted by tabs."""
        laid: list[tuple[GridCell, str, CellPlace]] = []
        columns = 0
        row = -1
        for cell in cells:
            if laid:
                self._add("\n" if cell.row != row else "\t")
            row = cell.row
            laid.append(self._laid_cell(cell, page))
            columns = max(columns, cell.column + cell.across)
        if laid:
            self._add("\n")
            self.pieces.append(Grid(tuple(laid), columns, caption, head_rows, page))

    def finish(self, *, findings: tuple[Finding, ...] = (), title: str = "") -> Laid:
        """Return everything that was laid."""
        return Laid("".join(self.parts), tuple(self.pieces), findings, title)

    def _laid_cell(self, cell: GridCell, page: int | None) -> tuple[GridCell, str, CellPlace]:
        start = self.length
        lines = []
        for number, (words, paragraph) in enumerate(cell.texts):
            text = words.replace("\t", " ").replace("\n", " ")
            if number:
                self._add(" ")
            shown = cell.shown[number] if cell.shown else 0
            lines.append(LinePlace(self.length, self.length + len(text), paragraph, page, shown))
            self._add(text)
        place = CellPlace(cell.row, cell.column, start, self.length, tuple(lines))
        return cell, "".join(self.parts_since(start)), place

    def parts_since(self, start: int) -> list[str]:
        """Return the parts that were added from offset ``start`` on."""
        found: list[str] = []
        length = self.length
        for part in reversed(self.parts):
            if length <= start:
                break
            found.append(part)
            length -= len(part)
        return found[::-1]

    def _add(self, text: str) -> None:
        self.parts.append(text)
        self.length += len(text)
