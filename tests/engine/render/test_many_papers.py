"""A folder of checked papers as one table, on a page and as a workbook."""

import io
import re

import openpyxl
from tests.engine.render.crafted_docx import DAY

from jixiao.engine.errors import Finding, Place
from jixiao.engine.lint import FAMILIES as RULE_FAMILIES
from jixiao.engine.render import CheckedRow, many_page, many_workbook
from jixiao.engine.render.tally import FAMILIES, tally_of


def row(unit: str, *, must: int = 0, should: int = 0, may: int = 0, link: str = "") -> CheckedRow:
    counts = (("N201", must), ("W601", should), ("I118", may))
    findings = [Finding(code, Place(), "因", "法") for code, count in counts for _ in range(count)]
    return CheckedRow(unit, f"{unit}自评报告.docx", findings, link=link)


ROWS = (
    row("卫生健康局", should=9),
    row("教育局", must=2, should=1, link="页/教育局 1.html"),
    row("公安局", must=2, should=3, may=1),
    CheckedRow("林业局", "扫描件.pdf", problem="没有文字层，请交可编辑的原稿"),
    row("档案馆"),
)


def sheets(rows: tuple[CheckedRow, ...] = ROWS) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(many_workbook(rows, dated=DAY)))


def test_the_families_are_those_of_the_rules():
    assert dict(FAMILIES) == RULE_FAMILIES


def test_the_worst_come_first_and_what_was_not_read_last():
    tally = tally_of(ROWS)
    assert [each.unit for each in tally.read] == ["公安局", "教育局", "卫生健康局", "档案馆"]
    assert [each.unit for each in tally.unread] == ["林业局"]


def test_the_columns_of_a_row_add_up_to_its_total_and_the_rows_to_the_sums():
    tally = tally_of(ROWS)
    for each in tally.read:
        *figures, total = tally.figures(each)
        assert sum(figures[:3]) == sum(figures[3:]) == total == len(each.findings)
    assert tally.totals[:3] == (4, 13, 1)
    assert tally.totals[-1] == 18


def test_a_family_that_is_none_of_the_rules_has_a_column_only_where_it_is_wanted():
    assert tally_of(ROWS).families[-1] == ("", "其他")
    assert "" not in dict(tally_of(ROWS[:2]).families)


def test_the_page_tells_unit_counts_and_reason_and_leads_to_the_papers_own_page():
    page = many_page(ROWS, dated=DAY, title="2024年度")
    assert "检查 5 份，读成 4 份，其中 2 份没有必须改的" in page
    assert "没有文字层，请交可编辑的原稿" in page
    assert 'href="%E9%A1%B5/%E6%95%99%E8%82%B2%E5%B1%80%201.html"' in page
    assert page.index("公安局") < page.index("教育局") < page.index("档案馆") < page.index("林业局")


def test_nothing_on_the_page_is_markup_but_ours():
    page = many_page([CheckedRow("<b>局", "<script>.docx", link='"onclick="x')], dated=DAY, title="<i>")
    assert not re.search(r"<script|<b>局|<i>|onclick=\"|https?:|style=", page)


def test_the_workbook_has_a_row_for_each_paper_with_numbers_and_sums_that_follow_the_filter():
    sheet = sheets()["汇总"]
    heads = [cell.value for cell in sheet[3]]
    assert heads[:6] == ["序号", "单位", "文件", "必须改", "应当改", "建议"]
    assert heads[-3:] == ["其他", "合计", "没有读成的原因"]
    assert [cell.value for cell in sheet["B"][3:]] == ["公安局", "教育局", "卫生健康局", "档案馆", "林业局", "合计"]
    assert [cell.value for cell in sheet["D"][3:]] == [2, 2, 0, 0, None, "=SUBTOTAL(109,D4:D8)"]
    assert sheet.cell(8, len(heads)).value == "没有文字层，请交可编辑的原稿"


def test_the_workbook_is_set_up_for_reading_and_printing():
    for sheet in sheets().worksheets:
        assert (sheet.freeze_panes, sheet.page_setup.orientation, sheet.page_setup.paperSize) == ("C4", "landscape", 9)
        assert sheet.print_title_rows == "$3:$3"
        assert sheet.sheet_properties.pageSetUpPr
        assert sheet.sheet_properties.pageSetUpPr.fitToPage
        assert sheet.page_setup.fitToHeight == 0
        assert sheet.auto_filter.ref


def test_the_second_sheet_tells_each_code_with_its_name_heaviest_first():
    rows = [[cell.value for cell in line][:6] for line in sheets()["问题种类"].iter_rows(min_row=4)]
    assert rows == [
        ["N201", "部分大于总数", "数字", "必须改", 4, 2],
        ["W601", "词语重复", "文字", "应当改", 13, 3],
        ["I118", "修订没有定稿", "其他", "建议", 1, 1],
    ]


def test_words_that_look_like_a_formula_are_words():
    sheet = sheets((CheckedRow("=1+1", "@x.docx"),))["汇总"]
    assert (sheet["B4"].value, sheet["B4"].data_type) == ("=1+1", "s")


def test_the_same_rows_give_the_same_bytes():
    assert many_workbook(ROWS, dated=DAY) == many_workbook(ROWS, dated=DAY)


def test_a_folder_of_nothing_is_a_table_of_nothing():
    assert "一份也没有读成" in many_page([], dated=DAY)
    assert sheets(())["汇总"].max_row == 3
