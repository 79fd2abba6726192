import datetime

import pytest
from tests.records.stations.contents.conftest import said

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.contents.queries import showable, topics_of
from jixiao.records.stations.contents.registering import register_content
from jixiao.records.stations.contents.reviewing import send_for_review
from jixiao.records.stations.contents.scheduling import recall_content, reschedule

pytestmark = pytest.mark.django_db
MAY = datetime.date(2024, 5, 1)


@pytest.mark.parametrize(
    ("days", "there"),
    [
        ((None, None), True),
        ((MAY, MAY), True),
        ((MAY.replace(day=2), None), False),
        ((None, MAY.replace(month=4)), False),
    ],
)
def test_what_may_be_shown_on_a_day(county, content, by, days, there):
    row = content()
    content("draft", title="示例草稿")
    reschedule(content=row, from_day=days[0], until_day=days[1], stamp=row.version, by=by)
    assert list(showable(county.unit, on=MAY)) == ([row] if there else [])


def test_a_recalled_content_is_shown_sent_and_scheduled_no_more(county, content, by):
    row = content()
    with pytest.raises(Refused, match="撤回没有写原因"):
        recall_content(content=row, reason=" ", stamp=row.version, by=by)
    recall_content(content=row, reason="数据过时", stamp=row.version, by=by)
    assert not showable(county.unit, on=MAY).exists()
    for act in (
        lambda: recall_content(content=row, reason="又", stamp=row.version, by=by),
        lambda: reschedule(content=row, from_day=None, until_day=None, stamp=row.version, by=by),
        lambda: send_for_review(content=row, stamp=row.version, by=by),
    ):
        with pytest.raises(Refused, match="已经撤回"):
            act()
    made = register_content(unit=county.unit, said=said(title="示例新版"), by=by, replaces=row)
    assert made.replaces == row


def test_days_that_run_backward_are_refused(content, by):
    row = content()
    with pytest.raises(Refused, match="早于上架日期"):
        reschedule(content=row, from_day=MAY, until_day=MAY.replace(month=4), stamp=row.version, by=by)


def test_topics_are_those_in_use_the_most_frequent_first(county, content):
    assert "健康生活" in topics_of(county.unit)
    content("draft", topics=("农业技术",))
    content("draft", topics=("农业技术", "反邪教"), title="示例二")
    assert topics_of(county.unit) == ["农业技术", "反邪教"]
