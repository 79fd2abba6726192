import pytest

from jixiao.engine.intake import read_number


@pytest.mark.parametrize(
    ("text", "level", "value", "typed"),
    [
        ("一、部门概况", 1, 1, "一、"),
        ("  十二. 其他", 1, 12, "十二."),
        ("一，概况", 1, 1, "一，"),
        ("三 部门概况", 1, 3, "三"),
        ("（一）职责", 2, 1, "（一）"),
        ("(二)、人员", 2, 2, "(二)、"),
        ("（ 三 ） 资产", 2, 3, "（ 三 ）"),
        ("二）人员", 2, 2, "二）"),
        ("1.总体目标", 3, 1, "1."),
        ("１．总体目标", 3, 1, "１．"),
        ("2、任务", 3, 2, "2、"),
        ("3.2023年任务", 3, 3, "3."),
        ("（1）数量", 4, 1, "（1）"),
        ("1)数量指标", 4, 1, "1)"),
        ("⑵质量", 4, 2, "⑵"),
        ("①有网络", 5, 1, "①"),
        ("第二部分 正文", 0, 2, "第二部分"),
        (")总体绩效目标", 2, 0, ")"),
    ],
)
def test_a_number_is_read_however_it_is_typed(text: str, level: int, value: int, typed: str):
    found = read_number(text)
    assert found is not None
    assert (found.level, found.value, found.typed) == (level, value, typed)


@pytest.mark.parametrize(
    "text", ["", "   ", "1.5万元", "2020年完成", "9.14-20日活动", "一是加强管理", "部门概况", "100%发放"]
)
def test_figures_and_words_are_no_number(text: str):
    assert read_number(text) is None


def test_what_follows_the_number_is_found_after_its_spaces():
    text = "（一）  职责"
    found = read_number(text)
    assert found is not None
    assert text[found.rest :] == "职责"
