"""From a filled-in workbook to the year it holds, with the sheet, row and cell of every fault, all of them at once."""

import io
import re
from collections.abc import Iterable, Mapping, Sequence
from xml.parsers import expat

from jixiao.engine.errors import Finding, Place
from jixiao.engine.yearbook.assembling import FORM, assemble
from jixiao.engine.yearbook.guide import GUIDE_TITLE
from jixiao.engine.yearbook.reading import Reading, refused
from jixiao.engine.yearbook.record import SECTIONS, Section
from jixiao.engine.yearbook.workbook_package import open_package, repacked
from jixiao.engine.yearbook.workbook_scanning import (
    MOST_COLUMNS,
    MOST_ROWS,
    SheetPart,
    SheetScan,
    scan_sheet,
    sheet_parts,
)
from jixiao.engine.yearbook.workbook_sheets import Grid, SheetRows, read_form, read_table

_SPACE = re.compile(r"\s+")


def read_workbook(data: bytes, *, name: str) -> Reading:
    """Return the year that the XLSX workbook ``data`` holds; ``name`` is the file's, for messages.

    Formulas are never computed and macros never run: what Excel kept as their result is read, and said so.
    """
    package = open_package(data, name=name)
    if package.parts is None:
        return refused(*package.findings)
    try:
        matched, findings = _match_sheets(sheet_parts(package.parts))
        scans = {key: scan_sheet(package.parts[sheet.part]) for key, sheet in matched.items()}
        small = {key: scan for key, scan in scans.items() if scan.rows <= MOST_ROWS and scan.columns <= MOST_COLUMNS}
        values = _cell_values(package.parts, [matched[key].name for key in small])
    except (expat.ExpatError, KeyError, _UnreadableError):
        cause = "工作簿里有部件缺失或不完整"
        return refused(*package.findings, Finding("Y102", Place(where=name), cause, "用 Excel 打开修复后另存一份"))
    findings.extend(_too_many(matched[key].name, scan) for key, scan in scans.items() if key not in small)
    findings = [*package.findings, *findings]
    read: dict[str, SheetRows] = {}
    for section in SECTIONS:
        if section.key in small:
            sheet = matched[section.key].name
            grid = Grid(sheet, values[sheet], small[section.key])
            read[section.key] = read_form(grid, section) if section is FORM else read_table(grid, section)
            findings.extend(read[section.key].findings)
    rows = {key: sheet.rows for key, sheet in read.items() if sheet.rows is not None}
    return assemble(
        rows,
        unread=frozenset(matched.keys() - rows.keys()),
        findings=findings,
        name=name,
        places={key: f"《{sheet.name}》表" for key, sheet in matched.items()},
    )


class _UnreadableError(Exception):
    """The values of the workbook cannot be read."""


def _match_sheets(sheets: Sequence[SheetPart]) -> tuple[dict[str, SheetPart], list[Finding]]:
    """Return which sheet holds which section, and what is wrong with the set of sheets."""
    titled = {_settled(section.title): section for section in SECTIONS}
    matched: dict[str, SheetPart] = {}
    findings: list[Finding] = []
    for sheet in sheets:
        place = Place(where=f"《{sheet.name}》表")
        section = titled.get(_settled(sheet.name))
        if section is None:
            if _settled(sheet.name) != GUIDE_TITLE:
                findings.append(Finding("Y110", place, "这张表不属于模板，没有读取", "与年度数据无关的，删去这张表"))
            continue
        if section.key in matched:
            cause = f"与《{matched[section.key].name}》对应模板的同一张表"
            findings.append(Finding("Y112", place, cause, "只留一张"))
            continue
        if sheet.is_hidden:
            findings.append(Finding("Y111", place, "这张表被隐藏了，仍然读取", "取消隐藏，核对其中的数据"))
        matched[section.key] = sheet
    findings.extend(_missing(section) for section in SECTIONS if section is not FORM and section.key not in matched)
    return matched, findings


def _cell_values(parts: Mapping[str, bytes], sheets: Iterable[str]) -> Mapping[str, Sequence[Sequence[object]]]:
    """Return the values of each sheet from A1 on, row by row; the results that Excel kept stand for formulas."""
    from python_calamine import CalamineWorkbook  # noqa: PLC0415 - reading alone needs it; the command line starts without

    try:
        workbook = CalamineWorkbook.from_filelike(io.BytesIO(repacked(parts)))
        return {name: workbook.get_sheet_by_name(name).to_python(skip_empty_area=False) for name in sheets}
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException as error:
        raise _UnreadableError from error


def _missing(section: Section) -> Finding:
    cause = f"没有《{section.title}》表，按没有填写处理"
    return Finding("Y108", Place(where=f"《{section.title}》表"), cause, "从模板补上这张表；没有内容的，留着表头即可")


def _too_many(name: str, scan: SheetScan) -> Finding:
    cause = f"有内容的单元格到第 {scan.rows:,} 行、第 {scan.columns:,} 列，上限是 {MOST_ROWS:,} 行、{MOST_COLUMNS} 列"
    return Finding("Y113", Place(where=f"《{name}》表"), cause, "删去表格以外的内容（选中多余的行、列，右键删除）")


def _settled(title: str) -> str:
    return _SPACE.sub("", title)
