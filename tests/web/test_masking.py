import datetime

import pytest

from jixiao.web.masking import is_child, mask_name, mask_phone, masked_id, plain_phone


@pytest.mark.parametrize(
    ("name", "masked"), [("张明", "张*"), ("张小明", "张*明"), ("阿布都热合曼", "阿****曼"), ("王", "*")]
)
def test_names(name, masked):
    assert mask_name(name) == masked


@pytest.mark.parametrize(("phone", "masked"), [("13800001234", "138****1234"), ("83212345", "*****345"), ("", "")])
def test_phones(phone, masked):
    assert mask_phone(phone) == masked


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


def test_identity_numbers_are_masked_and_checked():
    assert masked_id("11010519491231002X") == ("110105********002X", datetime.date(1949, 12, 31))
    assert masked_id("110105194912310021") is None
    assert masked_id("110105********002X") == ("110105********002X", None)
    assert masked_id("") == ("", None)


def test_a_child_is_under_fourteen():
    born = datetime.date(2010, 11, 5)
    assert is_child(born, datetime.date(2024, 11, 4))
    assert not is_child(born, datetime.date(2024, 11, 5))
