from fractions import Fraction

import pytest
from tests.cycle.goals.library import library_version
from tests.cycle.goals.writing import complete_sheet
from tests.rooms import NOON, County

from jixiao.cycle.goals.content import content_of
from jixiao.cycle.goals.drafting import add_library_indicator, add_task, amend_goal, amend_indicator, start_sheet
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.cycle.goals.queries import goal_sheet_of
from jixiao.cycle.goals.rolling import preview_roll, roll_over
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion, VersionState
from jixiao.engine.values import Points
from jixiao.measures.models import Reading, ReadingBatch, ReadingSource
from jixiao.orgs.models import TrailEntry, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year


@pytest.fixture
def next_year(county: County) -> UnitYear:
    return open_year(unit=county.unit, year=2025, by=county.actor("system"))


def keys(preview) -> list[str]:
    return [row.key for row in preview.rows]


def test_without_an_earlier_sheet_there_is_nothing_to_take_over(county: County):
    assert preview_roll(county.unit_year) is None
    with pytest.raises(Refused, match="没有选中"):
        roll_over(unit_year=county.unit_year, chosen={"tasks.R1"}, by=county.actor("clerk"))


def test_the_preview_writes_nothing_and_says_everything(county: County, next_year: UnitYear):
    complete_sheet(county)
    preview = preview_roll(next_year)
    assert goal_sheet_of(next_year) is None
    assert preview is not None
    assert keys(preview) == [
        "total_goal", "tasks.R1", "goals.G1",
        "indicators.Z01", "indicators.Z02", "indicators.Z03", "indicators.Z04",
    ]  # fmt: skip
    by_key = {row.key: row for row in preview.rows}
    assert by_key["total_goal"].notes == ("写着 2024 年的地方要改",)
    assert by_key["goals.G1"].notes == ("金额照抄上年，按本年预算核对",)
    assert (by_key["indicators.Z01"].words, by_key["indicators.Z01"].last) == ("≥ 12 场", "≥ 12 场")


def test_what_is_taken_over_is_exactly_what_the_preview_said(county: County, next_year: UnitYear):
    complete_sheet(county)
    preview = preview_roll(next_year)
    assert preview is not None
    sheet = roll_over(unit_year=next_year, chosen=set(keys(preview)), by=county.actor("clerk"))
    content = content_of(sheet)
    expected = [{**row.values, "version": row.version} for row in preview.rows if row.kind == "indicators"]
    assert content["indicators"] == expected
    assert content["goals"] == [dict(row.values) for row in preview.rows if row.kind == "goals"]
    assert content["tasks"] == [dict(row.values) for row in preview.rows if row.kind == "tasks"]
    assert content["indicators"][0]["origin"] == "2024年度绩效目标 Z01"
    assert {row["goal"] for row in content["indicators"]} == {"G1"}
    told = TrailEntry.objects.get(event="goals.rolled_over")
    assert told.after == {"来自": "2024年度", "任务": 1, "目标": 1, "指标": 4}


def test_only_what_was_chosen_comes_and_an_indicator_without_its_goal_is_loose(county: County, next_year: UnitYear):
    complete_sheet(county)
    sheet = roll_over(unit_year=next_year, chosen={"indicators.Z02"}, by=county.actor("clerk"))
    row = GoalIndicator.objects.get(sheet=sheet)
    assert (row.code, row.goal) == ("Z02", None)


def test_what_is_there_already_is_left_out(county: County, next_year: UnitYear):
    complete_sheet(county)
    sheet = start_sheet(unit_year=next_year, by=county.actor("clerk"))
    add_task(sheet=sheet, code="R1", values={"content": "今年的任务"}, by=county.actor("clerk"))
    preview = preview_roll(next_year)
    assert preview is not None
    assert [row.key for row in preview.rows if row.is_there] == ["tasks.R1"]
    roll_over(unit_year=next_year, chosen=set(keys(preview)), by=county.actor("clerk"))
    assert sheet.tasks.get().content == "今年的任务"


def rolled_indicator(county: County, next_year: UnitYear) -> GoalIndicator:
    sheet = roll_over(unit_year=next_year, chosen={"indicators.KX-C01"}, by=county.actor("clerk"))
    return GoalIndicator.objects.get(sheet=sheet)


def promise_from_library(county: County, version: IndicatorVersion) -> None:
    sheet = start_sheet(unit_year=county.unit_year, by=county.actor("clerk"))
    values = {"target": "5", "weight": Points.of(20)}
    add_library_indicator(sheet=sheet, version=version, values=values, by=county.actor("clerk"))


def note_of(next_year: UnitYear) -> str:
    preview = preview_roll(next_year)
    assert preview is not None
    return "；".join(preview.rows[0].notes)


def test_a_version_in_force_stays(county: County, next_year: UnitYear):
    version = library_version("KX-C01", "科普日系列活动场次")
    promise_from_library(county, version)
    assert note_of(next_year) == ""
    assert rolled_indicator(county, next_year).version_pinned == version


def test_a_newer_version_takes_the_place_with_its_definition(county: County, next_year: UnitYear):
    promise_from_library(county, library_version("KX-C01", "科普日系列活动场次"))
    newer = library_version("KX-C01", "全国科普日活动场次", number=2, first_year=2025)
    note = note_of(next_year)
    assert "第1版已停用，改用第2版" in note
    assert "名称由「科普日系列活动场次」改为「全国科普日活动场次」" in note
    row = rolled_indicator(county, next_year)
    assert (row.version_pinned, row.name, row.target, row.weight) == (newer, "全国科普日活动场次", "5", Points.of(20))


def retire(version: IndicatorVersion, successor: Indicator | None) -> None:
    version.state, version.last_year, version.successor = VersionState.RETIRED, 2024, successor
    version.save()


def test_a_retired_indicator_is_followed_by_its_successor(county: County, next_year: UnitYear):
    version = library_version("KX-C01", "科普日系列活动场次")
    promise_from_library(county, version)
    after = library_version("KX-C90", "科普活动总场次")
    retire(version, after.indicator)
    assert "由 KX-C90「科普活动总场次」接替" in note_of(next_year)
    assert rolled_indicator(county, next_year).version_pinned == after


def test_one_without_a_successor_becomes_the_units_own(county: County, next_year: UnitYear):
    version = library_version("KX-C01", "科普日系列活动场次")
    promise_from_library(county, version)
    retire(version, None)
    assert "转为个性指标" in note_of(next_year)
    row = rolled_indicator(county, next_year)
    assert (row.version_pinned, row.name) == (None, "科普日系列活动场次")


def test_last_years_result_stands_beside_its_promise(county: County, next_year: UnitYear):
    draft = complete_sheet(county)
    amend_indicator(indicator=draft.indicators[0], values={"formula": "示例场次"}, stamp=None, by=county.actor("clerk"))
    batch = ReadingBatch.objects.create(
        unit_year=county.unit_year, first_day="2024-01-01", last_day="2024-12-31", taken_at=NOON,
        taken_by=county.people["clerk"],
    )  # fmt: skip
    Reading.objects.create(
        batch=batch, code="shili.c", name="示例场次", unit="场", source=ReadingSource.COUNTED, value=Fraction(14)
    )
    preview = preview_roll(next_year)
    assert preview is not None
    row = next(row for row in preview.rows if row.key == "indicators.Z01")
    assert (row.last, row.reached) == ("≥ 12 场", "14场")


def test_a_project_that_this_year_has_not_is_left_out(county: County, next_year: UnitYear):
    draft = complete_sheet(county)
    amend_goal(goal=draft.goal, values={"project_code": "P1"}, stamp=None, by=county.actor("clerk"))
    preview = preview_roll(next_year)
    assert preview is not None
    goal = next(row for row in preview.rows if row.kind == "goals")
    assert "本年预算没有项目 P1，不带入" in goal.notes
    assert goal.values["project_code"] == ""
