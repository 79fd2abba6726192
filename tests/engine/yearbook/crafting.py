"""Workbooks as people send them back: the sample, opened with openpyxl or taken apart, and spoilt in one place."""

import io
import zipfile
from collections.abc import Callable

import openpyxl
from openpyxl.workbook import Workbook as OpenWorkbook

from jixiao.engine.errors import Finding
from jixiao.engine.values import Money
from jixiao.engine.yearbook import (
    Activity,
    BudgetLine,
    Goal,
    Handout,
    Profile,
    Reading,
    Yearbook,
    read_workbook,
    write_workbook,
)

NAME = "年度.xlsx"
FIRST = 5
"""The first row below the headings of a table."""


def small_year() -> Yearbook:
    """Return a year with a line of budget, a goal, an activity and a handout."""
    return Yearbook(
        profile=Profile(name="示例县科学技术协会", year=2024),
        budget=(BudgetLine(item="支出合计", initial=Money.of("274.64", "万元"), executed=Money.of("258.13", "万元")),),
        goals=(Goal(code="G1", name="全国科普日"),),
        activities=(Activity(code="A1", name="主场活动", goal="G1", people=200),),
        handouts=(Handout(activity="A1", item="宣传单", number=1000),),
    )


def spoilt(spoil: Callable[[OpenWorkbook], object], year: Yearbook | None = None) -> bytes:
    """Return the workbook of ``year`` after somebody changed something in it."""
    opened = openpyxl.load_workbook(io.BytesIO(write_workbook(year or small_year())))
    spoil(opened)
    buffer = io.BytesIO()
    opened.save(buffer)
    return buffer.getvalue()


def with_cell(sheet: str, cell: str, value: str | float | None) -> bytes:
    """Return the sample with one cell changed."""

    def change(opened: OpenWorkbook) -> None:
        opened[sheet][cell] = value

    return spoilt(change)


def repacked(data: bytes, change: Callable[[dict[str, bytes]], object]) -> bytes:
    """Return the archive ``data`` after ``change`` was made to its parts."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    change(parts)
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return buffer.getvalue()


def read(data: bytes) -> Reading:
    """Return the reading of a workbook."""
    return read_workbook(data, name=NAME)


def codes(reading: Reading) -> list[str]:
    """Return the codes of the findings."""
    return [finding.code for finding in reading.findings]


def only(reading: Reading, code: str) -> Finding:
    """Return the one finding of that code."""
    found = [finding for finding in reading.findings if finding.code == code]
    assert len(found) == 1, reading.findings
    return found[0]
