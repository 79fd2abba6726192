import pytest
from tests.rooms import County

from jixiao.orgs import handing
from jixiao.orgs.handing import handover_of
from jixiao.orgs.models import Handover, HandoverKind, HandoverState
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.registering import close_year
from jixiao.orgs.undoing import undo_decision

pytestmark = pytest.mark.django_db


@pytest.fixture
def approved(county: County) -> Handover:
    handover = handing.send(handover=handover_of(county.unit_year, HandoverKind.GOALS), by=county.actor("clerk"))
    handing.approve(handover=handover, by=county.actor("head"))
    return handing.approve(handover=handover, by=county.actor("reviewer"))


def last(handover: Handover):
    return handover.steps.latest("pk")


def test_an_approval_is_undone_to_the_desk_it_was_made_at(county: County, approved: Handover):
    undone = undo_decision(handover=approved, step=last(approved), by=county.actor("reviewer"))
    assert (undone.state, undone.stage, undone.decided_at) == (HandoverState.SENT, 1, None)
    assert last(undone).action == "undo"


def test_a_step_that_is_not_the_last_is_refused(county: County, approved: Handover):
    passed = approved.steps.get(action="pass")
    with pytest.raises(Refused) as refused:
        undo_decision(handover=approved, step=passed, by=county.actor("head"))
    assert refused.value.code == "U212"


def test_what_is_no_decision_is_not_undone(county: County):
    sent = handing.send(handover=handover_of(county.unit_year, HandoverKind.GOALS), by=county.actor("clerk"))
    with pytest.raises(Refused) as refused:
        undo_decision(handover=sent, step=last(sent), by=county.actor("clerk"))
    assert refused.value.code == "U212"


def test_somebody_elses_decision_and_a_closed_year_are_refused(county: County, approved: Handover):
    with pytest.raises(Refused) as refused:
        undo_decision(handover=approved, step=last(approved), by=county.actor("head"))
    assert refused.value.code == "U213"
    close_year(unit_year=approved.unit_year, by=county.actor("reviewer"))
    with pytest.raises(Refused) as refused:
        undo_decision(handover=approved, step=last(approved), by=county.actor("reviewer"))
    assert refused.value.code == "U214"


def test_an_older_stamp_is_told(county: County, approved: Handover):
    with pytest.raises(Stale):
        undo_decision(handover=approved, step=last(approved), by=county.actor("reviewer"), stamp=1)
