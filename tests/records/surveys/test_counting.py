from fractions import Fraction

from tests.records.surveys.days import LAST

from jixiao.engine.values import UNFILLED, Period
from jixiao.records.surveys.answering import Answers
from jixiao.records.surveys.counting import count_surveys
from jixiao.records.surveys.entering import Sheet, enter_sheets
from jixiao.records.surveys.opening import close_survey
from jixiao.records.surveys.queries import questions_of


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


def test_the_whole_year_takes_a_survey_closed_in_the_spring_after_and_no_part_of_it_does(county, opened, by, collect):
    survey = opened(closes=LAST.replace(year=2025, month=1, day=20))
    collect(survey, [0], on=LAST.replace(year=2025, month=1, day=15))
    close_survey(survey=survey, stamp=survey.version, by=by)
    assert counted(county)["surveys.activities"].value == 100
    assert counted(county, Period(2024, 1, 11))["surveys.activities"].value is UNFILLED
    assert counted(county, Period(2024, 7, 12))["surveys.activities"].value is UNFILLED


def test_the_word_of_many_small_samples_fits_into_a_reading(county, opened, by):
    for number in range(4):
        survey = opened(title=f"示例{number}" + "很长的名称" * 20)
        enter_sheets(survey=survey, sheets=[Sheet("1", "paper", None, rated_sheet(survey))], by=by)
        close_survey(survey=survey, stamp=survey.version, by=by)
    note = counted(county)["surveys.activities"].note
    assert "样本不足" in note
    assert "共 4 项" in note
    assert len(note) <= 500


def rated_sheet(survey):
    return Answers({questions_of(survey)[0].pk: [(0, 0)]})


def test_one_statement_however_many_there_are(county, opened, by, collect, django_assert_num_queries):
    for number in (1, 2):
        for _ in range(number):
            survey = opened()
            collect(survey, [0])
            close_survey(survey=survey, stamp=survey.version, by=by)
        with django_assert_num_queries(1):
            counted(county)
