import datetime
import uuid

import pytest
from tests.records.quiz.prizes.conftest import DRAWN

from jixiao.orgs.models import TrailEntry
from jixiao.records.quiz.models import HandOver, PickUpPoint, Prize, Redemption, RedemptionState
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.prizes.contacting import Leaving, leave_contact
from jixiao.records.quiz.prizes.reserving import reserve_prize
from jixiao.web.clock import now

pytestmark = pytest.mark.django_db


@pytest.fixture
def waiting(campaign, scorer, prize):
    """Return a redemption that waits now, with its code and a contact."""
    where = campaign(last_day=datetime.date(2099, 12, 31))
    who, cup = scorer(where, "甲"), prize(where, total=2)
    won = reserve_prize(card=card_of(where), player=who.pk, prize=cup.pk, once="a", at=now())
    row = Redemption.objects.select_related("player", "campaign__unit_year").get(pk=won.redemption)
    leave_contact(redemption=row, given=Leaving("张小明", "13812341234"), at=now())
    return row, won.code


def page_of(county, row, path=""):
    return county.address(f"quiz/prizes/redemption/{row.pk}/{path}")


def signed(**values):
    return {"taker": "self", "signature": DRAWN, "once": str(uuid.uuid4()), **values}


def test_a_scanned_code_leads_to_its_prize_and_it_is_handed_over(county, waiting):
    row, code = waiting
    clerk = county.client("clerk")
    answer = clerk.get(county.address(f"quiz/prizes/scan/?code={code}"))
    assert answer.headers["Location"] == f"{page_of(county, row)}?scanned=1"
    page = clerk.get(page_of(county, row)).content.decode()
    assert "示例水杯" in page
    assert "张*明" in page
    assert "张小明" not in page
    point = PickUpPoint.objects.create(campaign=row.campaign, name="示例社区", address="示例路 1 号", hours="工作日")
    done = clerk.post(page_of(county, row), signed(point=point.pk), follow=True).content.decode()
    assert "已领取" in done
    assert "不能再领；认为有误" not in done
    assert DRAWN in done
    assert (HandOver.objects.get().point, Prize.objects.get().given) == (point, 1)
    again = clerk.get(county.address(f"quiz/prizes/scan/?code={code}"), follow=True).content.decode()
    assert "不能再领；认为有误" in again
    assert "发放「" not in again


def test_a_double_press_hands_it_over_once(county, waiting):
    row, _ = waiting
    clerk, told = county.client("clerk"), signed()
    assert clerk.post(page_of(county, row), told).status_code == 302
    assert clerk.post(page_of(county, row), told).status_code == 302
    assert HandOver.objects.count() == 1


def test_without_a_signature_the_form_says_what_is_missing(county, waiting):
    row, _ = waiting
    page = county.client("clerk").post(page_of(county, row), signed(signature="")).content.decode()
    assert "还没有签名" in page
    assert Redemption.objects.get().state == RedemptionState.RESERVED
    paper = county.client("clerk").post(page_of(county, row), signed(signature="", on_paper="on"))
    assert paper.status_code == 302


@pytest.mark.parametrize(("typed", "said"), [("", "领奖码"), ("ABC", "不像领奖码"), ("2222222222", "没有这个领奖码")])
def test_a_wrong_code_says_what_is_wrong(county, typed, said):
    answer = county.client("clerk").post(county.address("quiz/prizes/scan/"), {"code": typed})
    assert answer.status_code == 422
    assert said in answer.content.decode()


def test_another_units_clerk_learns_nothing(county, waiting):
    row, code = waiting
    other = county.client("outsider")
    page = other.get(f"/{county.other.code}/2024/quiz/prizes/scan/?code={code}")
    assert "别的单位的领奖码" in page.content.decode()
    assert "水杯" not in page.content.decode()
    assert other.get(page_of(county, row)).status_code == 404
    assert other.get(f"/{county.other.code}/2024/quiz/prizes/redemption/{row.pk}/").status_code == 404


@pytest.mark.parametrize("who", ["head", "viewer", "third", "reviewer"])
def test_who_is_no_clerk_does_not_scan(county, waiting, who):
    row, code = waiting
    client = county.client(who)
    answer = client.get(county.address(f"quiz/prizes/scan/?code={code}"))
    assert answer.status_code == 403
    assert "水杯" not in answer.content.decode()
    assert client.post(page_of(county, row), signed()).status_code == 403


@pytest.mark.parametrize(
    ("who", "status"), [("clerk", 200), ("head", 200), ("viewer", 403), ("third", 403), ("outsider", 404)]
)
def test_the_name_is_shown_to_who_may_and_the_look_is_written_down(county, waiting, who, status):
    row, _ = waiting
    answer = county.client(who).post(page_of(county, row, "contact/"))
    assert answer.status_code == status
    assert ("张小明" in answer.content.decode()) == (status == 200)
    assert TrailEntry.objects.filter(event="quiz.contact_shown").count() == (status == 200)


def test_a_stranger_who_scans_is_asked_to_sign_in(county, waiting, client):
    _, code = waiting
    answer = client.get(county.address(f"quiz/prizes/scan/?code={code}"))
    assert answer.status_code == 302
    assert "/login/" in answer.headers["Location"]


def test_a_mistake_is_undone_with_a_reason(county, waiting):
    row, _ = waiting
    clerk = county.client("clerk")
    clerk.post(page_of(county, row), signed())
    empty = clerk.post(page_of(county, row, "undo/"), {"reason": ""})
    assert "撤销签收原因" in empty.content.decode()
    done = clerk.post(page_of(county, row, "undo/"), {"reason": "发错了人"}, follow=True).content.decode()
    assert "已撤销" in done
    assert Redemption.objects.get().state == RedemptionState.RESERVED
    assert clerk.get(page_of(county, row, "undo/")).status_code == 422


def test_a_prize_is_cancelled_with_a_reason(county, waiting):
    row, _ = waiting
    clerk = county.client("clerk")
    done = clerk.post(page_of(county, row, "cancel/"), {"reason": "本人放弃"}, follow=True).content.decode()
    assert "本人放弃" in done
    assert Prize.objects.get().left == 2
