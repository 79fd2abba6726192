import datetime

import pytest
from tests.records.surveys.days import DAY

from jixiao.orgs.knocking import TooMany
from jixiao.records.surveys.knocking import MOST_TRIES, knock
from jixiao.records.surveys.models import Knock


def test_an_address_is_counted_by_quarters_as_a_digest_and_forgotten_after_a_day(opened):
    survey = opened()
    for _ in range(2):
        knock(survey=survey, address="192.0.2.7", at=DAY)
    kept = Knock.objects.get()
    assert kept.tries == 2
    assert "192.0.2.7" not in kept.who
    Knock.objects.update(tries=MOST_TRIES)
    with pytest.raises(TooMany, match="太频繁"):
        knock(survey=survey, address="192.0.2.7", at=DAY)
    knock(survey=survey, address="192.0.2.8", at=DAY)
    knock(survey=survey, address="192.0.2.7", at=DAY + datetime.timedelta(minutes=15))
    knock(survey=survey, address="192.0.2.7", at=DAY + datetime.timedelta(days=2))
    assert Knock.objects.count() == 1
