"""政府收支分类 as data."""

from jixiao.records.budget.classification import ECONOMIC, FUNCTION, headings, is_code, name_of, path_of
from jixiao.records.budget.items import ECONOMIC_CODES


def test_every_code_has_its_length_its_name_and_its_mark():
    for kind in (FUNCTION, ECONOMIC):
        for code, heading in headings(kind).items():
            assert is_code(kind, code)
            assert heading.name
            assert heading.mark in {"公开发布", "通行理解"}


def test_every_code_stands_below_a_known_one():
    for code in headings(FUNCTION):
        assert len(code) == 3 or code[:-2] in headings(FUNCTION)


def test_the_path_of_a_code_is_told_from_the_top():
    assert path_of(FUNCTION, "2060702") == "科学技术支出 › 科学技术普及 › 科普活动"
    assert path_of(ECONOMIC, "30299", name="其他商品和服务支出") == "商品和服务支出 › 其他商品和服务支出"


def test_the_special_items_have_known_codes():
    assert {item: name_of(ECONOMIC, codes[0]) for item, codes in ECONOMIC_CODES.items()} == {
        "因公出国（境）费": "因公出国（境）费用",
        "公务用车购置费": "公务用车购置",
        "公务用车运行维护费": "公务用车运行维护费",
        "公务接待费": "公务接待费",
        "会议费": "会议费",
        "培训费": "培训费",
    }
