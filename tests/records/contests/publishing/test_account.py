"""The account of a contest: its figures, and the paper, in which nobody's name stands in full."""

import datetime
from fractions import Fraction

from tests.records.contests import a_contest as made

from jixiao.engine.render import to_html
from jixiao.records.contests.publishing.account import report_of
from jixiao.records.contests.publishing.statistics import figures_of


def test_figures_by_group_and_school(published, django_assert_num_queries):
    made.a_work(published, 9, school=1, state="unqualified")
    with django_assert_num_queries(8):
        found = figures_of(published)
    assert [(row.name, row.entered, row.qualified, row.judged, row.won) for row in found.groups] == [
        ("示例组别1", 4, 3, 3, 2)
    ]
    assert [(row.name, row.entered, row.won) for row in found.schools] == [
        ("示例第1小学", 2, 1), ("示例第2小学", 1, 1), ("示例第3小学", 1, 0),
    ]  # fmt: skip
    assert found.awards == [("一等奖", 1), ("二等奖", 1)]
    assert found.groups[0].share == Fraction(2, 3)


def test_the_paper_masks_names_and_says_what_nobody_knows(published):
    page = to_html(report_of(published, on=datetime.date(2024, 12, 1)))
    for word in ("赛事情况报告", "共有3所学校报送3件作品", "张*明", "监护人没有同意公示", "一等奖1件、二等奖1件"):
        assert word in page
    assert "张示明" not in page
    published.judge_from = None
    assert "（未提供：评审日期）" in to_html(report_of(published, on=datetime.date(2024, 12, 1)))
