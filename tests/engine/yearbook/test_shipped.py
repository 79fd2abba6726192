import datetime
from fractions import Fraction
from pathlib import Path

import pytest

from jixiao.engine.errors import Severity
from jixiao.engine.values import UNFILLED, Absent, Money, Points, Quantity
from jixiao.engine.yearbook import SECTIONS, Yearbook, check_yearbook, named_facts, shipped_names, shipped_yearbook
from jixiao.engine.yearbook.columns import Kind, columns_of
from jixiao.engine.yearbook.record import Profile
from jixiao.engine.yearbook.shipped import read_shipped

SEED = "000_52e132039cdd9f8f.txt"


@pytest.fixture(scope="module")
def xianghe() -> Yearbook:
    return shipped_yearbook("xianghe_2019")


@pytest.fixture(scope="module")
def shifan() -> Yearbook:
    return shipped_yearbook("shifan_2024")


def amount(yearbook: Yearbook, name: str) -> Fraction | Absent:
    value = named_facts(yearbook)[name].value
    return value.amount if isinstance(value, Quantity) else value


def test_both_years_ship_and_are_read_without_a_word():
    assert shipped_names() == ("shifan_2024", "xianghe_2019")
    for name in shipped_names():
        assert read_shipped(name).findings == ()
    with pytest.raises(KeyError, match="nowhere"):
        shipped_yearbook("nowhere")


def test_every_row_and_entry_says_where_it_was_taken_from(xianghe: Yearbook, shifan: Yearbook):
    for year in (xianghe, shifan):
        for section in SECTIONS[1:]:
            assert UNFILLED not in [getattr(row, "origin", "自写") for row in getattr(year, section.key)]
        filled = {column.key for column in columns_of(Profile) if getattr(year.profile, column.key) is not UNFILLED}
        assert set(year.profile.origins) == filled


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("编制数", "9"),
        ("支出合计年初预算", "274.64"),
        ("全年执行数", "258.13"),
        ("基本支出决算", "258.13"),
        ("一般公共预算财政拨款收入年初预算", "274.64"),
        ("一般公共预算财政拨款收入决算", "255.37"),
        ("绩效目标数", "6"),
        ("目标资金合计", "12"),
        ("全国科普日宣传活动预算金额", "1.5"),
        ("筹备建立科技工作者之家平台预算金额", "0.5"),
        ("发放宣传资料数", "2700"),
        ("发放宣传品数", "1200"),
        ("发放手提袋数", "2300"),
        ("展板数", "20"),
        ("科普日活动场次", "1"),
        ("竞答活动场次", "2"),
        ("三下乡活动场次", "0"),
        ("全国科普日宣传活动活动场次", "5"),
        ("走访慰问参加人次", "6"),
        ("乡镇科协组织", "9"),
        ("第35届青少年科技创新大赛参赛作品", "271"),
        ("第10届全国青少年科学影像节三等奖作品", "9"),
        ("小学生反邪教绘画作品", "134"),
        ("校园科普e站重点站", "1"),
    ],
)
def test_xianghe_has_every_figure_of_its_report(xianghe: Yearbook, name: str, expected: str):
    assert amount(xianghe, name) == Fraction(expected)


@pytest.mark.parametrize(
    "name",
    [
        "全年预算数",
        "在职人员数",
        "固定资产总额",
        "项目支出决算",
        "三公经费决算",
        "年末结转和结余决算",
        "参加人次",
        "绩效指标数",
    ],
)
def test_xianghe_leaves_open_what_its_report_does_not_say(xianghe: Yearbook, name: str):
    assert amount(xianghe, name) is UNFILLED


def test_the_days_of_xianghe_are_those_of_its_report(xianghe: Yearbook):
    days = {row.code: (row.start, row.end, row.days) for row in xianghe.activities}
    assert days["A1"] == (datetime.date(2019, 5, 20), datetime.date(2019, 5, 24), "5月20日和24日")
    assert days["A4"][:2] == (datetime.date(2019, 9, 17), datetime.date(2019, 9, 19))
    assert days["A2"][0] is UNFILLED


def test_what_xianghe_quotes_stands_in_its_report_word_for_word(xianghe: Yearbook, shared: Path):
    report = (shared / "seed" / SEED).read_text("utf-8")
    quoted = [
        *(getattr(xianghe.profile, key) for key in ("name", "rank", "duties", "leaders", "total_goal", "management")),
        xianghe.profile.total_outcome,
        *(task.content for task in xianghe.tasks),
        *(words for goal in xianghe.goals for words in (goal.name, goal.content)),
        *(row.name for row in xianghe.activities),
        *(line for row in xianghe.activities for line in str(row.description).split("\n") if row.code != "A6"),
        *(row.item for row in xianghe.handouts),
        *(row.description for row in xianghe.outcomes),
        *(words for row in xianghe.problems for words in (row.problem, row.cause) if words is not UNFILLED),
        *(line for passage in xianghe.passages for line in passage.text.split("\n")),
    ]
    assert [words for words in quoted if str(words) not in report] == []


def test_the_known_contradictions_of_xianghe_are_named(xianghe: Yearbook):
    found = {finding.code: finding for finding in check_yearbook(xianghe)}
    assert found["Y303"].severity is Severity.MUST
    assert "258.13 万元" in found["Y303"].cause
    assert "12.0 万元" in found["Y303"].cause
    assert "2.76 万元" in found["Y305"].cause
    assert {"Y316", "Y317", "Y318", "Y319", "Y401", "Y402", "Y403", "Y404", "Y410", "Y412"} <= set(found)


def test_of_xianghe_only_what_can_be_proven_must_be_changed(xianghe: Yearbook):
    must = [finding.code for finding in check_yearbook(xianghe) if finding.severity is Severity.MUST]
    assert must == ["Y303", "Y401"]


def test_five_of_six_funded_goals_of_xianghe_have_no_result(xianghe: Yearbook):
    without = [finding.place.path for finding in check_yearbook(xianghe) if finding.code == "Y316"]
    assert without == ["goals.G2", "goals.G3", "goals.G4", "goals.G5", "goals.G6"]


def test_the_invented_year_says_so_and_nothing_is_wrong_with_it(shifan: Yearbook):
    assert (shifan.profile.name, shifan.profile.year, shifan.profile.mark) == ("示例县科学技术协会", 2024, "示例")
    assert check_yearbook(shifan) == ()


def test_the_invented_year_is_complete(shifan: Yearbook):
    assert all(getattr(shifan.profile, column.key) is not UNFILLED for column in columns_of(Profile))
    assert all(getattr(shifan, section.key) for section in SECTIONS[1:] if section.key != "passages")
    assert all(fact.value is not UNFILLED for fact in named_facts(shifan).values())


@pytest.mark.parametrize("project", [UNFILLED, "P1", "P2"])
def test_weights_of_the_invented_year_add_up_in_the_frame_of_the_ministry(shifan: Yearbook, project: str | Absent):
    groups = {"产出指标": Points.of(50), "效益指标": Points.of(30), "满意度指标": Points.of(10)}
    for level1, wanted in groups.items():
        weights = [row.weight for row in shifan.indicators if (row.project, row.level1) == (project, level1)]
        assert Points(sum((weight.value for weight in weights if isinstance(weight, Points)), Fraction(0))) == wanted


def test_what_the_invented_year_tells_in_words_agrees_with_its_rows(shifan: Yearbook):
    told = str(shifan.profile.total_outcome)
    for name, unit in (
        ("参加人次", "人次"),
        ("创新大赛参赛作品", "件"),
        ("活动场次", "场"),
        ("省级以上获奖作品", "件"),
    ):
        assert f"{amount(shifan, name)}{unit}" in told
    facts = named_facts(shifan)
    spent, granted = facts["项目支出决算"].value, facts["项目支出全年预算"].value
    assert isinstance(spent, Quantity)
    assert isinstance(granted, Quantity)
    assert f"{float(spent.amount / granted.amount):.2%}" in told
    assert facts["竞答参加人次"].value == Quantity.of(6712, "人次")
    assert "6712人次" in str(shifan.problems[0].problem)


def test_the_money_of_the_invented_goals_is_the_money_of_its_projects(shifan: Yearbook):
    assert amount(shifan, "目标资金合计") == amount(shifan, "项目支出全年预算")
    projects = [amount(shifan, f"{project.name}全年执行数") for project in shifan.projects]
    assert sum(projects) == amount(shifan, "项目支出决算")  # type: ignore[arg-type] # the stubs know less than Django takes


def test_amounts_are_money_and_never_floats(shifan: Yearbook):
    for section in SECTIONS:
        records = getattr(shifan, section.key)
        for record in records if isinstance(records, tuple) else (records,):
            for column in columns_of(section.row_type):
                if column.kind is Kind.MONEY:
                    assert isinstance(getattr(record, column.key), Money | Absent)
