import dataclasses
import datetime

import pytest
from tests.engine.papers.test_mending import CASE

from jixiao.engine.document import plain_text
from jixiao.engine.papers import STEP_PAPERS, StepCase
from jixiao.engine.render import to_docx, to_html

STEP = StepCase(CASE, "截至4月15日仍没有整改到位", "《示例县预算绩效管理办法》第九条。", datetime.date(2025, 4, 16))


@pytest.mark.parametrize(
    ("kind", "words"),
    [
        ("提醒", ("关于预算绩效问题整改的提醒函", "示例县科协：", "请抓紧整改")),
        ("约谈", ("预算绩效约谈通知书", "于2025年4月16日约谈", "约谈事项")),
        ("通报", ("关于示例县科协预算绩效问题的通报", "各预算部门（单位）：", "主要问题")),
        ("移送", ("预算绩效问题线索移送书", "移送有权机关")),
        ("表扬", ("关于表扬示例县科协的通报", "予以通报表扬")),
    ],
)
def test_each_step_says_what_happened_and_by_which_ground(kind, words):
    paper = STEP_PAPERS[kind](STEP)
    text = plain_text(paper)
    for word in (*words, "截至4月15日仍没有整改到位。", "《示例县预算绩效管理办法》第九条", "示例县财政局（盖章）"):
        assert word in text, word
    assert "第九条。，" not in text
    assert to_docx(paper)[:2] == b"PK"
    assert 'class="to-flush"' in to_html(paper) or kind == "移送"


def test_praise_without_problems_lists_none():
    bare = dataclasses.replace(STEP, case=dataclasses.replace(CASE, problems=()))
    assert "一、" not in plain_text(STEP_PAPERS["表扬"](bare))
    assert "一、有关情况" in plain_text(STEP_PAPERS["约谈"](bare))
