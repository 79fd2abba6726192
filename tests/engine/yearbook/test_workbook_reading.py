import datetime

import pytest
from openpyxl.workbook import Workbook as OpenWorkbook
from tests.engine.yearbook.crafting import FIRST, codes, only, read, repacked, small_year, spoilt, with_cell

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money
from jixiao.engine.yearbook import write_template, write_workbook

BUDGET, ACTIVITIES = "预算与执行", "活动"


def test_an_empty_template_says_only_that_the_name_is_missing():
    reading = read(write_template(2024))
    assert reading.yearbook is None
    assert only(reading, "Y210").place.where == "《单位概况》表 B4 单元格"
    assert codes(reading) == ["Y210"]


def test_every_value_knows_the_cell_it_came_from():
    year = read(write_workbook(small_year())).yearbook
    assert year is not None
    assert year.places["budget.支出合计.executed"] == f"《{BUDGET}》表 E5 单元格"
    assert year.places["handouts.1.number"] == "《发放物品》表 D5 单元格"
    assert year.places["profile.year"] == "《单位概况》表 B5 单元格"
    assert year.places["activities.A1"] == f"《{ACTIVITIES}》表第 5 行"
    assert year.places["goals"] == "《绩效目标》表"


def test_all_faults_are_found_at_once_each_with_its_cell():
    def spoil(opened: OpenWorkbook) -> None:
        opened[BUDGET]["B5"] = "约200"
        opened[BUDGET]["E5"] = -3
        opened[ACTIVITIES]["E5"] = "2019-02-30"
        opened["单位概况"]["B5"] = 1919

    reading = read(spoilt(spoil))
    assert reading.yearbook is None
    assert {(found.code, found.place.where) for found in reading.findings} == {
        ("Y214", f"《{BUDGET}》表 B5 单元格"),
        ("Y216", f"《{BUDGET}》表 E5 单元格"),
        ("Y221", f"《{ACTIVITIES}》表 E5 单元格"),
        ("Y222", "《单位概况》表 B5 单元格"),
    }
    assert all(found.cause and found.cure for found in reading.findings)


def test_a_finding_carries_the_address_in_the_record_too():
    assert only(read(with_cell(BUDGET, "B5", "约200")), "Y214").place.path == "budget.支出合计.initial"


def test_columns_may_stand_in_any_order_and_headings_without_their_unit():
    def move(opened: OpenWorkbook) -> None:
        sheet = opened[BUDGET]
        for row in (4, FIRST):
            sheet[f"B{row}"], sheet[f"E{row}"] = sheet[f"E{row}"].value, sheet[f"B{row}"].value
        sheet["B4"] = " 决算 (执行) "
        sheet["E4"] = "年初\n预算"

    assert read(spoilt(move)).yearbook == small_year()


def test_rows_above_the_headings_and_blank_rows_between_disturb_nothing():
    def push(opened: OpenWorkbook) -> None:
        opened[BUDGET].insert_rows(1, 3)
        opened["绩效目标"].insert_rows(FIRST, 4)

    reading = read(spoilt(push))
    assert reading.yearbook == small_year()
    assert reading.yearbook.places["goals.G1"] == "《绩效目标》表第 9 行"


def test_a_real_date_cell_a_typed_date_and_the_word_for_not_applicable_are_read():
    def fill(opened: OpenWorkbook) -> None:
        opened[ACTIVITIES]["E5"] = datetime.datetime(2024, 9, 14)  # noqa: DTZ001 - as a workbook holds it
        opened[ACTIVITIES]["F5"] = "2024.9.20"
        opened[ACTIVITIES]["H5"] = "—"

    year = read(spoilt(fill)).yearbook
    assert year is not None
    activity = year.activities[0]
    assert (activity.start, activity.end) == (datetime.date(2024, 9, 14), datetime.date(2024, 9, 20))
    assert activity.place is NOT_APPLICABLE
    assert activity.partners is UNFILLED


def test_a_number_that_a_person_typed_into_a_text_column_is_its_digits():
    year = read(with_cell("单位概况", "B29", 3168312345)).yearbook
    assert year is not None
    assert year.profile.telephone == "3168312345"


def test_the_noise_of_a_computed_result_is_not_taken_for_part_of_a_fen():
    year = read(with_cell(BUDGET, "B5", 258.13 - 255.37)).yearbook
    assert year is not None
    assert year.budget[0].initial == Money.of("2.76", "万元")


def test_merged_cells_in_the_body_are_refused_and_above_it_let_pass():
    def merge(opened: OpenWorkbook) -> None:
        opened[BUDGET].merge_cells("A1:F1")
        opened[BUDGET].merge_cells("B5:C5")

    reading = read(spoilt(merge))
    assert codes(reading) == ["Y206"]
    assert only(reading, "Y206").place.where == f"《{BUDGET}》表 B5 单元格"


def test_a_formula_without_a_result_is_refused_at_its_cell_and_never_computed():
    reading = read(with_cell(BUDGET, "B5", "=1+1"))
    assert codes(reading) == ["Y208"]
    assert only(reading, "Y208").place.where == f"《{BUDGET}》表 B5 单元格"


def test_a_formula_with_a_kept_result_is_read_and_said_so():
    def keep(parts: dict[str, bytes]) -> None:
        part = "xl/worksheets/sheet3.xml"
        assert b"<v>274.64</v>" in parts[part]
        parts[part] = parts[part].replace(b"<v>274.64</v>", b"<f>270+4.64</f><v>274.64</v>")

    reading = read(repacked(write_workbook(small_year()), keep))
    assert reading.yearbook == small_year()
    assert "B5" in only(reading, "Y207").cause


def test_an_error_value_is_refused_at_its_cell():
    def fail(parts: dict[str, bytes]) -> None:
        part = "xl/worksheets/sheet3.xml"
        parts[part] = parts[part].replace(b"><v>274.64</v>", b' t="e"><f>1/0</f><v>#DIV/0!</v>')

    found = only(read(repacked(write_workbook(small_year()), fail)), "Y209")
    assert found.place.where == f"《{BUDGET}》表 B5 单元格"
    assert "#DIV/0!" in found.cause


@pytest.mark.parametrize(
    ("heading", "code"),
    [("年初预算（元）", "Y201"), ("年初预算数", "Y201"), ("备注", "Y202")],
)
def test_a_heading_that_is_not_known_is_named(heading: str, code: str):
    reading = read(with_cell(BUDGET, "B4", heading))
    assert only(reading, code).place.where == f"《{BUDGET}》表 B4 单元格"


def test_a_heading_in_another_unit_keeps_the_year_from_being_read():
    assert read(with_cell(BUDGET, "B4", "年初预算（元）")).yearbook is None


def test_missing_columns_are_named_and_a_missing_required_one_refuses_the_year():
    reading = read(with_cell(BUDGET, "F4", None))
    assert codes(reading) == ["Y203"]
    assert reading.yearbook == small_year()
    refused = read(with_cell("绩效目标", "B4", None))
    assert "Y204" in codes(refused)
    assert refused.yearbook is None


def test_a_heading_that_stands_twice_is_refused():
    assert "Y205" in codes(read(with_cell(BUDGET, "F4", "年初预算（万元）")))


def test_words_in_a_column_without_heading_are_reported_as_not_read():
    assert only(read(with_cell(BUDGET, "K6", "见附件")), "Y230").place.where == f"《{BUDGET}》表 K6 单元格"


def test_a_table_without_its_headings_is_refused():
    def lose(opened: OpenWorkbook) -> None:
        opened[BUDGET].delete_rows(4)

    reading = read(spoilt(lose))
    assert codes(reading) == ["Y114"]


def test_sheets_that_are_missing_unknown_hidden_or_double_are_told_apart():
    def shuffle(opened: OpenWorkbook) -> None:
        del opened["问题与措施"]
        opened.create_sheet("草稿")
        opened["工作任务"].sheet_state = "hidden"
        opened.create_sheet(" 活动 ")

    found = {finding.code: finding.place.where for finding in read(spoilt(shuffle)).findings}
    assert found == {
        "Y108": "《问题与措施》表",
        "Y110": "《草稿》表",
        "Y111": "《工作任务》表",
        "Y112": "《 活动 》表",
    }


def test_without_the_sheet_of_the_unit_there_is_no_year():
    def lose(opened: OpenWorkbook) -> None:
        del opened["单位概况"]

    reading = read(spoilt(lose))
    assert codes(reading) == ["Y109"]
    assert reading.yearbook is None


def test_a_unit_sheet_without_headings_is_one_fault_not_three():
    def lose(opened: OpenWorkbook) -> None:
        opened["单位概况"]["A3"] = None
        opened["单位概况"]["B3"] = None

    assert codes(read(spoilt(lose))) == ["Y114"]


def test_duplicate_codes_and_codes_of_nothing_are_refused():
    def double(opened: OpenWorkbook) -> None:
        opened["绩效目标"]["A6"], opened["绩效目标"]["B6"] = "G1", "又一个"
        opened["发放物品"]["A5"] = "A9"

    reading = read(spoilt(double))
    assert only(reading, "Y211").place.where == "《绩效目标》表 A6 单元格"
    assert "A5" in only(reading, "Y211").cause
    assert only(reading, "Y212").place.where == "《发放物品》表 A5 单元格"


def test_codes_are_compared_without_the_spaces_around_them():
    year = read(with_cell("发放物品", "A5", " A1 ")).yearbook
    assert year == small_year()


def test_too_many_rows_or_columns_are_refused_without_being_read():
    def sprawl(opened: OpenWorkbook) -> None:
        opened[BUDGET]["A6000"] = "支出合计"
        opened["活动"]["XFD1"] = 1

    reading = read(spoilt(sprawl))
    assert codes(reading) == ["Y113", "Y113"]


def test_formatting_far_below_the_rows_is_not_content():
    def paint(opened: OpenWorkbook) -> None:
        opened[BUDGET]["A60000"].number_format = "0.00"
        opened[BUDGET]["XFD9"].number_format = "0.00"

    assert read(spoilt(paint)).yearbook == small_year()


def test_a_sheet_wrong_from_top_to_bottom_says_how_many_faults_were_left_out():
    def spoil(opened: OpenWorkbook) -> None:
        for row in range(FIRST, 1500):
            opened[ACTIVITIES][f"A{row}"] = f"A{row}"

    reading = read(spoilt(spoil))
    assert codes(reading)[-1] == "Y115"
    assert len(reading.findings) == 1001


def test_a_share_of_one_in_a_percent_cell_is_kept_as_it_stands():
    def share(opened: OpenWorkbook) -> None:
        sheet = opened["绩效指标"]
        for cell, words in {"A5": "Z1", "D5": "产出指标", "E5": "质量指标", "F5": "合格率", "I5": "%"}.items():
            sheet[cell] = words
        sheet["H5"] = 0.95
        sheet["H5"].number_format = "0%"

    year = read(spoilt(share)).yearbook
    assert year is not None
    assert year.indicators[0].target == "0.95"
