"""The five views of a handover, and the panel on a page."""

import re
import uuid

import pytest
from tests.orgs.asking import statements
from tests.rooms import County

from jixiao.orgs.handing import approve, handover_of, send, send_back
from jixiao.orgs.models import Handover, HandoverKind, HandoverState

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.orgs.handover_room")]


@pytest.fixture
def handover(county: County) -> Handover:
    return handover_of(county.unit_year, HandoverKind.GOALS)


def press(county: County, who: str, step: str, **data: object):
    return county.client(who).post(county.address(f"given/{step}/"), data)


def shown(county: County, who: str, query: str = "") -> str:
    return county.client(who).get(county.address(f"given/{query}")).content.decode()


def test_the_whole_way_through_the_pages(county: County, handover: Handover) -> None:
    assert press(county, "clerk", "send").headers["Location"] == county.address("given/")
    assert press(county, "head", "approve", reason="同意").status_code == 302
    assert press(county, "reviewer", "approve").status_code == 302
    handover.refresh_from_db()
    assert handover.state == HandoverState.APPROVED
    assert press(county, "reviewer", "reopen", reason="补一项").status_code == 302
    handover.refresh_from_db()
    assert handover.state == HandoverState.DRAFT


@pytest.mark.parametrize(
    ("who", "step"),
    [
        ("head", "send"),
        ("viewer", "send"),
        ("clerk", "approve"),
        ("clerk", "return"),
        ("third", "approve"),
        ("system", "send"),
    ],
)
def test_the_wrong_role_is_told_whose_it_is(county: County, handover: Handover, who: str, step: str) -> None:
    response = press(county, who, step, reason="x")
    assert response.status_code == 403
    assert "您现在的角色" in response.content.decode()


def test_the_reviewer_waits_until_it_is_the_reviewer_s_turn(county: County, handover: Handover) -> None:
    send(handover=handover, by=county.actor("clerk"))
    response = press(county, "reviewer", "approve")
    assert response.status_code == 422
    assert "还没有轮到您" in response.content.decode()
    assert "通过后才到这里" in shown(county, "reviewer")


def test_a_head_does_not_reopen_goals(county: County, handover: Handover) -> None:
    send(handover=handover, by=county.actor("clerk"))
    approve(handover=handover, by=county.actor("head"))
    approve(handover=handover, by=county.actor("reviewer"))
    assert press(county, "head", "reopen", reason="x").status_code == 422


def test_a_return_points_at_fields_of_the_page(county: County, handover: Handover) -> None:
    send(handover=handover, by=county.actor("clerk"))
    press(county, "head", "return", reason="期数不实", mark="G3|目标 3")
    page = shown(county, "clerk")
    assert "期数不实" in page
    assert 'href="#field-G3"' in page
    assert 'id="field-G3"' in page


def test_a_return_without_a_reason_is_refused(county: County, handover: Handover) -> None:
    send(handover=handover, by=county.actor("clerk"))
    assert press(county, "head", "return", reason="").status_code == 422


def test_a_grey_button_says_why(county: County, handover: Handover) -> None:
    page = shown(county, "clerk", "?bad")
    assert 'aria-disabled="true"' in page
    assert "还不能送审：1 处" in page
    assert "「目标 3」没有指标" in page


def test_pressed_twice_is_done_once(county: County, handover: Handover) -> None:
    once = str(uuid.uuid4())
    client = county.client("clerk")
    first, second = (client.post(county.address("given/send/"), {"once": once}) for _ in range(2))
    assert first.status_code == second.status_code == 302
    assert first.headers["Location"] == second.headers["Location"]
    assert handover.steps.count() == 1


def test_a_page_that_is_out_of_date_says_so(county: County, handover: Handover) -> None:
    stamp = handover.version
    send(handover=handover, by=county.actor("clerk"))
    response = press(county, "clerk", "withdraw", stamp=stamp)
    assert response.status_code == 409
    assert "已送审" in response.content.decode()


def test_outsiders_find_nothing(county: County, handover: Handover) -> None:
    for step in ("send", "withdraw", "return", "approve", "reopen"):
        assert press(county, "outsider", step).status_code == 404


def test_only_posts_change_anything(county: County, handover: Handover) -> None:
    assert county.client("clerk").get(county.address("given/send/")).status_code == 405


def test_a_closed_year_has_no_buttons(county: County, handover: Handover) -> None:
    county.unit_year.state = "closed"
    county.unit_year.save()
    assert not re.search(r'action="[^"]*/given/send/"', shown(county, "clerk"))
    assert press(county, "clerk", "send").status_code == 403


def test_the_panel_asks_the_same_number_of_questions_after_many_rounds(county: County, handover: Handover) -> None:
    client = county.client("clerk")
    send(handover=handover, by=county.actor("clerk"))
    client.get(county.address("given/"))
    before = statements(lambda: client.get(county.address("given/")))
    for _ in range(3):
        send_back(handover=handover, reason="再改", by=county.actor("head"))
        send(handover=handover, by=county.actor("clerk"))
    assert statements(lambda: client.get(county.address("given/"))) == before
