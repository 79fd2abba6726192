"""Reading an upload. Heads are matched by title in any order; what cannot be read is a finding, never an exception."""

import datetime
import io
import re
import zipfile
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook

from jixiao.engine.errors import Finding, Place
from jixiao.engine.values import print_decimal
from jixiao.web.importing.dry_run import DryRun, ImportRow
from jixiao.web.importing.plan import ImportPlan
from jixiao.web.typed import Misread

MAX_BYTES = 20 * 1024 * 1024
MAX_UNPACKED = 200 * 1024 * 1024
MAX_ROWS = 20_000
HEAD_ROWS = 10  # a head is looked for in the first rows: titles and notes may stand above it
REASON = "原因"
ZIP = b"PK\x03\x04"


def read_upload(content: bytes, plan: ImportPlan) -> DryRun:
    """Return what an XLSX file holds by a plan: every row with its values and what is wrong with it."""
    unreadable = unreadable_workbook(content, keep="要导入的工作表")
    if unreadable:
        return DryRun(plan.key, findings=(unreadable,))
    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(content))
        sheets = [(name, book.get_sheet_by_name(name).to_python(skip_empty_area=False)) for name in book.sheet_names]
    except (CalamineError, ValueError, OSError, zipfile.BadZipFile):
        return DryRun(
            plan.key,
            findings=(
                _bad("I102", "文件打不开，可能没有下载完或已损坏", "用 Excel 或 WPS 打开看看，另存为 XLSX 再传"),
            ),
        )
    for name, lines in sheets:
        for number, line in enumerate(lines[:HEAD_ROWS], start=1):
            heads = heads_of(line, plan)
            if heads:
                return read_lines(name, lines, number, plan)
    wanted = "、".join(column.title for column in plan.columns)
    cure = f"下载空白模板，把数据贴进去。要有的列：{wanted}"
    return DryRun(plan.key, findings=(_bad("I104", f"前 {HEAD_ROWS} 行里没有找到「{plan.title}」的表头", cure),))


def unreadable_workbook(content: bytes, *, keep: str) -> Finding | None:
    """Return why an upload is no workbook to be read, None where it is one; ``keep`` names what it is wanted for."""
    if not content:
        return _bad("I101", "文件是空的", "换一个文件")
    if len(content) > MAX_BYTES:
        return _bad("I105", "文件超过 20 MB", f"只留{keep}，另存后再传")
    if not content.startswith(ZIP):
        cure = "用 Excel 或 WPS 另存为「Excel 工作簿（*.xlsx）」再传；有密码的先取消密码"
        return _bad("I104", "这不是 XLSX 表格", cure)
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            unpacked = sum(entry.file_size for entry in archive.infolist())
            names = set(archive.namelist())
    except zipfile.BadZipFile:
        return _bad("I102", "文件不完整", "重新下载或另存后再传")
    if unpacked > MAX_UNPACKED:
        return _bad("I106", "文件解压后过大", "删去图片和空行，另存后再传")
    if "xl/workbook.xml" not in names:
        return _bad("I104", "这不是 XLSX 表格", "用 Excel 或 WPS 另存为「Excel 工作簿（*.xlsx）」再传")
    return None


def _bad(code: str, cause: str, cure: str) -> Finding:
    return Finding(code, Place(where="上传的文件"), cause, cure)


def heads_of(line: Sequence[Any], plan: ImportPlan) -> dict[int, str]:
    """Return which place of a line is which column; nothing where fewer than half the plan's heads are there."""
    names = {
        _plain(name): column.key
        for column in plan.columns
        for name in (column.title, column.head, column.key, *column.others)
    }
    found: dict[int, str] = {}
    for place, text in enumerate(line):
        key = names.get(_plain(str(text)))
        if key and key not in found.values():
            found[place] = key
    needed = {column.key for column in plan.columns if column.required} or {plan.columns[0].key}
    return found if needed & set(found.values()) and 2 * len(found) >= min(len(plan.columns), 2 * len(needed)) else {}


def read_lines(name: str, lines: Sequence[Sequence[Any]], head_row: int, plan: ImportPlan) -> DryRun:
    """Return the rows under a head of a table whose lines were read; for readers of other kinds of file."""
    heads = heads_of(lines[head_row - 1], plan)
    line = lines[head_row - 1]
    ignored = [
        (str(text), _letter(place)) for place, text in enumerate(line) if place not in heads and str(text).strip()
    ]
    body = [
        (number, row)
        for number, row in enumerate(lines[head_row:], start=head_row + 1)
        if any(str(value).strip() for place, value in enumerate(row) if place in heads)
    ]
    findings: tuple[Finding, ...] = ()
    if len(body) > MAX_ROWS:
        findings = (_bad("I105", f"有 {len(body):,} 行，一次最多 {MAX_ROWS:,} 行", "分成几个文件，分次导入"),)
    return DryRun(
        plan_key=plan.key,
        sheet=name,
        head_row=head_row,
        rows=tuple(_row(number, row, heads, plan) for number, row in body[:MAX_ROWS]) if not findings else (),
        heads_found={key: (str(line[place]), _letter(place)) for place, key in heads.items()},
        heads_missing=tuple(column.title for column in plan.columns if column.key not in heads.values()),
        heads_ignored=tuple(pair for pair in ignored if _plain(pair[0]) != REASON),
        findings=findings,
    )


def row_of(number: int, texts: Mapping[str, str], plan: ImportPlan) -> ImportRow:
    """Return the row that texts are by a plan: each value read, and what is wrong by column.

    For rooms that read other kinds of file; ``number`` is the line they stand in.
    """
    values: dict[str, Any] = {}
    errors: dict[str, tuple[str, str]] = {}
    for column in plan.columns:
        read = column.read(texts.get(column.key, ""))
        if isinstance(read, Misread):
            errors[column.key] = (read.cause, read.cure)
        else:
            values[column.key] = read
    return ImportRow(number, texts, values, errors)


def _row(number: int, line: Sequence[Any], heads: dict[int, str], plan: ImportPlan) -> ImportRow:
    texts = {key: _text(line[place]) if place < len(line) else "" for place, key in heads.items()}
    return row_of(number, texts, plan)


def _text(value: object) -> str:
    """Return a cell as somebody would type it: Excel keeps numbers as binary fractions and days as moments."""
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, datetime.datetime):
        return f"{value:%Y-%m-%d}" if value.time() == datetime.time() else f"{value:%Y-%m-%d %H:%M}"
    if isinstance(value, datetime.date):
        return value.isoformat()
    if isinstance(value, float):
        return print_decimal(Decimal(f"{value:.15g}")).replace("−", "-").replace(",", "")
    return str(value).strip()


def _plain(head: str) -> str:
    """Return a head without what people add to it: stars, line breaks, the unit in parentheses."""
    return re.sub(r"[（(].*?[）)]|[\s*＊:：]", "", head)


def _letter(place: int) -> str:
    letters = ""
    while place >= 0:
        letters = chr(ord("A") + place % 26) + letters
        place = place // 26 - 1
    return letters
