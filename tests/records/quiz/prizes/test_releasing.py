import datetime

import pytest
from tests.records.quiz.days import noon

from jixiao.records.quiz.models import Contact, Player, Prize, Redemption
from jixiao.records.quiz.prizes.contacting import Leaving, leave_contact
from jixiao.records.quiz.prizes.releasing import release_due, release_everywhere

pytestmark = pytest.mark.django_db


def test_what_was_not_fetched_goes_back_and_its_contact_is_to_be_deleted(won):
    row = Redemption.objects.select_related("player", "campaign__unit_year").get(pk=won().redemption)
    leave_contact(redemption=row, given=Leaving("张小明", "13812341234"), at=noon(15))
    assert release_due(campaign=row.campaign, at=noon(16)) == 0
    assert release_due(campaign=row.campaign, at=noon(23)) == 1
    one = Prize.objects.get()
    assert (one.left, one.reserved, one.given, Player.objects.get().balance) == (2, 0, 0, 100)
    assert Contact.objects.get().delete_on == datetime.date(2024, 10, 23)


def test_where_nothing_is_late_it_is_one_statement(won, django_assert_num_queries):
    row = Redemption.objects.select_related("campaign").get(pk=won().redemption)
    with django_assert_num_queries(1):
        assert release_due(campaign=row.campaign, at=noon(16)) == 0


def test_every_campaign_is_looked_at(won, campaign, bank):
    versions = bank()
    won(campaign(versions=versions))
    won(campaign(versions=versions), name="乙")
    assert release_everywhere(at=noon(23)) == 2
    assert release_everywhere(at=noon(23)) == 0
