"""Trying, writing, undoing and dropping final accounts."""

import datetime

import pytest
from tests.records.budget.accounts.nine import specimen, spoilt, with_cell
from tests.rooms import NOON

from jixiao.engine.values import NOT_APPLICABLE, Money
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import close_year
from jixiao.records.budget.accounts.figures import Found
from jixiao.records.budget.accounts.filing import drop_accounts, fills_of, try_accounts, undo_accounts, write_accounts
from jixiao.records.budget.amounts import Amounts
from jixiao.records.budget.models import BudgetLine, FinalAccountFigure, FinalAccounts
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.stating import state_item


def wan(amount):
    return Money.of(amount, "万元")


def tried(county, content=None, name="示例决算表.xlsx"):
    return try_accounts(
        unit_year=county.unit_year, file_name=name, content=content or specimen(), by=county.actor("clerk")
    )


def executed(county, item):
    return Amounts(picture_of(county.unit_year)).of(item, "executed")


def test_trying_writes_nothing_but_the_try(county):
    row = tried(county)
    assert row.state == "tried"
    assert len(Found.from_json(row.found).tables) == 9
    assert not BudgetLine.objects.exists()
    assert not FinalAccountFigure.objects.exists()


def test_the_proposal_shows_what_stands_there_and_what_would(county):
    state_item(unit_year=county.unit_year, item="支出合计", values={"executed": wan("180")}, by=county.actor("clerk"))
    state_item(unit_year=county.unit_year, item="收入合计", values={"executed": wan("185")}, by=county.actor("clerk"))
    row = tried(county)
    fills = {(one.item, one.column): one for one in fills_of(row, Found.from_json(row.found))}
    assert fills[("支出合计", "executed")].overwrites
    assert fills[("收入合计", "executed")].is_there
    assert fills[("其他收入", "executed")].amount == wan("1.5")
    assert fills[("三公经费", "adjusted")].amount == wan("2.4")


def test_writing_keeps_every_figure_with_its_cell_and_fills_the_items(county):
    row = write_accounts(accounts=tried(county), by=county.actor("clerk"))
    assert row.state == "written"
    assert FinalAccountFigure.objects.count() == 247
    figure = FinalAccountFigure.objects.get(table=1, row_label="本年支出合计")
    assert (figure.amount, figure.line_number, figure.cell) == (wan("182.6"), "57", "01收入支出决算总表!F12")
    for item, amount in (
        ("支出合计", "182.6"),
        ("基本支出", "149.9"),
        ("人员经费", "121.6"),
        ("公用经费", "28.3"),
        ("项目支出", "32.7"),
        ("收入合计", "185"),
        ("年初结转和结余", "3"),
        ("年末结转和结余", "5.4"),
        ("三公经费", "2.1"),
        ("公务接待费", "0.6"),
    ):
        assert executed(county, item).value == wan(amount)
    assert BudgetLine.objects.get(item="支出合计").origin == "部门决算公开表，表1「01收入支出决算总表」F12"


def test_undoing_puts_everything_back_as_it_was(county):
    by = county.actor("clerk")
    state_item(
        unit_year=county.unit_year,
        item="支出合计",
        values={"initial": wan("186"), "executed": wan("180")},
        origin="示例台账",
        by=by,
    )
    state_item(unit_year=county.unit_year, item="公务用车购置费", values={"executed": NOT_APPLICABLE}, by=by)
    row = write_accounts(accounts=tried(county), by=by)
    undo_accounts(accounts=row, by=by)
    lines = {line.item: line for line in BudgetLine.objects.all()}
    assert set(lines) == {"支出合计", "公务用车购置费"}
    assert (lines["支出合计"].initial, lines["支出合计"].executed, lines["支出合计"].origin) == (
        wan("186"),
        wan("180"),
        "示例台账",
    )
    assert lines["公务用车购置费"].not_applicable == ["executed"]
    assert not FinalAccountFigure.objects.exists()
    assert FinalAccounts.objects.get().state == "undone"


def test_undoing_is_refused_where_an_item_was_changed_since(county):
    by = county.actor("clerk")
    row = write_accounts(accounts=tried(county), by=by)
    state_item(unit_year=county.unit_year, item="支出合计", values={"executed": wan("182.5")}, by=by)
    with pytest.raises(Refused, match="支出合计又改过"):
        undo_accounts(accounts=row, by=by)
    assert FinalAccountFigure.objects.count() == 247


def test_undoing_is_refused_after_thirty_days(county):
    row = write_accounts(accounts=tried(county), by=county.actor("clerk"))
    with pytest.raises(Refused, match="超过 30 天"):
        undo_accounts(accounts=row, by=county.actor("clerk", at=NOON + datetime.timedelta(days=31)))


def test_one_account_of_a_year_is_written_until_it_is_undone(county):
    by = county.actor("clerk")
    first, second = tried(county), tried(county)
    write_accounts(accounts=first, by=by)
    with pytest.raises(Refused, match="已经写入过一份"):
        write_accounts(accounts=second, by=by)
    with pytest.raises(Refused):
        write_accounts(accounts=first, by=by)
    undo_accounts(accounts=first, by=by)
    write_accounts(accounts=second, by=by)


def test_an_account_with_faults_can_be_written_and_its_findings_stay(county):
    row = write_accounts(accounts=tried(county, with_cell("02", "C7", 184.99)), by=county.actor("clerk"))
    assert "B202" in [one.code for one in Found.from_json(row.found).findings]


def test_a_workbook_without_figures_is_not_written(county):
    row = tried(county, b"nonsense")
    with pytest.raises(Refused, match="没有读出数字"):
        write_accounts(accounts=row, by=county.actor("clerk"))


def test_dropping_writes_nothing_and_is_final(county):
    row = drop_accounts(accounts=tried(county), by=county.actor("clerk"))
    assert row.state == "dropped"
    with pytest.raises(Refused):
        write_accounts(accounts=row, by=county.actor("clerk"))
    assert not BudgetLine.objects.exists()


def test_a_budget_of_the_beginning_of_the_year_fills_the_beginning_of_the_year(county):
    def change(book):
        book["09财政拨款“三公”经费支出决算表"]["A9"] = "注：预算数为年初预算数。"

    write_accounts(accounts=tried(county, spoilt(change)), by=county.actor("clerk"))
    line = BudgetLine.objects.get(item="三公经费")
    assert (line.initial, line.adjusted) == (wan("2.4"), None)


def test_a_table_that_does_not_say_which_budget_it_means_is_pointed_out(county):
    found = Found.from_json(tried(county, with_cell("09", "A9", None)).found)
    assert "B215" in [one.code for one in found.findings]


def test_basic_expenditure_of_other_money_leaves_staff_and_running_alone(county):
    def change(book):
        sheet = book["03支出决算表"]
        sheet["D7"], sheet["E7"] = 150.9, 31.7

    row = tried(county, spoilt(change))
    found = Found.from_json(row.found)
    assert "B216" in [one.code for one in found.findings]
    assert ("人员经费", "executed") not in {(one.item, one.column) for one in fills_of(row, found)}


def test_every_step_is_in_the_trail(county):
    by = county.actor("clerk")
    undo_accounts(accounts=write_accounts(accounts=tried(county), by=by), by=by)
    drop_accounts(accounts=tried(county), by=by)
    told = set(TrailEntry.objects.filter(event__startswith="budget.accounts").values_list("event", flat=True))
    assert told == {
        "budget.accounts_tried",
        "budget.accounts_written",
        "budget.accounts_undone",
        "budget.accounts_dropped",
    }


def test_a_closed_year_takes_nothing(county):
    row = tried(county)
    close_year(unit_year=county.unit_year, by=county.actor("reviewer"))
    for act in (write_accounts, drop_accounts):
        with pytest.raises(Refused, match="已经关闭"):
            act(accounts=row, by=county.actor("clerk"))
