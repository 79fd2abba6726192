import datetime

import pytest
from tests.records.quiz.prizes.conftest import SIGNED
from tests.rooms import A_PAGE

from jixiao.orgs.actor import Actor
from jixiao.records.quiz.models import Contact, Redemption
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.prizes.contacting import Leaving, leave_contact
from jixiao.records.quiz.prizes.finding_codes import ROWS
from jixiao.records.quiz.prizes.handing import hand_over
from jixiao.records.quiz.prizes.reserving import reserve_prize
from jixiao.web.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def redeemed(campaign, scorer, prize):
    where = campaign(last_day=datetime.date(2099, 12, 31))
    cup = prize(where, total=9)

    def make(name):
        who = scorer(where, name)
        return reserve_prize(card=card_of(where), player=who.pk, prize=cup.pk, once="a", at=now())

    make("甲")
    return where, make


def test_the_list_is_filtered_by_state_and_sent_as_a_workbook(county, redeemed):
    where, make = redeemed
    won = ROWS.get(pk=make("乙").redemption)
    leave_contact(redemption=won, given=Leaving("张小明", "13812341234"), at=now())
    hand_over(redemption=won, signing=SIGNED, by=Actor(county.people["clerk"], now()))
    client, address = county.client("viewer"), county.address(f"quiz/prizes/{where.pk}/list/")
    given = client.get(address, {"state": "given"}).content.decode()
    assert "张*明 138****1234" in given
    assert "本人" in given
    assert "13812341234" not in given
    waiting = client.get(address, {"state": "reserved"}).content.decode()
    assert "张*明" not in waiting
    assert client.get(address, {"format": "xlsx"}).headers["Content-Type"].endswith("sheet")


def test_the_list_asks_as_often_for_three_as_for_one(county, redeemed, django_assert_max_num_queries):
    where, make = redeemed
    client, address = county.client("clerk"), county.address(f"quiz/prizes/{where.pk}/list/")
    client.get(address)
    with django_assert_max_num_queries(A_PAGE) as first:
        client.get(address)
    make("乙")
    make("丙")
    with django_assert_max_num_queries(len(first)):
        client.get(address)


def test_the_sheet_to_sign_on_is_sent_as_a_paper(county, redeemed):
    where, _ = redeemed
    answer = county.client("clerk").get(county.address(f"quiz/prizes/{where.pk}/sheet.docx"))
    assert answer.status_code == 200
    assert answer.content.startswith(b"PK")
    assert county.client("clerk").get(county.address(f"quiz/prizes/{where.pk}/sheet.exe")).status_code == 404


def test_names_whose_days_are_over_are_deleted_by_the_clerk(county, redeemed):
    where, _ = redeemed
    row = Redemption.objects.select_related("player", "campaign__unit_year").get()
    leave_contact(redemption=row, given=Leaving("张小明", "13812341234"), at=now())
    Contact.objects.update(delete_on=datetime.date(2025, 1, 1))
    address = county.address(f"quiz/prizes/{where.pk}/")
    clerk = county.client("clerk")
    assert "保存期已满" in clerk.get(address).content.decode()
    assert county.client("viewer").post(f"{address}forget/").status_code == 403
    assert "保存期已满" not in clerk.post(f"{address}forget/", follow=True).content.decode()
    assert Contact.objects.get().sealed == ""
