import pytest
from tests.records.quiz.campaigns.conftest import exchanged, ranked

from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year
from jixiao.records.quiz.campaigns.copying import campaigns_to_copy, copy_campaign
from jixiao.records.quiz.campaigns.inviting import issue_codes
from jixiao.records.quiz.campaigns.queries import pick_up_points_of, prizes_of

pytestmark = pytest.mark.django_db


def test_everything_is_copied_but_days_questions_and_codes(county, ready, by):
    source = ready(prizes=[ranked(), exchanged()], theme="示例主题", minutes=10)
    issue_codes(campaign=source, number=2, group="", by=by)
    nearer = open_year(unit=county.unit, year=2025, by=county.actor("system"))
    assert campaigns_to_copy(nearer) == [source]
    copied = copy_campaign(source=source, unit_year=nearer, by=by)
    assert (copied.title, copied.theme, copied.minutes, copied.copied_from) == (source.title, "示例主题", 10, source)
    assert (copied.first_day, copied.last_day, copied.state, copied.code) == (None, None, "draft", "Q1")
    assert [(one.grade, one.total, one.left) for one in prizes_of(copied)] == [("一等奖", 5, 5), ("纪念奖", 35, 35)]
    assert [one.name for one in pick_up_points_of(copied)] == ["科普馆"]
    assert (copied.codes.count(), copied.pool.count()) == (0, 0)
    assert copied.token != source.token


def test_the_campaign_of_another_unit_is_not_copied(county, draft, by):
    with pytest.raises(Refused) as refused:
        copy_campaign(source=draft(), unit_year=county.other_year, by=by)
    assert refused.value.code == "U949"
