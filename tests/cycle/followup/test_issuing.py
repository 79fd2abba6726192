import datetime

import pytest
from tests.cycle.followup.conftest import DUE, found
from tests.rooms import NOON

from jixiao.cycle.followup.issuing import give_feedback, issue_notice, move_deadline
from jixiao.cycle.followup.lettering import issued_document
from jixiao.cycle.followup.models import Letter, ProblemState
from jixiao.engine.document import plain_text
from jixiao.orgs.refusing import Refused


def notice(county, problem, **more):
    return issue_notice(
        authority=county.finance,
        unit_year=problem.unit_year,
        problems=[problem],
        by=county.actor("reviewer"),
        **more,
    )


def test_a_notice_carries_the_next_number_and_the_day_of_the_rules(issued):
    problem = issued.fresh()
    assert (problem.state, problem.due) == (ProblemState.ISSUED, DUE)
    assert problem.notice.number == "财政局绩改〔2025〕1号"
    second = notice(issued.county, found(issued.county, unit_year=issued.county.other_year))
    assert second.number == "财政局绩改〔2025〕2号"


def test_the_numbers_of_feedback_and_of_the_next_year_begin_anew(issued):
    county = issued.county
    letter = give_feedback(
        authority=county.finance,
        unit_year=county.unit_year,
        problems=[found(county)],
        opinion="示例：健全台账",
        by=county.actor("reviewer", at=NOON + datetime.timedelta(days=365)),
    )
    assert letter.number == "财政局绩馈〔2026〕1号"


def test_a_letter_stays_as_it_was_issued(issued):
    letter = Letter.objects.select_related("unit_year__unit", "authority").get()
    text = plain_text(issued_document(letter))
    for words in ("绩效问题整改通知书", letter.number, "示例：培训档案不全", "2025年2月14日", "示例县财政局（盖章）"):
        assert words in text


def test_a_problem_is_notified_once_and_only_with_those_of_its_unit(issued):
    county = issued.county
    with pytest.raises(Refused) as refused:
        notice(county, issued.fresh())
    assert refused.value.code == "U803"
    with pytest.raises(Refused) as refused:
        issue_notice(
            authority=county.finance,
            unit_year=county.unit_year,
            problems=[found(county, unit_year=county.other_year)],
            by=county.actor("reviewer"),
        )
    assert refused.value.code == "U803"
    assert Letter.objects.count() == 1


def test_a_deadline_lies_ahead_and_feedback_says_something(open_problem):
    county = open_problem.county
    with pytest.raises(Refused) as refused:
        notice(county, open_problem.fresh(), deadline=NOON.date())
    assert refused.value.code == "U804"
    with pytest.raises(Refused) as refused:
        give_feedback(
            authority=county.finance,
            unit_year=county.unit_year,
            problems=[open_problem.fresh()],
            opinion="",
            by=county.actor("reviewer"),
        )
    assert refused.value.code == "U805"


def test_a_deadline_is_moved_later_with_a_reason(issued):
    by = issued.county.actor("reviewer")
    with pytest.raises(Refused) as refused:
        move_deadline(problem=issued.fresh(), due=DUE, reason="示例", by=by)
    assert refused.value.code == "U804"
    moved = move_deadline(problem=issued.fresh(), due=DUE + datetime.timedelta(days=5), reason="示例：补件", by=by)
    assert moved.due == DUE + datetime.timedelta(days=5)
