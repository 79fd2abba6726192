"""The money grid: its total, the sources below it, the rate and the score, each with its place."""

import re
from collections.abc import Sequence
from types import MappingProxyType

from jixiao.engine.lint.score_tables.heads import Fields, bare, points_in
from jixiao.engine.lint.score_tables.parts import MoneyGrid, MoneyLine
from jixiao.engine.lint.score_tables.spots import GridRow, Spot
from jixiao.engine.values import printed_number

FIGURES = ("initial", "adjusted", "received", "executed")
_TOTAL = re.compile(
    r"(?:年度|项目|全年|部门|单位|本年|预算|总)?(?:财政|预算|项目)?(?:资金|金额|支出|收入|预算|经费)?"
    r"(?:总额|总金额|合计|总计|总数|总量|总投入)(?:数)?|年度资金|总金额"
)
_SOURCE = re.compile(
    r"拨款|资金|收入|支出|经费|结转|结余|预算|补助|中央|地方|省级?|市级?|县级?|区级?|自筹|专户|其他|债券|基金|贷款|其中"
)
_FLOW = re.compile(r"收入|支出")
_NO_LINE = re.compile(r"目标|指标|完成情况|总分|评价|原因|措施|问题|内容|概述|规划|分析$")
_UNIT = re.compile(r"[(（](?:单位\s*[:：]\s*)?(亿元|万元|元)[)）]|^(?:金额)?单位\s*[:：]\s*(亿元|万元|元)$")
_LONGEST = 40
_AMOUNT = re.compile(r"[-+−]?[\d０-９][\d０-９,，]*(?:[.．][\d０-９]+)?\s*(?:万元|亿元|元)?|[-—－/\s]*|无")


def money_line(row: GridRow, heads: Fields) -> MoneyLine | None:
    """Return what a row says under these heads, or None where it is no line of the money grid."""
    columns = {field: spot.column for field, spot in heads.items()}
    first = min(columns.values())
    label = _label(row, first)
    if (
        label is None
        or len(label.text) > _LONGEST
        or _NO_LINE.search(bare(label.text))
        or _AMOUNT.fullmatch(label.text)
    ):
        return None
    cells = {field: row.cells[column] for field, column in columns.items() if column in row.cells}
    amounts = [cells[field].text for field in FIGURES if cells.get(field)]
    if any(not _AMOUNT.fullmatch(text) for text in amounts):
        return None  # words where an amount should stand: the row is cut into other columns
    named = _TOTAL.fullmatch(bare(label.text)) or _SOURCE.search(label.text)
    known = {label, *cells.values()}
    others = (printed_number(spot.text) for spot in row.written if spot not in known)
    numbers = tuple(number for number in others if number is not None)
    return MoneyLine(label, MappingProxyType(cells), numbers) if amounts or named else None


def money_grid(heads: Fields, lines: Sequence[MoneyLine], *, near: Sequence[str], unit: str) -> MoneyGrid | None:
    """Return the grid that these lines make up; ``near`` are the words around it that may name unit and weight."""
    scored = bool({"weight", "score"} & heads.keys())
    if not lines or not (scored or (_is_total(lines[0]) and not _FLOW.search(lines[0].name))):
        return None  # a table of income and spending, which no score is given for
    total = next((line for line in lines if _is_total(line)), lines[0])
    rest = tuple(line for line in lines if line is not total)
    named = [found for found in map(_UNIT.search, near) if found]
    stated = next((found[1] or found[2] for found in named), "") or unit
    points = total.text("weight") or next((points_in(words) for words in near if points_in(words)), "")
    return MoneyGrid(heads, total, rest, stated or "万元", points)


def _is_total(line: MoneyLine) -> bool:
    return line.label is not None and _TOTAL.fullmatch(bare(line.label.text)) is not None


def _label(row: GridRow, first: int) -> Spot | None:
    """Return the words left of the figures, those that begin in this row before those that reach down to it."""
    spots = [row.cells[column] for column in range(first - 1, -1, -1) if row.cells.get(column)]
    return next((spot for spot in spots if spot.row == row.number), spots[0] if spots else None)
