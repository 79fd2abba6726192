"""Reading the tables as they are published: titles, 金额单位, merged heads, 栏次 and 行次, then figure by figure."""

import dataclasses
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from jixiao.engine.errors import Finding, Place
from jixiao.engine.values import Money, parse_decimal, to_half_width
from jixiao.records.budget.accounts.figures import Figure, Found, Read
from jixiao.records.budget.accounts.tables import TABLES, Table, table_named
from jixiao.records.budget.accounts.workbook import Sheet, cell_name, cells, is_number, open_workbook, plain

TOP = 12  # rows in which title, unit of money and heads stand
LEAST_COUNTED = 3
_LABELS = {"项目", "科目名称", "名称", "科目", "功能分类科目名称", "经济分类科目名称", "收入", "支出"}
_LINE_NUMBER = {"行次"}
_BLANK = {"", "—", "——", "-", "--", "－", "/", "／", "*", "＊"}
_NOTE = re.compile(r"^(注|说明|备注)\d*[:：]?|^本表")
_UNIT = re.compile(r"单位[:：]?(?:人民币)?(万元|元)")
_NAMED = re.compile(r"(?:编制单位|部门名称|单位名称|部门|单位)[:：](.+)")
_YEAR = re.compile(r"((?:19|20)\d\d)年")


def read_accounts(content: bytes) -> Found:
    """Return the final account that a workbook holds: every table that is known by its name, figure by figure."""
    sheets, refused = open_workbook(content)
    tables: dict[int, Read] = {}
    findings: list[Finding] = list(refused)
    for sheet in sheets:
        if not any(cells(line) for line in sheet.rows):
            continue
        table = _table_of(sheet)
        if table is None:
            cure = "是决算表的，把工作表改名为表名；不是的不用管"
            findings.append(_at(sheet.name, "", "B212", "名称和表头都不是九张决算表之一", cure))
        elif table.number in tables:
            cause = f"「{tables[table.number].sheet}」和「{sheet.name}」都是{table.title}"
            findings.append(_at(sheet.name, "", "B211", cause, "只留一张再传"))
        else:
            tables[table.number], faults = _read(sheet, table)
            findings.extend(faults)
    if not tables and not refused:
        names = "、".join(table.name for table in TABLES)
        findings.append(
            Finding("I104", Place(where="上传的文件"), "没有找到一张决算表", f"工作表或表头要写明表名：{names}")
        )
    return Found(dict(sorted(tables.items())), tuple(findings))


def _table_of(sheet: Sheet) -> Table | None:
    """Return the table a sheet is: by a title at its top, else by its own name."""
    for line in sheet.rows[:TOP]:
        for value in cells(line)[:3]:
            if isinstance(value, str) and (found := table_named(value)):
                return found
    return table_named(sheet.name)


def _read(sheet: Sheet, table: Table) -> tuple[Read, list[Finding]]:
    findings: list[Finding] = []
    texts = [plain(value) for line in sheet.rows[:TOP] for value in cells(line) if isinstance(value, str)]
    unit = next((found[1] for text in texts if (found := _UNIT.search(text))), "")
    if not unit:
        cure = "核对金额；是元的，在表头写上“金额单位：元”再传"
        findings.append(_at(sheet.name, "", "B209", f"{table.title}没有写金额单位，按万元读", cure))
    heads = _heads(sheet)
    figures: list[Figure] = []
    for figure in _figures(sheet, table, heads, unit or "万元") if heads else ():
        if isinstance(figure, Finding):
            findings.append(figure)
        else:
            figures.append(figure)
    named = next((found[1] for text in texts if not _UNIT.search(text) and (found := _NAMED.search(text))), "")
    year = next((found[1] for text in texts if (found := _YEAR.search(text))), "")
    notes = [
        plain(value)
        for line in sheet.rows
        for value in cells(line)
        if isinstance(value, str) and _NOTE.match(plain(value))
    ]
    return Read(table, sheet.name, unit or "万元", named, year, "".join(notes)[:500], tuple(figures)), findings


@dataclasses.dataclass(frozen=True, slots=True)
class _Heads:
    """Where the figures begin, and what each column is: code, label, line or the name of an amount."""

    body: int
    roles: tuple[str, ...]
    names: tuple[str, ...]


def _heads(sheet: Sheet) -> _Heads | None:
    """Return the heads: everything between the title and the 栏次 row, or the row that names its columns."""
    counted = next((number for number, line in enumerate(sheet.rows[: TOP + 4]) if _counts_columns(line)), None)
    named = [number for number, line in enumerate(sheet.rows[:TOP]) if _names_columns(line)]
    if counted is None and not named:
        return None
    first = min(named) if named else max(0, (counted or 0) - 3)
    while first > 0 and _is_head_above(sheet, first - 1):
        first -= 1
    last = counted if counted is not None else _past_heads(sheet, max(named) + 1)
    width = max(len(line) for line in sheet.filled[first:last]) if last > first else 0
    names = tuple(_joined(sheet, first, last, column) for column in range(width))
    roles = tuple(_role(name) for name in names)
    return _Heads(last + 1 if counted is not None else last, roles, names)


def _past_heads(sheet: Sheet, number: int) -> int:
    """Return the first line after the heads where no 栏次 row ends them: heads hold several words and no number."""
    while number < min(TOP, len(sheet.rows)):
        values = cells(sheet.rows[number])
        if len(values) < 2 or any(money_in(value, "元") is not None for value in values):  # noqa: PLR2004 - several
            break
        number += 1
    return number


def _counts_columns(line: tuple[Any, ...]) -> bool:
    """Return whether a line is the 栏次 row: it says so, or it only counts 1, 2, 3."""
    texts = [plain(value) for value in cells(line)]
    numbers = [text for text in texts if text.isdecimal()]
    if "栏次" in texts:
        return True
    return len(numbers) == len(texts) >= LEAST_COUNTED and numbers == [str(one) for one in range(1, len(numbers) + 1)]


def _names_columns(line: tuple[Any, ...]) -> bool:
    texts = {plain(value) for value in cells(line) if isinstance(value, str)}
    known = {
        "项目",
        "行次",
        "科目名称",
        "科目编码",
        "决算数",
        "金额",
        "预算数",
        "功能分类科目编码",
        "经济分类科目编码",
        "合计",
        "小计",
    }
    return len(texts & known) >= 2 or {"预算数", "决算数"} & texts != set()  # noqa: PLR2004 - one word alone may be a title


def _is_head_above(sheet: Sheet, number: int) -> bool:
    """Return whether a line above the heads still belongs to them: several words, none of which is title or unit."""
    texts = [plain(value) for value in cells(sheet.rows[number]) if isinstance(value, str)]
    if not texts or any(
        table_named(text) or _UNIT.search(text) or _NAMED.search(text) or "公开" in text for text in texts
    ):
        return False
    return len(texts) > 1


def _joined(sheet: Sheet, first: int, last: int, column: int) -> str:
    """Return the name of a column from its heads, top down, what is merged said once."""
    words: list[str] = []
    for line in sheet.filled[first:last]:
        text = plain(line[column]) if column < len(line) else ""
        if text and (not words or words[-1] != text):
            words.append(text)
    return "/".join(words)


def _role(name: str) -> str:
    lowest = name.rpartition("/")[2]
    if "编码" in lowest or "代码" in lowest or lowest in {"类", "款", "项"}:
        return "code"
    if lowest in _LINE_NUMBER:
        return "line"
    if lowest in _LABELS or lowest.endswith("科目名称") or lowest.startswith("项目（按"):
        return "label"
    return "amount" if name else ""


def _figures(sheet: Sheet, table: Table, heads: _Heads, unit: str) -> Iterator[Figure | Finding]:
    for number in range(heads.body, len(sheet.rows)):
        line = sheet.rows[number]
        texts = [plain(value) for value in cells(line)]
        if not texts or _counts_columns(line) or (_NOTE.match(texts[0]) and not any(is_number(one) for one in line)):
            continue
        yield from _row(sheet, table, heads, number, unit)


def _row(sheet: Sheet, table: Table, heads: _Heads, number: int, unit: str) -> Iterator[Figure | Finding]:
    """Yield the figures of a row, block by block: a label after an amount begins the next block."""
    block, code, label, line_number, before = 0, "", "", "", ""
    for column, role in enumerate(heads.roles):
        value = sheet.rows[number][column] if column < len(sheet.rows[number]) else ""
        if role in {"code", "label"} and before in {"amount", "line"}:
            block, code, label, line_number = block + 1, "", "", ""
        if role == "code":
            code += _code(value)  # 类, 款 and 项 may stand apart
            label = label or ("" if _code(value) else plain(value))  # 合计 stands merged over code and name
        elif role == "label":
            label = plain(value) or label
        elif role == "line":
            line_number = plain(value)
        elif role == "amount" and plain(value) not in _BLANK:
            spot = Spot(number, cell_name(number, column), block, code, label, line_number, heads.names[column])
            yield _figure(sheet, table, spot, value, unit)
        before = role or before


@dataclasses.dataclass(frozen=True, slots=True)
class Spot:
    """Row and column of a figure, by place and by name."""

    row: int
    cell: str
    block: int
    code: str
    label: str
    line_number: str
    heading: str


def _figure(sheet: Sheet, table: Table, spot: Spot, value: Any, unit: str) -> Figure | Finding:  # noqa: ANN401 - a cell
    amount = money_in(value, unit)
    if amount is None:
        cure = f"填成以{unit}为单位的数，最多精确到分；没有的填 0 或空着"
        return _at(sheet.name, spot.cell, "B210", f"「{plain(value)[:30]}」不是金额", cure)
    return Figure(
        table=table.number,
        row=spot.row + 1,
        block=spot.block,
        code=spot.code,
        label=(spot.label or spot.code or table.name)[:120],
        line_number=spot.line_number[:10],
        column=spot.heading[:120],
        amount=amount,
        cell=f"{sheet.name}!{spot.cell}"[:60],
    )


def money_in(value: Any, unit: str) -> Money | None:  # noqa: ANN401 - a cell holds any value
    """Return the amount in a cell, exactly; None where it holds none or one finer than 分."""
    if isinstance(value, bool):
        return None
    number = (
        Decimal(f"{value:.15g}") if isinstance(value, int | float) else parse_decimal(to_half_width(str(value)).strip())
    )
    if number is None:
        return None
    try:
        return Money.of(number, unit)
    except ValueError:
        return None


def _code(value: object) -> str:
    text = plain(value)
    return text if text.isascii() and text.isdecimal() else ""


def _at(sheet: str, cell: str, code: str, cause: str, cure: str) -> Finding:
    return Finding(code, Place(where=f"工作表「{sheet}」{cell}".strip()), cause, cure)
