import pytest
from tests.cycle.evaluation.conftest import LATER

from jixiao.cycle.followup.lettering import closing_document, report_document
from jixiao.cycle.followup.lighting import light_of
from jixiao.cycle.followup.mending import handover_of_problem
from jixiao.cycle.followup.models import Letter, ProblemState
from jixiao.cycle.followup.rechecking import pass_or_close, reopen_problem, send_mending_back
from jixiao.engine.document import plain_text
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused


def close(case, reason="示例：签到表齐全"):
    by = case.county.actor("reviewer", at=LATER)
    return pass_or_close(handover=handover_of_problem(case.fresh()), reason=reason, by=by)


def test_a_problem_is_struck_off_with_an_opinion(handed_in):
    with pytest.raises(Refused) as refused:
        close(handed_in, reason="")
    assert refused.value.code == "U809"
    close(handed_in)
    problem = handed_in.fresh()
    assert (problem.state, problem.closed_on) == (ProblemState.CLOSED, LATER.date())
    assert TrailEntry.objects.filter(event="followup.problem_closed").count() == 1
    assert light_of(problem, on=LATER.date(), calendar=work_calendar()) == ("green", "已销号")


def test_sent_back_it_can_be_mended_again_and_struck_off_it_can_be_opened_again(handed_in):
    by = handed_in.county.actor("reviewer", at=LATER)
    send_mending_back(handover=handover_of_problem(handed_in.fresh()), reason="示例：缺一期", by=by)
    assert handed_in.fresh().state == ProblemState.RETURNED
    assert handed_in.fresh().opinion == "示例：缺一期"


def test_opened_again_it_is_no_longer_struck_off(handed_in):
    close(handed_in)
    by = handed_in.county.actor("reviewer", at=LATER)
    reopen_problem(handover=handover_of_problem(handed_in.fresh()), reason="示例：抽查不实", by=by)
    assert (handed_in.fresh().state, handed_in.fresh().closed_on) == (ProblemState.RETURNED, None)


def test_report_and_closing_opinion_print_what_was_done(handed_in):
    close(handed_in)
    letter = Letter.objects.select_related("unit_year__unit", "authority").get()
    report = plain_text(report_document(letter, [handed_in.fresh()], on=LATER.date()))
    closing = plain_text(closing_document(letter, [handed_in.fresh()], on=LATER.date()))
    for words in ("绩效问题整改报告", "示例：补齐签到", "示例：已补齐三期", "示例签到表"):
        assert words in report
    for words in ("绩效问题销号意见", "示例：签到表齐全", "1个整改到位", "2025年1月16日"):
        assert words in closing
