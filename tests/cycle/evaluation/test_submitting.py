import pytest

from jixiao.cycle.evaluation.assessing import assessment_of
from jixiao.cycle.evaluation.checking import blockers_of
from jixiao.cycle.evaluation.entering import Said, enter_row
from jixiao.cycle.evaluation.marking import mark
from jixiao.cycle.evaluation.queries import approved_evaluation_of, evaluation_of
from jixiao.cycle.evaluation.submitting import submit_evaluation
from jixiao.measures.models import ProofLink
from jixiao.orgs.handing import handover_of
from jixiao.orgs.models import HandoverKind, HandoverState
from jixiao.orgs.refusing import Refused


def submit(case):
    return submit_evaluation(evaluation=case.evaluation, by=case.county.actor("clerk"))


def test_a_complete_sheet_goes_to_the_head(marked):
    assert blockers_of(assessment_of(marked.evaluation)) == ()
    assert submit(marked).state == HandoverState.SENT
    assert approved_evaluation_of(marked.county.unit_year) is None
    assert evaluation_of(marked.county.unit_year) is not None


def test_a_sheet_that_was_not_marked_is_not_sent(filled):
    with pytest.raises(Refused, match="还没有计分") as refused:
        submit(filled)
    assert refused.value.code == "U557"


def test_points_lost_without_a_reason_stop_it(marked):
    row = marked.row("Z11")
    enter_row(row=row, said=Said(actual=row.actual), by=marked.county.actor("clerk"))
    with pytest.raises(Refused, match="1 处扣分没有原因") as refused:
        submit(marked)
    assert refused.value.code == "U558"
    assert handover_of(marked.county.unit_year, HandoverKind.EVALUATION).state == HandoverState.DRAFT


def test_an_empty_row_stops_it(filled):
    enter_row(row=filled.row("Z18"), said=Said(), by=filled.county.actor("clerk"))
    mark(evaluation=filled.evaluation, by=filled.county.actor("clerk"))
    with pytest.raises(Refused, match="1 项未填完成值"):
        submit(filled)


def test_full_marks_by_hand_without_a_proof_stop_it(marked):
    row = marked.row("Z09")
    ProofLink.objects.filter(subject=f"evaluation.row:{row.pk}").delete()
    with pytest.raises(Refused, match="1 项没有佐证"):
        submit(marked)


def test_a_counted_value_is_proven_by_its_records(marked):
    row = marked.row("Z01")
    ProofLink.objects.filter(subject=f"evaluation.row:{row.pk}").delete()
    assert submit(marked).state == HandoverState.SENT


def test_a_value_far_above_its_target_wants_a_reason(marked):
    row = marked.row("Z22")
    enter_row(row=row, said=Said(actual="50"), by=marked.county.actor("clerk"))
    with pytest.raises(Refused, match="1 处超额完成没有原因"):
        submit(marked)


def test_what_was_sent_is_locked(marked):
    submit(marked)
    for act in (
        lambda: enter_row(row=marked.row("Z11"), said=Said(actual="1"), by=marked.county.actor("clerk")),
        lambda: mark(evaluation=marked.evaluation, by=marked.county.actor("clerk")),
    ):
        with pytest.raises(Refused) as refused:
            act()
        assert refused.value.code == "U201"
