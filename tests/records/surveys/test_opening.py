import datetime

import pytest
from tests.records.surveys.days import DAY, LAST

from jixiao.engine.values import Period
from jixiao.measures.reading import take_readings
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.surveys.drafting import amend_survey, keep_questions
from jixiao.records.surveys.drawing_up import Asked
from jixiao.records.surveys.models import Response, SurveyResult
from jixiao.records.surveys.opening import close_survey, open_survey, prolong_survey, reopen_survey
from jixiao.records.surveys.tallying import tally, tally_of


def test_closing_freezes_the_result(opened, by, collect, rated):
    survey = opened()
    collect(survey, [0, 0, 1, 2, 4])
    close_survey(survey=survey, stamp=survey.version, by=by)
    assert tally_of(survey) == tally(survey)
    Response.objects.filter(survey=survey, rated=4).delete()
    found = tally_of(type(survey).objects.get(pk=survey.pk))
    assert (found.satisfied, found.valid, found.rate_words) == (3, 5, "60.00%")
    assert SurveyResult.objects.count() == 1
    assert TrailEntry.objects.latest("number").after["满意率"] == "60.00%"
    with pytest.raises(Refused, match="已截止"):
        close_survey(survey=survey, stamp=survey.version, by=by)


def test_a_survey_opens_only_when_it_is_complete_and_never_twice(draft, by):
    for values in ({"opens": None}, {"closes": None}, {"opens": None, "closes": DAY.date() - datetime.timedelta(1)}):
        with pytest.raises(Refused, match="没有填开始和截止日期"):
            open_survey(survey=draft(**values), stamp=None, by=by)
    past = draft(opens=DAY.date().replace(month=7), closes=DAY.date().replace(month=8))
    with pytest.raises(Refused, match="已经过去"):
        open_survey(survey=past, stamp=None, by=by)
    unrated = draft()
    keep_questions(survey=unrated, questions=[Asked("text", "意见")], stamp=unrated.version, by=by)
    with pytest.raises(Refused, match="总体满意度题"):
        open_survey(survey=type(unrated).objects.get(pk=unrated.pk), stamp=None, by=by)
    survey = open_survey(survey=draft(), stamp=None, by=by)
    with pytest.raises(Refused, match="正在调查，不能修改"):
        open_survey(survey=survey, stamp=None, by=by)
    with pytest.raises(Refused, match="正在调查，不能修改"):
        amend_survey(survey=survey, values={"title": "改"}, stamp=None, by=by)


def test_an_older_form_is_told_so(draft, by):
    survey = draft()
    amend_survey(survey=survey, values={"title": "示例改名"}, stamp=survey.version, by=by)
    with pytest.raises(Stale):
        amend_survey(survey=survey, values={"title": "示例又改"}, stamp=1, by=by)


def test_the_last_day_is_moved_with_a_reason(opened, by):
    survey = opened()
    later = LAST + datetime.timedelta(10)
    with pytest.raises(Refused, match="写明原因"):
        prolong_survey(survey=survey, closes=later, reason=" ", stamp=None, by=by)
    with pytest.raises(Refused, match="已经过去"):
        prolong_survey(survey=survey, closes=DAY.date().replace(day=1), reason="示例", stamp=None, by=by)
    assert prolong_survey(survey=survey, closes=later, reason="样本不够", stamp=None, by=by).closes == later


def test_a_survey_closed_too_early_takes_answers_again_with_a_reason(opened, by, collect):
    survey = opened()
    collect(survey, [0])
    later = LAST + datetime.timedelta(10)
    with pytest.raises(Refused, match="正在调查"):
        reopen_survey(survey=survey, closes=later, reason="示例", stamp=None, by=by)
    close_survey(survey=survey, stamp=survey.version, by=by)
    for closes, reason, words in ((later, " ", "写明原因"), (DAY.date().replace(day=1), "示例", "已经过去")):
        with pytest.raises(Refused, match=words):
            reopen_survey(survey=survey, closes=closes, reason=reason, stamp=None, by=by)
    with pytest.raises(Stale):
        reopen_survey(survey=survey, closes=later, reason="示例", stamp=1, by=by)
    survey = type(survey).objects.get(pk=survey.pk)
    reopen_survey(survey=survey, closes=later, reason="示例：截早了", stamp=survey.version, by=by)
    assert not SurveyResult.objects.exists()
    assert TrailEntry.objects.latest("number").before["满意率"] == "100.00%"
    collect(survey, [4], on=later)
    close_survey(survey=survey, stamp=None, by=by)
    assert tally_of(type(survey).objects.get(pk=survey.pk)).rate_words == "50.00%"


def test_a_rate_that_a_reading_took_stands(county, opened, by, collect):
    survey = opened()
    collect(survey, [0])
    take_readings(unit_year=county.unit_year, period=Period(2024), by=by)
    close_survey(survey=survey, stamp=survey.version, by=by)
    take_readings(unit_year=county.unit_year, period=Period(2024), by=by)
    with pytest.raises(Refused, match="已经被取数"):
        reopen_survey(survey=survey, closes=LAST, reason="示例", stamp=None, by=by)
    assert SurveyResult.objects.count() == 1
