import io
import subprocess
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook as OpenWorkbook
from tests.engine.yearbook.crafting import read, small_year

from jixiao.engine.yearbook import SECTIONS, shipped_yearbook, write_template, write_workbook
from jixiao.engine.yearbook.columns import Kind, columns_of
from jixiao.engine.yearbook.guide import GUIDE_TITLE, PURPOSES
from jixiao.engine.yearbook.record import BUDGET_ITEMS


@pytest.fixture(scope="module")
def template() -> OpenWorkbook:
    return openpyxl.load_workbook(io.BytesIO(write_template(2024)))


def test_the_same_year_gives_the_same_bytes():
    assert write_workbook(small_year()) == write_workbook(small_year())
    assert write_template(2024) == write_template(2024)


def test_there_is_a_guide_and_a_sheet_for_each_section_in_order(template: OpenWorkbook):
    assert template.sheetnames == [GUIDE_TITLE, *(section.title for section in SECTIONS)]
    assert set(PURPOSES) == {section.key for section in SECTIONS}


def test_every_heading_has_its_unit_its_star_and_its_hint_above_it(template: OpenWorkbook):
    for section in SECTIONS[1:]:
        sheet = template[section.title]
        for number, column in enumerate(columns_of(section.row_type), start=1):
            assert sheet.cell(4, number).value == ("* " if column.required else "") + column.shown
            assert (sheet.cell(3, number).value or "") == column.hint


def test_the_form_lists_every_entry_with_what_to_write(template: OpenWorkbook):
    sheet = template["单位概况"]
    rows = [(row[0].value, row[2].value or "") for row in sheet.iter_rows(min_row=4, max_col=4)]
    columns = columns_of(SECTIONS[0].row_type)
    assert rows == [(("* " if column.required else "") + column.shown, column.hint) for column in columns]


def test_every_choice_is_a_drop_down_with_not_applicable_where_it_may_be(template: OpenWorkbook):
    for section in SECTIONS[1:]:
        lists = {
            validation.formula1.strip('"').split(",")[0]: validation.formula1.strip('"').split(",")
            for validation in template[section.title].data_validations.dataValidation
            if validation.type == "list" and not validation.formula1.startswith("'")
        }
        for column in columns_of(section.row_type):
            if column.choices:
                wanted = [*column.choices] if column.required else [*column.choices, "不适用"]
                assert lists[column.choices[0]] == wanted


def test_what_refers_to_another_sheet_offers_the_codes_of_that_sheet(template: OpenWorkbook):
    offered = [found.formula1 for found in template["发放物品"].data_validations.dataValidation]
    assert "'活动'!$A$5:$A$503" in offered


def test_the_lines_of_the_budget_are_named_and_the_year_is_filled_in(template: OpenWorkbook):
    sheet = template["预算与执行"]
    assert [sheet.cell(row, 1).value for row in range(5, 5 + len(BUDGET_ITEMS))] == [*BUDGET_ITEMS]
    assert template["单位概况"]["B5"].value == 2024


def test_a_template_may_leave_the_year_open():
    assert openpyxl.load_workbook(io.BytesIO(write_template()))["单位概况"]["B5"].value is None


def test_cells_to_fill_in_have_the_format_of_their_kind(template: OpenWorkbook):
    formats = {Kind.MONEY: "#,##0.00####", Kind.DATE: "yyyy-mm-dd", Kind.TEXT: "@", Kind.COUNT: "0"}
    for section in SECTIONS[1:]:
        for number, column in enumerate(columns_of(section.row_type), start=1):
            if column.kind in formats:
                assert template[section.title].cell(6, number).number_format == formats[column.kind]


def test_headings_stay_in_sight_and_are_repeated_on_paper(template: OpenWorkbook):
    for section in SECTIONS[1:]:
        assert template[section.title].freeze_panes == "B5"
        assert template[section.title].print_title_rows == "$4:$4"


def test_words_that_look_like_a_formula_stay_words():
    year = shipped_yearbook("shifan_2024")
    opened = openpyxl.load_workbook(io.BytesIO(write_workbook(year)))
    signs = [opened["绩效指标"].cell(row, 7) for row in range(5, 5 + len(year.indicators))]
    assert {cell.value for cell in signs} == {"≥", "=", "≤", "定性"}
    assert {cell.data_type for cell in signs} == {"s"}


def test_an_invented_year_says_so_on_every_sheet():
    opened = openpyxl.load_workbook(io.BytesIO(write_workbook(shipped_yearbook("shifan_2024"))))
    headers = [opened[section.title].oddHeader for section in SECTIONS]
    assert all("示例" in str(header and header.right.text) for header in headers)


@pytest.mark.libreoffice
def test_the_sample_survives_being_opened_and_saved_by_another_program(tmp_path: Path, libreoffice: Path):
    year = shipped_yearbook("shifan_2024")
    (tmp_path / "年度.xlsx").write_bytes(write_workbook(year))
    profile = f"-env:UserInstallation=file://{tmp_path}/office"
    told = [str(libreoffice), profile, "--headless", "--convert-to", "xlsx:Calc MS Excel 2007 XML", "--outdir"]
    done = subprocess.run(
        [*told, tmp_path / "out", tmp_path / "年度.xlsx"], capture_output=True, check=False, timeout=120
    )
    if not (tmp_path / "out" / "年度.xlsx").exists():
        pytest.skip(f"LibreOffice here opens no workbooks: install libreoffice-calc-nogui ({done.stderr[-80:]!r})")
    assert read((tmp_path / "out" / "年度.xlsx").read_bytes()).yearbook == year
