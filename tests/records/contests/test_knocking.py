import pytest
from tests.records.contests.conftest import noon

from jixiao.orgs.knocking import TooMany
from jixiao.records.contests.knocking import MOST_TRIES, knock
from jixiao.records.contests.models import Knock

pytestmark = pytest.mark.django_db


def test_tries_are_counted_by_door_and_address_and_too_many_are_refused(contest):
    row = contest()
    for _ in range(3):
        knock(contest=row, door="school", address="192.0.2.1", at=noon(10))
    knock(contest=row, door="judge", address="192.0.2.1", at=noon(10))
    assert sorted(Knock.objects.values_list("tries", flat=True)) == [1, 3]
    assert "192.0.2.1" not in str(list(Knock.objects.values_list("who", flat=True)))
    Knock.objects.filter(door="school").update(tries=MOST_TRIES)
    with pytest.raises(TooMany) as refused:
        knock(contest=row, door="school", address="192.0.2.1", at=noon(10))
    assert (refused.value.code, refused.value.status) == ("A151", 429)


def test_after_a_day_the_counts_are_forgotten(contest):
    row = contest()
    knock(contest=row, door="school", address="192.0.2.1", at=noon(10))
    knock(contest=row, door="school", address="192.0.2.1", at=noon(12))
    assert Knock.objects.count() == 1
