"""The days of a campaign: its length, when it is drawn, until when prizes can be had. One place for text and acts."""

import datetime

from jixiao.orgs.actor import SHANGHAI
from jixiao.records.quiz.models import Campaign, CampaignState

RAFFLE_WITHIN = 3
"""A draw takes place within so many days after the last day."""
DAY = datetime.timedelta(days=1)


def length_of(campaign: Campaign) -> int:
    """Return how many days are played, 0 where they are not set."""
    if campaign.first_day is None or campaign.last_day is None:
        return 0
    return (campaign.last_day - campaign.first_day).days + 1


def raffle_days(campaign: Campaign) -> tuple[datetime.date, datetime.date] | None:
    """Return the first and last day on which the draw takes place."""
    if campaign.last_day is None:
        return None
    return campaign.last_day + DAY, campaign.last_day + RAFFLE_WITHIN * DAY


def claim_until(campaign: Campaign) -> datetime.date | None:
    """Return the last day on which a prize can be exchanged or fetched."""
    return None if campaign.last_day is None else campaign.last_day + campaign.claim_days * DAY


def where_it_stands(campaign: Campaign, *, on: datetime.date) -> str:
    """Return in words how far a campaign is on a day: 还有 3 天开始, 第 4 天，还剩 3 天, 领奖还剩 5 天."""
    first, last, until = campaign.first_day, campaign.last_day, claim_until(campaign)
    if campaign.state == CampaignState.CLOSED:
        return "已经结束"
    if campaign.state == CampaignState.DRAFT:
        return "还没有发布"
    if first is None or last is None or until is None:
        return "没有填起止日期"
    if on < first:
        return f"还有 {(first - on).days} 天开始"
    if on <= last:
        left = (last - on).days
        return f"第 {(on - first).days + 1} 天，" + (f"还剩 {left} 天" if left else "今天是最后一天")
    if on <= until:
        left = (until - on).days
        return "答题已经结束，" + (f"领奖还剩 {left} 天" if left else "今天是领奖最后一天")
    return f"领奖期限已过 {(on - until).days} 天"


def was_taken_over(campaign: Campaign) -> bool:
    """Return whether a campaign was written down after its last day: held elsewhere, nobody here knows who played."""
    if campaign.opened_at is None or campaign.last_day is None:
        return False
    return campaign.opened_at.astimezone(SHANGHAI).date() > campaign.last_day


def points_at_most(campaign: Campaign) -> int:
    """Return the points that somebody who answers everything right on all days has."""
    return length_of(campaign) * campaign.per_day * campaign.points_each


def hold_words(minutes: int) -> str:
    """Return how long an exchanged piece is held, in words."""
    for size, unit in ((24 * 60, "天"), (60, "小时")):
        if minutes % size == 0:
            return f"{minutes // size} {unit}"
    return f"{minutes} 分钟"
