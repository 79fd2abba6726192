"""What is taken from a paper: its plain text, its tree of blocks, where each block stands, and how it is built."""

import dataclasses
import enum
from pathlib import Path
from typing import Any

from jixiao.engine.document import Document, document_to_json
from jixiao.engine.errors import Finding, Place

ELSEWHERE = -1  # the paragraph of words that stand in a header, a footnote or another part of the file


@dataclasses.dataclass(frozen=True, slots=True)
class LinePlace:
    """One stretch of the plain text that the file holds in one piece.

    ``start`` and ``end`` are character offsets into ``Taken.text``. ``paragraph`` counts from 0: the line of a TXT, the
    ``w:p`` of a DOCX's main part in the order of the file (tables and text boxes included), the sheet row of an XLSX;
    ``ELSEWHERE`` where the words stand in none. ``shown`` characters at the start are an automatic number that nobody
    typed; after them the stretch begins at character ``skipped`` of the paragraph's own text. ``role`` names the line
    of a cover: annex, title, blank or date.
    """

    start: int
    end: int
    paragraph: int
    page: int | None = None
    shown: int = 0
    skipped: int = 0
    role: str = ""


@dataclasses.dataclass(frozen=True, slots=True)
class CellPlace:
    """Where a cell of a table stands: its row and column in the grid, from 0, and its characters in the plain text."""

    row: int
    column: int
    start: int
    end: int
    lines: tuple[LinePlace, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class BlockPlace:
    """Where a block stands: ``block`` is its index in the document, the rest as in ``LinePlace``.

    ``lines`` are the stretches the block's words are made of, more than one where a wrapped line was rejoined or a
    block has several lines; ``cells`` those of a table, in the order of its rows.
    """

    block: int
    start: int
    end: int
    page: int | None
    paragraph: int
    lines: tuple[LinePlace, ...] = ()
    cells: tuple[CellPlace, ...] = ()


@dataclasses.dataclass(frozen=True, slots=True)
class ContentsEntry:
    """A line of the 目录: its number and words as printed, the page it names (or ""), and its place."""

    level: int
    number: str
    text: str
    page: str
    start: int
    end: int


class Presence(enum.Enum):
    """Whether a section of the outline is there."""

    PRESENT = "有"
    EMPTY = "空"
    MISSING = "缺"


@dataclasses.dataclass(frozen=True, slots=True)
class Section:
    """A section of the outline and what became of it in this paper.

    ``block`` is the index of its heading, or None; ``start`` and ``end`` span from the heading to the next of the same
    or a higher level; ``likeness`` is how near the typed heading is to the official one, in percent.
    """

    key: str
    level: int
    title: str
    presence: Presence
    block: int | None = None
    start: int | None = None
    end: int | None = None
    likeness: int = 0


@dataclasses.dataclass(frozen=True, slots=True)
class Outlined:
    """The outline that fits best: its key ("" where none fits), how well in percent, and what became of each section.

    ``others`` are the indices of the headings of the first two levels that belong to no section of it.
    """

    key: str = ""
    title: str = ""
    fit: int = 0
    sections: tuple[Section, ...] = ()
    others: tuple[int, ...] = ()

    def those(self, presence: Presence) -> tuple[Section, ...]:
        """Return the sections that are there, empty or missing."""
        return tuple(section for section in self.sections if section.presence is presence)


@dataclasses.dataclass(frozen=True, slots=True)
class Taken:
    """A paper that was read. ``document`` is None, and ``text`` empty, where the findings say why nothing was read.

    ``text`` is what ``jixiao text`` prints; of a TXT it is the decoded file itself, a byte order mark left out.
    """

    text: str
    document: Document | None
    places: tuple[BlockPlace, ...]
    outline: Outlined
    findings: tuple[Finding, ...]
    entries: tuple[ContentsEntry, ...] = ()

    def to_json(self) -> dict[str, Any]:
        """Return the paper as plain JSON values: text, document, places, outline, 目录 and findings."""
        return {
            "text": self.text,
            "document": None if self.document is None else document_to_json(self.document),
            "places": [dataclasses.asdict(place) for place in self.places],
            "outline": {
                **{name: getattr(self.outline, name) for name in ("key", "title", "fit", "others")},
                "sections": [
                    {**dataclasses.asdict(section), "presence": section.presence.value}
                    for section in self.outline.sections
                ],
            },
            "entries": [dataclasses.asdict(entry) for entry in self.entries],
            "findings": [finding.to_json() for finding in self.findings],
        }


def refused(code: str, *, name: str, cause: str, cure: str) -> Taken:
    """Return that nothing was read from the file, and why."""
    return Taken("", None, (), Outlined(), (fault(code, name=name, cause=cause, cure=cure),))


def fault(code: str, *, name: str, cause: str, cure: str) -> Finding:
    """Return a finding about the file as a whole; ``name`` is shortened to the file's own."""
    return Finding(code, Place(where=Path(name).name), cause, cure)


def offset_in_text(place: BlockPlace | CellPlace, *, offset: int) -> int:
    """Return where character ``offset`` of a block's own words stands in the plain text.

    A rejoined paragraph lacks the line ends that the plain text keeps, so the two counts drift apart.
    """
    rest = offset
    for line in place.lines:
        length = line.end - line.start
        if rest < length:
            return line.start + rest
        rest -= length
    return place.end
