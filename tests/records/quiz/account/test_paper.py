import datetime

import pytest

from jixiao.engine.document import plain_text
from jixiao.engine.render import to_docx
from jixiao.records.quiz.account.gathering import account_of
from jixiao.records.quiz.account.paper import report_of

pytestmark = pytest.mark.django_db
ON = datetime.date(2024, 12, 1)


def test_the_report_says_what_the_first_case_could_not(played):
    paper = report_of(account_of(played), on=ON)
    said = plain_text(paper)
    for words in (
        "参与6人",
        "有效参与率83.33%",
        "交卷5人次",
        "正确率80.00%",
        "示例题目 1？",
        "表4　奖品发放情况",
        "开奖种子 5eed",
        "已领取奖品1件",
    ):
        assert words in said, words
    assert paper.mark == "示例"
    assert "valid_share" in paper.traces
    assert to_docx(paper)[:2] == b"PK"


def test_what_nobody_knows_is_printed_as_not_given(taken_over):
    said = plain_text(report_of(account_of(taken_over), on=ON))
    assert "表1　奖品发放情况" in said  # the tables that it has not leave no gap in the numbers
    assert "参与（未提供：参与人数）" in said
    assert "不估算" in said
    assert "没有公布核查和申诉情况" in said
    assert "没有收集" not in said
    assert "核对：" in said
    assert "示例：没有公布多少人参与" in said
