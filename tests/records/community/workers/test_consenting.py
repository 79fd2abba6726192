import pytest
from tests.records.community.days import day

from jixiao.orgs.refusing import Refused
from jixiao.records.community.models import Privacy
from jixiao.records.community.workers.consenting import withdraw_consent

pytestmark = pytest.mark.django_db


def test_who_withdraws_is_no_longer_public(county, worker, by):
    one = worker(privacy=Privacy.OPEN, consent_on=day(1), consent_text="示例")
    withdraw_consent(worker=one, unit_year=county.unit_year, on=day(2), by=by)
    one.refresh_from_db()
    assert (one.privacy, one.consent_withdrawn_on) == (Privacy.OFFICE, day(2))
    with pytest.raises(Refused) as refused:
        withdraw_consent(worker=one, unit_year=county.unit_year, on=day(3), by=by)
    assert refused.value.code == "V106"


def test_nothing_is_withdrawn_before_it_was_given(county, worker, by):
    one = worker(consent_on=day(2), consent_text="示例")
    with pytest.raises(Refused) as refused:
        withdraw_consent(worker=one, unit_year=county.unit_year, on=day(1), by=by)
    assert refused.value.code == "V109"
