import copy
from typing import Any

import pytest
from tests.cycle.goals.writing import Draft, approved_sheet
from tests.rooms import County

from jixiao.cycle.goals.adjusting import (
    amend_adjustment,
    approve_adjustment,
    begin_adjustment,
    drop_adjustment,
    return_adjustment,
    send_adjustment,
    withdraw_adjustment,
)
from jixiao.cycle.goals.comparing import changes_between
from jixiao.cycle.goals.content import content_of
from jixiao.cycle.goals.models import AdjustmentState, Goal, GoalAdjustment, GoalIndicator, GoalVersion
from jixiao.cycle.goals.submitting import reopen_goals
from jixiao.engine.values import Points
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale

REASON = "县里追加科普日经费"


@pytest.fixture
def approved(county: County) -> Draft:
    return approved_sheet(county)


def begun(county: County, approved: Draft) -> GoalAdjustment:
    return begin_adjustment(sheet=approved.sheet, reason=REASON, document="示例财〔2024〕8号", by=county.actor("clerk"))


def changed(adjustment: GoalAdjustment, **target: Any) -> dict[str, Any]:
    after = copy.deepcopy(adjustment.after)
    after["indicators"][0].update(target)
    return after


def amended(county: County, adjustment: GoalAdjustment, after: dict[str, Any]) -> GoalAdjustment:
    return amend_adjustment(
        adjustment=adjustment, reason=REASON, document=adjustment.document, after=after, stamp=adjustment.version,
        by=county.actor("clerk"),
    )  # fmt: skip


def sent(county: County, approved: Draft, **target: Any) -> GoalAdjustment:
    adjustment = begun(county, approved)
    amended(county, adjustment, changed(adjustment, **(target or {"target": "14"})))
    return send_adjustment(adjustment=adjustment, by=county.actor("clerk"))


def test_goals_that_are_not_approved_need_no_adjustment(county: County, draft: Draft):
    with pytest.raises(Refused, match="还没有审定"):
        begin_adjustment(sheet=draft.sheet, reason=REASON, by=county.actor("clerk"))


def test_an_adjustment_wants_a_reason_and_there_is_one_at_a_time(county: County, approved: Draft):
    with pytest.raises(Refused, match="写明原因"):
        begin_adjustment(sheet=approved.sheet, reason=" ", by=county.actor("clerk"))
    first = begun(county, approved)
    assert (first.number, first.state, first.document) == (1, "draft", "示例财〔2024〕8号")
    with pytest.raises(Refused, match="还没有办结"):
        begun(county, approved)


def test_the_sheet_stays_as_approved_until_the_bureau_decides_and_then_changes_at_once(county: County, approved: Draft):
    adjustment = sent(county, approved)
    assert GoalIndicator.objects.get(code="Z01").target == "12"
    approve_adjustment(adjustment=adjustment, opinion="同意", by=county.actor("reviewer"))
    row = GoalIndicator.objects.get(code="Z01")
    assert (row.target, row.pk, row.version) == ("14", approved.indicators[0].pk, 2)
    assert (adjustment.state, adjustment.opinion, adjustment.decided_by) == (
        AdjustmentState.APPROVED, "同意", county.people["reviewer"],
    )  # fmt: skip
    versions = list(GoalVersion.objects.order_by("number"))
    assert [version.content["indicators"][0]["target"] for version in versions] == ["12", "14"]
    assert versions[1].why == "第1次调整"
    assert versions[1].adjustment == adjustment


def test_before_and_after_are_told_field_by_field(county: County, approved: Draft):
    adjustment = begun(county, approved)
    amended(county, adjustment, changed(adjustment, target="14", weight="29.5", unit="期"))
    found = changes_between(adjustment.before, adjustment.after)
    assert [(one.label, one.before, one.after) for one in found[0].fields] == [
        ("年度指标值", "12", "14"), ("计量单位", "场", "期"), ("分值", "30.00 分", "29.50 分"),
    ]  # fmt: skip


def test_rows_come_and_go_with_an_adjustment(county: County, approved: Draft):
    adjustment = begun(county, approved)
    after = copy.deepcopy(adjustment.after)
    goal = {**after["goals"][0], "code": "G2", "name": "年中追加的目标", "money": 80_000_00}
    after["goals"].append(goal)
    moved = {**after["indicators"][1], "code": "Z05", "name": "追加活动验收合格率", "goal": "G2"}
    after["indicators"] = [after["indicators"][0], *after["indicators"][2:], moved]
    amended(county, adjustment, after)
    send_adjustment(adjustment=adjustment, by=county.actor("clerk"))
    approve_adjustment(adjustment=adjustment, by=county.actor("reviewer"))
    assert content_of(approved.sheet) == after
    assert list(approved.sheet.indicators.order_by("order").values_list("code", flat=True)) == [
        "Z01", "Z03", "Z04", "Z05",
    ]  # fmt: skip
    assert Goal.objects.get(code="G2").indicators.get().code == "Z05"


def test_a_goal_can_go_when_its_indicators_are_tied_to_another(county: County, approved: Draft):
    adjustment = begun(county, approved)
    after = copy.deepcopy(adjustment.after)
    after["goals"][0]["code"] = "G9"
    for row in after["indicators"]:
        row["goal"] = "G9"
    amended(county, adjustment, after)
    send_adjustment(adjustment=adjustment, by=county.actor("clerk"))
    approve_adjustment(adjustment=adjustment, by=county.actor("reviewer"))
    assert Goal.objects.get().code == "G9"
    assert GoalIndicator.objects.filter(goal__code="G9").count() == 4


@pytest.mark.parametrize(
    ("target", "said"),
    [
        ({"goal": "G7"}, "不在表里"),
        ({"name": ""}, "没有填"),
        ({"code": "Z02"}, "重复"),
        ({"weight": "200"}, "超出范围"),
    ],
)
def test_what_could_not_be_written_is_refused_while_drafting(county: County, approved: Draft, target, said):
    adjustment = begun(county, approved)
    with pytest.raises(Refused, match=said):
        amended(county, adjustment, changed(adjustment, **target))
    adjustment.refresh_from_db()
    assert adjustment.after == adjustment.before


def test_an_adjustment_that_changes_nothing_or_leaves_a_must_is_not_sent(county: County, approved: Draft):
    adjustment = begun(county, approved)
    with pytest.raises(Refused, match="没有改动"):
        send_adjustment(adjustment=adjustment, by=county.actor("clerk"))
    amended(county, adjustment, changed(adjustment, weight="20"))
    with pytest.raises(Refused, match=r"必须改.*分值合计不符"):
        send_adjustment(adjustment=adjustment, by=county.actor("clerk"))


def test_the_bureau_returns_it_with_a_reason_and_it_can_be_sent_again(county: County, approved: Draft):
    adjustment = sent(county, approved)
    with pytest.raises(Refused, match="理由"):
        return_adjustment(adjustment=adjustment, opinion="", by=county.actor("reviewer"))
    return_adjustment(adjustment=adjustment, opinion="依据不足", by=county.actor("reviewer"))
    assert (adjustment.state, adjustment.opinion) == (AdjustmentState.RETURNED, "依据不足")
    send_adjustment(adjustment=adjustment, by=county.actor("clerk"))
    assert adjustment.state == AdjustmentState.SENT


def test_what_is_sent_is_not_changed_but_taken_back_first(county: County, approved: Draft):
    adjustment = sent(county, approved)
    with pytest.raises(Refused, match="不能修改"):
        amended(county, adjustment, changed(adjustment, target="16"))
    withdraw_adjustment(adjustment=adjustment, by=county.actor("clerk"))
    amended(county, adjustment, changed(adjustment, target="16"))
    assert adjustment.after["indicators"][0]["target"] == "16"


def test_two_tabs_and_a_decision_made_twice_are_seen(county: County, approved: Draft):
    adjustment = begun(county, approved)
    other = GoalAdjustment.objects.get(pk=adjustment.pk)
    amended(county, adjustment, changed(adjustment, target="14"))
    with pytest.raises(Stale):
        amended(county, other, changed(other, target="15"))
    send_adjustment(adjustment=adjustment, by=county.actor("clerk"))
    twin = GoalAdjustment.objects.get(pk=adjustment.pk)
    approve_adjustment(adjustment=adjustment, by=county.actor("reviewer"))
    with pytest.raises(Refused):
        approve_adjustment(adjustment=twin, by=county.actor("reviewer"))
    assert GoalVersion.objects.count() == 2


def test_who_asks_does_not_decide(county: County, approved: Draft):
    adjustment = sent(county, approved)
    with pytest.raises(Refused, match="不能批准自己"):
        approve_adjustment(adjustment=adjustment, by=county.actor("clerk"))


def test_one_that_was_given_up_keeps_its_number(county: County, approved: Draft):
    drop_adjustment(adjustment=begun(county, approved), by=county.actor("clerk"))
    assert begun(county, approved).number == 2


def test_goals_are_not_reopened_while_an_adjustment_waits_and_a_stale_draft_is_refused(county: County, approved: Draft):
    adjustment = sent(county, approved)
    with pytest.raises(Refused, match="正在审核"):
        reopen_goals(sheet=approved.sheet, reason="重排", by=county.actor("reviewer"))
    withdraw_adjustment(adjustment=adjustment, by=county.actor("clerk"))
    GoalIndicator.objects.filter(code="Z02").update(target="95")
    with pytest.raises(Refused, match="目标变过"):
        send_adjustment(adjustment=adjustment, by=county.actor("clerk"))


def test_every_step_of_an_adjustment_stands_in_the_trail_with_before_and_after(county: County, approved: Draft):
    adjustment = sent(county, approved)
    approve_adjustment(adjustment=adjustment, opinion="同意", by=county.actor("reviewer"))
    told = TrailEntry.objects.get(event="goals.adjustment_approved")
    assert told.before == {"指标 Z01 科普活动场次": "年度指标值 12"}
    assert told.after == {"状态": "通过", "指标 Z01 科普活动场次": "年度指标值 14"}
    assert told.why == "同意"


def test_points_keep_their_exact_value_through_an_adjustment(county: County, approved: Draft):
    adjustment = begun(county, approved)
    after = changed(adjustment, weight="29.65")
    after["indicators"][1]["weight"] = "20.35"
    amended(county, adjustment, after)
    send_adjustment(adjustment=adjustment, by=county.actor("clerk"))
    approve_adjustment(adjustment=adjustment, by=county.actor("reviewer"))
    assert GoalIndicator.objects.get(code="Z01").weight == Points.of("29.65")
