"""Which numbers belong to one series, and where a series breaks."""

import pytest
from tests.engine.lint.specimens import taken_of

from jixiao.engine.lint import Paper
from jixiao.engine.lint.rules.structure.numbering import Numbering, numbering
from jixiao.engine.lint.rules.structure.numerals import chinese_numeral, shape_of, typed_as


def numbered(text: str) -> Numbering:
    return Paper(taken_of(text)).once(numbering)


def series_in(text: str) -> list[str]:
    return ["".join(mark.typed for mark in series.marks) for series in numbered(text).series]


def test_numbers_count_on_under_the_headings_they_stand_under():
    text = (
        "一、概况\n（一）职责\n1.编制计划，报局务会审定。\n2.组织实施，按月调度。\n（二）机构\n二、问题\n1.招标偏晚。"
    )
    assert series_in(text) == ["一、二、", "（一）（二）", "1.2.", "1."]


def test_a_list_inside_an_item_of_the_same_level_is_a_series_of_its_own():
    text = "（一）任务\n1.工作任务\n1、改造校舍，共12所。\n2、培训教师，共300人。\n2.完成情况\n均已完成。"
    assert "1.2." in series_in(text)
    assert numbered(text).repeats == ()


def test_numbers_that_stand_inside_a_paragraph_are_counted_with_it():
    assert numbered("1、按周调度。2、专人负责。\n3、定期通报。").skips == ()
    assert numbered("（一）普法。\n（二）至（四）略。\n（五）承办交办事项。").skips == ()


@pytest.mark.parametrize("line", ["3、4月份完成招标", "一、二等奖共12名", "1.1 项目概况", "4.5公里护岸", "2024年预算"])
def test_what_only_looks_like_a_number_is_none(line: str):
    assert numbered(line).marks == ()


def test_a_number_goes_with_the_series_typed_the_same_way():
    text = "一、概况\n（1）资金到位。\n1）中央资金，300万元。\n2）省级资金，100万元。\n（2）资金使用。"
    assert "（1）（2）" in series_in(text)


@pytest.mark.parametrize(("value", "said"), [(1, "一"), (10, "十"), (12, "十二"), (20, "二十"), (35, "三十五")])
def test_a_number_is_said_in_chinese(value: int, said: str):
    assert chinese_numeral(value) == said


def test_the_missing_number_is_typed_as_its_neighbours_are():
    assert typed_as("（三）", value=2) == "（二）"
    assert typed_as("12、", value=11) == "11、"


def test_the_shape_of_a_number_keeps_brackets_and_marks_and_leaves_out_blanks():
    assert [shape_of(typed) for typed in ("（ 一 ）", "(二)、", "12.", "①")] == ["（n）", "(n)、", "n.", "n"]
