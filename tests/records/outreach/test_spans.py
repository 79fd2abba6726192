import datetime

import pytest

from jixiao.records.outreach.spans import Span, days_in_words

D = datetime.date


@pytest.mark.parametrize(
    ("days", "words"),
    [
        ([D(2019, 5, 20), D(2019, 5, 24)], "5月20日和24日"),
        ([D(2019, 5, 24), D(2019, 6, 1), D(2019, 5, 20)], "5月20日、24日和6月1日"),
        ([D(2019, 9, 17), D(2019, 9, 18), D(2019, 9, 19)], ""),
        ([D(2019, 9, 17)], ""),
        ([], ""),
    ],
)
def test_days_that_do_not_follow_on_each_other_are_written_as_people_do(days, words):
    assert days_in_words(days) == words


@pytest.mark.parametrize(
    ("span", "words"),
    [
        (Span(D(2019, 9, 18), D(2019, 9, 18)), "9月18日"),
        (Span(D(2019, 9, 17), D(2019, 9, 19)), "9月17日—19日"),
        (Span(D(2019, 9, 30), D(2019, 10, 1)), "9月30日—10月1日"),
    ],
)
def test_a_span_in_words(span, words):
    assert str(span) == words
