"""From the cells of either form to the one record: every cell parsed, required things there, codes unique and known."""

import dataclasses
from collections.abc import Iterator, Mapping, Sequence
from types import MappingProxyType

from jixiao.engine.errors import Finding, Place
from jixiao.engine.values import UNFILLED
from jixiao.engine.yearbook.checking import check_cells
from jixiao.engine.yearbook.columns import Column, columns_of
from jixiao.engine.yearbook.parsed import Parsed, Value, shortened
from jixiao.engine.yearbook.parsing import parse_cell
from jixiao.engine.yearbook.reading import Reading, has_refusal, limited
from jixiao.engine.yearbook.record import SECTIONS, BudgetLine, Profile, Section, Yearbook

FORM = SECTIONS[0]
"""The one section that is a form, not a table: 单位概况."""


ORIGIN = next(column for column in columns_of(BudgetLine) if column.key == "origin")
"""出处, as a column: an entry of the form has one too, beside it."""


@dataclasses.dataclass(frozen=True, slots=True)
class RawRow:
    """One row as a file holds it: the cells by key, where each stands, and where the row stands.

    ``origins`` are the cells that say which paper an entry of the form was taken from.
    """

    where: str
    cells: Mapping[str, object]
    places: Mapping[str, str]
    origins: Mapping[str, object] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True, slots=True)
class _ReadRow:
    """One row, parsed: its address in the record (budget.支出合计) and its values by key."""

    address: str
    raw: RawRow
    values: Mapping[str, Value]


def assemble(
    rows: Mapping[str, Sequence[RawRow]],
    *,
    findings: Sequence[Finding],
    name: str,
    places: Mapping[str, str],
    unread: frozenset[str] = frozenset(),
) -> Reading:
    """Return the year that the rows of each section hold, or every reason why they hold none.

    ``findings`` are what the reader of the file found before; ``places`` are those of whole sections; ``unread`` are
    sections that are there and could not be read, with the reason among the findings.
    """
    found = list(findings)
    if FORM.key not in rows and FORM.key not in unread:
        cause = f"没有《{FORM.title}》，不知道是哪个单位、哪一年的数据"
        found.append(Finding("Y109", Place(where=name), cause, f"用模板补上《{FORM.title}》，填写单位名称和评价年度"))
    read = {section.key: [*_read_rows(section, rows.get(section.key, ()), found)] for section in SECTIONS}
    found.extend(_unknown_references(read, unread))
    origins = dict(_origins(rows.get(FORM.key, ()), found))
    built = {section.key: tuple(section.row_type(**row.values) for row in read[section.key]) for section in SECTIONS}
    settled = MappingProxyType({**places, **dict(_places_of(read))})
    if has_refusal(found):
        # What is wrong inside a cell is said now, with the rest, though the year as a whole cannot be judged yet.
        found.extend(check_cells(Yearbook(Profile(), indicators=built["indicators"], places=settled)))
        return Reading(None, limited(found, name=name))
    profile = dataclasses.replace(built.pop(FORM.key)[0], origins=MappingProxyType(origins))
    return Reading(Yearbook(profile=profile, places=settled, **built), limited(found, name=name))


def is_code(section: Section, column: Column) -> bool:
    """Return whether the column holds a code, its own or another's: such words are compared without outer spaces."""
    return bool(column.refers_to) or column.key == section.identified_by


def _read_rows(section: Section, rows: Sequence[RawRow], findings: list[Finding]) -> Iterator[_ReadRow]:
    columns = columns_of(section.row_type)
    seen: dict[object, RawRow] = {}
    for number, raw in enumerate(rows, start=1):
        parsed = {column.key: parse_cell(raw.cells.get(column.key), column) for column in columns}
        values = {
            column.key: value.strip()
            if isinstance(value := parsed[column.key].value, str) and is_code(section, column)
            else value
            for column in columns
        }
        code = values.get(section.identified_by, UNFILLED)
        key = code if isinstance(code, str) else str(number)
        address = section.key if section is FORM else f"{section.key}.{key}"
        for column in columns:
            findings.extend(_cell_findings(column, parsed[column.key], raw, f"{address}.{column.key}"))
        if isinstance(code, str) and code in seen:
            findings.append(_duplicate(section, raw, code, first=seen[code]))
        seen.setdefault(code, raw)
        yield _ReadRow(address, raw, values)


def _origins(rows: Sequence[RawRow], findings: list[Finding]) -> Iterator[tuple[str, str]]:
    for row in rows:
        for key, cell in row.origins.items():
            parsed = parse_cell(cell, ORIGIN)
            place = Place(where=f"{row.places.get(key, row.where)}的{ORIGIN.heading}")
            findings.extend(fault.at(place) for fault in parsed.faults)
            if isinstance(parsed.value, str):
                yield key, parsed.value


def _cell_findings(column: Column, parsed: Parsed, raw: RawRow, address: str) -> Iterator[Finding]:
    cell = raw.cells.get(column.key)
    quote = shortened(cell) if isinstance(cell, str) else ""
    place = Place(where=raw.places.get(column.key, raw.where), quote=quote, path=address)
    yield from (fault.at(place) for fault in parsed.faults)
    if column.required and parsed.value is UNFILLED and not parsed.faults:
        cause = f"“{column.heading}”是必填项，这里是空的"
        yield Finding("Y210", place, cause, f"填写{column.heading}；整行不要的，删去整行")


def _duplicate(section: Section, raw: RawRow, code: str, *, first: RawRow) -> Finding:
    key = section.identified_by
    heading = next(column.heading for column in columns_of(section.row_type) if column.key == key)
    place = Place(where=raw.places.get(key, raw.where), quote=shortened(code))
    before = first.places.get(key, first.where)
    return Finding("Y211", place, f"{heading}“{shortened(code)}”已在{before}用过", "改成别的编号；重复填报的删去一行")


def _unknown_references(read: Mapping[str, list[_ReadRow]], unread: frozenset[str]) -> Iterator[Finding]:
    named = {section.key: section for section in SECTIONS}
    for section in SECTIONS:
        for column in columns_of(section.row_type):
            if not column.refers_to or column.refers_to in unread:
                continue
            target = named[column.refers_to]
            known = {row.values[target.identified_by] for row in read[target.key]}
            for row in read[section.key]:
                code = row.values[column.key]
                if isinstance(code, str) and code not in known:
                    place = Place(where=row.raw.places.get(column.key, row.raw.where), quote=shortened(code))
                    cause = f"《{target.title}》表里没有编号“{shortened(code)}”"
                    yield Finding("Y212", place, cause, f"改成《{target.title}》表里有的编号，或先在那里添上一行")


def _places_of(read: Mapping[str, list[_ReadRow]]) -> Iterator[tuple[str, str]]:
    for rows in read.values():
        for row in rows:
            yield row.address, row.raw.where
            for key, where in row.raw.places.items():
                yield f"{row.address}.{key}", where
