import pytest

from jixiao.orgs.refusing import Refused
from jixiao.records.community.appeals.deadlines import working_days_of
from jixiao.records.community.appeals.door import door_of, keep_door
from jixiao.records.community.models import PublicDoor

pytestmark = pytest.mark.django_db


def test_a_door_is_opened_once_and_keeps_its_address(county, by):
    assert door_of(county.unit.pk) is None
    first = keep_door(unit_year=county.unit_year, values={"working_days": 10}, by=by)
    second = keep_door(unit_year=county.unit_year, values={"is_open": False, "contact": "0316-0000000"}, by=by)
    assert first.token == second.token
    assert PublicDoor.objects.count() == 1
    assert working_days_of(county.unit.pk) == 10


@pytest.mark.parametrize("days", [0, 251])
def test_days_out_of_reason_are_refused(county, by, days):
    with pytest.raises(Refused) as refused:
        keep_door(unit_year=county.unit_year, values={"working_days": days}, by=by)
    assert refused.value.code == "V412"
