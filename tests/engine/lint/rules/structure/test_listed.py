"""The lines of the 目录 beside the headings of the text."""

from tests.engine.lint.specimens import taken_of

from jixiao.engine.lint import Paper
from jixiao.engine.lint.rules.structure.listed import Listed, listed

TEXT = """目录
一、基本情况
二、绩效目标完成情况
三、名词解释
一、 基本情况：
县政府批准。
二、绩效目标完成情况分析
改造校舍12所。
（一）其他
无。"""


def lines() -> tuple[Listed, ...]:
    return Paper(taken_of(TEXT)).once(listed)


def test_marks_and_blanks_make_no_difference():
    first = lines()[0]
    assert first.exact
    assert first.heading is not None
    assert first.heading.title == "基本情况："


def test_words_under_the_same_number_that_are_nearly_the_same_name_the_same_heading():
    second = lines()[1]
    assert not second.exact
    assert second.heading is not None
    assert second.heading.title == "绩效目标完成情况分析"


def test_a_line_without_a_heading_names_none():
    assert lines()[2].heading is None
    assert not lines()[2].said
