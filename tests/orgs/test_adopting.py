import pytest
from tests.rooms import County

from jixiao.cycle.goals.drafting import start_sheet
from jixiao.orgs.adopting import adopt
from jixiao.orgs.handing import handover_of, reopen, send
from jixiao.orgs.models import HandoverKind, HandoverState, TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year

DOCUMENT = "示例财预〔2020〕1号"


@pytest.fixture
def past(county: County):
    unit_year = open_year(unit=county.unit, year=2019, by=county.actor("system"))
    return handover_of(unit_year, HandoverKind.GOALS)


def test_what_was_settled_on_paper_is_taken_over_by_its_document(county: County, past):
    adopt(handover=past, document=DOCUMENT, by=county.actor("reviewer"))
    past.refresh_from_db()
    assert past.state == HandoverState.APPROVED
    assert TrailEntry.objects.get(event="orgs.handover_adopted").why == DOCUMENT


def test_it_wants_a_document(county: County, past):
    with pytest.raises(Refused, match="凭哪份文件"):
        adopt(handover=past, document=" ", by=county.actor("reviewer"))


def test_this_year_and_last_year_are_handed_in_as_usual(county: County):
    handover = handover_of(county.unit_year, HandoverKind.GOALS)
    with pytest.raises(Refused, match="更早年度"):
        adopt(handover=handover, document=DOCUMENT, by=county.actor("reviewer"))


def test_what_is_being_judged_is_not_taken_over(county: County, past):
    send(handover=past, by=county.actor("clerk"))
    with pytest.raises(Refused, match="不能修改"):
        adopt(handover=past, document=DOCUMENT, by=county.actor("reviewer"))


def test_it_can_be_opened_again(county: County, past):
    adopt(handover=past, document=DOCUMENT, by=county.actor("reviewer"))
    assert reopen(handover=past, reason="补录有误（示例）", by=county.actor("reviewer")).state == HandoverState.DRAFT


@pytest.mark.parametrize("kind", [HandoverKind.REPORT, HandoverKind.DISCLOSURE])
def test_what_the_unit_settles_by_itself_is_not_taken_over(county: County, past, kind):
    with pytest.raises(Refused, match="经财政审定"):
        adopt(handover=handover_of(past.unit_year, kind), document=DOCUMENT, by=county.actor("reviewer"))


def test_only_the_finance_bureau_does_it(county: County, past):
    start_sheet(unit_year=past.unit_year, by=county.actor("clerk"))
    address = county.address("goals/adopt/", year=2019)
    for who, status in (("clerk", 403), ("head", 403), ("viewer", 403), ("outsider", 404)):
        assert county.client(who).post(address, {"reason": DOCUMENT}).status_code == status
    assert county.client("reviewer").post(address, {"reason": DOCUMENT}).status_code == 302
    past.refresh_from_db()
    assert past.state == HandoverState.APPROVED
