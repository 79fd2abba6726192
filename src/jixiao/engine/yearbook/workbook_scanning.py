"""What the values of a sheet do not tell: how far it reaches, its formulas, its error values, its merged cells."""

import dataclasses
import posixpath
import re
from collections.abc import Callable, Mapping
from xml.parsers import expat

MOST_ROWS = 5_000
MOST_COLUMNS = 200

_CELL = re.compile(r"\$?([A-Z]{1,3})\$?(\d{1,7})")
_LETTERS = 26
_LONGEST_ROW = 7


@dataclasses.dataclass(slots=True)
class SheetScan:
    """One sheet: the last row and column that hold anything (from 1), and the cells that are more than a value.

    ``formulas`` keep a result in the file, ``hollow`` ones do not; ``errors`` say what is shown; ``merged`` are
    the ranges as (first row, first column, last row, last column), all from 1.
    """

    rows: int = 0
    columns: int = 0
    formulas: list[tuple[int, int]] = dataclasses.field(default_factory=list)
    hollow: list[tuple[int, int]] = dataclasses.field(default_factory=list)
    errors: dict[tuple[int, int], str] = dataclasses.field(default_factory=dict)
    merged: list[tuple[int, int, int, int]] = dataclasses.field(default_factory=list)


@dataclasses.dataclass(frozen=True, slots=True)
class SheetPart:
    """A sheet as the workbook lists it: its name, the part that holds it, and whether it is hidden."""

    name: str
    part: str
    is_hidden: bool


def sheet_parts(parts: Mapping[str, bytes]) -> list[SheetPart]:
    """Return the sheets of the workbook in order; raise expat.ExpatError where it is no XML."""
    targets: dict[str, str] = {}
    sheets: list[dict[str, str]] = []

    def relationship(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "Relationship":
            targets[attributes.get("Id", "")] = attributes.get("Target", "")

    def sheet(tag: str, attributes: dict[str, str]) -> None:
        if _local(tag) == "sheet":
            sheets.append({_local(key): value for key, value in attributes.items()})

    _parse(parts["xl/_rels/workbook.xml.rels"], start=relationship)
    _parse(parts["xl/workbook.xml"], start=sheet)
    return [
        SheetPart(
            name=found.get("name", ""),
            part=posixpath.normpath(posixpath.join("/xl", targets.get(found.get("id", ""), ""))).lstrip("/"),
            is_hidden=found.get("state", "visible") != "visible",
        )
        for found in sheets
    ]


def scan_sheet(part: bytes) -> SheetScan:
    """Return what there is in the sheet; raise expat.ExpatError where it is no XML or declares entities."""
    scanner = _Scanner()
    _parse(part, start=scanner.start, end=scanner.end, text=scanner.text)
    return scanner.scan


def column_letters(column: int) -> str:
    """Return the letters of a column, from 1: A, Z, AA."""
    letters = ""
    while column:
        column, rest = divmod(column - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return letters


class _Scanner:
    """Walks through the XML of one sheet without building it up."""

    def __init__(self) -> None:
        self.scan = SheetScan()
        self._row = self._column = 0
        self._kind = self._value = ""
        self._has_formula = self._has_value = self._in_value = False

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        match _local(tag):
            case "row":
                stated = attributes.get("r", "")
                self._row = int(stated) if stated.isdecimal() and len(stated) <= _LONGEST_ROW else self._row + 1
                self._column = 0
            case "c":
                self._row, self._column = _position(attributes.get("r", "")) or (self._row, self._column + 1)
                self._kind, self._value = attributes.get("t", ""), ""
                self._has_formula = self._has_value = False
            case "f":
                self._has_formula = True
            case "v" | "t":
                self._in_value = True
            case "mergeCell":
                self._merge(attributes.get("ref", ""))

    def text(self, words: str) -> None:
        if self._in_value and words:
            self._has_value = True
            if self._kind == "e":
                self._value += words

    def end(self, tag: str) -> None:
        match _local(tag):
            case "v" | "t":
                self._in_value = False
            case "c":
                self._close()

    def _close(self) -> None:
        if not (self._has_value or self._has_formula):
            return
        here = (self._row, self._column)
        self.scan.rows = max(self.scan.rows, self._row)
        self.scan.columns = max(self.scan.columns, self._column)
        if self._kind == "e":
            self.scan.errors[here] = self._value
        if self._has_formula:
            (self.scan.formulas if self._has_value else self.scan.hollow).append(here)

    def _merge(self, reference: str) -> None:
        first, _, last = reference.partition(":")
        start, end = _position(first), _position(last)
        if start and end:
            self.scan.merged.append((*start, *end))


def _position(reference: str) -> tuple[int, int] | None:
    found = _CELL.fullmatch(reference)
    if found is None:
        return None
    column = 0
    for letter in found[1]:
        column = column * _LETTERS + ord(letter) - ord("A") + 1
    return int(found[2]), column


def _parse(
    data: bytes,
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None] | None = None,
    text: Callable[[str], None] | None = None,
) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_entities
    try:
        parser.Parse(data, True)  # noqa: FBT003 - the C function takes no keyword
    except (LookupError, ValueError) as error:
        message = f"an encoding that nobody knows: {error}"
        raise expat.ExpatError(message) from error


def _refuse_entities(*_declared: object) -> None:
    raise expat.ExpatError("a workbook declares no entities")


def _local(tag: str) -> str:
    return tag.rpartition(":")[2]
