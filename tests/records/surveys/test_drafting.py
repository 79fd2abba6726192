import pytest

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.surveys.drafting import amend_survey, copy_survey, keep_questions, remove_survey
from jixiao.records.surveys.drawing_up import SHIPPED, Asked
from jixiao.records.surveys.inviting import issue_codes
from jixiao.records.surveys.models import Survey
from jixiao.records.surveys.planning import Part, keep_plan
from jixiao.records.surveys.queries import groups_of, questions_of


def test_a_draft_begins_with_the_shipped_form_and_the_next_number(draft):
    first, second = draft(), draft(title="示例另一项")
    assert (first.code, second.code) == ("S1", "S2")
    assert first.token != second.token
    assert [one.text for one in questions_of(first)] == [one.text for one in SHIPPED.questions]
    assert questions_of(first)[0].is_rate


def test_what_changed_is_told_and_an_older_stamp_is_refused(draft, by):
    survey = draft()
    stamp = survey.version
    amend_survey(survey=survey, values={"population": 500}, stamp=stamp, by=by)
    line = TrailEntry.objects.latest("number")
    assert (line.before["服务对象总数"], line.after["服务对象总数"]) == (200, 500)
    with pytest.raises(Stale):
        amend_survey(survey=Survey.objects.get(pk=survey.pk), values={"population": 1}, stamp=stamp, by=by)
    with pytest.raises(Refused, match="没有填"):
        amend_survey(survey=Survey.objects.get(pk=survey.pk), values={"title": " "}, stamp=None, by=by)


def test_the_questions_of_an_open_survey_stand(opened, by):
    survey = opened()
    asked = [Asked("scale", "您满意吗？", is_rate=True)]
    with pytest.raises(Refused, match="不能修改"):
        keep_questions(survey=survey, questions=asked, stamp=survey.version, by=by)
    with pytest.raises(Refused, match="不能修改"):
        remove_survey(survey=survey, stamp=survey.version, by=by)


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ([], "问题数不对"),
        ([Asked("scale", "甲？", is_rate=True), Asked("scale", "乙？", is_rate=True)], "第 1、2 题都标为"),
        ([Asked("single", "甲？", ("是",), is_rate=False)], "选项要有 2 至"),
        ([Asked("single", "甲？", ("是", "是"))], "不能重复"),
        ([Asked("matrix", "甲？")], "没有各行"),
        ([Asked("single", "甲？", ("是", "否"), is_rate=True)], "不是满意程度题"),
        ([Asked("scale", "甲？", ("满意", "不满意"), is_rate=True)], "少于 4 级"),
        ([Asked("scale", " ")], "没有题目"),
        ([Asked("", "甲？")], "没有选题型"),
    ],
)
def test_a_form_that_cannot_be_asked_is_refused(draft, by, asked, words):
    survey = draft()
    with pytest.raises(Refused, match=words):
        keep_questions(survey=survey, questions=asked, stamp=survey.version, by=by)
    assert len(questions_of(Survey.objects.get(pk=survey.pk))) == len(SHIPPED.questions)


def test_a_copy_takes_form_and_groups_and_only_of_the_same_unit(county, draft, by):
    survey = draft()
    keep_plan(survey=survey, parts=[Part("示例社区", 100, 5, 8, "示例社区文书")], stamp=survey.version, by=by)
    made = copy_survey(source=Survey.objects.get(pk=survey.pk), unit_year=county.unit_year, by=by)
    group = groups_of(made)[0]
    assert (group.name, group.wanted, group.quota, group.liaison) == ("示例社区", 5, 8, "示例社区文书")
    assert (made.opens, made.closes, made.codes.count()) == (None, None, 0)
    with pytest.raises(Refused, match="不是本单位的"):
        copy_survey(source=survey, unit_year=county.other_year, by=by)


def test_a_draft_is_thrown_away_and_told_but_not_with_codes_printed(draft, by):
    survey, printed = draft(), draft(title="示例发过码的")
    issue_codes(survey=printed, number=1, group=None, by=by)
    with pytest.raises(Refused, match="已经制作了答题码"):
        remove_survey(survey=printed, stamp=printed.version, by=by)
    remove_survey(survey=survey, stamp=survey.version, by=by)
    assert list(Survey.objects.all()) == [printed]
    assert TrailEntry.objects.latest("number").before["调查名称"] == "示例活动满意度调查"
