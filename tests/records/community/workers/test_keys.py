import pytest

from jixiao.records.community.workers.keys import bare_name, keys_of


@pytest.mark.parametrize(
    ("name", "initials", "pinyin"),
    [
        ("张小明", "zxm", "zhangxiaoming"),
        ("单小明", "sxm", "shanxiaoming"),
        ("曾明", "zm", "zengming"),
        ("解冰", "xb", "xiebing"),
        ("尉迟明", "ycm", "yuchiming"),
        ("买买提·艾力", "mmtal", "maimaitiaili"),
        ("Ａｌｉ", "ali", "ali"),
    ],
)
def test_a_name_is_found_as_it_is_spoken(name, initials, pinyin):
    found = keys_of(name)
    assert (found.initials, found.pinyin) == (initials, pinyin)


def test_a_rare_character_stays_as_it_is():
    assert keys_of("𠮷明").name == "𠮷明"


@pytest.mark.parametrize("name", ["买买提·艾力", "买买提•艾力", "买买提．艾力", " 买买提 艾力 "])
def test_marks_and_spaces_make_no_other_name(name):
    assert bare_name(name) == "买买提艾力"
