"""The blocks a paper is made of. Plain immutable values; how they look is the business of ``render``."""

import dataclasses
import enum
from collections.abc import Mapping
from types import MappingProxyType

from jixiao.engine.values import Trace

# --- inside a line --------------------------------------------------------------------------------------------------


@dataclasses.dataclass(frozen=True, slots=True)
class Text:
    """Plain words."""

    text: str
    strong: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Number:
    """A printed figure; ``reference`` is the key of its trace in ``Document.traces``."""

    text: str
    reference: str


@dataclasses.dataclass(frozen=True, slots=True)
class Gap:
    """A fact that nobody gave, printed as （未提供：…）; ``reference`` is its address in the year's record."""

    text: str
    reference: str = ""


Inline = Text | Number | Gap
Line = tuple[Inline, ...]

# --- blocks ---------------------------------------------------------------------------------------------------------


class Align(enum.Enum):
    """Where the words of a cell or a paragraph stand; FLUSH is at the left without the indent (主送机关, 附件)."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    FLUSH = "flush"


@dataclasses.dataclass(frozen=True, slots=True)
class Cover:
    """The cover: 附件3, title lines, filled blanks (name, content), date line."""

    annex: str
    title: tuple[str, ...]
    blanks: tuple[tuple[str, Line], ...]
    date: Line


@dataclasses.dataclass(frozen=True, slots=True)
class Contents:
    """The 目录; its entries are the headings that follow it, down to ``depth`` levels."""

    depth: int = 2


@dataclasses.dataclass(frozen=True, slots=True)
class Heading:
    """A heading with its number in words: level 0 (摘要; centred, unnumbered), 1 一、, 2 （一）, 3 1., 4 （1）."""

    level: int
    number: str
    text: str

    @property
    def whole(self) -> str:
        """Return number and text as they are printed."""
        return f"{self.number}{self.text}"


@dataclasses.dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph of running text, indented by two characters unless ``align`` is not LEFT; may be an officer's own."""

    line: Line
    align: Align = Align.LEFT
    own: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Listing:
    """A list of short items, each a paragraph of its own with its mark already in the line."""

    items: tuple[Line, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``across`` and ``down`` are the columns and rows it covers."""

    line: Line
    align: Align = Align.LEFT
    across: int = 1
    down: int = 1
    head: bool = False


@dataclasses.dataclass(frozen=True, slots=True)
class Table:
    """A table: caption above, one unit for all (万元, may be ""), column widths in shares of the line.

    ``rows`` hold only the cells that start in that row; the first ``head_rows`` repeat on every page.
    """

    caption: str
    unit: str
    widths: tuple[int, ...]
    rows: tuple[tuple[Cell, ...], ...]
    head_rows: int = 1


@dataclasses.dataclass(frozen=True, slots=True)
class Bar:
    """One bar of a chart: its name, its exact-enough length, what is printed at its end, and the trace of that."""

    label: str
    value: float
    printed: str
    reference: str = ""
    full: float | None = None


@dataclasses.dataclass(frozen=True, slots=True)
class Chart:
    """A figure of horizontal bars: SVG, a sentence that says what it shows, and its data.

    ``full`` of a bar is what it could have been (a weight behind a score), drawn pale behind it.
    """

    caption: str
    alt: str
    unit: str
    bars: tuple[Bar, ...]
    svg: str


@dataclasses.dataclass(frozen=True, slots=True)
class Note:
    """A small remark under a table or at the end of a section."""

    line: Line


@dataclasses.dataclass(frozen=True, slots=True)
class Annexes:
    """附件：1. … 2. …, below the text."""

    names: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class Signature:
    """The closing lines: unit with （盖章）, people and telephone, date; each a line, right-aligned."""

    lines: tuple[Line, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class PageBreak:
    """A new page; what follows lies on its side where ``landscape`` is set, until the next break."""

    landscape: bool = False


Block = Cover | Contents | Heading | Paragraph | Listing | Table | Chart | Note | Annexes | Signature | PageBreak


@dataclasses.dataclass(frozen=True, slots=True)
class Document:
    """A whole paper.

    ``traces`` holds one trace for each reference; ``mark`` is printed on every page (示例, 草稿) where not empty;
    ``author`` is the unit, for the document's properties.
    """

    title: str
    author: str
    year: int
    blocks: tuple[Block, ...]
    traces: Mapping[str, Trace] = dataclasses.field(default_factory=lambda: MappingProxyType({}))
    mark: str = ""
    language: str = "zh-CN"
