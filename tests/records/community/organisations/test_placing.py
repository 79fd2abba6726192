import pytest

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.models import Place
from jixiao.records.community.organisations.placing import amend_place, register_place, remove_place

pytestmark = pytest.mark.django_db


@pytest.fixture
def register(county, by):
    return lambda **values: register_place(unit_year=county.unit_year, values={"name": "示例镇", **values}, by=by)


def test_places_stand_in_order_and_their_names_once(register):
    assert (register().position, register(name="示例街道", kind="street").position) == (1, 2)
    with pytest.raises(Refused) as refused:
        register()
    assert refused.value.code == "V202"


@pytest.mark.parametrize(
    ("values", "code"),
    [({"name": " "}, "V201"), ({"x": 1}, "V203"), ({"y": 1}, "V203"), ({"x": 1, "y": 101}, "V205")],
)
def test_what_is_not_right_is_refused(register, values, code):
    with pytest.raises(Refused) as refused:
        register(**values)
    assert refused.value.code == code


def test_one_is_changed_and_who_was_slower_is_told(county, register, by):
    one = register()
    amend_place(place=one, unit_year=county.unit_year, values={"x": 10, "y": 20}, stamp=one.version, by=by)
    with pytest.raises(Stale):
        amend_place(place=one, unit_year=county.unit_year, values={"x": 11}, stamp=1, by=by)


def test_one_with_an_organisation_stays(county, register, organisation, by):
    one = register()
    organisation("示例镇科协", kind="township", place=one)
    with pytest.raises(Refused) as refused:
        remove_place(place=one, unit_year=county.unit_year, by=by)
    assert refused.value.code == "V204"
    other = register(name="示例二镇")
    remove_place(place=other, unit_year=county.unit_year, by=by)
    assert Place.objects.get(pk=other.pk).removed_at is not None
