"""Parts of pages that are drawn once until somebody acts."""

import pytest
from django.db import transaction
from django.template import RequestContext, Template, TemplateSyntaxError
from django.test import RequestFactory
from tests.rooms import County, build_county

from jixiao.orgs.events import Event, event
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.trail import publish
from jixiao.web.clock import now


@event("test.changed_what_is_drawn", "示例改动")
class ChangedWhatIsDrawn(Event):
    """Somebody changed what is drawn."""


@pytest.fixture
def county(transactional_db) -> County:
    return build_county()


def drawn(county: County, body: str, *, who: str = "clerk", path: str = "/x/", **values: object) -> str:
    request = RequestFactory().get(path)
    role = {"clerk": Role.CLERK, "head": Role.HEAD}[who]
    request.desk = Desk(
        person=county.people[who], unit=county.unit, unit_year=county.unit_year, roles=frozenset({role}),
        held=((county.unit, role),), at=now(), address=None, year=2024,
    )  # fmt: skip
    page = Template("{% load remembering %}" + body)
    return page.render(RequestContext(request, values))


PART = '{% remember "part" may %}{{ figure }}{% endremember %}'


def test_a_part_is_drawn_once_until_somebody_acts(county):
    assert drawn(county, PART, figure=1, may=False) == "1"
    assert drawn(county, PART, figure=2, may=False) == "1"
    with transaction.atomic():
        publish(ChangedWhatIsDrawn(unit_id=county.unit.pk), by=county.actor("clerk"))
    assert drawn(county, PART, figure=3, may=False) == "3"


def test_other_roles_addresses_and_conditions_have_their_own(county):
    assert drawn(county, PART, figure=1, may=False) == "1"
    assert drawn(county, PART, figure=2, may=True) == "2"
    assert drawn(county, PART, figure=3, may=False, who="head") == "3"
    assert drawn(county, PART, figure=4, may=False, path="/x/?project=P1") == "4"
    assert drawn(county, PART, figure=5, may=False) == "1"


def test_a_form_with_its_token_is_not_remembered(county):
    with pytest.raises(TemplateSyntaxError, match="token"):
        drawn(county, '{% remember "form" %}<form>{% csrf_token %}</form>{% endremember %}')
