import datetime

import pytest
from tests.records.community.days import noon

from jixiao.orgs.knocking import TooMany
from jixiao.records.community.knocking import HAND_IN, LOOK_UP, knock
from jixiao.records.community.models import Knock

pytestmark = pytest.mark.django_db
DAY = datetime.timedelta(days=1)


def test_who_tries_too_often_waits_and_nobody_else_does(county):
    for _ in range(HAND_IN.most):
        knock(unit=county.unit.pk, limit=HAND_IN, address="10.0.0.1", at=noon(3))
    with pytest.raises(TooMany) as refused:
        knock(unit=county.unit.pk, limit=HAND_IN, address="10.0.0.1", at=noon(3))
    assert (refused.value.code, refused.value.status) == ("V407", 429)
    knock(unit=county.unit.pk, limit=HAND_IN, address="10.0.0.2", at=noon(3))
    knock(unit=county.unit.pk, limit=LOOK_UP, address="10.0.0.1", at=noon(3))
    knock(unit=county.unit.pk, limit=HAND_IN, address="10.0.0.1", at=noon(3) + datetime.timedelta(minutes=15))


def test_no_address_is_kept_and_the_counts_are_forgotten_after_a_day(county):
    knock(unit=county.unit.pk, limit=HAND_IN, address="10.0.0.1", at=noon(3))
    assert "10.0.0.1" not in str(list(Knock.objects.values()))
    knock(unit=county.unit.pk, limit=HAND_IN, address="10.0.0.1", at=noon(3) + 2 * DAY)
    assert Knock.objects.count() == 1
