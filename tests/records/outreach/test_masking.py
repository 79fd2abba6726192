import datetime

from jixiao.records.outreach.masking import is_child, masked_id


def test_identity_numbers_are_masked_and_checked():
    assert masked_id("11010519491231002X") == ("110105********002X", datetime.date(1949, 12, 31))
    assert masked_id("110105194912310021") is None
    assert masked_id("110105********002X") == ("110105********002X", None)
    assert masked_id("") == ("", None)


def test_a_child_is_under_fourteen():
    born = datetime.date(2010, 11, 5)
    assert is_child(born, datetime.date(2024, 11, 4))
    assert not is_child(born, datetime.date(2024, 11, 5))
