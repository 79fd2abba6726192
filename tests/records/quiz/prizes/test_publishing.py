import datetime

import pytest
from tests.records.quiz.days import noon
from tests.records.quiz.prizes.conftest import AFTER

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.models import Redemption, WinnersNotice
from jixiao.records.quiz.prizes.awarding import award_ranks
from jixiao.records.quiz.prizes.contacting import Leaving, leave_contact
from jixiao.records.quiz.prizes.publishing import publish_winners, standing_notice, withdraw_notice

pytestmark = pytest.mark.django_db


@pytest.fixture
def awarded(campaign, scorer, prize, by):
    where = campaign()
    scorer(where, "甲", 100)
    scorer(where, "乙", 50)
    prize(where, total=2, way="ranking", cost=None, rank_from=1, rank_to=2)
    award_ranks(campaign=where, by=by("head", at=AFTER))
    for rank, name, agrees in ((1, "张小明", True), (2, "李小红", False)):
        row = Redemption.objects.select_related("player", "campaign__unit_year").get(rank=rank)
        leave_contact(redemption=row, given=Leaving(name, "13812341234", may_publish=agrees), at=AFTER)
    return where


def test_only_who_agreed_is_named_and_masked(awarded, by):
    made = publish_winners(campaign=awarded, days=7, by=by("head", at=AFTER))
    first, second = made.rows
    assert first[0] == "一等奖（第 1 名）"
    assert first[4:] == ["张*明", "138****1234"]
    assert second[4:] == ["", ""]
    assert (made.first_day, made.last_day) == (datetime.date(2024, 9, 21), datetime.date(2024, 9, 27))
    assert standing_notice(awarded, on=made.last_day) == made
    assert standing_notice(awarded, on=datetime.date(2024, 9, 28)) is None


def test_it_stands_once_until_it_is_withdrawn_with_a_reason(awarded, by):
    head = by("head", at=AFTER)
    made = publish_winners(campaign=awarded, days=7, by=head)
    with pytest.raises(Refused) as refused:
        publish_winners(campaign=awarded, days=7, by=head)
    assert refused.value.code == "U984"
    with pytest.raises(Refused):
        withdraw_notice(notice=made, why="", by=head)
    withdraw_notice(notice=made, why="写错一人", by=head)
    assert standing_notice(awarded, on=AFTER.date()) is None
    publish_winners(campaign=awarded, days=3, by=head)
    assert WinnersNotice.objects.count() == 2


@pytest.mark.parametrize(("days", "code"), [(2, "U984"), (61, "U984")])
def test_days_that_are_no_notice_are_refused(awarded, by, days, code):
    with pytest.raises(Refused) as refused:
        publish_winners(campaign=awarded, days=days, by=by("head", at=AFTER))
    assert refused.value.code == code


def test_without_winners_or_before_the_end_nothing_is_published(campaign, by):
    where = campaign()
    for at, code in ((noon(16), "U970"), (AFTER, "U984")):
        with pytest.raises(Refused) as refused:
            publish_winners(campaign=where, days=7, by=by("head", at=at))
        assert refused.value.code == code
