import dataclasses
from fractions import Fraction

import pytest
from tests.cycle.goals.library import library_version
from tests.cycle.goals.writing import ROWS, TOTAL, Draft, values
from tests.rooms import NOON, County

from jixiao.cycle.goals.checking import check_promise, check_sheet, musts
from jixiao.cycle.goals.content import content_of
from jixiao.cycle.goals.drafting import (
    add_goal,
    add_indicator,
    add_library_indicator,
    add_task,
    amend_goal,
    amend_indicator,
    remove_indicator,
    set_total_goal,
)
from jixiao.cycle.goals.models import GoalIndicator, GoalSheet
from jixiao.cycle.goals.promise import Promise, promise_of
from jixiao.cycle.goals.yearbook import take_goals
from jixiao.cycle.indicators.models import VersionState
from jixiao.engine.errors import Finding
from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Money, Points
from jixiao.engine.yearbook import BudgetLine, Funding, Project, shipped_yearbook
from jixiao.measures.models import Reading, ReadingBatch, ReadingSource
from jixiao.orgs.registering import open_year


def codes(found: tuple[Finding, ...] | list[Finding]) -> set[str]:
    return {finding.code for finding in found}


def at(found: tuple[Finding, ...], code: str) -> list[str]:
    return [finding.place.path for finding in found if finding.code == code]


def with_records(promise: Promise, **rows) -> Promise:
    """Return the promise in a year of which the record rooms know more."""
    return dataclasses.replace(promise, yearbook=dataclasses.replace(promise.yearbook, **rows))


def amend(county: County, indicator: GoalIndicator, **changed) -> None:
    amend_indicator(indicator=indicator, values=changed, stamp=None, by=county.actor("clerk"))


def test_a_complete_sheet_has_nothing_that_must_be_mended(draft: Draft):
    assert musts(check_sheet(draft.sheet)) == []


def test_an_empty_sheet_is_told_all_it_lacks_at_once(sheet: GoalSheet):
    assert codes(musts(check_sheet(sheet))) == {"M501", "M531", "M511"}


@pytest.mark.parametrize(
    ("changed", "code", "path"),
    [
        ({"target": ""}, "J207", "indicators.Z01.target"),
        ({"target": "十几场"}, "J209", "indicators.Z01.target"),
        ({"unit": ""}, "M512", "indicators.Z01.unit"),
        ({"operator": ""}, "J210", "indicators.Z01.operator"),
        ({"weight": None}, "J205", "indicators.Z01.weight"),
        ({"weight": Points.of("29.99")}, "J201", "weights"),
        ({"weight": Points.of("29.99")}, "J202", "groups.产出指标"),
        ({"operator": "定性", "target": ""}, "M513", "indicators.Z01.target"),
        ({"name": "科普活动场次和培训人次"}, "M516", "indicators.Z01.name"),
        ({"name": "12 场科普活动"}, "Y323", "indicators.Z01.name"),
        ({"name": "培训考核合格率"}, "Y332", "indicators.Z02.name"),
        ({"name": "群众参加活动满意度", "level2": "数量指标"}, None, ""),
        ({"goal": None}, "M533", "indicators.Z01.goal"),
        ({"goal": NOT_APPLICABLE}, None, ""),
        ({"level2": "时效指标"}, "M514", "indicators"),
        ({"formula": "活动场次 +"}, "F101", "indicators.Z01.formula"),
        ({"evidence": ""}, "M519", "indicators.Z01.evidence"),
        ({"target": "0"}, "J208", "indicators.Z01.target"),
        ({"scoring_method": "没有的方法"}, "J212", "indicators.Z01.method"),
    ],
)
def test_each_fault_of_an_indicator_is_found_at_its_field(county: County, draft: Draft, changed, code, path):
    amend(county, draft.indicators[0], **changed)
    found = check_sheet(draft.sheet)
    if code is None:
        assert not codes(found) & {"M533"}
    elif code == "F101":
        assert [finding for finding in found if finding.code.startswith("F") and finding.place.path == path]
    else:
        assert path in at(found, code), [(one.code, one.place.path) for one in found]


def test_a_rate_typed_as_a_share_is_doubted(county: County, draft: Draft):
    amend(county, draft.indicators[1], target="0.9")
    assert at(check_sheet(draft.sheet), "Y331") == ["indicators.Z02.target"]


def test_a_unit_behind_the_target_is_a_unit(county: County, draft: Draft):
    amend(county, draft.indicators[1], target="90%", unit="")
    assert "M512" not in codes(check_sheet(draft.sheet))


def test_quantity_without_quality_is_told(county: County, draft: Draft):
    remove_indicator(indicator=draft.indicators[1], by=county.actor("clerk"))
    assert {"M515", "J201", "J202"} <= codes(check_sheet(draft.sheet))


def test_names_nearly_the_same_are_told_once(county: County, draft: Draft):
    row = ("产出指标", "数量指标", "科普活动的场次", "≥", "3", "场", "0")
    add_indicator(sheet=draft.sheet, values=values(row, goal=draft.goal), by=county.actor("clerk"))
    assert at(check_sheet(draft.sheet), "M517") == ["indicators.Z05.name"]


def test_a_goal_without_an_indicator_must_be_mended_and_says_its_money(county: County, draft: Draft):
    add_goal(sheet=draft.sheet, values={"name": "老科协工作", "money": Money.of(3, "万元")}, by=county.actor("clerk"))
    found = [one for one in check_sheet(draft.sheet) if one.code == "M532"]
    assert [one.place.path for one in found] == ["goals.G2.name"]
    assert "3.0 万元" in found[0].cause


def test_duties_copied_as_the_goal_are_found_in_the_seed(county: County):
    seed = shipped_yearbook("xianghe_2019")
    sheet = take_goals(unit_year=county.unit_year, yearbook=seed, by=county.actor("clerk"))
    plain = promise_of(sheet)
    assert "M502" not in codes(check_promise(plain))
    profile = dataclasses.replace(plain.yearbook.profile, duties=seed.profile.duties)
    promise = with_records(plain, profile=profile)
    found = [one for one in check_promise(promise) if one.code == "M502"]
    assert [(one.place.path, str(one.severity)) for one in found] == [("profile.total_goal", "必须改")]
    assert "100%" in found[0].cause


def test_the_misprints_of_the_seed_are_found_in_its_goal(county: County):
    seed = shipped_yearbook("xianghe_2019")
    sheet = take_goals(unit_year=county.unit_year, yearbook=seed, by=county.actor("clerk"))
    quotes = {one.place.quote for one in check_sheet(sheet) if one.code == "W608"}
    assert "科级工作者" in quotes


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("努力做好科普工作", "M503"),
        ("2023 年办科普活动 12 场", "M504"),
        ("不定时办科普活动 12 场", "M505"),
        (TOTAL, None),
    ],
)
def test_words_of_the_total_goal_are_read(county: County, draft: Draft, text: str, code: str | None):
    set_total_goal(sheet=draft.sheet, text=text, stamp=None, by=county.actor("clerk"))
    found = [one.code for one in check_sheet(draft.sheet) if one.place.path == "profile.total_goal"]
    assert (code in found) if code else found == []


def test_a_task_told_as_done_is_read(county: County, draft: Draft):
    add_task(sheet=draft.sheet, values={"content": "深入开展了科技三下乡活动"}, by=county.actor("clerk"))
    assert at(check_sheet(draft.sheet), "Y319") == ["tasks.R2.content"]


def test_money_unfilled_is_told_and_zero_and_not_applicable_are_answers(county: County, draft: Draft):
    by = county.actor("clerk")
    for money, is_told in ((None, True), (Money(0), False), (NOT_APPLICABLE, False)):
        amend_goal(goal=draft.goal, values={"money": money}, stamp=None, by=by)
        assert ("M521" in codes(check_sheet(draft.sheet))) is is_told


def budget(item: str, wan: str) -> BudgetLine:
    amount = Money.of(wan, "万元")
    return BudgetLine(item, UNFILLED, UNFILLED, amount, UNFILLED, UNFILLED, UNFILLED)


def project(code: str) -> Project:
    return Project(code, f"示例项目{code}", UNFILLED, UNFILLED, UNFILLED, UNFILLED, UNFILLED)


def funding(code: str, wan: str) -> Funding:
    return Funding(code, "当年财政拨款", UNFILLED, Money.of(wan, "万元"), UNFILLED, UNFILLED)


def test_5000_in_a_column_of_wan_is_told_as_yuan(county: County, draft: Draft):
    amend_goal(goal=draft.goal, values={"money": Money.of(5000, "万元")}, stamp=None, by=county.actor("clerk"))
    promise = with_records(promise_of(draft.sheet), budget=(budget("支出合计", "274.64"),))
    found = [one for one in check_promise(promise) if one.code == "M522"]
    assert [one.place.path for one in found] == ["goals.G1.money"]
    assert "0.50" in found[0].cure
    assert "Y314" in codes(check_promise(promise))


def test_goals_of_a_project_may_not_ask_for_more_than_it_has(county: County, draft: Draft):
    by = county.actor("clerk")
    amend_goal(goal=draft.goal, values={"project_code": "P1"}, stamp=None, by=by)
    more = {"name": "又一项", "money": Money.of("0.6", "万元"), "project_code": "P1"}
    second = add_goal(sheet=draft.sheet, values=more, by=by)
    plain = promise_of(draft.sheet)
    enough = with_records(plain, projects=(project("P1"),), fundings=(funding("P1", "2.1"),))
    assert "M523" not in codes(check_promise(enough))
    short = with_records(plain, projects=(project("P1"),), fundings=(funding("P1", "2"),))
    told = [one for one in check_promise(short) if one.code == "M523"]
    assert "多 0.1 万元" in told[0].cause
    unknown = with_records(plain, projects=(project("P2"),), fundings=(funding("P2", "2"),))
    assert {"M524", "M525"} <= codes(check_promise(unknown))
    assert second.project_code == "P1"


def test_a_version_that_ran_out_is_told_with_its_successor(county: County, draft: Draft):
    version = library_version("KX-C01", "科普日系列活动场次")
    add_library_indicator(sheet=draft.sheet, version=version, values={"goal": draft.goal}, by=county.actor("clerk"))
    assert "M518" not in codes(check_sheet(draft.sheet))
    version.state, version.last_year = VersionState.RETIRED, 2023
    version.save()
    assert at(check_sheet(draft.sheet), "M518") == ["indicators.KX-C01.name"]


def reading_of_last_year(county: County, name: str, value: int) -> None:
    before = open_year(unit=county.unit, year=2023, by=county.actor("system"))
    batch = ReadingBatch.objects.create(
        unit_year=before, first_day="2023-01-01", last_day="2023-12-31", taken_at=NOON, taken_by=county.people["clerk"]
    )
    Reading.objects.create(
        batch=batch, code="shili.c", name=name, unit="场", source=ReadingSource.COUNTED, value=Fraction(value)
    )


@pytest.mark.parametrize(("operator", "reached", "is_told"), [("≥", 16, True), ("≥", 15, False), ("≤", 9, True)])
def test_a_target_far_below_last_years_result_is_told(county: County, draft: Draft, operator, reached, is_told):
    reading_of_last_year(county, "示例场次", reached)
    amend(county, draft.indicators[0], formula="示例场次", operator=operator)
    found = check_sheet(draft.sheet)
    assert (at(found, "M541") == ["indicators.Z01.target"]) is is_told


def test_every_finding_leads_somewhere(county: County, sheet: GoalSheet):
    add_indicator(sheet=sheet, values={"level1": "投入", "level2": "别的", "name": "示例"}, by=county.actor("clerk"))
    for finding in check_sheet(sheet):
        assert finding.place.path, finding.text()
        assert finding.place.where
        assert finding.cure


def test_checking_takes_the_same_number_of_statements_however_many_rows(
    county: County, draft: Draft, django_assert_num_queries
):
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    with CaptureQueriesContext(connection) as few:
        check_sheet(draft.sheet)
    for row in ROWS:
        add_indicator(sheet=draft.sheet, values=values(row, goal=draft.goal), by=county.actor("clerk"))
    with CaptureQueriesContext(connection) as many:
        check_sheet(draft.sheet)
    assert len(few) == len(many)


def test_a_content_is_checked_as_the_sheet_is(draft: Draft):
    promise = promise_of(draft.sheet)
    assert promise.content == content_of(draft.sheet)
