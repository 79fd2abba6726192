import datetime

import pytest

from jixiao.engine.values import UNFILLED
from jixiao.engine.yearbook.columns import Column, Kind
from jixiao.engine.yearbook.parsing import parse_cell

DAY = Column("start", "开始日期", Kind.DATE, "", (), required=False, refers_to="")
MIDNIGHT = datetime.datetime(2019, 9, 14)  # noqa: DTZ001 - a cell has no zone


@pytest.mark.parametrize(
    "cell",
    [
        "2019-9-14",
        "2019/09/14",
        "2019.9.14",
        "2019年9月14日",
        "2019年9月14号",
        " 2019 年 9 月 14 日 ",
        "２０１９－９－１４",
        "20190914",
        20190914.0,
        "2019-09-14 00:00:00",
        "2019-09-14T00:00:00",
        datetime.date(2019, 9, 14),
        MIDNIGHT,
    ],
)
def test_a_day_is_read_in_every_usual_writing(cell: object):
    parsed = parse_cell(cell, DAY)
    assert parsed.value == datetime.date(2019, 9, 14)
    assert parsed.faults == ()


@pytest.mark.parametrize(
    ("cell", "code", "word"),
    [
        ("2019-02-30", "Y221", "2019年2月30日"),
        ("2019-13-01", "Y221", "13月"),
        ("9.14", "Y220", "没有年份"),
        ("9月14日", "Y220", "没有年份"),
        ("2019年9月", "Y220", "没有写到日"),
        ("9月17日-19日", "Y220", "一段日期"),
        ("9.14-20日", "Y220", "一段日期"),
        ("2019-9-14至2019-9-20", "Y220", "一段日期"),
        ("1919-09-14", "Y222", "1919"),
        ("2119-09-14", "Y222", "2119"),
        (datetime.date(1900, 1, 1), "Y222", "1900"),
        (MIDNIGHT.replace(hour=9), "Y220", "09:00"),
        ("2019-09-14 09:30", "Y220", "不是日期"),
        (43722.0, "Y220", "43722"),
        ("九月中旬", "Y220", "不是日期"),
        (datetime.time(9, 0), "Y224", "不是日期"),
    ],
)
def test_what_is_no_day_says_why(cell: object, code: str, word: str):
    parsed = parse_cell(cell, DAY)
    assert parsed.value is UNFILLED
    assert [fault.code for fault in parsed.faults] == [code]
    assert word in parsed.faults[0].cause
