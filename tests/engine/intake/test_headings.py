import pytest

from jixiao.engine.intake.headings import find_heading


def heading(text: str, following: str = "正文一段。", styled: int | None = None) -> tuple[int, str] | None:
    cut = find_heading(text, styled=styled, following=following)
    return None if cut is None else (cut.level, text[: cut.end].strip())


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("一、部门概况", (1, "一、部门概况")),
        ("（四）预算绩效管理开展情况。", (2, "（四）预算绩效管理开展情况。")),
        ("（一）部门产出情况：", (2, "（一）部门产出情况：")),
        ("1.数量指标。404名服务对象。", (3, "1.数量指标。")),
        ("(一)项目概况:为改善设施", (2, "(一)项目概况:")),
        ("一、项目基本情况(自评得分100分)", (1, "一、项目基本情况(自评得分100分)")),
        ("项目基本情况", (1, "项目基本情况")),
        ("摘  要", (0, "摘  要")),
    ],
)
def test_a_heading_is_found_with_or_without_its_text_in_the_same_line(text: str, found: tuple[int, str]):
    assert heading(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "1、深入开展了“全国科普日活动”。",
        "一、贯彻方针政策。二、加强队伍建设。三、普及科学知识。",
        "2.每人每月500元,2021年到位的60000元已全部完成支付。",
        "(四)至(七)联系社会各界、完成交办工作。",
        "2023年支出决算数为258.13万元。",
    ],
)
def test_items_and_running_text_are_no_headings(text: str):
    assert heading(text) is None


def test_a_sentence_whose_sibling_follows_at_once_is_an_item():
    assert heading("(一)团结、教育妇女贯彻执行党的政策。", following="(二)动员妇女投身改革。") is None


def test_a_style_makes_an_unnumbered_line_a_heading():
    assert heading("单位的由来", styled=2) == (2, "单位的由来")
    assert heading("单位的由来") is None
