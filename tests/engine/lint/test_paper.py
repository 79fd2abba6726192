from tests.engine.lint.specimens import taken_of

from jixiao.engine.lint import Known, Paper
from jixiao.engine.lint.parts import Part

REPORT = """2023年度部门（单位）整体绩效自评报告
部门（单位）名称：示例县教育局
主管部门：示例县人民政府
2024年3月
一、部门（单位）概况
（一）部门（单位）主要职责职能，组织架构、人员及资产等基本情况
编制9人。
（三）当年部门（单位）年度整体绩效目标
培训3期。
（五）当年部门（单位）预算及执行情况
支出100万元。全部用完。
|项目|金额|
|甲|60|
二、部门（单位）整体绩效实现情况
（一）部门产出情况
培训了4期。
三、部门（单位）整体绩效评价存在问题及改进措施
（一）主要问题及原因分析
培训太少。
四、绩效自评结果拟应用和公开情况
已公开。"""


def paper() -> Paper:
    return Paper(taken_of(REPORT))


def test_the_parts_of_a_report_are_known():
    wanted = {
        "编制9人": Part.DUTIES,
        "培训3期": Part.GOALS,
        "支出100": Part.MONEY,
        "培训了4": Part.RESULTS,
        "太少": Part.PROBLEMS,
        "已公": Part.APPLICATION,
    }
    assert {words: paper().part_at(paper().text.index(words)) for words in wanted} == wanted


def test_sentences_are_those_of_running_text_alone():
    said = [sentence.quote for sentence in paper().sentences]
    assert said == ["编制9人。", "培训3期。", "支出100万元。", "全部用完。", "培训了4期。", "培训太少。", "已公开。"]


def test_unit_and_year_are_the_covers():
    assert (paper().unit, paper().year) == ("示例县教育局", 2023)
    assert paper().is_whole


def test_the_registry_knows_the_unit_better_than_the_cover():
    known = Known(units=("示例县财政局", "示例县体育局"))
    assert Paper(taken_of(REPORT), known=known).unit == "示例县教育局"
    assert Paper(taken_of(REPORT), known=Known(units=("示例县教育体育局",))).unit == "示例县教育体育局"
    assert Paper(taken_of(REPORT), known=Known(units=("示例县财政局", "示例县教育局"))).unit == "示例县教育局"


def test_an_excerpt_does_not_reach_its_end():
    cut = REPORT.partition("二、")[0]
    assert not Paper(taken_of(cut)).is_whole


def test_a_place_is_told_by_its_heading_and_by_the_row_of_a_table():
    told = paper()
    assert told.where(told.text.index("支出100")) == "“（五）当年部门（单位）预算及执行情况”下第 1 段"
    assert told.where(told.text.index("60")) == "“（五）当年部门（单位）预算及执行情况”下的表 第 2 行第 2 列"
    assert told.where(told.text.index("2023")) == "封面"
