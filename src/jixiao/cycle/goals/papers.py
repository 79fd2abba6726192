"""The official form 《部门（单位）整体支出绩效目标申报表》（财预〔2015〕88号 附件） as a paper, and as a workbook."""

import io
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby
from typing import Any

import xlsxwriter

from jixiao.cycle.goals.content import Content
from jixiao.cycle.goals.lately import target_words
from jixiao.cycle.goals.moneys import FISCAL
from jixiao.engine.document import (
    Align,
    Block,
    Cell,
    Document,
    Gap,
    Heading,
    Inline,
    Line,
    Note,
    PageBreak,
    Table,
    Text,
)
from jixiao.engine.values import Money
from jixiao.measures.gathering import gather_records
from jixiao.orgs.models import UnitYear

TITLE = "部门（单位）整体支出绩效目标申报表"
FEN_PER_WAN = 1_000_000
_WIDTHS = (10, 18, 30, 14, 14, 14)
_ROWS = Mapping[str, Any]


def form_of(unit_year: UnitYear, content: Content) -> Document:
    """Return the form: 年度主要任务 with money by source, 年度总体目标, 年度绩效指标 in three levels.

    Indicators of single projects follow, a table for each project.
    """
    unit = unit_year.unit
    names = {project.code: project.name for project in gather_records(unit_year).projects}
    return Document(
        title=f"{unit.name}{unit_year.year}年度{TITLE}",
        author=unit.name,
        year=unit_year.year,
        blocks=tuple(_blocks(unit_year, content, names)),
        mark="示例" if unit.is_specimen else "",
    )


def _blocks(unit_year: UnitYear, content: Content, names: Mapping[str, str]) -> Iterator[Block]:
    yield PageBreak(landscape=False)
    yield Heading(0, "", f"{TITLE}")
    yield Heading(0, "", f"（{unit_year.year}年度）")
    rows = (
        (_head("部门（单位）名称"), Cell(_line(unit_year.unit.name), across=5)),
        *_tasks(content["tasks"], content["goals"]),
        (_head("年度总体目标"), Cell(_line(content["total_goal"], "年度总体目标"), across=5)),
        *_indicators("年度绩效指标", [row for row in content["indicators"] if not row["project_code"]]),
    )
    yield Table("", "万元", _WIDTHS, rows, head_rows=0)
    yield Note(_line("注：预算执行率的分值在自评时加入。" if content["indicators"] else "注：还没有设绩效指标。"))
    for code in dict.fromkeys(row["project_code"] for row in content["indicators"] if row["project_code"]):
        mine = [row for row in content["indicators"] if row["project_code"] == code]
        rows = ((_head("项目名称"), Cell(_line(names.get(code, code)), across=5)), *_indicators("绩效指标", mine))
        yield PageBreak()
        yield Heading(0, "", f"项目支出绩效目标表（{unit_year.year}年度）")
        yield Table("", "", _WIDTHS, rows, head_rows=0)


def _tasks(tasks: Sequence[_ROWS], goals: Sequence[_ROWS]) -> Iterator[tuple[Cell, ...]]:
    down = len(tasks) + len(goals) + 3
    heads = (_head("任务名称", down=2), _head("主要内容", down=2), _head("预算金额", across=3))
    yield (_head("年度主要任务", down=down), *heads)
    yield (_head("总额"), _head("财政拨款"), _head("其他资金"))
    for task in tasks:
        yield (Cell(_line(task["content"]), across=2), *(Cell(_line("—"), Align.CENTER) for _ in range(3)))
    for goal in goals:
        yield (
            Cell(_line(goal["name"])),
            Cell(_line(goal["content"] or "—")),
            *(Cell(_line(words), Align.RIGHT) for words in money_words(goal)),
        )
    sums = (_sum(goals, by) for by in (None, "fiscal", "other"))
    yield (_head("金额合计", across=2), *(Cell(_line(words), Align.RIGHT) for words in sums))


def money_words(goal: _ROWS) -> tuple[str, str, str]:
    """Return 总额, 财政拨款, 其他资金 of a goal as the form prints them."""
    if goal["money"] is None:
        word = "—" if "money" in goal["not_applicable"] else "未填"
        return word, word, word
    total = Money(goal["money"]).text("万元")
    fiscal = is_fiscal(goal)
    return total, total if fiscal else "0.00", "0.00" if fiscal else total


def is_fiscal(goal: _ROWS) -> bool:
    """Return whether the money of a goal is 财政拨款; money without a source is taken as that."""
    return not goal["money_source"] or goal["money_source"] in FISCAL


def _sum(goals: Sequence[_ROWS], by: str | None) -> str:
    chosen = [
        goal["money"]
        for goal in goals
        if goal["money"] is not None and (by is None or is_fiscal(goal) is (by == "fiscal"))
    ]
    return Money(sum(chosen)).text("万元")


def _indicators(title: str, rows: Sequence[_ROWS]) -> Iterator[tuple[Cell, ...]]:
    down = len(rows) + 1
    heads = (_head("一级指标"), _head("二级指标"), _head("三级指标", across=2), _head("指标值"))
    yield (_head(title, down=down), *heads)
    ordered = in_levels(rows)
    for _, level1 in groupby(ordered, key=lambda row: row["level1"]):
        group = list(level1)
        first = True
        for _, level2 in groupby(group, key=lambda row: row["level2"]):
            below = list(level2)
            for index, row in enumerate(below):
                cells = []
                if first:
                    cells.append(Cell(_line(row["level1"]), Align.CENTER, down=len(group)))
                    first = False
                if index == 0:
                    cells.append(Cell(_line(row["level2"]), Align.CENTER, down=len(below)))
                cells += [Cell(_line(row["name"]), across=2), Cell(_target(row), Align.CENTER)]
                yield tuple(cells)


def in_levels(rows: Sequence[_ROWS]) -> list[_ROWS]:
    """Return the indicators so that each 一级 and each 二级指标 stands together, in the order they first come."""
    level1 = {name: place for place, name in enumerate(dict.fromkeys(row["level1"] for row in rows))}
    pairs = dict.fromkeys((row["level1"], row["level2"]) for row in rows)
    level2 = {pair: place for place, pair in enumerate(pairs)}
    return sorted(rows, key=lambda row: (level1[row["level1"]], level2[row["level1"], row["level2"]]))


def _target(row: _ROWS) -> Line:
    if "target" in row["not_applicable"]:
        return _line("—")
    return _line(target_words(row), "年度指标值")


def _line(words: str, missing: str = "") -> Line:
    if words or not missing:
        return (Text(words),)
    gap: Inline = Gap(f"（未填：{missing}）")
    return (gap,)


def _head(words: str, *, across: int = 1, down: int = 1) -> Cell:
    return Cell(_line(words), Align.CENTER, across=across, down=down, head=True)


def workbook_of(unit_year: UnitYear, content: Content) -> bytes:
    """Return the form as an XLSX workbook with the same cells, amounts as numbers."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("申报表")
        framed = {"border": 1, "valign": "vcenter", "text_wrap": True}
        styles = {
            "title": book.add_format({"bold": True, "font_size": 16, "align": "center", "valign": "vcenter"}),
            "head": book.add_format({**framed, "bold": True, "align": "center"}),
            "text": book.add_format(framed),
            "money": book.add_format({**framed, "num_format": "#,##0.00"}),
        }
        sheet.merge_range(0, 0, 0, 5, f"{TITLE}（{unit_year.year}年度）", styles["title"])
        sheet.write_string(1, 5, "金额单位：万元")
        for place, width in enumerate(_WIDTHS):
            sheet.set_column(place, place, width)
        top = 2
        for table in (block for block in form_of(unit_year, content).blocks if isinstance(block, Table)):
            _write(sheet, table, styles, top=top)
            top += len(table.rows) + 2
        sheet.fit_to_pages(1, 0)
        sheet.set_paper(9)
    return file.getvalue()


def _write(sheet: Any, table: Table, styles: dict[str, Any], *, top: int) -> None:  # noqa: ANN401 - xlsxwriter ships no types
    """Write the cells of a table; a cell that covers others is merged."""
    covered: set[tuple[int, int]] = set()
    for index, row in enumerate(table.rows):
        place = 0
        for cell in row:
            while (index, place) in covered:
                place += 1
            here = {(index + down, place + across) for down in range(cell.down) for across in range(cell.across)}
            covered |= here
            words = "".join(part.text for part in cell.line)
            style = styles["head"] if cell.head else styles["money" if cell.align is Align.RIGHT else "text"]
            if len(here) > 1:
                sheet.merge_range(top + index, place, top + index + cell.down - 1, place + cell.across - 1, "", style)
            amount = Money.parse(words, unit="万元") if cell.align is Align.RIGHT else None
            if amount is None:
                sheet.write_string(top + index, place, words, style)
            else:
                exact = Decimal(amount.fen) / Decimal(FEN_PER_WAN)
                sheet.write_number(top + index, place, exact, style)
            place += cell.across
