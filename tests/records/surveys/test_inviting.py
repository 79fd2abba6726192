import re

import pytest
from tests.records.surveys.days import ANSWERED

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.surveys.answering import answer_by_code, code_let_in
from jixiao.records.surveys.inviting import digest_of, issue_codes, void_codes
from jixiao.records.surveys.models import Code
from jixiao.records.surveys.opening import close_survey
from jixiao.records.surveys.queries import unused_codes
from jixiao.web.paper_codes import LENGTH, LETTERS, plain_code


def test_codes_are_numbered_on_and_only_their_digests_are_kept(opened, by):
    survey = opened()
    first = issue_codes(survey=survey, number=2, group=None, by=by)
    second = issue_codes(survey=survey, number=1, group=None, by=by)
    assert [one.number for one in (*first, *second)] == [1, 2, 3]
    assert all(re.fullmatch(f"[{LETTERS}]{{{LENGTH}}}", one.code) for one in first)
    kept = Code.objects.get(number=1)
    assert kept.digest == digest_of(survey, "code", first[0].code)
    told = str(list(TrailEntry.objects.values_list("after", flat=True)))
    assert all(one.code not in told for one in first)
    assert plain_code(f" {first[0].spaced.lower()}-") == first[0].code


def test_a_code_is_good_for_its_own_survey_only(opened, by):
    survey, other = opened(), opened(title="示例另一项调查")
    code = issue_codes(survey=survey, number=1, group=None, by=by)[0].code
    with pytest.raises(Refused, match="答题码不对"):
        code_let_in(survey=other, text=code)


def test_too_many_and_codes_where_none_are_asked_for_are_refused(opened, by):
    survey, link = opened(), opened(way="link", title="示例公开调查")
    for number in (0, 501):
        with pytest.raises(Refused, match="一次制作"):
            issue_codes(survey=survey, number=number, group=None, by=by)
    with pytest.raises(Refused, match="不用答题码"):
        issue_codes(survey=link, number=1, group=None, by=by)
    close_survey(survey=survey, stamp=survey.version, by=by)
    with pytest.raises(Refused, match="不用答题码"):
        issue_codes(survey=survey, number=1, group=None, by=by)


def test_only_what_nobody_used_is_voided_and_lets_nobody_in_any_more(opened, by, rated):
    survey = opened()
    used, lost, kept = issue_codes(survey=survey, number=3, group=None, by=by)
    answer_by_code(survey=survey, text=used.code, group=None, answers=rated(survey), on=ANSWERED)
    with pytest.raises(Refused, match="写明原因"):
        void_codes(survey=survey, first=1, last=2, reason=" ", by=by)
    assert void_codes(survey=survey, first=1, last=2, reason="示例遗失", by=by) == 1
    assert [one.number for one in unused_codes(survey)] == [kept.number]
    with pytest.raises(Refused, match="答题码不对"):
        code_let_in(survey=survey, text=lost.code)
    assert code_let_in(survey=survey, text=kept.code).number == 3
