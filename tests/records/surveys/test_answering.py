import pytest
from django.db import IntegrityError, transaction
from tests.racing import asked, race
from tests.records.surveys.days import ANSWERED, LAST

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.answering import Answers, answer_by_code, answer_by_link, answer_signed_in
from jixiao.records.surveys.inviting import issue_codes
from jixiao.records.surveys.models import Group, Mark, Remark, Response, Spent
from jixiao.records.surveys.planning import Part
from jixiao.records.surveys.queries import questions_of


def test_a_code_answers_once_and_the_answer_does_not_lead_back_to_it(opened, by, rated):
    survey = opened()
    code = issue_codes(survey=survey, number=1, group=None, by=by)[0].code
    lines = TrailEntry.objects.count()
    answer_by_code(survey=survey, text=f"{code[:5]} {code[5:].lower()}", group=None, answers=rated(survey), on=ANSWERED)
    with pytest.raises(Refused, match="已经用过"):
        answer_by_code(survey=survey, text=code, group=None, answers=rated(survey), on=ANSWERED)
    assert Response.objects.count() == Spent.objects.count() == 1
    assert TrailEntry.objects.count() == lines
    names = {field.name for field in Response._meta.get_fields()}
    assert not names & {"code", "spent", "person", "at", "address"}


def test_the_database_itself_refuses_a_second_use(opened):
    survey = opened()
    Spent.objects.create(survey=survey, key="示例")
    with pytest.raises(IntegrityError), transaction.atomic():
        Spent.objects.create(survey=survey, key="示例")


def test_a_person_signed_in_and_a_phone_answer_once_each(opened, county, rated):
    signed, link = opened(way="signed"), opened(way="link", title="示例公开调查")
    for _ in range(2):
        with pytest.raises(Refused, match="已经答过") if Spent.objects.filter(survey=signed).exists() else _nothing():
            answer_signed_in(
                survey=signed, person=county.people["viewer"], group=None, answers=rated(signed), on=ANSWERED
            )
        with pytest.raises(Refused, match="这台手机") if Spent.objects.filter(survey=link).exists() else _nothing():
            answer_by_link(survey=link, device="示例手机", group=None, answers=rated(link), on=ANSWERED)
    assert Response.objects.count() == 2
    with pytest.raises(Refused, match="Cookie"):
        answer_by_link(survey=link, device="", group=None, answers=rated(link), on=ANSWERED)


def test_a_group_takes_no_more_than_its_quota_and_the_refused_code_is_still_good(opened, by, rated):
    survey = opened(parts=[Part("示例社区", 100, 1, 1), Part("示例学校", 100, 5)])
    first, second = (one.code for one in issue_codes(survey=survey, number=2, group=None, by=by))
    community, school = Group.objects.order_by("position")
    answer_by_code(survey=survey, text=first, group=community, answers=rated(survey), on=ANSWERED)
    with pytest.raises(Refused, match="已经收满 1 份"):
        answer_by_code(survey=survey, text=second, group=community, answers=rated(survey), on=ANSWERED)
    with pytest.raises(Refused, match="哪一类"):
        answer_by_code(survey=survey, text=second, group=None, answers=rated(survey), on=ANSWERED)
    answer_by_code(survey=survey, text=second, group=school, answers=rated(survey), on=ANSWERED)
    with pytest.raises(IntegrityError), transaction.atomic():
        Group.objects.filter(pk=community.pk).update(taken=2)


def test_a_code_made_for_a_group_answers_for_that_group(opened, by, rated):
    survey = opened(parts=[Part("示例社区"), Part("示例学校")])
    school = Group.objects.get(name="示例学校")
    code = issue_codes(survey=survey, number=1, group=school, by=by)[0].code
    made = answer_by_code(survey=survey, text=code, group=None, answers=rated(survey), on=ANSWERED)
    assert made.group == school


def test_what_is_missing_foreign_or_out_of_time_is_refused_and_nothing_is_written(opened, by, rated):
    survey = opened()
    code = issue_codes(survey=survey, number=1, group=None, by=by)[0].code
    overall, _, _, single, _ = questions_of(survey)
    wrong = (
        (Answers(), ANSWERED, "第 1 题没有答"),
        (rated(survey, 7), ANSWERED, "不在选项里"),
        (Answers({overall.pk: [(0, 0), (0, 1)]}), ANSWERED, "不在选项里"),
        (Answers({overall.pk: [(0, 0)], single.pk: [(1, 0)]}), ANSWERED, "不在选项里"),
        (Answers({overall.pk: [(0, 0)], 999_999: [(0, 0)]}), ANSWERED, "不在选项里"),
        (rated(survey), LAST.replace(month=10, day=1), "已经截止"),
        (rated(survey), ANSWERED.replace(month=8), "还没有开始"),
    )
    for answers, on, words in wrong:
        with pytest.raises(Refused, match=words):
            answer_by_code(survey=survey, text=code, group=None, answers=answers, on=on)
    with pytest.raises(Refused, match="答题码不对"):
        answer_by_code(survey=survey, text="ABCDE", group=None, answers=rated(survey), on=ANSWERED)
    assert not Response.objects.exists()
    assert not Spent.objects.exists()


def test_each_kind_of_question_is_kept(opened, by):
    survey = opened()
    code = issue_codes(survey=survey, number=1, group=None, by=by)[0].code
    overall, matrix, multi, single, text = questions_of(survey)
    answers = Answers(
        {overall.pk: [(0, 1)], matrix.pk: [(0, 0), (3, 4)], multi.pk: [(0, 0), (0, 5)], single.pk: [(0, 2)]},
        {text.pk: " 多办几次 "},
    )
    made = answer_by_code(survey=survey, text=code, group=None, answers=answers, on=ANSWERED)
    assert (made.rated, made.invalid) == (1, "")
    assert Mark.objects.count() == 6
    assert Remark.objects.get().text == "多办几次"


def test_presses_at_the_same_moment_leave_one_answer(opened, by, rated, tmp_path):
    survey = opened()
    code = issue_codes(survey=survey, number=1, group=None, by=by)[0].code
    answers, file = rated(survey), tmp_path / "race.sqlite3"

    def press() -> None:
        answer_by_code(survey=survey, text=code, group=None, answers=answers, on=ANSWERED)

    assert race(file, [press] * 6) == ["U861"] * 5 + ["done"]
    assert asked(file, "SELECT COUNT(*) FROM surveys_response") == [(1,)]


class _nothing:  # noqa: N801 - stands where pytest.raises would
    def __enter__(self):
        return self

    def __exit__(self, *_):
        return False
