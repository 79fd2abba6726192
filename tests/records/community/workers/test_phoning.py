import pytest

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.community.workers.phoning import see_phone

pytestmark = pytest.mark.django_db


def test_a_look_at_a_number_is_written_down(county, worker, by):
    one = worker(phone="13800001234")
    assert see_phone(worker=one, unit_year=county.unit_year, by=by) == "13800001234"
    assert TrailEntry.objects.latest("number").event == "community.phone_seen"


def test_where_there_is_none_it_says_so(county, worker, by):
    with pytest.raises(Refused) as refused:
        see_phone(worker=worker(), unit_year=county.unit_year, by=by)
    assert refused.value.code == "V112"
