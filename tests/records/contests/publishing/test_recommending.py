"""Works are sent upward within the places of a round, and what came of them is written down."""

import datetime

import pytest
from django.db import IntegrityError

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.models import Entry, Recommendation, Round
from jixiao.records.contests.publishing.recommending import (
    recommend_work,
    record_outcomes,
    withdraw_recommendation,
)
from jixiao.records.contests.publishing.statistics import figures_of


@pytest.fixture
def city(published):
    return Round.objects.create(contest=published, level="city", name="市级赛", most=1)


def work(number):
    return Entry.objects.select_related("result").get(number=f"G1-{number:03d}")


def test_a_work_is_sent_within_the_places(city, by):
    made = recommend_work(entry=work(1), round_=city, why="有新意", by=by)
    assert (made.position, made.on) == (1, by.on)
    with pytest.raises(Refused, match="推荐名额 1 个已经用完"):
        recommend_work(entry=work(2), round_=city, why="", by=by)
    city.refresh_from_db()
    assert city.sent == 1
    withdraw_recommendation(recommendation=made, why="作者放弃", by=by)
    recommend_work(entry=work(2), round_=city, why="", by=by)
    with pytest.raises(Refused, match="已经撤回"):
        withdraw_recommendation(recommendation=made, why="再撤", by=by)


def test_the_database_holds_the_places(city):
    with pytest.raises(IntegrityError):
        Round.objects.filter(pk=city.pk).update(sent=2)


def test_what_has_no_award_or_was_sent_already_is_not_sent(city, by):
    with pytest.raises(Refused, match="没有公布的奖项"):
        recommend_work(entry=work(3), round_=city, why="", by=by)
    Round.objects.update(most=None)
    recommend_work(entry=work(1), round_=city, why="", by=by)
    with pytest.raises(Refused, match="已经推荐过"):
        recommend_work(entry=work(1), round_=city, why="", by=by)
    city.refresh_from_db()
    assert city.sent == 1
    city.level = "county"
    with pytest.raises(Refused, match="不是上级轮次"):
        recommend_work(entry=work(2), round_=city, why="", by=by)


def test_what_came_of_many_is_written_down_at_once(published, city, by):
    Round.objects.update(most=None)
    rows = [recommend_work(entry=work(number), round_=city, why="", by=by) for number in (1, 2)]
    told = {"contest": published, "award": "三等奖", "remark": "示例文件"}
    assert record_outcomes(rows=rows, on=datetime.date(2024, 10, 9), by=by, **told) == 2
    assert figures_of(published).sent == [("市级赛", 2, (("三等奖", 2),))]
    with pytest.raises(Refused, match="结果日期不对"):
        record_outcomes(rows=rows, on=datetime.date(2024, 10, 11), by=by, **told)
    with pytest.raises(Refused, match="没有选作品"):
        record_outcomes(rows=[], on=by.on, by=by, **told)
    with pytest.raises(Refused, match="上级结果已经登记"):
        withdraw_recommendation(recommendation=Recommendation.objects.first(), why="迟了", by=by)
