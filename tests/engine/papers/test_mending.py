import datetime

import pytest

from jixiao.engine.document import gaps_of, plain_text
from jixiao.engine.papers import (
    LetterCase,
    LetterProblem,
    closing_opinion,
    feedback_letter,
    rectification_notice,
    rectification_report,
)
from jixiao.engine.render import to_docx, to_html

PROBLEM = LetterProblem(
    title="示例：培训档案不全", what="三期没有签到", ground="示例办法第五条", source="审计检查", measures="补齐"
)
CASE = LetterCase(
    authority="示例县财政局",
    unit="示例县科协",
    year=2024,
    number="财政局绩改〔2025〕1号",
    on=datetime.date(2025, 1, 15),
    problems=(PROBLEM,),
    opinion="按期整改",
    deadline=datetime.date(2025, 2, 14),
    result="认定得分82分，等级为“良”",
)


@pytest.mark.parametrize(
    ("write", "words"),
    [
        (feedback_letter, ("绩效评价反馈意见书", "认定得分82分", "一、", "书面反馈意见", "示例县财政局（盖章）")),
        (rectification_notice, ("绩效问题整改通知书", "2025年2月14日", "由单位填报", "销号")),
        (rectification_report, ("绩效问题整改报告", "示例县科协（盖章）")),
        (closing_opinion, ("绩效问题销号意见", "0个整改到位", "1个尚未销号")),
    ],
)
def test_each_letter_says_what_it_is_for_and_renders(write, words):
    paper = write(CASE)
    text = plain_text(paper)
    for word in (*words, "财政局绩改〔2025〕1号", "示例：培训档案不全"):
        assert word in text, word
    assert to_docx(paper)[:2] == b"PK"
    assert "绩效" in to_html(paper)


def test_what_the_unit_did_not_give_is_a_gap_in_its_report():
    assert [gap.text for gap in gaps_of(rectification_report(CASE))] == [
        "（未提供：整改情况）",
        "（未提供：佐证材料）",
        "（未提供：责任科室和责任人）",
    ]
