"""What the tests of publishing stand on: a contest whose works are judged, and one whose results are published."""

import datetime

import pytest
from tests.records.contests import a_contest as made

from jixiao.orgs.actor import SHANGHAI

AFTER = datetime.datetime(2024, 12, 1, 12, 0, tzinfo=SHANGHAI)


@pytest.fixture
def by(county):
    return county.actor("clerk", at=made.AT)


@pytest.fixture
def head(county):
    return county.actor("head", at=made.AT)


@pytest.fixture
def later(county):
    """The head after the notice is over."""
    return county.actor("head", at=AFTER)


@pytest.fixture
def judged(county):
    """Ten works ranked 1 to 10, none published: 一等奖 one, 二等奖 two, 三等奖 three."""
    contest = made.a_contest(county, state="deciding")
    for number in range(1, 11):
        made.a_result(made.a_work(contest, number, school=number % 3 + 1), rank=number, score=100 - number)
    return contest


@pytest.fixture
def published(county):
    """Two works with an award and one without, on show from the tenth to the twentieth of October."""
    contest = made.a_contest(
        county, state="published", notice_from=datetime.date(2024, 10, 10), notice_to=datetime.date(2024, 10, 20)
    )
    for number, award in enumerate(("一等奖", "二等奖", ""), start=1):
        entry = made.a_work(contest, number, school=number, tutor=f"t{number}", consented=number != 2)
        made.a_result(entry, rank=number, award=award, state="published", published_at=made.AT)
    return contest
