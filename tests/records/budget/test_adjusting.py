"""Adjusting the budget by document."""

import datetime

import pytest

from jixiao.engine.values import UNFILLED, Money
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import AlreadyDone, Refused, Stale
from jixiao.records.budget.adjusting import (
    adjust_budget,
    confirm_no_other_adjustments,
    revise_adjustment,
    withdraw_adjustment,
)
from jixiao.records.budget.amounts import Amounts
from jixiao.records.budget.detailing import record_line
from jixiao.records.budget.gathering import adjustment_reason
from jixiao.records.budget.models import Adjustment
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.projecting import register_project
from jixiao.records.budget.stating import state_item

DAY = datetime.date(2024, 5, 20)


def wan(amount):
    return Money.of(amount, "万元")


def adjust(county, kind="increase", amount="3", **more):
    values = {"number": "示例财[2024]12号", "on": DAY, "reason": "追加科普日经费", "item": "项目支出", **more}
    return adjust_budget(unit_year=county.unit_year, kind=kind, amount=wan(amount), by=county.actor("clerk"), **values)


def of(county, item, column):
    return Amounts(picture_of(county.unit_year)).of(item, column)


def test_the_number_of_a_document_is_spelt_with_hexagonal_brackets(county):
    assert adjust(county).number == "示例财〔2024〕12号"


def test_a_document_changes_its_item_and_everything_that_is_part_of(county):
    state_item(unit_year=county.unit_year, item="支出合计", values={"initial": wan("100")}, by=county.actor("clerk"))
    row = adjust(county)
    for item in ("项目支出", "支出合计"):
        assert of(county, item, "adjustment").value == wan("3")
    full = of(county, "支出合计", "adjusted")
    assert full.value == wan("103")
    assert [one.pk for one in full.references() if one.kind == "budget.adjustment"] == [row.pk]
    assert of(county, "基本支出", "adjustment").value is UNFILLED


def test_a_cut_is_negative_however_it_is_given(county):
    assert adjust(county, "cut", "2").amount == wan("-2")
    assert adjust(county, "cut", "-3").amount == wan("-3")


def test_a_transfer_takes_from_one_and_gives_to_the_other_and_leaves_the_whole(county):
    adjust(county, "transfer", "1.20", item="公用经费", to_item="项目支出")
    assert of(county, "公用经费", "adjustment").value == wan("-1.20")
    assert of(county, "基本支出", "adjustment").value == wan("-1.20")
    assert of(county, "项目支出", "adjustment").value == wan("1.20")
    assert of(county, "支出合计", "adjustment").value == Money(0)


def test_a_line_or_a_project_says_which_item_it_is(county):
    by = county.actor("clerk")
    line = record_line(
        unit_year=county.unit_year,
        function_code="2060701",
        economic_code="30217",
        nature="running",
        initial=wan("1"),
        by=by,
    )
    project = register_project(unit_year=county.unit_year, code="P1", name="示例项目", by=by)
    assert adjust(county, line=line, item="支出合计").item == "公用经费"
    assert adjust(county, project=project, item="支出合计").item == "项目支出"


@pytest.mark.parametrize(
    ("wrong", "field"),
    [
        ({"number": " "}, "number"),
        ({"reason": ""}, "reason"),
        ({"amount": "0"}, "amount"),
        ({"on": datetime.date(2023, 12, 31)}, "on"),
        ({"kind": "transfer"}, "to_item"),
        ({"kind": "transfer", "to_item": "项目支出"}, "to_item"),
        ({"to_item": "公用经费"}, "to_item"),
        ({"item": "吃饭"}, "item"),
        ({"kind": "gift"}, "kind"),
    ],
)
def test_refuses_what_is_no_adjustment(county, wrong, field):
    with pytest.raises(Refused) as refused:
        adjust(county, **wrong)
    assert refused.value.field == field
    assert not Adjustment.objects.exists()


def test_the_same_document_is_recorded_once(county):
    adjust(county)
    with pytest.raises(Refused, match="已经登记过"):
        adjust(county, number="示例财（2024）12号")
    adjust(county, amount="4")
    assert Adjustment.objects.count() == 2


def test_a_form_sent_twice_writes_once(county):
    sent = {"token": "7a1f", "leads_to": "/there/"}
    adjust(county, **sent)
    with pytest.raises(AlreadyDone) as already:
        adjust(county, amount="5", **sent)
    assert already.value.address == "/there/"


def test_another_units_project_is_refused(county):
    foreign = register_project(
        unit_year=county.other_year, code="P1", name="示例外单位项目", by=county.actor("outsider")
    )
    with pytest.raises(Refused, match="不在本单位"):
        adjust(county, project=foreign)


def test_correcting_and_withdrawing_leave_a_trail(county):
    row = adjust(county)
    revise_adjustment(
        adjustment=row,
        number=row.number,
        on=DAY,
        kind="cut",
        amount=wan("2"),
        reason="改为追减",
        item="公用经费",
        stamp=row.version,
        by=county.actor("clerk"),
    )
    assert (row.amount, row.item) == (wan("-2"), "公用经费")
    with pytest.raises(Refused):
        withdraw_adjustment(adjustment=row, reason=" ", by=county.actor("clerk"))
    withdraw_adjustment(adjustment=row, reason="登记错了", by=county.actor("clerk"))
    entry = TrailEntry.objects.get(event="budget.adjustment_withdrawn")
    assert (entry.why, entry.before["调整金额"]) == ("登记错了", "−20,000.00元")
    assert not Adjustment.objects.exists()


def test_a_stale_correction_is_told(county):
    row = adjust(county)
    same = Adjustment.objects.get(pk=row.pk)
    values = {
        "number": row.number,
        "on": DAY,
        "kind": "increase",
        "amount": wan("9"),
        "reason": "改",
        "item": "项目支出",
    }
    revise_adjustment(adjustment=row, stamp=1, by=county.actor("clerk"), **values)
    with pytest.raises(Stale):
        revise_adjustment(adjustment=same, stamp=1, by=county.actor("clerk"), **values)


def test_the_reason_for_the_report_names_every_document(county):
    adjust(county)
    adjust(
        county,
        "transfer",
        "1.20",
        number="示例会议纪要〔2024〕3号",
        item="公用经费",
        to_item="项目支出",
        reason="调剂。",
    )
    told = adjustment_reason(picture_of(county.unit_year))
    assert told == (
        "2024年5月20日，示例会议纪要〔2024〕3号，从公用经费调剂1.20万元到项目支出，调剂；"
        "2024年5月20日，示例财〔2024〕12号，追加项目支出3.00万元，追加科普日经费。"
    )


def test_without_documents_the_stated_reason_stands_in(county):
    assert adjustment_reason(picture_of(county.unit_year)) is UNFILLED
    state_item(unit_year=county.unit_year, item="支出合计", values={}, reason="年中压减", by=county.actor("clerk"))
    assert adjustment_reason(picture_of(county.unit_year)) == "年中压减"


def test_confirming_that_there_was_nothing_else_fills_zero_where_no_document_is(county):
    by = county.actor("clerk")
    for item in ("支出合计", "人员经费", "三公经费"):
        state_item(unit_year=county.unit_year, item=item, values={"initial": wan("10")}, by=by)
    adjust(county)
    assert confirm_no_other_adjustments(unit_year=county.unit_year, by=by) == ["人员经费", "三公经费"]
    assert of(county, "人员经费", "adjusted").value == wan("10")
    assert of(county, "支出合计", "adjusted").value == wan("13")
    assert confirm_no_other_adjustments(unit_year=county.unit_year, by=by) == []
