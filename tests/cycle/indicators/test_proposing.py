import pytest
from django.urls import reverse
from tests.cycle.indicators.growing import begun, shared_draft
from tests.rooms import County

from jixiao.cycle.indicators.growing.proposing import add_proposal
from jixiao.cycle.indicators.models import IndicatorVersion, RoundProposal, UpdateRound
from jixiao.cycle.indicators.publishing import publish_version
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year

pytestmark = pytest.mark.django_db


def shared(county: County, code: str, name: str) -> IndicatorVersion:
    draft = shared_draft(county, code, name=name, first_year=2020)
    return publish_version(version=draft, by=county.actor("reviewer"))


def refused(county: County, round_: UpdateRound, **given) -> str:
    given = {"version": None, "replaces": None, "reason": "示例", **given}
    with pytest.raises(Refused) as caught:
        add_proposal(round_=round_, by=county.actor("reviewer"), **given)
    assert caught.value.code == "U788"
    return caught.value.field


def test_a_successor_is_another_shared_indicator_that_stays(county: County) -> None:
    goes, stays = shared(county, "GX-11", "示例甲").indicator, shared(county, "GX-12", "示例乙").indicator
    third = shared(county, "GX-13", "示例丙").indicator
    draft, round_ = shared_draft(county), begun(county)
    assert refused(county, round_, version=draft, replaces=goes, successor=stays) == "successor"
    assert refused(county, round_, version=draft, successor=stays) == "successor"
    assert refused(county, round_, replaces=goes, successor=goes) == "successor"
    assert refused(county, round_, replaces=goes, successor=draft.indicator) == "successor"
    given = {"version": None, "replaces": goes, "successor": stays, "reason": "示例"}
    add_proposal(round_=round_, by=county.actor("reviewer"), **given)
    assert refused(county, round_, replaces=third, successor=goes) == "successor"
    assert refused(county, round_, replaces=stays) == "replaces"


def test_the_bureau_proposes_a_retirement_with_its_successor_on_the_page_and_a_department_cannot(
    county: County,
) -> None:
    open_year(unit=county.finance, year=2024, by=county.actor("system"))
    goes, stays, round_ = shared(county, "GX-11", "示例甲"), shared(county, "GX-12", "示例乙"), begun(county)
    sent = {"replaces": str(goes.pk), "successor": str(stays.pk), "reason": "示例"}

    def at(unit) -> str:
        return reverse("indicators:round_propose", kwargs={"unit": unit.code, "year": 2024, "pk": round_.pk})

    assert county.client("clerk").post(at(county.unit), sent).status_code == 200
    assert not RoundProposal.objects.exists()
    assert county.client("viewer").post(at(county.unit), sent).status_code == 403
    assert county.client("reviewer").post(at(county.finance), sent).status_code == 302
    assert RoundProposal.objects.get().successor == stays.indicator
