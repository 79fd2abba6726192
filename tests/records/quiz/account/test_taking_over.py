import datetime

import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.account.taking_over import take_over_campaign
from jixiao.records.quiz.counted.records import was_taken_over
from jixiao.records.quiz.models import Campaign

pytestmark = pytest.mark.django_db
DAYS = {"first_day": datetime.date(2024, 9, 1), "last_day": datetime.date(2024, 9, 20)}


def test_a_campaign_of_before_is_closed_at_once_and_says_why_so_little_is_known(taken_over):
    assert (taken_over.state, was_taken_over(taken_over)) == ("closed", True)
    assert taken_over.changed.get().why == "示例：没有公布多少人参与"
    assert TrailEntry.objects.get(event="quiz.campaign_taken_over").why == "示例：没有公布多少人参与"
    assert taken_over.prizes.get().left == 5


@pytest.mark.parametrize(
    ("values", "why"),
    [({}, "示例"), ({**DAYS, "last_day": datetime.date(2024, 9, 30)}, "示例"), (DAYS, " ")],
    ids=["no days", "not over", "no reason"],
)
def test_what_is_not_over_or_says_no_reason_is_refused(county, values, why):
    by = county.actor("head", at=noon(28))
    with pytest.raises(Refused) as refused:
        take_over_campaign(unit_year=county.unit_year, values={"title": "示例", **values}, prizes=(), why=why, by=by)
    assert refused.value.code == "U895"
    assert not Campaign.objects.exists()
