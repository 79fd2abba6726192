from collections.abc import Callable
from fractions import Fraction

import pytest
from tests.engine.lint.rules.sheets import forms
from tests.engine.lint.rules.sheets.layouts import Rows, as_page, as_word, as_workbook
from tests.engine.lint.specimens import taken_of

from jixiao.engine.intake import read_paper_bytes
from jixiao.engine.lint import Paper
from jixiao.engine.lint.score_tables import ScoreTable

MAKERS: dict[str, Callable[..., bytes]] = {"docx": as_word, "xlsx": as_workbook, "html": as_page}
each_format = pytest.mark.parametrize("kind", MAKERS)


def paper(*tables: Rows, kind: str = "docx", **words: str) -> Paper:
    return Paper(read_paper_bytes(MAKERS[kind](*tables, **words), name=f"自评表.{kind}"))


def only(*tables: Rows, kind: str = "docx") -> ScoreTable:
    (found,) = paper(*tables, kind=kind).score_tables
    return found


def typed(*lines: str) -> Paper:
    return Paper(taken_of("\n".join(lines)))


@each_format
def test_the_official_form_is_read_whole_from_every_format(kind):
    table = only(forms.CLEAN, kind=kind)
    printed = table.printed
    assert (printed.department, printed.year, printed.unit) == ("某县科技馆", 2023, "万元")
    assert (printed.initial, printed.adjusted, printed.executed) == ("90", "90", "88.2")
    assert (printed.weight, printed.rate, printed.score, printed.total) == ("10", "98.00%", "9.8", "97.8")
    assert [line.name for line in printed.funds] == ["本年财政拨款", "上年结转资金", "其他资金"]
    assert [row.level1 for row in printed.rows] == ["产出"] * 4 + ["效益"] * 2 + ["满意度"]
    assert [row.level2 for row in printed.rows][:3] == ["数量", "数量", "质量"]
    assert [(row.operator, row.target, row.actual) for row in printed.rows][1] == ("≥", "5000人次", "5300")
    assert [(group.weight, len(group.rows)) for group in table.groups] == [("50", 4), ("30", 2), ("10", 1)]
    assert [goal.achieved.text[:6] for goal in table.goals] == ["开展活动18"]
    assert table.rows[0].text("reason") == "两场因汛期取消，次年春季补办"
    assert table.whole


@each_format
def test_every_figure_stands_where_its_spot_says(kind):
    found = paper(forms.CLEAN, kind=kind)
    (table,) = found.score_tables
    spots = [spot for row in table.rows for spot in row.cells.values()]
    assert table.money is not None
    spots += [spot for line in (table.money.total, *table.money.sources) for spot in line.cells.values()]
    assert all(found.text[spot.start : spot.end] == spot.text for spot in spots)


@each_format
def test_the_form_of_sichuan_is_read_with_its_operators_and_blanks(kind):
    table = only(forms.SICHUAN, kind=kind)
    assert (table.printed.initial, table.printed.adjusted, table.printed.executed) == ("238.93", "251.89", "251.89")
    assert [(row.operator, row.target, row.unit, row.actual, row.weight) for row in table.printed.rows] == [
        ("=", "100", "%", "", "60"),
        ("=", "100", "%", "", "30"),
    ]
    assert table.total is not None
    assert table.total.weight is not None
    assert table.total.score is None
    assert len(table.goals) == 1


@each_format
def test_the_form_of_chongqing_is_in_yuan_and_its_total_stands_at_the_head(kind):
    table = only(forms.CHONGQING, kind=kind)
    assert (table.printed.unit, table.printed.total, table.printed.score) == ("元", "99.68", "9.68")
    assert [(row.name, row.operator, row.unit, row.weight) for row in table.printed.rows] == [
        ("科普活动场次", "≥", "场", "45"),
        ("财政供养人员控制率", "≤", "%", "45"),
    ]


@each_format
def test_the_form_of_hubei_has_its_weights_behind_the_names(kind):
    table = only(forms.HUBEI, kind=kind)
    assert (table.printed.weight, table.printed.adjusted, table.printed.total) == ("20", "104", "99.19")
    assert [row.weight for row in table.printed.rows] == ["8", "32", "40"]


@each_format
def test_the_form_for_transfers_has_no_scores(kind):
    table = only(forms.TRANSFER, kind=kind)
    assert (table.printed.adjusted, table.printed.executed, table.printed.rate) == ("412", "406.6", "98.69%")
    assert [line.name for line in table.printed.funds] == ["中央财政资金", "地方资金", "其他资金"]
    assert [row.actual for row in table.printed.rows] == ["103户", "4万元", "100%"]
    assert not table.whole


@each_format
def test_words_in_the_money_grid_of_hunan_are_no_amounts(kind):
    table = only(forms.HUNAN, kind=kind)
    assert (table.printed.initial, table.printed.adjusted, table.printed.total) == ("1,560.2", "1,702.35", "99.72")
    assert table.printed.funds == ()
    assert len(table.rows) == 3


def test_money_goals_and_indicators_in_tables_of_their_own_are_one_score_table():
    parts = [forms.CLEAN[2:7], forms.CLEAN[7:9], [list(row) for row in forms.CLEAN[9:]]]
    tables = paper(*parts).score_tables
    assert len(tables) == 1
    assert (tables[0].printed.executed, len(tables[0].rows), len(tables[0].goals)) == ("88.2", 7, 1)


@each_format
def test_two_score_tables_in_one_paper_stay_apart(kind):
    tables = paper(forms.CLEAN, forms.FAULTY, kind=kind).score_tables
    assert [table.printed.rate for table in tables] == ["98.00%", "88%"]
    assert [len(table.rows) for table in tables] == [7, 7]


def test_a_table_of_income_and_spending_is_no_score_table():
    found = typed(
        "|项目|年初预算数|全年预算数|决算数|执行率|",
        "|收入合计|1200|1280|1275.2|99.63%|",
        "|支出合计|1200|1280|1188.4|92.84%|",
    )
    assert found.score_tables == ()


def test_a_table_of_other_things_is_none():
    assert typed("|姓名|职务|得分|", "|张某|主任|95|").score_tables == ()


def test_levels_left_blank_are_carried_down_and_said_to_be():
    (table,) = typed(
        "|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|",
        "|产出指标|数量指标|巡河次数|≥48次|52次|8|8|",
        "| | |巡湖次数|≥12次|12次|8|8|",
    ).score_tables
    assert table.printed.rows[1].level1 == "产出"
    assert table.rows[1].carried == {"level1", "level2"}


def test_a_head_that_is_repeated_on_the_next_page_is_no_row():
    head = "|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|"
    row = "|产出指标|数量指标|巡河次数|≥48次|52次|8|8|"
    (table,) = typed(head, row, head, row.replace("巡河", "巡湖")).score_tables
    assert [row.name for row in table.rows] == ["巡河次数", "巡湖次数"]


def test_points_in_one_cell_for_several_rows_are_those_of_no_single_row():
    wide = forms.W
    rows: Rows = [
        ["一级指标", "二级指标", "三级指标", "年度指标值", "实际完成值", "分值", "得分"],
        ["产出指标", wide("数量指标", 1, 2), "维修道路", "≥3公里", "3.2公里", wide("30", 1, 2), wide("28", 1, 2)],
        ["产出指标", "安装路灯", "≥40盏", "38盏"],
        ["产出指标", "质量指标", "验收合格率", "100%", "100%", "60", "60"],
    ]
    table = only(rows)
    assert [row.weight for row in table.printed.rows] == ["", "", "60"]
    assert table.rows[0].cells["weight"] == table.rows[1].cells["weight"]


def test_a_weight_behind_each_level_is_the_one_of_the_indicator():
    (table,) = typed(
        "|一级指标|权重|二级指标|权重|三级指标|权重|指标值|完成值|得分|",
        "|产出|50|数量|30|培训场次|30|≥20场|22场|30|",
    ).score_tables
    assert table.printed.rows[0].weight == "30"


def test_a_row_cut_into_other_columns_is_not_read_and_the_table_not_whole():
    (table,) = typed(
        "|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|",
        "|产出指标|数量指标|巡河次数|≥48次|52次|50|50|",
        "|质量指标|整改率|≥95%|97%|40|40| |",
        "|总分| | | | |90|90|",
    ).score_tables
    assert [row.name for row in table.rows] == ["巡河次数"]
    assert not table.whole


def test_what_stands_below_the_total_is_no_row():
    (table,) = typed(
        "|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|",
        "|产出指标|数量指标|巡河次数|≥48次|52次|50|50|",
        "|总分| | | | |50|50|",
        "|填表人：张某|2024年3月|联系电话|1234567| | | |",
        "|说明|总分不含执行率| | | | | |",
    ).score_tables
    assert len(table.rows) == 1
    assert table.whole


@pytest.mark.parametrize(("lines", "total"), [(("|自评得分：96.5分|",), "96.5"), (("|总分|分值|100|得分|95|",), "95")])
def test_a_total_told_in_words_is_read(lines, total):
    head = "|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|"
    (table,) = typed(head, "|产出指标|数量指标|巡河次数|≥48次|52次|100|95|", *lines).score_tables
    assert table.printed.total == total


def test_actual_and_target_are_compared_over_their_units():
    (table,) = typed(
        "|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|",
        "|产出|数量|产值|2.6亿元|24500万元|6|5|",
        "|产出|数量|面积|≥30000亩|3|6|6|",
        "|产出|数量|场次|≥20场|18人|6|6|",
    ).score_tables
    assert [row.reached for row in table.rows] == [Fraction(24500, 26000), None, None]


def test_a_json_says_by_itself_whether_every_row_is_at_hand():
    whole = (
        '{"indicators": [{"name": "甲", "target": "1", "actual": "1", "weight": "100", "score": "93"}],'
        ' "stated_total": "94", "complete": true}'
    )
    for text, is_whole in ((whole, True), (whole.replace("true", "false"), False)):
        (table,) = Paper(read_paper_bytes(text.encode(), name="表.json")).score_tables
        assert table.whole is is_whole
        assert table.printed.total == "94"
