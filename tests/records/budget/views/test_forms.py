"""The forms of the room, as a browser sends them."""

import io
import uuid

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from jixiao.engine.values import Money
from jixiao.orgs.registering import open_year
from jixiao.records.budget.accounts.specimen import specimen_workbook
from jixiao.records.budget.amounts import Amounts
from jixiao.records.budget.detailing import record_line
from jixiao.records.budget.models import (
    Adjustment,
    BudgetLine,
    DetailLine,
    Execution,
    FinalAccountFigure,
    FinalAccounts,
    Funding,
    Procurement,
    Project,
    ThreePublic,
)
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.procuring import stamp_of as three_public_stamp
from jixiao.records.budget.projecting import register_project
from jixiao.records.budget.spending import enter_execution, stamp_of
from jixiao.records.budget.stating import state_item


def wan(amount):
    return Money.of(amount, "万元")


def post(county, path, who="clerk", **data):
    return county.client(who).post(county.address(f"budget/{path}"), data)


def test_an_item_is_stated_in_ten_thousands_to_the_fen(county):
    answer = post(county, "items/支出合计/state/", initial="274.640001", executed="0", previous="—", stamp="0")
    assert answer.status_code == 302
    line = BudgetLine.objects.get()
    assert (line.initial, line.executed, line.adjustment, line.not_applicable) == (
        Money(274_640_001),
        Money(0),
        None,
        ["previous"],
    )


def test_a_wrong_amount_is_told_beside_its_field_and_nothing_is_written(county):
    answer = post(county, "items/支出合计/state/", initial="很多", stamp="0")
    assert answer.status_code == 200
    assert "不是金额" in answer.text
    assert not BudgetLine.objects.exists()


def test_a_refusal_of_the_act_stands_beside_its_field(county):
    answer = post(county, "items/支出合计/state/", initial="-1", stamp="0")
    assert answer.status_code == 200
    assert "年初预算不能小于 0" in answer.text


def test_a_stale_form_shows_both_and_can_be_sent_again(county):
    line = state_item(
        unit_year=county.unit_year, item="支出合计", values={"initial": wan("10")}, by=county.actor("clerk")
    )
    state_item(unit_year=county.unit_year, item="支出合计", values={"initial": wan("11")}, by=county.actor("clerk"))
    answer = post(county, "items/支出合计/state/", initial="12", stamp=str(line.version - 1))
    assert answer.status_code == 409
    assert "11.00" in answer.text
    assert "12" in answer.text
    assert post(county, "items/支出合计/state/", initial="12", stamp="2").status_code == 302
    assert BudgetLine.objects.get().initial == wan("12")


def test_a_line_is_recorded_corrected_and_removed(county):
    once = str(uuid.uuid4())
    values = {
        "function_code": "2060702",
        "economic_code": "30217",
        "nature": "running",
        "source": "当年财政拨款",
        "initial": "0.80",
    }
    assert post(county, "lines/new/", once=once, **values).status_code == 302
    assert post(county, "lines/new/", once=once, **values).status_code == 302
    line = DetailLine.objects.get()
    assert post(county, f"lines/{line.pk}/", **{**values, "initial": "0.90"}, stamp="1").status_code == 302
    assert DetailLine.objects.get().initial == wan("0.90")
    assert post(county, f"lines/{line.pk}/", **{**values, "initial": "1"}, stamp="1").status_code == 409
    assert post(county, f"lines/{line.pk}/remove/").status_code == 200
    assert post(county, f"lines/{line.pk}/remove/", confirmed="1").status_code == 302
    assert not DetailLine.objects.exists()


ADJUSTMENT = {
    "number": "示例财[2024]12号",
    "on": "2024-05-20",
    "kind": "increase",
    "amount": "3",
    "item": "项目支出",
    "source": "当年财政拨款",
    "reason": "追加科普日经费",
}


def test_an_adjustment_is_recorded_once_corrected_and_withdrawn(county):
    once = str(uuid.uuid4())
    assert post(county, "adjustments/new/", once=once, **ADJUSTMENT).status_code == 302
    row = Adjustment.objects.get()
    assert (row.number, row.amount) == ("示例财〔2024〕12号", wan("3"))
    again = post(county, "adjustments/new/", once=once, **{**ADJUSTMENT, "amount": "4"})
    assert again.status_code == 302
    assert Adjustment.objects.count() == 1
    changed = {**ADJUSTMENT, "kind": "cut", "amount": "2"}
    assert post(county, f"adjustments/{row.pk}/revise/", **changed, stamp="1").status_code == 302
    assert Adjustment.objects.get().amount == wan("-2")
    assert post(county, f"adjustments/{row.pk}/revise/", **changed, stamp="1").status_code == 409
    assert post(county, f"adjustments/{row.pk}/withdraw/", reason="").status_code == 200
    assert post(county, f"adjustments/{row.pk}/withdraw/", reason="登记错了").status_code == 302
    assert not Adjustment.objects.exists()


def test_a_transfer_without_a_target_is_told_beside_the_field(county):
    answer = post(county, "adjustments/new/", **{**ADJUSTMENT, "kind": "transfer"})
    assert "调剂要有另一个调入科目" in answer.text
    assert not Adjustment.objects.exists()


def test_another_units_project_cannot_be_chosen(county):
    foreign = register_project(
        unit_year=county.other_year, code="P1", name="示例外单位项目", by=county.actor("outsider")
    )
    answer = post(county, "adjustments/new/", project=str(foreign.pk), **ADJUSTMENT)
    assert answer.status_code == 200
    assert not Adjustment.objects.exists()


def test_confirming_no_more_adjustments(county):
    state_item(unit_year=county.unit_year, item="支出合计", values={"initial": wan("10")}, by=county.actor("clerk"))
    assert post(county, "adjustments/none/").status_code == 302
    assert BudgetLine.objects.get().adjustment == Money(0)


def test_the_grid_takes_twelve_months_and_tells_who_comes_second(county):
    stamp = stamp_of(county.unit_year)
    values = {"m1-1": "10.2", "m1-2": "2.1", "m1-3": "0", "plan-1": "8.33"}
    assert post(county, "execution/", stamp=str(stamp), **values).status_code == 302
    assert Amounts(picture_of(county.unit_year)).month("支出合计", 1).value == wan("12.3")
    stale = post(county, "execution/", stamp=str(stamp), **{**values, "m1-1": "11"})
    assert stale.status_code == 409
    assert "10.20" in stale.text
    emptied = post(county, "execution/", stamp=str(stamp_of(county.unit_year)), **{"m1-2": "2.1"})
    assert emptied.status_code == 302
    assert Execution.objects.get(item="人员经费").amount is None


def test_months_entered_by_an_act_stay_when_the_grid_is_saved_as_shown(county):
    enter_execution(unit_year=county.unit_year, month=3, amounts={"三公经费": wan("0.1")}, by=county.actor("clerk"))
    post(county, "execution/", stamp=str(stamp_of(county.unit_year)), **{"m3-0": "5"})
    assert Execution.objects.get(item="三公经费").amount == wan("0.1")


def test_three_public_is_stated_in_one_form(county):
    values = {
        "i1-executed": "0",
        "i2-executed": "0",
        "i3-executed": "1.5",
        "i4-executed": "0.6",
        "groups": "—",
        "receptions": "9",
    }
    stamp = str(three_public_stamp(county.unit_year))
    assert post(county, "three-public/", previous_budget="2.6", stamp=stamp, **values).status_code == 302
    assert Amounts(picture_of(county.unit_year)).of("三公经费", "executed").value == wan("2.1")
    row = ThreePublic.objects.get()
    assert (row.not_applicable, row.receptions, row.previous_budget) == (["groups"], 9, wan("2.6"))
    assert post(county, "three-public/", stamp=stamp, **values).status_code == 409


def test_procurement_is_stated_for_three_kinds_together_or_not_at_all(county):
    values = {
        "goods-planned": "6",
        "goods-actual": "5.2",
        "goods-stamp": "0",
        "works-stamp": "0",
        "services-stamp": "0",
    }
    wrong = {**values, "services-actual": "1", "services-small_firms": "2"}
    answer = post(county, "procurement/", **wrong)
    assert answer.status_code == 200
    assert "授予中小企业合同金额大于实际采购金额" in answer.text
    assert not Procurement.objects.exists()
    assert post(county, "procurement/", **values).status_code == 302
    assert [row.kind for row in Procurement.objects.all()] == ["goods"]
    assert post(county, "procurement/", **{**values, "goods-planned": "7"}).status_code == 409


def test_a_project_is_registered_funded_corrected_and_removed(county):
    once = str(uuid.uuid4())
    assert post(county, "projects/new/", once=once, code="KP01", name="示例科普活动", is_key="yes").status_code == 302
    assert post(county, "projects/new/", once=once, code="KP02", name="示例科普活动").status_code == 302
    project = Project.objects.get()
    assert project.is_key is True
    funded = post(
        county, f"projects/{project.pk}/fund/", source="其他资金", initial="2", adjusted="—", executed="0", stamp="0"
    )
    assert funded.status_code == 302
    row = Funding.objects.get()
    again = post(county, f"projects/{project.pk}/fund/", source="其他资金", initial="9", stamp="0")
    assert again.status_code == 200  # that source is there already: it is corrected at its own address
    changed = post(
        county,
        f"projects/{project.pk}/fund/?source=其他资金",
        source="其他资金",
        initial="2",
        adjusted="—",
        executed="0",
        stamp="1",
    )
    assert changed.status_code == 302
    row = Funding.objects.get()
    assert (row.initial, row.executed, row.not_applicable) == (wan("2"), Money(0), ["adjusted"])
    assert (
        post(county, f"projects/{project.pk}/revise/", code="KP01", name="改名", is_key="", stamp="1").status_code
        == 302
    )
    assert Project.objects.get().is_key is None
    assert post(county, f"projects/{project.pk}/revise/", code="KP01", name="又改", stamp="1").status_code == 409
    assert post(county, f"projects/{project.pk}/remove/", confirmed="1").status_code == 302
    assert not Project.objects.exists()


def test_last_year_is_copied_after_it_was_shown(county):
    earlier = open_year(unit=county.unit, year=2023, by=county.actor("system"))
    record_line(
        unit_year=earlier,
        function_code="2060702",
        economic_code="302",
        nature="project",
        initial=wan("9"),
        by=county.actor("clerk"),
    )
    assert "复制 1 行" in county.client("clerk").get(county.address("budget/copy/")).text
    assert post(county, "copy/").status_code == 302
    assert DetailLine.objects.get(unit_year=county.unit_year).initial is None
    assert post(county, "copy/").status_code == 422


def upload(county, content, name="示例决算表.xlsx"):
    return county.client("clerk").post(
        county.address("budget/final-accounts/"), {"file": SimpleUploadedFile(name, content)}
    )


def test_final_accounts_are_tried_shown_written_and_taken_back(county):
    answer = upload(county, specimen_workbook(unit_name=county.unit.name, year=2024))
    row = FinalAccounts.objects.get()
    assert answer.url == county.address(f"budget/final-accounts/{row.pk}/")
    page = county.client("clerk").get(answer.url).text
    assert "九张表齐全" in page
    assert not FinalAccountFigure.objects.exists()
    assert post(county, f"final-accounts/{row.pk}/write/").status_code == 200
    assert post(county, f"final-accounts/{row.pk}/write/", confirmed="1").status_code == 302
    assert BudgetLine.objects.get(item="支出合计").executed == wan("182.6")
    figures = (
        county.client("viewer").get(county.address(f"budget/final-accounts/{row.pk}/figures/?q=本年支出合计")).text
    )
    assert "01收入支出决算总表 F12" in figures
    assert post(county, f"final-accounts/{row.pk}/undo/", confirmed="1").status_code == 302
    assert not BudgetLine.objects.exists()


@pytest.mark.parametrize(
    ("content", "word"), [(b"", "文件是空的"), (b"hello", "这不是 XLSX 表格"), (b"PK\x03\x04x", "文件不完整")]
)
def test_a_wrong_file_says_why_and_offers_no_writing(county, content, word):
    answer = upload(county, content)
    page = county.client("clerk").get(answer.url).text
    assert word in page
    assert "没有读出数字" in page


def test_a_missing_file_is_told(county):
    assert "没有填" in post(county, "final-accounts/").text
    assert not FinalAccounts.objects.exists()


def test_the_specimen_is_a_workbook_that_can_be_read(county):
    answer = county.client("viewer").get(county.address("budget/final-accounts/specimen.xlsx"))
    assert io.BytesIO(answer.content).read(2) == b"PK"
    assert "attachment" in answer["Content-Disposition"]
