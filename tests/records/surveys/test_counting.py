from fractions import Fraction

from jixiao.engine.values import UNFILLED, Period
from jixiao.records.surveys.counting import count_surveys
from jixiao.records.surveys.opening import close_survey


def counted(county, period=None):
    return count_surveys(unit_year=county.unit_year, period=period or Period(2024))


def test_only_a_closed_survey_counts_and_says_from_what(county, opened, by, collect):
    assert counted(county)["surveys.activities"].value is UNFILLED
    survey = opened()
    collect(survey, [0, 1, 3])
    running = counted(county)["surveys.activities"]
    assert running.value is UNFILLED
    assert "还没有截止" in running.note
    close_survey(survey=survey, stamp=survey.version, by=by)
    found = counted(county)["surveys.activities"]
    assert found.value == Fraction(200, 3)
    assert "满意 2 份 ÷ 有效 3 份" in found.note
    assert "置信区间" in found.note
    assert "少于 10 份" in found.note
    assert [(one.kind, one.pk) for one in found.references] == [("surveys.survey", survey.pk)]
    assert counted(county)["surveys.valid"].value == 3
    assert counted(county)["surveys.trainings"].value is UNFILLED


def test_several_surveys_are_counted_together_and_by_their_last_day(county, opened, by, collect):
    for levels in ([0, 0, 0], [4]):
        survey = opened()
        collect(survey, levels)
        close_survey(survey=survey, stamp=survey.version, by=by)
    assert counted(county)["surveys.activities"].value == 75
    assert counted(county, Period(2024, 1, 8))["surveys.activities"].value is UNFILLED
    assert counted(county, Period(2024, 1, 9))["surveys.activities"].value == 75


def test_one_statement_however_many_there_are(county, opened, by, collect, django_assert_num_queries):
    for number in (1, 2):
        for _ in range(number):
            survey = opened()
            collect(survey, [0])
            close_survey(survey=survey, stamp=survey.version, by=by)
        with django_assert_num_queries(1):
            counted(county)
