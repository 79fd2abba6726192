"""Drafts of campaigns: a bare one, and one with all that it takes to be opened."""

import pytest
from tests.records.quiz.days import FIRST, LAST, noon

from jixiao.engine.values import Money
from jixiao.records.quiz.campaigns.drafting import draft_campaign
from jixiao.records.quiz.campaigns.picking_up import Counter, keep_pick_up_points
from jixiao.records.quiz.campaigns.prizing import Offered, keep_prizes
from jixiao.records.quiz.models import PrizeWay

COUNTER = Counter("科普馆", "示例路 1 号一楼", "工作日 9:00—17:00", "0316-0000000")


def ranked(grade="一等奖", first=1, last=5, **values):
    """Return a prize for the places from first to last."""
    given = {"total": last - first + 1, "rank_from": first, "rank_to": last, "worth": Money.of(50), **values}
    return Offered(grade, f"示例{grade}奖品", PrizeWay.RANKING, **given)


def exchanged(total=35, cost=100, **values):
    """Return a prize for points."""
    given = {"cost": cost, "worth": Money.of(10), **values}
    return Offered("纪念奖", "示例环保袋", PrizeWay.EXCHANGE, total, **given)


def raffled(total=3, **values):
    """Return a prize of a draw."""
    given = {"least_points": 20, "worth": Money.of(200), **values}
    return Offered("幸运奖", "示例望远镜", PrizeWay.RAFFLE, total, **given)


@pytest.fixture
def by(county):
    return county.actor("clerk", at=noon(1))


@pytest.fixture
def head(county):
    return county.actor("head", at=noon(10))


@pytest.fixture
def draft(county, by):
    """Draw up a campaign; what is not given is plain."""

    def make(**values):
        given = {
            "title": "示例全国科普日有奖竞答", "contact": "0316-0000000", "first_day": FIRST, "last_day": LAST,
            "per_day": 5, "points_each": 20, "ways": ["code"], **values,
        }  # fmt: skip
        return draft_campaign(unit_year=county.unit_year, values=given, by=by)

    return make


@pytest.fixture
def ready(draft, bank, by):
    """Draw up a campaign that can be opened: enough questions, prizes, a pick-up point."""

    def make(*, prizes=None, questions=35, **values):
        campaign = draft(**values)
        bank(questions)
        keep_prizes(campaign=campaign, prizes=prizes or [ranked(), exchanged()], stamp=None, by=by)
        keep_pick_up_points(campaign=campaign, points=[COUNTER], stamp=None, by=by)
        return campaign

    return make
