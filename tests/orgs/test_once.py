"""One press, one deed."""

import uuid

import pytest
from tests.rooms import County

from jixiao.orgs.models import OnceToken
from jixiao.orgs.once import claim_once
from jixiao.orgs.refusing import AlreadyDone

pytestmark = pytest.mark.django_db


def test_the_second_press_is_led_to_what_came_of_the_first(county: County) -> None:
    token = str(uuid.uuid4())
    claim_once(token, by=county.actor("clerk"), leads_to="/a/")
    with pytest.raises(AlreadyDone) as told:
        claim_once(token, by=county.actor("clerk"), leads_to="/b/")
    assert told.value.address == "/a/"


def test_another_s_token_tells_nothing_about_where_it_led(county: County) -> None:
    token = str(uuid.uuid4())
    claim_once(token, by=county.actor("clerk"), leads_to="/a/")
    with pytest.raises(AlreadyDone) as told:
        claim_once(token, by=county.actor("outsider"), leads_to="/b/")
    assert told.value.address == "/b/"


def test_a_form_made_by_hand_is_let_through(county: County) -> None:
    for _ in range(2):
        claim_once("", by=county.actor("clerk"), leads_to="/a/")
    assert not OnceToken.objects.exists()
