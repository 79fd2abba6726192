import datetime

import pytest

from jixiao.records.quiz.campaigns.days import claim_until, hold_words, length_of, raffle_days, where_it_stands
from jixiao.records.quiz.models import Campaign, CampaignState

ROW = Campaign(
    first_day=datetime.date(2024, 9, 14), last_day=datetime.date(2024, 9, 20), claim_days=10, state=CampaignState.OPEN
)


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((9, 11), "还有 3 天开始"),
        ((9, 17), "第 4 天，还剩 3 天"),
        ((9, 20), "第 7 天，今天是最后一天"),
        ((9, 25), "答题已经结束，领奖还剩 5 天"),
        ((9, 30), "答题已经结束，今天是领奖最后一天"),
        ((10, 2), "领奖期限已过 2 天"),
    ],
)
def test_where_a_campaign_stands_is_said_in_words(day, words):
    assert where_it_stands(ROW, on=datetime.date(2024, *day)) == words


def test_the_days_follow_from_the_last_one():
    assert length_of(ROW) == 7
    assert claim_until(ROW) == datetime.date(2024, 9, 30)
    assert raffle_days(ROW) == (datetime.date(2024, 9, 21), datetime.date(2024, 9, 23))
    assert (length_of(Campaign()), claim_until(Campaign()), raffle_days(Campaign())) == (0, None, None)
    assert where_it_stands(Campaign(), on=datetime.date(2024, 1, 1)) == "还没有发布"


@pytest.mark.parametrize(("minutes", "words"), [(10080, "7 天"), (120, "2 小时"), (45, "45 分钟")])
def test_how_long_a_piece_is_held_is_said_in_the_largest_unit(minutes, words):
    assert hold_words(minutes) == words
