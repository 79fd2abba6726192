import pytest
from tests.cycle.evaluation.conftest import LATER
from tests.cycle.followup.conftest import advice, found, prove

from jixiao.cycle.followup.giving import answer_advice
from jixiao.cycle.followup.issuing import give_feedback, issue_notice
from jixiao.cycle.followup.mending import plan_measures
from jixiao.cycle.followup.models import Letter, ProblemState
from jixiao.cycle.followup.registering import register_accountability
from jixiao.cycle.followup.withdrawing import withdraw_letter
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused


def withdraw(case, reason="示例：发错单位", at=LATER):
    letter = Letter.objects.select_related("unit_year__unit", "authority").latest("pk")
    return withdraw_letter(letter=letter, reason=reason, by=case.county.actor("reviewer", at=at))


def refused_code(case, **more):
    with pytest.raises(Refused) as refused:
        withdraw(case, **more)
    return refused.value.code


def test_a_notice_taken_back_keeps_its_number_and_its_problems_wait_for_another(issued):
    assert refused_code(issued, reason=" ") == "U802"
    withdraw(issued)
    problem = issued.fresh()
    assert (problem.state, problem.notice, problem.due) == (ProblemState.OPEN, None, None)
    assert TrailEntry.objects.get(event="followup.letter_withdrawn").why == "示例：发错单位"
    assert refused_code(issued) == "U818"
    county = issued.county
    told = {"authority": county.finance, "unit_year": county.unit_year, "problems": [problem]}
    assert issue_notice(**told, by=county.actor("reviewer")).number == "财政局绩改〔2025〕2号"


def _plan(case):
    by = case.county.actor("clerk")
    plan_measures(problem=case.fresh(), section="甲", responsible="乙", measures="丙", by=by)


def _remind(case):
    county = case.county
    told = {"kind": "praise", "ground": "示例", "words": "示例", "on": LATER.date(), "problems": [case.fresh()]}
    by = county.actor("reviewer", at=LATER)
    return register_accountability(authority=county.finance, unit_year=county.unit_year, by=by, **told)


@pytest.mark.parametrize("act", [_plan, prove])
def test_once_the_unit_has_acted_a_notice_stays(issued, act):
    act(issued)
    assert refused_code(issued) == "U819"
    assert issued.fresh().state == ProblemState.ISSUED


def test_a_step_of_the_register_keeps_the_notice_and_its_own_letter_is_taken_back_there(issued):
    _remind(issued)
    assert refused_code(issued) == "U818"
    notice = Letter.objects.select_related("unit_year__unit").get(kind="notice")
    with pytest.raises(Refused) as refused:
        withdraw_letter(letter=notice, reason="示例", by=issued.county.actor("reviewer", at=LATER))
    assert refused.value.code == "U819"


def test_a_feedback_is_taken_back_until_its_problem_is_notified(open_problem):
    county = open_problem.county
    told = {"authority": county.finance, "unit_year": county.unit_year, "by": county.actor("reviewer")}
    give_feedback(problems=[open_problem.problem], opinion="示例", **told)
    withdraw(open_problem)
    assert open_problem.fresh().feedback is None
    give_feedback(problems=[open_problem.fresh()], opinion="示例", **told)
    feedback = Letter.objects.select_related("unit_year__unit").latest("pk")
    issue_notice(problems=[open_problem.fresh()], **told)
    with pytest.raises(Refused) as refused:
        withdraw_letter(letter=feedback, reason="示例", by=county.actor("reviewer"))
    assert refused.value.code == "U819"


def test_advice_is_no_longer_given_out_unless_the_unit_answered(given):
    withdraw(given)
    assert (advice(given).given_at, advice(given).letter) == (None, None)
    assert [step.kind for step in advice(given).steps.order_by("pk")] == ["given", "taken_back"]


def test_answered_advice_stays(given):
    answer_advice(advice=advice(given), answer="agree", words="", by=given.county.actor("clerk", at=LATER))
    assert refused_code(given) == "U819"


def test_the_problems_of_another_letter_are_left_alone(issued):
    county = issued.county
    other = found(county)
    told = {"authority": county.finance, "unit_year": county.unit_year, "by": county.actor("reviewer")}
    issue_notice(problems=[other], **told)
    withdraw(issued)
    assert issued.fresh().state == ProblemState.ISSUED
