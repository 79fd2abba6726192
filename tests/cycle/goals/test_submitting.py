import datetime

import pytest
from tests.cycle.goals.writing import Draft, approved_sheet
from tests.rooms import NOON, County

from jixiao.cycle.goals.drafting import add_goal, amend_indicator, set_total_goal, start_sheet
from jixiao.cycle.goals.models import GoalSheet, GoalVersion
from jixiao.cycle.goals.submitting import (
    approve_goals,
    handover_for,
    reopen_goals,
    return_goals,
    submit_goals,
    take_over,
    withdraw_goals,
)
from jixiao.orgs.handing import Mark, handover_of
from jixiao.orgs.models import HandoverKind, HandoverState, HandoverStep, TrailEntry, Window
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.registering import open_year


def test_a_complete_sheet_goes_to_the_head_and_then_to_the_bureau_and_is_locked(county: County, draft: Draft):
    submit_goals(sheet=draft.sheet, by=county.actor("clerk"))
    assert handover_for(draft.sheet).state == HandoverState.SENT
    approve_goals(sheet=draft.sheet, by=county.actor("head"))
    assert not GoalVersion.objects.exists()
    approve_goals(sheet=draft.sheet, by=county.actor("reviewer"), reason="同意")
    assert handover_for(draft.sheet).state == HandoverState.APPROVED
    version = GoalVersion.objects.get()
    assert (version.number, len(version.content["indicators"])) == (1, 4)
    with pytest.raises(Refused, match="不能修改"):
        set_total_goal(sheet=draft.sheet, text="改一改", stamp=None, by=county.actor("clerk"))


def test_an_empty_sheet_is_not_sent(county: County, sheet: GoalSheet):
    with pytest.raises(Refused, match="条必须改") as refused:
        submit_goals(sheet=sheet, by=county.actor("clerk"))
    assert refused.value.code == "U532"
    assert handover_for(sheet).state == HandoverState.DRAFT


def test_a_year_without_a_sheet_is_not_sent(county: County):
    from jixiao.cycle.goals.submitting import require_submittable
    from jixiao.orgs.handing import handover_of

    with pytest.raises(Refused, match="还没有填写"):
        require_submittable(handover_of(county.unit_year, HandoverKind.GOALS), county.actor("clerk"))


def test_one_must_is_enough_to_stop_it_and_says_where(county: County, draft: Draft):
    amend_indicator(indicator=draft.indicators[0], values={"target": ""}, stamp=None, by=county.actor("clerk"))
    with pytest.raises(Refused, match=r"科普活动场次.*指标值未填"):
        submit_goals(sheet=draft.sheet, by=county.actor("clerk"))


def test_a_return_points_at_fields_and_the_sheet_can_be_changed_again(county: County, draft: Draft):
    submit_goals(sheet=draft.sheet, by=county.actor("clerk"))
    mark = Mark("indicators.Z01.target", "科普活动场次 年度指标值", "比去年低")
    return_goals(sheet=draft.sheet, reason="指标值偏低", marks=[mark], by=county.actor("head"))
    step = HandoverStep.objects.order_by("-pk")[0]
    assert step.marks == [{"field": "indicators.Z01.target", "label": "科普活动场次 年度指标值", "note": "比去年低"}]
    draft.indicators[0].refresh_from_db()
    amended = amend_indicator(indicator=draft.indicators[0], values={"target": "14"}, stamp=1, by=county.actor("clerk"))
    assert amended.target == "14"


def test_the_clerk_takes_it_back_before_the_head_decides_and_not_after(county: County, draft: Draft):
    submit_goals(sheet=draft.sheet, by=county.actor("clerk"))
    withdraw_goals(sheet=draft.sheet, by=county.actor("clerk"))
    assert handover_for(draft.sheet).state == HandoverState.DRAFT
    submit_goals(sheet=draft.sheet, by=county.actor("clerk"))
    approve_goals(sheet=draft.sheet, by=county.actor("head"))
    with pytest.raises(Refused, match="不能撤回"):
        withdraw_goals(sheet=draft.sheet, by=county.actor("clerk"))


def test_reopening_wants_a_reason_and_the_approved_version_stays(county: County):
    draft = approved_sheet(county)
    with pytest.raises(Refused, match="理由"):
        reopen_goals(sheet=draft.sheet, reason=" ", by=county.actor("reviewer"))
    reopen_goals(sheet=draft.sheet, reason="县里调整了科普日安排", by=county.actor("reviewer"))
    amend_indicator(indicator=draft.indicators[0], values={"target": "14"}, stamp=None, by=county.actor("clerk"))
    submit_goals(sheet=draft.sheet, by=county.actor("clerk"))
    approve_goals(sheet=draft.sheet, by=county.actor("head"))
    approve_goals(sheet=draft.sheet, by=county.actor("reviewer"))
    kept = [version.content["indicators"][0]["target"] for version in GoalVersion.objects.order_by("number")]
    assert kept == ["12", "14"]


def test_two_people_deciding_at_once_is_seen(county: County, draft: Draft):
    sent = submit_goals(sheet=draft.sheet, by=county.actor("clerk"))
    seen = sent.version
    withdraw_goals(sheet=draft.sheet, by=county.actor("clerk"))
    submit_goals(sheet=draft.sheet, by=county.actor("clerk"))
    with pytest.raises(Stale):
        approve_goals(sheet=draft.sheet, by=county.actor("head"), stamp=seen)


def test_what_comes_after_the_window_is_refused(county: County, draft: Draft):
    day = NOON.date() - datetime.timedelta(days=1)
    Window.objects.create(authority=county.finance, kind=HandoverKind.GOALS, year=2024, opens=day, closes=day)
    with pytest.raises(Refused, match="截止"):
        submit_goals(sheet=draft.sheet, by=county.actor("clerk"))


def test_a_closed_year_is_only_looked_at(county: County, sheet: GoalSheet):
    from jixiao.orgs.registering import close_year

    close_year(unit_year=county.unit_year, by=county.actor("reviewer"))
    sheet.refresh_from_db()
    sheet.unit_year.refresh_from_db()
    with pytest.raises(Refused, match="已经关闭"):
        add_goal(sheet=sheet, values={"name": "示例目标"}, by=county.actor("clerk"))


def test_every_step_stands_in_the_trail(county: County):
    approved_sheet(county)
    events = list(TrailEntry.objects.order_by("number").values_list("event", flat=True))
    for code in ("goals.sheet_started", "goals.total_goal_set", "goals.row_added", "orgs.handover_sent",
                 "orgs.handover_passed", "orgs.handover_approved", "goals.version_kept"):  # fmt: skip
        assert code in events


def test_goals_of_a_past_year_are_taken_over_by_a_document_and_kept_as_a_version(county):
    unit_year = open_year(unit=county.unit, year=2019, by=county.actor("system"))
    handover = handover_of(unit_year, HandoverKind.GOALS)
    with pytest.raises(Refused) as refused:
        take_over(handover=handover, document="示例财预〔2019〕1号", by=county.actor("reviewer"))
    assert refused.value.code == "U532"
    handover.refresh_from_db()
    assert handover.state == HandoverState.DRAFT
    sheet = start_sheet(unit_year=unit_year, by=county.actor("clerk"))
    take_over(handover=handover, document="示例财预〔2019〕1号", by=county.actor("reviewer"))
    assert sheet.versions.get().why == "补录：示例财预〔2019〕1号"
