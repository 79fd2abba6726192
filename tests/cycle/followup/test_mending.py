import pytest
from tests.cycle.followup.conftest import prove

from jixiao.cycle.followup.mending import handover_of_problem, plan_measures, require_mended, take_back, tell_progress
from jixiao.cycle.followup.models import ProblemState, ProblemStep
from jixiao.orgs.handing import send
from jixiao.orgs.refusing import Refused


def test_the_unit_says_who_and_how_and_each_step_is_kept(mended):
    problem = mended.fresh()
    assert (problem.section, problem.outcome) == ("示例科室", "示例：已补齐三期")
    assert [step.kind for step in ProblemStep.objects.order_by("pk")] == ["planned", "progress"]


def test_measures_name_a_section_and_a_person(issued):
    with pytest.raises(Refused) as refused:
        plan_measures(
            problem=issued.fresh(), section="甲", responsible="", measures="乙", by=issued.county.actor("clerk")
        )
    assert (refused.value.code, refused.value.field) == ("U807", "responsible")


def test_nothing_is_reported_before_the_notice(open_problem):
    with pytest.raises(Refused) as refused:
        tell_progress(problem=open_problem.fresh(), words="示例", by=open_problem.county.actor("clerk"))
    assert refused.value.code == "U806"


def test_it_is_handed_in_with_measures_outcome_and_proof(issued):
    by = issued.county.actor("clerk")
    with pytest.raises(Refused, match="佐证") as refused:
        send(handover=handover_of_problem(issued.fresh()), by=by, before=require_mended)
    assert refused.value.code == "U808"
    assert issued.fresh().state == ProblemState.ISSUED
    plan_measures(problem=issued.fresh(), section="甲", responsible="乙", measures="丙", by=by)
    tell_progress(problem=issued.fresh(), words="示例", by=by)
    prove(issued)
    send(handover=handover_of_problem(issued.fresh()), by=by, before=require_mended)
    assert issued.fresh().state == ProblemState.SENT
    take_back(handover=handover_of_problem(issued.fresh()), by=by)
    assert issued.fresh().state == ProblemState.ISSUED
