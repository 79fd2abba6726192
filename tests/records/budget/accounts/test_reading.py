"""Reading the nine tables as they are published."""

import io
import zipfile

import openpyxl
import pytest
from tests.records.budget.accounts.nine import specimen, spoilt, with_cell

from jixiao.engine.values import Money
from jixiao.records.budget.accounts.reading import money_in, read_accounts
from jixiao.records.budget.accounts.tables import TABLES, table_named


def wan(amount):
    return Money.of(amount, "万元")


def test_all_nine_are_read_with_their_unit_of_money_their_unit_and_their_year():
    found = read_accounts(specimen())
    assert list(found.tables) == list(range(1, 10))
    assert {read.money_unit for read in found.tables.values()} == {"万元"}
    assert {(read.unit_named, read.year_named) for read in found.tables.values()} == {("示例县科学技术协会", "2024")}
    assert found.findings == ()


def test_a_figure_knows_its_row_its_column_its_line_and_its_cell():
    found = read_accounts(specimen())
    one = found.tables[1].find("本年支出合计")
    assert (one.label, one.column, one.line_number, one.amount) == ("本年支出合计", "支出/金额", "57", wan("182.6"))
    assert one.place == "表1「01收入支出决算总表」F12"
    coded = found.tables[3].find("科普活动", column="项目支出")
    assert (coded.code, coded.amount) == ("2060702", wan("32.7"))
    car = found.tables[9].find("", column="决算数/公务用车购置及运行费/公务用车运行费")
    assert (car.amount, car.place) == (wan("1.5"), "表9「09财政拨款“三公”经费支出决算表」K8")


def test_the_rows_that_count_columns_are_no_figures():
    found = read_accounts(specimen())
    assert not [one for one in found.figures if one.label == "栏次"]
    assert len(found.tables[9].figures) == 12


def test_empty_tables_with_an_explanation_are_there_and_have_no_figures():
    found = read_accounts(specimen())
    assert found.tables[7].figures == found.tables[8].figures == ()
    assert "没有政府性基金" in found.tables[7].note


def test_an_account_in_yuan_is_read_to_the_fen():
    def in_yuan(book):
        sheet = book["01收入支出决算总表"]
        sheet["F3"], sheet["C12"] = "金额单位：元", 1850000.01

    found = read_accounts(spoilt(in_yuan))
    assert found.tables[1].money_unit == "元"
    assert found.tables[1].find("本年收入合计").amount == Money(185_000_001)


def test_tables_are_known_by_their_titles_in_any_order():
    def shuffle(book):
        book.move_sheet("09财政拨款“三公”经费支出决算表", offset=-8)
        for number, sheet in enumerate(book.worksheets):
            sheet.title = f"公开{number + 1:02d}表"

    assert list(read_accounts(spoilt(shuffle)).tables) == list(range(1, 10))


def test_a_table_is_known_by_its_sheet_where_it_has_no_title():
    assert 2 in read_accounts(with_cell("02", "A1", "附表")).tables


def test_a_table_without_the_row_that_counts_columns_is_read_all_the_same():
    def drop(book):
        book["03支出决算表"].delete_rows(6)
        for merged in list(book["03支出决算表"].merged_cells.ranges):
            if merged.min_row > 5:
                book["03支出决算表"].unmerge_cells(str(merged))
        book["03支出决算表"]["A6"] = "合计"

    read = read_accounts(spoilt(drop)).tables[3]
    assert read.find("^合计$", column="项目支出").amount == wan("32.7")
    assert read.find("科普活动", column="项目支出").amount == wan("32.7")


def test_codes_may_stand_in_three_columns():
    book = openpyxl.Workbook()
    sheet = book.active
    sheet.title = "收入决算表"
    for row in (
        ["2024年度收入决算表"],
        ["金额单位：万元"],
        ["项目", None, None, None, "本年收入合计", "财政拨款收入"],
        ["类", "款", "项", "科目名称", None, None],
        ["栏次", None, None, None, "1", "2"],
        ["合计", None, None, None, 3, 3],
        ["206", "07", "02", "科普活动", 3, 3],
    ):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    read = read_accounts(file.getvalue()).tables[2]
    assert {(one.code, one.label) for one in read.figures} == {("", "合计"), ("2060702", "科普活动")}


@pytest.mark.parametrize(
    ("value", "unit", "fen"),
    [
        (274.64, "万元", 274_640_000),
        (0.1 + 0.2, "元", 30),
        ("1,234.56", "万元", 1_234_560_000),
        ("０", "万元", 0),
        (-2.76, "万元", -2_760_000),
        (1e-7, "万元", None),
        ("待补", "万元", None),
        (True, "元", None),
        ("12.345", "元", None),
    ],
)
def test_amounts_are_exact_or_none(value, unit, fen):
    assert money_in(value, unit) == (None if fen is None else Money(fen))


def test_a_cell_that_is_no_amount_is_found_with_its_place():
    found = read_accounts(with_cell("01", "C12", "待补"))
    (one,) = found.findings
    assert (one.code, one.place.where) == ("B210", "工作表「01收入支出决算总表」C12")


def test_a_missing_unit_of_money_is_found_and_read_as_ten_thousand():
    found = read_accounts(with_cell("05", "E3", None))
    assert [one.code for one in found.findings] == ["B209"]
    assert found.tables[5].money_unit == "万元"


def test_the_same_table_twice_and_a_sheet_nobody_knows():
    def change(book):
        book.copy_worksheet(book["01收入支出决算总表"])
        book.create_sheet("会议纪要")["A1"] = "某日会议"

    assert sorted(one.code for one in read_accounts(spoilt(change)).findings) == ["B211", "B212"]


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "I101"),
        (b"PK\x03\x04 broken", "I102"),
        (b"\xd0\xcf\x11\xe0 old excel", "I104"),
        (b"hello", "I104"),
    ],
)
def test_what_cannot_be_opened_is_a_finding(content, code):
    found = read_accounts(content)
    assert [one.code for one in found.findings] == [code]
    assert not found.tables


def test_another_archive_and_another_workbook_are_findings():
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("word/document.xml", "<w/>")
    assert [one.code for one in read_accounts(file.getvalue()).findings] == ["I104"]
    book = openpyxl.Workbook()
    book.active["A1"] = "食堂采购"  # type: ignore[index] # the sheet is there
    other = io.BytesIO()
    book.save(other)
    assert "I104" in [one.code for one in read_accounts(other.getvalue()).findings]


def test_a_workbook_that_unpacks_beyond_measure_is_refused(monkeypatch):
    monkeypatch.setattr("jixiao.web.importing.reading.MAX_UNPACKED", 10)
    assert [one.code for one in read_accounts(specimen()).findings] == ["I106"]


def test_each_of_the_nine_names_is_known_as_itself():
    assert {table_named(f"2024年度{table.name}").number: table.name for table in TABLES} == {
        one.number: one.name for one in TABLES
    }
    assert table_named("一般公共预算财政拨款“三公”经费支出决算表").number == 9
    assert table_named("国有资产占用情况表") is None


def test_what_was_read_survives_being_kept():
    from jixiao.records.budget.accounts.figures import Found

    found = read_accounts(with_cell("01", "C12", "待补"))
    assert Found.from_json(found.to_json()).to_json() == found.to_json()
