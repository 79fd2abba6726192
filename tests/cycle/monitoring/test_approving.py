"""审核、退回、撤回、重开 of a sheet."""

import pytest
from tests.cycle.monitoring.conftest import desk_of, issue, refused_code

from jixiao.cycle.monitoring.approving import pass_sheet, reopen_sheet, return_sheet, withdraw_sheet
from jixiao.cycle.monitoring.queries import subject_of
from jixiao.orgs.handing import handover_of
from jixiao.orgs.models import HandoverKind, HandoverState
from jixiao.orgs.refusing import Stale
from jixiao.orgs.waiting import handed_to


def test_a_sheet_passes_the_head_and_the_bureau_and_two_rounds_do_not_meet(sent):
    assert [one.pk for one in handed_to(desk_of(sent, "head"))] == [sent.handover.pk]
    pass_sheet(handover=sent.handover, by=sent.actor("head"))
    assert pass_sheet(handover=sent.handover, by=sent.actor("reviewer")).state == HandoverState.APPROVED
    later = issue(sent.county, code="2024-11", title="示例十一月监控", through_month=10)
    other = handover_of(sent.county.unit_year, HandoverKind.MONITORING, subject=subject_of(later))
    assert other.state == HandoverState.DRAFT


def test_nobody_judges_what_he_handed_in_and_twice_is_once_too_often(sent):
    assert refused_code(pass_sheet, handover=sent.handover, by=sent.actor("clerk")) == "U205"
    pass_sheet(handover=sent.handover, by=sent.actor("head"))
    pass_sheet(handover=sent.handover, by=sent.actor("reviewer"))
    assert refused_code(pass_sheet, handover=sent.handover, by=sent.actor("reviewer")) == "U207"
    with pytest.raises(Stale):
        reopen_sheet(handover=sent.handover, reason="示例", by=sent.actor("reviewer"), stamp=0)


def test_it_is_returned_with_a_reason_and_taken_back_before_anybody_decided(sent):
    assert refused_code(return_sheet, handover=sent.handover, reason=" ", by=sent.actor("head")) == "U204"
    withdraw_sheet(handover=sent.handover, by=sent.actor())
    assert sent.handover.state == HandoverState.DRAFT
    assert refused_code(withdraw_sheet, handover=sent.handover, by=sent.actor()) == "U203"


def test_returned_and_reopened_it_may_be_changed_again(sent):
    return_sheet(handover=sent.handover, reason="示例", by=sent.actor("head"))
    assert sent.handover.state == HandoverState.RETURNED


def test_a_handover_of_a_round_that_is_not_there_is_refused(sent):
    strange = handover_of(sent.county.unit_year, HandoverKind.MONITORING, subject="999")
    assert refused_code(pass_sheet, handover=strange, by=sent.actor("head")) == "U633"
