import pytest

from jixiao.engine.facts.numerals import parse_numeral


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("十", 10),
        ("二十三", 23),
        ("一百零五", 105),
        ("两百", 200),
        ("三万五千", 35_000),
        ("二〇一九", 2019),
        ("十五亿", 15 * 10**8),
    ],
)
def test_a_numeral_is_read_exactly(text: str, number: int):
    assert parse_numeral(text) == number


@pytest.mark.parametrize("text", ["", "百", "十百", "二二十", "三百五", "零" * 40, "三十三十", "万万"])
def test_what_is_no_plain_number_is_refused(text: str):
    assert parse_numeral(text) is None
