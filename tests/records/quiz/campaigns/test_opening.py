import datetime
import hashlib

import pytest
from tests.records.quiz.campaigns.conftest import exchanged, raffled, ranked
from tests.records.quiz.days import noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.quiz.campaigns.opening import close_campaign, open_campaign, unfinished
from jixiao.records.quiz.models import CampaignChange, CampaignState
from jixiao.records.quiz.seals import unseal

pytestmark = pytest.mark.django_db


def test_opening_fixes_the_pool_and_publishes_the_digest_of_the_draw(ready, head):
    campaign = ready(prizes=[ranked(), raffled()])
    open_campaign(campaign=campaign, stamp=campaign.version, by=head)
    campaign.refresh_from_db()
    assert (campaign.state, campaign.opened_by) == (CampaignState.OPEN, head.person)
    assert campaign.pool.count() == 35
    assert len(campaign.seed) == 32
    assert hashlib.sha256(unseal(campaign.raffle_seal).encode()).hexdigest() == campaign.raffle_hash
    assert TrailEntry.objects.latest("number").after["入选题目"] == 35


def test_without_a_draw_there_is_no_seed_of_one(ready, head):
    campaign = ready(prizes=[ranked()])
    open_campaign(campaign=campaign, stamp=None, by=head)
    assert (campaign.raffle_seal, campaign.raffle_hash) == ("", "")


def test_what_must_be_mended_stops_opening(ready, head):
    campaign = ready(title="9.14-25日示例科普日有奖竞答")
    with pytest.raises(Refused, match="名称或说明与起止日期不一致") as refused:
        open_campaign(campaign=campaign, stamp=None, by=head)
    assert refused.value.code == "U948"
    campaign.refresh_from_db()
    assert (campaign.state, campaign.pool.count()) == (CampaignState.DRAFT, 0)


def test_what_should_be_mended_wants_a_tick_and_a_reason(ready, head):
    campaign = ready(questions=20)
    for given in ({}, {"accepted": ["Q117"]}, {"reason": "题库只有这些"}):
        with pytest.raises(Refused) as refused:
            open_campaign(campaign=campaign, stamp=None, by=head, **given)
        assert refused.value.code == "U948"
    open_campaign(campaign=campaign, stamp=None, by=head, accepted=["Q117"], reason="题库只有这些")
    line = TrailEntry.objects.latest("number")
    assert (line.why, "Q117" in line.after["已知问题"]) == ("题库只有这些", True)


def test_a_campaign_is_opened_once_and_a_stale_page_is_told(ready, head, by):
    campaign = ready()
    with pytest.raises(Stale):
        open_campaign(campaign=campaign, stamp=campaign.version - 1, by=head)
    campaign.refresh_from_db()
    open_campaign(campaign=campaign, stamp=campaign.version, by=head)
    with pytest.raises(Refused) as refused:
        open_campaign(campaign=campaign, stamp=campaign.version, by=head)
    assert refused.value.code == "U935"


def test_a_campaign_is_closed_after_its_claim_time_without_a_reason(campaign, county):
    row = campaign(claim_days=10)
    late = county.actor("head", at=noon(30) + datetime.timedelta(days=1))
    assert unfinished(row, by=late) == []
    close_campaign(campaign=row, reason="", stamp=row.version, by=late)
    assert row.state == CampaignState.CLOSED
    assert not CampaignChange.objects.exists()


def test_closing_early_wants_a_reason_that_stands_in_public(campaign, county):
    row, early = campaign(), county.actor("head", at=noon(16))
    with pytest.raises(Refused, match="2024 年 9 月 20 日") as refused:
        close_campaign(campaign=row, reason=" ", stamp=None, by=early)
    assert (refused.value.code, refused.value.field) == ("U953", "reason")
    close_campaign(campaign=row, reason="暴雨停办", stamp=None, by=early)
    assert CampaignChange.objects.get().why == "暴雨停办"


def test_a_draw_that_was_promised_is_done_before_closing(campaign, county, player, prize):
    row, late = campaign(claim_days=1), county.actor("head", at=noon(30))
    prize(row, way="raffle", cost=None)
    player(row, points=20, balance=20)
    with pytest.raises(Refused, match="还没有开奖"):
        close_campaign(campaign=row, reason="", stamp=None, by=late)


def test_exchange_prizes_take_part_in_the_promise(ready, head):
    campaign = ready(prizes=[exchanged(cost=10_000)])
    with pytest.raises(Refused, match="谁也得不到的奖品"):
        open_campaign(campaign=campaign, stamp=None, by=head)
