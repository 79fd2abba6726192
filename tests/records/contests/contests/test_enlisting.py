import pytest

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.contests.enlisting import amend_school, register_school, schools_by_name
from jixiao.records.contests.seals import unseal

pytestmark = pytest.mark.django_db
GIVEN = {
    "code": "131024001",
    "name": "示例县第一小学",
    "stage": "primary",
    "contact": "示例教师",
    "phone": "13800001234",
}


def test_who_answers_at_a_school_is_sealed_and_not_in_the_trail(county, by):
    made = register_school(unit_year=county.unit_year, values=GIVEN, by=by)
    assert (unseal(made.contact_seal), unseal(made.phone_seal)) == ("示例教师", "13800001234")
    assert made.initials == "slxdyxx"
    assert "13800001234" not in str(TrailEntry.objects.latest("number").after)
    assert schools_by_name(county.unit)["示例县第一小学"] == made


@pytest.mark.parametrize(
    ("values", "code", "field"),
    [
        ({"code": ""}, "A018", "code"),
        ({"stage": "opera"}, "A018", "stage"),
        ({"contact": "<b>"}, "A018", "contact"),
        ({"phone": "12"}, "A018", "phone"),
    ],
)
def test_a_school_that_cannot_be_is_refused(county, by, values, code, field):
    with pytest.raises(Refused) as refused:
        register_school(unit_year=county.unit_year, values={**GIVEN, **values}, by=by)
    assert (refused.value.code, refused.value.field) == (code, field)


def test_a_school_stands_once_and_a_stale_form_is_told(county, by):
    made = register_school(unit_year=county.unit_year, values=GIVEN, by=by)
    with pytest.raises(Refused) as refused:
        register_school(unit_year=county.unit_year, values={**GIVEN, "code": "2"}, by=by)
    assert refused.value.code == "A019"
    amend_school(school=made, unit_year=county.unit_year, values={"town": "示例镇"}, stamp=1, by=by)
    with pytest.raises(Stale):
        amend_school(school=made, unit_year=county.unit_year, values={"town": "另一镇"}, stamp=1, by=by)
    assert unseal(made.phone_seal) == "13800001234"


def test_who_answers_at_a_school_that_is_taken_off_the_list_is_forgotten(county, by):
    made = register_school(unit_year=county.unit_year, values=GIVEN, by=by)
    amend_school(school=made, unit_year=county.unit_year, values={**GIVEN, "is_active": False}, stamp=1, by=by)
    made.refresh_from_db()
    assert (made.is_active, made.contact_seal, made.phone_seal) == (False, "", "")
