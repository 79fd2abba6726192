"""The workbook that people fill in, empty or filled: a sheet for each section, in the order of the year."""

import datetime
import io
from collections.abc import Mapping, Sequence

from jixiao.engine.yearbook.assembling import FORM, ORIGIN
from jixiao.engine.yearbook.columns import columns_of
from jixiao.engine.yearbook.guide import TITLE
from jixiao.engine.yearbook.record import BUDGET_ITEMS, SECTIONS, Section, Yearbook
from jixiao.engine.yearbook.spelling import Plain, spell
from jixiao.engine.yearbook.workbook_layout import set_page, write_form, write_guide, write_table
from jixiao.engine.yearbook.workbook_style import Style

_MADE_ON = datetime.datetime(2000, 1, 1)  # noqa: DTZ001 - a paper's date has no zone; fixed, so that the bytes are too


def write_workbook(yearbook: Yearbook) -> bytes:
    """Return the year as an XLSX workbook that reads back as the same record; equal years give equal bytes.

    Refuses (ValueError) a record with a value that no cell can hold; see ``spell``.
    """
    rows = {section.key: _spelt(yearbook, section) for section in SECTIONS}
    return _write(rows, origins={key: spell(text, ORIGIN) for key, text in yearbook.profile.origins.items()})


def write_template(year: int | None = None) -> bytes:
    """Return the empty workbook for ``year`` (None leaves it to be filled in), with the lines of 预算与执行 named."""
    rows: dict[str, list[Mapping[str, Plain]]] = {section.key: [] for section in SECTIONS}
    rows[FORM.key] = [{"year": year}]
    rows["budget"] = [{"item": item} for item in BUDGET_ITEMS]
    return _write(rows, origins={})


def _spelt(yearbook: Yearbook, section: Section) -> list[Mapping[str, Plain]]:
    found = getattr(yearbook, section.key)
    columns = columns_of(section.row_type)
    records = (found,) if section is FORM else found
    return [{column.key: spell(getattr(record, column.key), column) for column in columns} for record in records]


def _write(rows: Mapping[str, Sequence[Mapping[str, Plain]]], *, origins: Mapping[str, Plain]) -> bytes:
    from xlsxwriter import Workbook  # noqa: PLC0415 - writing alone needs it

    buffer = io.BytesIO()
    workbook = Workbook(buffer, {"in_memory": True})
    workbook.set_properties({"title": TITLE, "created": _MADE_ON})
    style = Style(workbook)
    mark = str(rows[FORM.key][0].get("mark") or "")
    write_guide(workbook, style)
    for section in SECTIONS:
        sheet = workbook.add_worksheet(section.title)
        set_page(sheet, mark=mark)
        if section is FORM:
            write_form(sheet, style, section, row=rows[section.key][0], origins=origins)
        else:
            write_table(sheet, style, section, rows=rows[section.key])
    workbook.close()
    return buffer.getvalue()
