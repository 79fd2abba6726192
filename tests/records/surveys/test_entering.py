import pytest
from tests.records.surveys.days import ANSWERED

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.answering import Answers
from jixiao.records.surveys.entering import Sheet, enter_sheets, take_sheets_back
from jixiao.records.surveys.models import Group, Response
from jixiao.records.surveys.opening import close_survey
from jixiao.records.surveys.planning import Part
from jixiao.records.surveys.tallying import tally


def test_refusals_and_blank_sheets_are_told_apart_from_valid_ones(opened, by, rated):
    survey = opened(parts=[Part("示例社区", 100, 3, 3)])
    group = Group.objects.get()
    later = Answers({survey.questions.get(position=4).pk: [(0, 1)]})
    sheets = [
        Sheet("1", "paper", group, rated(survey, 0)),
        Sheet("2", "call", group, rated(survey, 3)),
        Sheet("3", "paper", group, Answers()),
        Sheet("4", "call", group, Answers(), refused=True),
    ]
    enter_sheets(survey=survey, sheets=sheets, by=by)
    with pytest.raises(Refused, match="已经收满 3 份"):
        enter_sheets(survey=survey, sheets=[Sheet("5", "paper", group, later)], by=by)
    found = tally(survey)
    assert (found.valid, found.empty, found.refused, found.rate_words) == (2, 1, 1, "50.00%")
    assert (str(found.valid_share), str(found.refused_share)) == ("66.67", "25.00")
    assert dict(found.ways) == {"纸质": 2, "电话": 1}
    assert TrailEntry.objects.latest("number").after["录入"] == 4


def test_a_sheet_without_the_overall_answer_is_not_valid_and_its_other_answers_do_not_count(opened, by):
    survey = opened()
    other = survey.questions.get(position=4)
    enter_sheets(survey=survey, sheets=[Sheet("1", "paper", None, Answers({other.pk: [(0, 1)]}))], by=by)
    assert tally(survey).unrated == 1
    assert not Response.objects.get().marks.exists()


def test_all_sheets_or_none_and_each_number_once(opened, by, rated):
    survey = opened()
    twice = [Sheet("1", "paper", None, rated(survey)), Sheet("1", "paper", None, rated(survey))]
    with pytest.raises(Refused, match="卷号 1 已经录入过"):
        enter_sheets(survey=survey, sheets=twice, by=by)
    assert not Response.objects.exists()


def test_what_was_typed_in_is_taken_back_and_what_came_by_phone_is_not(opened, by, rated, collect):
    survey = opened()
    collect(survey, [0], on=ANSWERED)
    made = enter_sheets(survey=survey, sheets=[Sheet("1", "paper", None, rated(survey))], by=by)
    every = [str(pk) for pk in Response.objects.values_list("pk", flat=True)]
    with pytest.raises(Refused, match="写明原因"):
        take_sheets_back(survey=survey, pks=every, reason="", by=by)
    assert take_sheets_back(survey=survey, pks=every, reason="录错了", by=by) == len(made)
    assert Response.objects.get().way == "phone"
    with pytest.raises(Refused, match="没有可以撤回"):
        take_sheets_back(survey=survey, pks=every, reason="录错了", by=by)
    close_survey(survey=survey, stamp=None, by=by)
    for act in (
        lambda: enter_sheets(survey=survey, sheets=[Sheet("2", "paper", None, rated(survey))], by=by),
        lambda: take_sheets_back(survey=survey, pks=every, reason="录错了", by=by),
    ):
        with pytest.raises(Refused, match=r"已(经)?截止"):
            act()
