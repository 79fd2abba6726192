import pytest

from jixiao.engine.document import Table, plain
from jixiao.engine.intake import Taken, read_paper_bytes
from jixiao.engine.intake.portable_tables import PageTable, Ruled, needs_tables
from jixiao.engine.papers import unit_score_sheet
from jixiao.engine.render import find_fonts, to_docx, to_pdf
from jixiao.engine.scoring import rulebook_for
from jixiao.engine.yearbook import assess, shipped_yearbook


def rows_of(taken: Taken) -> list[list[list[str]]]:
    assert taken.document is not None
    tables = [block for block in taken.document.blocks if isinstance(block, Table)]
    return [[[plain(cell.line).replace(" ", "") for cell in row] for row in table.rows] for table in tables]


def figures(tables: list[list[list[str]]]) -> dict[str, list[str]]:
    """Return target, actual, weight and score of each indicator, by its name."""
    return {row[-6]: row[-5:-1] for rows in tables for row in rows if len(row) >= 6 and row[-4] and "分" not in row[-3]}


@pytest.mark.font
def test_a_score_sheet_over_three_pages_is_read_from_its_pdf_as_from_its_word():
    sheet = unit_score_sheet(assess(shipped_yearbook("shifan_2024"), rulebook_for(2024)))
    pdf = read_paper_bytes(to_pdf(sheet, fonts=find_fonts(folder=None)), name="表.pdf")
    word = read_paper_bytes(to_docx(sheet), name="表.docx")
    money, indicators = rows_of(pdf)
    assert money[0][0] == "部门（单位）名称"
    assert [row for row in indicators if row[0] == "一级指标"] == indicators[:1], "a repeated head is one row"
    assert figures(rows_of(pdf)) == figures(rows_of(word))
    assert len(figures(rows_of(pdf))) > 20


def test_only_a_page_with_the_head_of_a_score_table_needs_its_columns():
    assert needs_tables(["一级指标 二级指标 三级指标", "年度指标值"])
    assert needs_tables(["分 值", "得 分", "执行率"])
    assert not needs_tables(["本年度得分较高，执行率达到95%。"])


def table(*rows: str, edges: tuple[float, ...] = (0, 50, 100)) -> PageTable:
    cells = (
        Ruled(row, column, 1, 1, word) for row, words in enumerate(rows) for column, word in enumerate(words.split())
    )
    return PageTable(0, 10, edges, len(rows), tuple(cells))


def test_a_table_goes_on_over_the_page_without_its_repeated_head():
    first, more = table("指标 得分", "甲 3"), table("指标 得分", "乙 4")
    assert more.continues(first)
    whole = first.grown(more)
    assert [cell.words for cell in whole.cells] == ["指标", "得分", "甲", "3", "乙", "4"]
    assert whole.rows == 3


def test_a_table_of_other_columns_is_another_table():
    assert not table("甲 3", edges=(0, 60, 100)).continues(table("乙 4"))
