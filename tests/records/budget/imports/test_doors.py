"""The four tables that come in at the import desk: good rows, wrong rows, rows that are there already, undo."""

import datetime
import io

import openpyxl
import pytest

from jixiao.engine.values import Money
from jixiao.orgs.importing import DOORS
from jixiao.orgs.refusing import Refused
from jixiao.records.budget.amounts import Amounts
from jixiao.records.budget.detailing import record_line
from jixiao.records.budget.models import Adjustment, DetailLine, Execution, Funding, Project
from jixiao.records.budget.picture import picture_of
from jixiao.records.budget.projecting import register_project, revise_project
from jixiao.web.importing import State, read_upload


def wan(amount):
    return Money.of(amount, "万元")


def table(*rows):
    book = openpyxl.Workbook()
    for row in rows:
        book.active.append(row)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def dry_run(county, key, *rows):
    door = DOORS[key]
    return door.check(county.unit_year, read_upload(table(*rows), door.plan))


def written(county, key, *rows):
    found = dry_run(county, key, *rows)
    good = found.in_state(State.OK, State.DOUBT, State.DUPLICATE)
    return DOORS[key].write(county.unit_year, [row.values for row in good], county.actor("clerk"))


LINES = ["功能分类编码", "经济分类编码", "支出性质", "年初预算（万元）", "项目编号", "经济分类名称"]


def test_lines_come_in_and_are_known_the_second_time(county):
    rows = [
        LINES,
        ["2060701", "301", "基本支出（人员经费）", "118.80", None, None],
        [2060702, 302, "项目支出", 36, None, None],
    ]
    references = written(county, "budget.lines", *rows)
    assert len(references) == 2
    assert {line.initial for line in DetailLine.objects.all()} == {wan("118.80"), wan("36")}
    again = dry_run(county, "budget.lines", *rows)
    assert again.counts == {"ok": 0, "error": 0, "doubt": 0, "duplicate": 2}
    assert written(county, "budget.lines", *rows) == []
    assert DetailLine.objects.count() == 2


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["20607021", "301", "项目支出", 1, None, None], "function_code"),
        (["2060702", "3019", "项目支出", 1, None, None], "economic_code"),
        (["2060702", "30299", "项目支出", 1, None, None], "economic_name"),
        (["2060702", "301", "随便", 1, None, None], "nature"),
        (["2060702", "301", "项目支出", "很多", None, None], "initial"),
        (["2060702", "301", "项目支出", -1, None, None], "initial"),
        (["2060702", "301", "项目支出", 1, "P9", None], "project"),
        (["2060702", "301", "项目支出", None, None, None], "initial"),
    ],
)
def test_a_wrong_line_says_what_and_where(county, row, column):
    (found,) = dry_run(county, "budget.lines", LINES, row).rows
    assert found.state is State.ERROR
    assert column in found.errors


def test_a_line_twice_in_the_table_and_a_line_with_another_amount(county):
    good = ["2060702", "302", "项目支出", 1, None, None]
    found = dry_run(county, "budget.lines", LINES, good, good)
    assert [row.state for row in found.rows] == [State.OK, State.ERROR]
    written(county, "budget.lines", LINES, good)
    changed = dry_run(county, "budget.lines", LINES, ["2060702", "302", "项目支出", 2, None, None])
    assert "initial" in changed.rows[0].errors


ADJUSTMENTS = ["文号", "日期", "调整类型", "金额（万元）", "科目", "调入科目", "项目编号", "剔除情形", "事由"]


def adjustment(**changes):
    row = {
        "文号": "示例财[2024]12号",
        "日期": datetime.date(2024, 5, 20),
        "调整类型": "追加",
        "金额（万元）": 3,
        "科目": "项目支出",
        "调入科目": None,
        "项目编号": None,
        "剔除情形": None,
        "事由": "追加科普日经费",
        **changes,
    }
    return [row[name] for name in ADJUSTMENTS]


def test_adjustments_come_in_with_their_sign_and_are_known_the_second_time(county):
    rows = [
        ADJUSTMENTS,
        adjustment(),
        adjustment(文号="示例财〔2024〕31号", 调整类型="追减", 科目="公用经费", **{"金额（万元）": "2.40"}),
        adjustment(
            文号="示例财〔2024〕40号", 调整类型="调剂", 科目="公用经费", 调入科目="项目支出", **{"金额（万元）": "1.20"}
        ),
        adjustment(文号="示例财〔2024〕44号", 剔除情形="落实国家政策", 科目=None),
    ]
    assert len(written(county, "budget.adjustments", *rows)) == 4
    assert Adjustment.objects.get(number="示例财〔2024〕31号").amount == wan("-2.40")
    assert Adjustment.objects.get(exempt="policy").item == "支出合计"
    assert Amounts(picture_of(county.unit_year)).of("公用经费", "adjustment").value == wan("-3.60")
    assert dry_run(county, "budget.adjustments", *rows).counts["duplicate"] == 4


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"日期": datetime.date(2023, 5, 20)}, "on"),
        ({"金额（万元）": 0}, "amount"),
        ({"金额（万元）": -3}, "amount"),
        ({"项目编号": "P9"}, "project"),
        ({"调整类型": "调剂"}, "to_item"),
        ({"调入科目": "公用经费"}, "to_item"),
        ({"科目": "吃饭"}, "item"),
        ({"事由": None}, "reason"),
    ],
)
def test_a_wrong_adjustment_says_what_and_where(county, changes, column):
    (found,) = dry_run(county, "budget.adjustments", ADJUSTMENTS, adjustment(**changes)).rows
    assert column in found.errors


EXECUTION = ["月份", "支出金额（万元）", "科目", "功能分类编码", "经济分类编码"]


def test_months_come_in_by_item_and_by_line(county):
    by = county.actor("clerk")
    line = record_line(
        unit_year=county.unit_year,
        function_code="2060702",
        economic_code="302",
        nature="project",
        initial=wan("9"),
        by=by,
    )
    rows = [EXECUTION, [1, "10.2", "人员经费", None, None], [1, 2.8, None, "2060702", "302"]]
    assert len(written(county, "budget.execution", *rows)) == 2
    assert Execution.objects.get(line=line).amount == wan("2.8")
    assert Amounts(picture_of(county.unit_year)).month("项目支出", 1).value == wan("2.8")
    assert dry_run(county, "budget.execution", *rows).counts["duplicate"] == 2


@pytest.mark.parametrize(
    ("row", "column"),
    [
        ([13, 1, "人员经费", None, None], "month"),
        ([1, 1, None, None, None], "item"),
        ([1, 1, None, "2060702", "399"], "economic_code"),
        ([1, 1, None, "2060702", None], "economic_code"),
        ([1, "?", "人员经费", None, None], "amount"),
    ],
)
def test_a_wrong_month_says_what_and_where(county, row, column):
    for code in ("302", "310"):
        record_line(
            unit_year=county.unit_year,
            function_code="2060702",
            economic_code=code,
            nature="project",
            initial=wan("9"),
            by=county.actor("clerk"),
        )
    (found,) = dry_run(county, "budget.execution", EXECUTION, row).rows
    assert column in found.errors


def test_a_month_with_another_amount_is_an_error_not_a_change(county):
    written(county, "budget.execution", EXECUTION, [1, 10, "人员经费", None, None])
    found = dry_run(county, "budget.execution", EXECUTION, [1, 11, "人员经费", None, None])
    assert "amount" in found.rows[0].errors


PROJECTS = ["项目编号", "项目名称", "项目类型", "重点项目", "资金来源", "年初预算数", "全年执行数"]


def test_projects_come_in_with_several_sources(county):
    rows = [
        PROJECTS,
        ["KP01", "示例科普活动", "经常性", "是", "当年财政拨款", "20", "19.40"],
        ["KP01", "示例科普活动", "经常性", "是", "上年结转资金", "1.50", "1.50"],
        ["ZX03", "示例更新", "一次性", "否", None, None, None],
    ]
    references = written(county, "budget.projects", *rows)
    assert len(references) == 4
    assert Project.objects.get(code="KP01").is_key is True
    assert {row.initial for row in Funding.objects.all()} == {wan("20"), wan("1.50")}
    assert written(county, "budget.projects", *rows) == []


@pytest.mark.parametrize(
    ("rows", "column"),
    [
        ([["KP01", "甲", None, None, None, 1, 1], ["KP01", "乙", None, None, "其他资金", 1, 1]], "name"),
        ([["KP01", "甲", None, None, None, 1, 1], ["KP01", "甲", None, None, None, 2, 1]], "source"),
        ([["KP01", "甲", None, None, None, -1, 1]], "initial"),
        ([["KP01", None, None, None, None, 1, 1]], "name"),
    ],
)
def test_a_wrong_project_says_what_and_where(county, rows, column):
    assert column in dry_run(county, "budget.projects", PROJECTS, *rows).rows[-1].errors


def test_a_whole_table_can_be_taken_back(county):
    by = county.actor("clerk")
    projects = written(county, "budget.projects", PROJECTS, ["KP01", "示例", None, None, None, 1, 1])
    lines = written(county, "budget.lines", LINES, ["2060702", "302", "项目支出", 1, "KP01", None])
    with pytest.raises(Refused, match="已经被别的记录用到"):
        DOORS["budget.projects"].undo(county.unit_year, projects, by)
    DOORS["budget.lines"].undo(county.unit_year, lines, by)
    DOORS["budget.projects"].undo(county.unit_year, projects, by)
    assert not Project.objects.exists()
    assert not Funding.objects.exists()


def test_rows_that_were_changed_since_are_not_taken_back(county):
    by = county.actor("clerk")
    projects = written(county, "budget.projects", PROJECTS, ["KP01", "示例", None, None, None, None, None])
    revise_project(project=Project.objects.get(), values={"achieved": "办了"}, by=by)
    with pytest.raises(Refused, match="又改过"):
        DOORS["budget.projects"].undo(county.unit_year, projects, by)


def test_another_units_rows_are_not_taken_back(county):
    foreign = register_project(
        unit_year=county.other_year, code="P1", name="示例外单位项目", by=county.actor("outsider")
    )
    DOORS["budget.projects"].undo(county.unit_year, [f"budget.project:{foreign.pk}"], county.actor("clerk"))
    assert Project.objects.filter(pk=foreign.pk).exists()
