import datetime

import pytest
from tests.records.surveys.days import LAST

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.crossing import cross
from jixiao.records.surveys.destroying import destroy_answers
from jixiao.records.surveys.models import Code, Mark, Response, Spent, Survey
from jixiao.records.surveys.opening import close_survey, reopen_survey
from jixiao.records.surveys.queries import questions_of
from jixiao.records.surveys.tallying import tally_of


def test_answers_go_when_their_time_is_over_and_the_frozen_result_stays(opened, by, collect):
    survey = opened(keep_until=LAST + datetime.timedelta(30))
    collect(survey, [0, 4])
    after = Actor(by.person, by.at + datetime.timedelta(days=90))
    with pytest.raises(Refused, match="正在调查"):
        destroy_answers(survey=survey, stamp=None, by=after)
    close_survey(survey=survey, stamp=None, by=by)
    with pytest.raises(Refused, match="要保存到 2024-10-30"):
        destroy_answers(survey=survey, stamp=None, by=by)
    assert destroy_answers(survey=survey, stamp=None, by=after) == 2
    assert not any(table.objects.exists() for table in (Response, Mark, Spent, Code))
    fresh = Survey.objects.get(pk=survey.pk)
    assert tally_of(fresh).rate_words == "50.00%"
    assert TrailEntry.objects.latest("number").after["销毁答卷"] == 2
    down, _, _, across, _ = questions_of(fresh)
    for act in (
        lambda: destroy_answers(survey=fresh, stamp=None, by=after),
        lambda: reopen_survey(survey=fresh, closes=after.on, reason="示例", stamp=None, by=after),
        lambda: cross(down=down, across=across),
    ):
        with pytest.raises(Refused, match="销毁"):
            act()


def test_answers_without_a_last_day_are_kept(opened, by):
    survey = opened()
    close_survey(survey=survey, stamp=None, by=by)
    with pytest.raises(Refused, match="没有写保存到哪天"):
        destroy_answers(survey=survey, stamp=None, by=by)
