from fractions import Fraction

import pytest
from tests.cycle.goals.library import library_version
from tests.cycle.goals.writing import ROWS, Draft, values
from tests.rooms import County

from jixiao.cycle.goals.content import content_of
from jixiao.cycle.goals.drafting import (
    add_goal,
    add_indicator,
    add_library_indicator,
    add_task,
    amend_goal,
    amend_indicator,
    amend_task,
    remove_goal,
    remove_indicator,
    remove_task,
    set_total_goal,
    start_sheet,
    take_version,
)
from jixiao.cycle.goals.models import Goal, GoalIndicator, GoalSheet, Task
from jixiao.cycle.indicators.models import VersionState
from jixiao.engine.values import NOT_APPLICABLE, Money, Points
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale


def test_a_sheet_begun_twice_is_one(county: County, sheet: GoalSheet):
    assert start_sheet(unit_year=county.unit_year, by=county.actor("clerk")) == sheet
    assert TrailEntry.objects.filter(event="goals.sheet_started").count() == 1


def test_codes_are_given_in_turn_and_a_gap_is_filled(county: County, sheet: GoalSheet):
    by = county.actor("clerk")
    tasks = [add_task(sheet=sheet, values={"content": f"示例任务{n}"}, by=by) for n in range(3)]
    assert [task.code for task in tasks] == ["R1", "R2", "R3"]
    remove_task(task=tasks[1], by=by)
    assert add_task(sheet=sheet, values={"content": "又一项"}, by=by).code == "R2"
    assert list(sheet.tasks.order_by("order").values_list("code", flat=True)) == ["R1", "R3", "R2"]


def test_a_code_is_used_once(county: County, sheet: GoalSheet):
    by = county.actor("clerk")
    add_goal(sheet=sheet, code="G1", values={"name": "一"}, by=by)
    with pytest.raises(Refused, match="已经用过") as refused:
        add_goal(sheet=sheet, code="G1", values={"name": "二"}, by=by)
    assert refused.value.field == "code"


@pytest.mark.parametrize(
    ("field", "value", "said"),
    [
        ("name", "", "没有填"),
        ("name", "长" * 61, "最多 60 个字"),
        ("level1", "别的指标", "不能填"),
        ("operator", "大于", "不能填"),
        ("weight", Points.of("100.01"), "超出范围"),
        ("weight", Points.of("-1"), "超出范围"),
        ("weight", Points(Fraction(1, 3)), "最多两位小数"),
    ],
)
def test_what_does_not_fit_is_refused_with_its_field(county: County, sheet: GoalSheet, field, value, said):
    with pytest.raises(Refused, match=said) as refused:
        add_indicator(sheet=sheet, values={**values(ROWS[0]), field: value}, by=county.actor("clerk"))
    assert refused.value.field == field
    assert not GoalIndicator.objects.exists()


def test_money_is_never_negative_and_zero_is_a_number(county: County, sheet: GoalSheet):
    by = county.actor("clerk")
    with pytest.raises(Refused, match="负数"):
        add_goal(sheet=sheet, values={"name": "示例", "money": Money(-1)}, by=by)
    goal = add_goal(sheet=sheet, values={"name": "示例", "money": Money(0)}, by=by)
    goal.refresh_from_db()
    assert goal.money == Money(0)
    for given, void in ((None, []), (NOT_APPLICABLE, ["money"])):
        amend_goal(goal=goal, values={"money": given}, stamp=goal.version, by=by)
        kept = Goal.objects.get(pk=goal.pk)
        assert (kept.money, kept.not_applicable) == (None, void)


def test_an_amended_row_tells_only_what_changed(county: County, draft: Draft):
    amend_indicator(indicator=draft.indicators[0], values={"target": "14"}, stamp=1, by=county.actor("clerk"))
    line = TrailEntry.objects.filter(event="goals.row_amended").get()
    assert (line.before, line.after) == ({"年度指标值": "12"}, {"年度指标值": "14"})
    assert line.subject == f"goals.indicator:{draft.indicators[0].pk}"


def test_the_same_again_writes_nothing(county: County, draft: Draft):
    row = amend_indicator(indicator=draft.indicators[0], values={"target": "12"}, stamp=1, by=county.actor("clerk"))
    assert row.version == 1
    assert not TrailEntry.objects.filter(event="goals.row_amended").exists()


def test_two_tabs_the_second_is_told_what_the_first_saved(county: County, draft: Draft):
    by = county.actor("clerk")
    first, second = (GoalIndicator.objects.get(pk=draft.indicators[0].pk) for _ in range(2))
    amend_indicator(indicator=first, values={"target": "14"}, stamp=1, by=by)
    with pytest.raises(Stale) as stale:
        amend_indicator(indicator=second, values={"target": "15"}, stamp=1, by=by)
    assert stale.value.theirs["target"] == "14"
    assert GoalIndicator.objects.get(pk=first.pk).target == "14"


def test_the_total_goal_knows_two_tabs_too(county: County, sheet: GoalSheet):
    by = county.actor("clerk")
    other = GoalSheet.objects.get(pk=sheet.pk)
    set_total_goal(sheet=sheet, text="办 12 场", stamp=1, by=by)
    with pytest.raises(Stale):
        set_total_goal(sheet=other, text="办 10 场", stamp=1, by=by)


def test_a_goal_with_indicators_is_not_removed(county: County, draft: Draft):
    by = county.actor("clerk")
    with pytest.raises(Refused, match="还有 4 个指标"):
        remove_goal(goal=draft.goal, by=by)
    for row in draft.indicators:
        remove_indicator(indicator=row, by=by)
    remove_goal(goal=draft.goal, by=by)
    assert not Goal.objects.exists()
    told = TrailEntry.objects.filter(event="goals.row_removed").order_by("-number")[0]
    assert told.before["目标名称"] == "全国科普日系列活动"


def test_a_goal_of_another_sheet_is_no_goal_of_this_one(county: County, draft: Draft):
    other = start_sheet(unit_year=county.other_year, by=county.actor("outsider"))
    theirs = add_goal(sheet=other, values={"name": "外单位目标"}, by=county.actor("outsider"))
    with pytest.raises(Refused, match="不在这份申报表里"):
        amend_indicator(indicator=draft.indicators[0], values={"goal": theirs}, stamp=None, by=county.actor("clerk"))


def test_a_field_that_is_none_is_a_fault_of_the_program(county: County, sheet: GoalSheet):
    with pytest.raises(TypeError):
        add_task(sheet=sheet, values={"contents": "x"}, by=county.actor("clerk"))


def test_an_indicator_of_the_library_pins_its_version_and_copies_it(county: County, sheet: GoalSheet):
    version = library_version("KX-C01", "科普日系列活动场次", formula="活动场次")
    by = county.actor("clerk")
    row = add_library_indicator(sheet=sheet, version=version, values={"weight": Points.of(20)}, by=by)
    assert (row.code, row.name, row.operator, row.unit, row.formula) == (
        "KX-C01", "科普日系列活动场次", "≥", "场", "活动场次",
    )  # fmt: skip
    assert row.version_pinned == version
    assert row.weight == Points.of(20)
    again = add_library_indicator(sheet=sheet, version=version, values={}, by=by)
    assert again.code == "KX-C01-2"
    assert content_of(sheet)["indicators"][0]["version"] == version.pk


def test_a_copy_stays_as_it_was_when_the_library_goes_on(county: County, sheet: GoalSheet):
    version = library_version("KX-C01", "科普日系列活动场次")
    row = add_library_indicator(sheet=sheet, version=version, values={"target": "5"}, by=county.actor("clerk"))
    newer = library_version("KX-C01", "科普日活动场次", number=2, first_year=2024)
    row.refresh_from_db()
    assert row.name == "科普日系列活动场次"
    take_version(indicator=row, version=newer, stamp=row.version, by=county.actor("clerk"))
    row.refresh_from_db()
    assert (row.name, row.target, row.version_pinned) == ("科普日活动场次", "5", newer)


def test_a_version_that_does_not_hold_for_the_year_is_refused(county: County, sheet: GoalSheet):
    by = county.actor("clerk")
    late = library_version("KX-C01", "科普日系列活动场次", first_year=2025)
    over = library_version("KX-C02", "科普活动覆盖乡镇数", last_year=2023, state=VersionState.RETIRED)
    unripe = library_version("KX-C03", "科普进社区场次", state=VersionState.DRAFT)
    for version in (late, over, unripe):
        with pytest.raises(Refused, match="不适用于 2024 年度"):
            add_library_indicator(sheet=sheet, version=version, values={}, by=by)


def test_tasks_are_amended(county: County, sheet: GoalSheet):
    by = county.actor("clerk")
    task = add_task(sheet=sheet, values={"content": "办活动"}, by=by)
    amend_task(task=task, values={"content": "办科普活动"}, stamp=1, by=by)
    assert Task.objects.get().content == "办科普活动"
