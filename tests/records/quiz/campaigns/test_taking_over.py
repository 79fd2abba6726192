import datetime

import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.campaigns.days import was_taken_over
from jixiao.records.quiz.campaigns.drafting import draft_campaign
from jixiao.records.quiz.campaigns.prizing import Offered, keep_prizes
from jixiao.records.quiz.campaigns.taking_over import take_over_campaign
from jixiao.records.quiz.models import Campaign, CampaignState, PrizeWay

pytestmark = pytest.mark.django_db
DAYS = {"first_day": datetime.date(2024, 9, 1), "last_day": datetime.date(2024, 9, 20)}


WHY = "示例：没有公布多少人参与"


@pytest.fixture
def draft(county):
    """Draw a campaign of before up, with its prizes."""

    def make(**values):
        by = county.actor("clerk", at=noon(28))
        made = draft_campaign(unit_year=county.unit_year, values={"title": "示例竞答", **DAYS, **values}, by=by)
        prizes = [Offered("一等奖", "示例奖品", PrizeWay.EXCHANGE, 5, cost=1)]
        keep_prizes(campaign=made, prizes=prizes, stamp=made.version, by=by)
        return made

    return make


def test_a_campaign_of_before_is_closed_at_once_and_says_why_so_little_is_known(draft, county):
    one = draft()
    take_over_campaign(campaign=one, why=WHY, stamp=one.version, by=county.actor("head", at=noon(28)))
    one.refresh_from_db()
    assert (one.state, was_taken_over(one)) == ("closed", True)
    assert one.changed.get().why == WHY
    assert TrailEntry.objects.get(event="quiz.campaign_taken_over").why == WHY
    assert one.prizes.get().left == 5


@pytest.mark.parametrize(
    ("values", "why"),
    [
        ({"first_day": None, "last_day": None}, WHY),
        ({"last_day": datetime.date(2024, 9, 30)}, WHY),
        ({}, " "),
    ],
    ids=["no days", "not over", "no reason"],
)
def test_what_is_not_over_or_says_no_reason_is_refused(draft, county, values, why):
    one = draft(**values)
    with pytest.raises(Refused) as refused:
        take_over_campaign(campaign=one, why=why, stamp=one.version, by=county.actor("head", at=noon(28)))
    assert refused.value.code == "U895"
    assert Campaign.objects.get().state == CampaignState.DRAFT


def test_the_head_takes_a_draft_over_on_its_page_once_and_nobody_else(draft, county):
    one = draft()
    address = county.address(f"quiz/{one.pk}/take-over/")
    assert "补录" in county.client("head").get(county.address(f"quiz/{one.pk}/")).content.decode()
    assert county.client("clerk").get(address).status_code == 403
    assert county.client("outsider").get(address).status_code == 404
    client = county.client("head")
    given = {"why": WHY, "stamp": one.version, "once": "00000000-0000-4000-8000-000000000001"}
    assert client.post(address, {**given, "why": ""}).status_code == 200
    for _ in range(2):
        assert client.post(address, given).status_code == 302
    assert Campaign.objects.get().state == CampaignState.CLOSED
