import io
from typing import Any

import openpyxl
import pytest
from tests.cycle.goals.library import library_version
from tests.cycle.goals.writing import Draft
from tests.rooms import County

from jixiao.cycle.goals.content import content_of
from jixiao.cycle.goals.drafting import add_goal, add_library_indicator, amend_indicator, start_sheet
from jixiao.cycle.goals.exchanging import PLAN, check_rows, indicators_workbook, take_back_rows, write_rows
from jixiao.cycle.goals.models import GoalIndicator
from jixiao.cycle.goals.submitting import submit_goals
from jixiao.engine.values import NOT_APPLICABLE, Points
from jixiao.orgs.refusing import Refused
from jixiao.web.importing import DryRun, State, read_upload

HEADS = (
    "指标编号",
    "一级指标",
    "二级指标",
    "三级指标",
    "指标性质",
    "年度指标值",
    "计量单位",
    "分值",
    "对应目标",
    "指标库代码",
)
GOOD = ("", "产出指标", "数量指标", "科普讲座场次", "≥", "4", "场", "5", "G1", "")


def table(*rows: tuple[str, ...]) -> bytes:
    book = openpyxl.Workbook()
    sheet: Any = book.active
    for row in (HEADS, *rows):
        sheet.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def tried(county: County, *rows: tuple[str, ...]) -> DryRun:
    return check_rows(county.unit_year, read_upload(table(*rows), PLAN))


def changed(place: int, value: str) -> tuple[str, ...]:
    return (*GOOD[:place], value, *GOOD[place + 1 :])


def test_a_good_row_goes_in_and_can_be_taken_back(county: County, draft: Draft):
    dry_run = tried(county, GOOD)
    assert [row.state for row in dry_run.rows] == [State.OK]
    written = write_rows(county.unit_year, [row.values for row in dry_run.rows], county.actor("clerk"))
    row = GoalIndicator.objects.get(name="科普讲座场次")
    assert (row.code, row.goal, row.weight, row.target) == ("Z05", draft.goal, Points.of(5), "4")
    take_back_rows(county.unit_year, written, county.actor("clerk"))
    assert not GoalIndicator.objects.filter(name="科普讲座场次").exists()


@pytest.mark.parametrize(
    ("cell", "state", "said"),
    [
        ((8, "G9"), State.ERROR, "没有编号为 G9 的目标"),
        ((9, "KX-X"), State.ERROR, "指标库里没有 KX-X"),
        ((5, "四场左右"), State.ERROR, "不是数"),
        ((7, "101"), State.ERROR, "不在 0 到 100 之间"),
        ((7, ""), State.DOUBT, "分值未填"),
        ((0, "Z01"), State.ERROR, "已用于「科普活动场次」"),
        ((3, "科普活动场次"), State.DUPLICATE, "同名"),
        ((1, "别的"), State.ERROR, "不在选项里"),
        ((3, ""), State.ERROR, "未填"),
    ],
)
def test_every_fault_is_told_in_its_cell(county: County, draft: Draft, cell, state, said):
    row = tried(county, changed(*cell)).rows[0]
    assert row.state == state
    assert said in row.reason({})


def test_a_code_twice_in_the_table_is_a_fault(county: County, draft: Draft):
    twice = tried(county, changed(0, "Z09"), (*changed(0, "Z09")[:3], "另一个", *GOOD[4:]))
    assert [row.state for row in twice.rows] == [State.OK, State.ERROR]


def test_an_indicator_of_the_library_is_pinned_by_its_code(county: County, draft: Draft):
    version = library_version("KX-C07", "实用技术培训期数")
    dry_run = tried(county, changed(9, "KX-C07"))
    write_rows(county.unit_year, [row.values for row in dry_run.rows], county.actor("clerk"))
    row = GoalIndicator.objects.get(name="科普讲座场次")
    assert (row.version_pinned, row.code, row.evidence) == (version, "KX-C07", "签到表")


def test_what_was_changed_or_handed_in_since_is_not_taken_back(county: County, draft: Draft):
    by = county.actor("clerk")
    rows = [row.values for row in tried(county, changed(7, "0.5")).rows]
    written = write_rows(county.unit_year, rows, by)
    row = GoalIndicator.objects.get(name="科普讲座场次")
    amend_indicator(indicator=row, values={"target": "5"}, stamp=None, by=by)
    with pytest.raises(Refused, match="导入以后改过"):
        take_back_rows(county.unit_year, written, by)
    amend_indicator(indicator=row, values={"weight": None}, stamp=None, by=by)
    GoalIndicator.objects.filter(pk=row.pk).delete()
    submit_goals(sheet=draft.sheet, by=by)
    with pytest.raises(Refused, match="已经送审"):
        take_back_rows(county.unit_year, written, by)


def test_an_export_reads_back_as_the_same_rows(county: County, draft: Draft):
    by = county.actor("clerk")
    version = library_version("KX-C07", "实用技术培训期数")
    more = {"target": "6", "weight": Points.of("0.25"), "goal": NOT_APPLICABLE}
    add_library_indicator(sheet=draft.sheet, version=version, values=more, by=by)
    content = content_of(draft.sheet)
    other = start_sheet(unit_year=county.other_year, by=county.actor("outsider"))
    add_goal(sheet=other, code="G1", values={"name": "外单位目标"}, by=county.actor("outsider"))
    dry_run = check_rows(county.other_year, read_upload(indicators_workbook(content), PLAN))
    assert {row.state for row in dry_run.rows} == {State.OK}
    write_rows(county.other_year, [row.values for row in dry_run.rows], county.actor("outsider"))
    assert content_of(other)["indicators"] == content["indicators"]


def test_the_import_desk_knows_the_plan(county: County, draft: Draft):
    page = county.client("clerk").get(county.address("import/goals.indicators/")).content.decode()
    assert "绩效指标" in page
    assert "三级指标" in page
