import pytest

from jixiao.web.masking import mask_name, mask_phone, plain_name, plain_phone


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张小明", "张*明"),
        ("张明", "张*"),
        ("张", "*"),
        ("欧阳小明", "欧**明"),
        ("阿布都热合曼", "阿****曼"),
        ("", "*"),
    ],
)
def test_a_name_keeps_its_ends(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize(
    ("phone", "masked"),
    [("13812341234", "138****1234"), ("03161234567", "031****4567"), ("83212345", "*****345"), ("", "")],
)
def test_a_number_keeps_its_ends(phone, masked):
    assert mask_phone(phone) == masked


@pytest.mark.parametrize(
    ("typed", "plain"),
    [(" 张小明 ", "张小明"), ("买买提·艾力", "买买提·艾力"), ("𠮷田", "𠮷田"), ("a1", ""), ("<b>", "")],
)
def test_a_name_is_letters(typed, plain):
    assert plain_name(typed) == plain


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("138 0000-1234", "13800001234"),
        ("１３８００００１２３４", "13800001234"),
        ("0316-8321234", "03168321234"),
        ("12", None),
        ("", ""),
    ],
)
def test_phones_are_read(text, plain):
    assert plain_phone(text) == plain
