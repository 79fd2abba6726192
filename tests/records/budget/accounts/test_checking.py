"""The cross-checks between the nine tables."""

import pytest
from tests.records.budget.accounts.nine import specimen, spoilt, with_cell, without

from jixiao.records.budget.accounts.checking import check_accounts
from jixiao.records.budget.accounts.reading import read_accounts


def codes(county, content):
    return [one.code for one in check_accounts(read_accounts(content), unit_year=county.unit_year).findings]


def only(county, content, code):
    found = check_accounts(read_accounts(content), unit_year=county.unit_year).findings
    return next(one for one in found if one.code == code)


def test_a_sound_account_has_nothing_to_find(county):
    assert codes(county, specimen()) == []


@pytest.mark.parametrize("sheet", [f"{number:02d}" for number in range(1, 10)])
def test_each_missing_table_is_an_error(county, sheet):
    found = codes(county, without(sheet))
    assert found.count("B201") == 1
    assert str(only(county, without(sheet), "B201").severity) == "必须改"


def test_income_of_the_first_table_is_the_total_of_the_second(county):
    one = only(county, with_cell("02", "C7", 184.99), "B202")
    assert "表1「01收入支出决算总表」C12 185.00 万元" in one.cause
    assert "表2「02收入决算表」C7 184.99 万元" in one.cause
    assert "相差 0.01 万元" in one.cause


def test_expenditure_of_the_first_table_is_the_total_of_the_third(county):
    assert "B203" in codes(county, with_cell("03", "C7", 180))


def test_income_and_what_was_carried_in_is_expenditure_and_what_is_carried_out(county):
    one = only(county, with_cell("01", "F14", 8.16), "B204")
    assert "相差 2.76 万元" in one.cause
    assert "B204" not in codes(county, with_cell("01", "F14", 5.41))


def test_freed_and_distributed_money_is_part_of_the_balance(county):
    def change(book):
        sheet = book["01收入支出决算总表"]
        sheet["C13"], sheet["F13"] = 2, 2

    assert "B204" not in codes(county, spoilt(change))
    assert "B204" in codes(county, with_cell("01", "C13", 2))


def test_the_fourth_table_agrees_with_the_fifth(county):
    assert "B205" in codes(county, with_cell("04", "G10", 181.49))


@pytest.mark.parametrize(
    ("cell", "value", "kind"),
    [("E11", 30, "各项"), ("D9", 132, "各款"), ("E7", 40, "各类")],
)
def test_classes_are_the_sums_of_what_stands_below(county, cell, value, kind):
    found = check_accounts(read_accounts(with_cell("03", cell, value)), unit_year=county.unit_year).findings
    assert any(one.code == "B206" and kind in one.cause for one in found)


def test_a_hundredth_of_difference_in_a_class_is_rounding(county):
    assert "B206" not in codes(county, with_cell("03", "H8", 0.01))
    assert "B206" in codes(county, with_cell("03", "H8", 0.02))


def test_basic_expenditure_in_detail_agrees_with_the_fifth_table(county):
    assert "B214" in codes(county, with_cell("06", "C11", 121.5))


def test_three_public_beyond_the_budget_is_a_warning(county):
    one = only(county, with_cell("09", "L8", 0.81), "B207")
    assert one.cause == "公务接待费决算 0.81 万元，预算 0.80 万元，多 0.01 万元"
    assert str(one.severity) == "应当改"


def test_an_adjustment_beyond_thirty_percent_is_a_warning(county):
    def change(book):
        sheet = book["01收入支出决算总表"]
        sheet.insert_cols(6, 2)
        for column, name, value in (("F", "年初预算数", 140), ("G", "全年预算数", 182.6), ("H", "决算数", None)):
            sheet[f"{column}5"] = name
            if value is not None:
                sheet[f"{column}12"] = value

    one = only(county, spoilt(change), "B208")
    assert "年初预算 140.00 万元，全年预算 182.60 万元" in one.cause


def test_another_units_or_another_years_account_is_an_error(county):
    assert set(codes(county, specimen(unit_name="示例市水利局"))) == {"B213"}
    assert set(codes(county, specimen(year=2023))) == {"B213"}
    assert codes(county, specimen(unit_name="科协")) == []
