import datetime
import re

import pytest
from django.test import Client
from tests.records.quiz.prizes.conftest import AFTER, SEED

from jixiao.records.quiz.identity.tickets import ticket_text
from jixiao.records.quiz.models import Contact, Player, Prize, Redemption, RedemptionState
from jixiao.records.quiz.prizes.awarding import award_ranks
from jixiao.records.quiz.prizes.publishing import publish_winners
from jixiao.records.quiz.prizes.raffling import draw_raffle
from jixiao.records.quiz.seals import TICKET_COOKIE, code_of
from jixiao.web.clock import now
from jixiao.web.paper_codes import spaced

pytestmark = pytest.mark.django_db
LONG = datetime.date(2099, 12, 31)


@pytest.fixture
def phone():
    """Return the phone of a player, "" for somebody who never played."""

    def make(player=None):
        client = Client()
        if player is not None:
            client.cookies[TICKET_COOKIE] = ticket_text(player)
        return client

    return make


def page_of(client, campaign, path="", status=200):
    answer = client.get(f"/quiz/{campaign.token}/prizes/{path}")
    assert answer.status_code == status
    return answer.content.decode()


def redeem(client, campaign, prize, once=None):
    page = page_of(client, campaign)
    once = (
        once
        or re.findall(rf'name="once" value="([^"]+)"><input type="hidden" name="prize" value="{prize.pk}"', page)[0]
    )
    return once, client.post(f"/quiz/{campaign.token}/prizes/", {"prize": prize.pk, "once": once})


def test_a_player_redeems_and_sees_the_code_with_its_picture(campaign, scorer, prize, phone):
    where = campaign(last_day=LONG)
    who, cup = scorer(where, "甲"), prize(where, total=2)
    client = phone(who)
    once, answer = redeem(client, where, cup)
    assert answer.status_code == 302
    mine = page_of(client, where, "mine/")
    assert spaced(code_of(player=who.pk, once=once)) in mine
    assert "<svg" in mine
    assert not re.search(r'\sstyle="|<script(?![^>]*src=)', mine)
    assert "每人限领 1 件，您已经领过" in page_of(client, where)
    dear = prize(where, cost=300)
    assert f"还差 {dear.cost - Player.objects.get().balance} 分" in page_of(client, where)


def test_the_same_form_sent_again_is_one_redemption(campaign, scorer, prize, phone):
    where = campaign(last_day=LONG)
    who, cup = scorer(where, "甲", 300), prize(where, total=3, per_person=3)
    client = phone(who)
    once, _ = redeem(client, where, cup)
    redeem(client, where, cup, once=once)
    assert Redemption.objects.count() == 1
    assert Player.objects.get().balance == 200


def test_a_stranger_sees_what_there_is_and_redeems_nothing(campaign, prize, phone):
    where = campaign(last_day=LONG)
    cup = prize(where, total=2)
    client = phone()
    assert "剩 2，共 2" in page_of(client, where)
    answer = client.post(f"/quiz/{where.token}/prizes/", {"prize": cup.pk, "once": "1" * 32})
    assert answer.status_code == 422
    assert client.get(f"/quiz/{where.token}/prizes/mine/").status_code == 302
    assert not Redemption.objects.exists()


def test_a_ticket_of_another_campaign_opens_nothing(campaign, bank, scorer, prize, phone):
    versions = bank()
    one, other = campaign(versions=versions, last_day=LONG), campaign(versions=versions, last_day=LONG)
    who = scorer(one, "甲")
    client = phone(who)
    assert client.get(f"/quiz/{other.token}/prizes/mine/").status_code == 302
    client.cookies[TICKET_COOKIE] = f"{who.pk}.{'0' * 40}"
    assert client.get(f"/quiz/{one.token}/prizes/mine/").status_code == 302


def test_an_address_that_is_none_and_a_draft_are_not_there(campaign, phone):
    where = campaign(state="draft", opened_at=None, opened_by=None)
    assert phone().get(f"/quiz/{where.token}/prizes/").status_code == 404
    assert phone().get("/quiz/nowhere/prizes/").status_code == 404


@pytest.mark.parametrize("wrong", [{}, {"prize": "x"}, {"prize": "9" * 40, "once": "1" * 32}, {"prize": "1"}])
def test_a_form_made_by_hand_is_refused_with_a_word(campaign, scorer, phone, wrong):
    where = campaign(last_day=LONG)
    answer = phone(scorer(where, "甲")).post(f"/quiz/{where.token}/prizes/", wrong)
    assert answer.status_code == 422
    assert "从奖品页重新选" in answer.content.decode()


def test_what_was_not_fetched_is_released_when_the_page_is_opened(campaign, scorer, prize, phone):
    where = campaign(last_day=LONG)
    who, cup = scorer(where, "甲"), prize(where)
    client = phone(who)
    redeem(client, where, cup)
    Redemption.objects.update(expires_at=now() - datetime.timedelta(minutes=1))
    page = page_of(client, where, "mine/")
    assert "逾期未领，已收回" in page
    assert "退还 100 分" in page
    assert Prize.objects.get().left == 1


def test_a_winner_leaves_name_and_number_and_sees_them_masked(campaign, scorer, prize, phone):
    where = campaign(last_day=LONG)
    who, cup = scorer(where, "甲"), prize(where)
    client = phone(who)
    redeem(client, where, cup)
    row = Redemption.objects.get()
    address = f"/quiz/{where.token}/prizes/mine/{row.pk}/"
    wrong = client.post(address, {"name": "张小明", "phone": "12"})
    assert wrong.status_code == 422
    assert "电话没有填对" in wrong.content.decode()
    empty = client.post(address, {"name": "", "phone": ""})
    assert empty.status_code == 422
    assert "姓名：" in empty.content.decode()
    done = client.post(address, {"name": "张小明", "phone": "13812341234", "may_publish": "1"}, follow=True)
    assert "张*明" in done.content.decode()
    assert "张小明" not in done.content.decode()
    assert Contact.objects.get().may_publish
    assert phone(scorer(where, "乙")).get(address).status_code == 404, "somebody else's prize"


def test_a_child_is_asked_for_the_guardians_consent(campaign, scorer, prize, phone):
    where = campaign(last_day=LONG, lets_minors=True)
    who, cup = scorer(where, "甲", is_minor=True), prize(where)
    client = phone(who)
    redeem(client, where, cup)
    address = f"mine/{Redemption.objects.get().pk}/"
    assert "我是监护人" in page_of(client, where, address)
    answer = client.post(f"/quiz/{where.token}/prizes/{address}", {"name": "张小明", "phone": "13812341234"})
    assert "不满 14 周岁要监护人同意" in answer.content.decode()


def test_the_draw_is_there_before_and_after_with_all_to_repeat_it(drawn_campaign, scorer, prize, phone, by):
    where = drawn_campaign()
    for name in "甲乙丙":
        scorer(where, name)
    bag = prize(where, total=2, way="raffle", cost=None)
    before = page_of(phone(), where, "raffle/")
    assert where.raffle_hash in before
    assert SEED not in before
    made = draw_raffle(prize=bag, by=by("head", at=AFTER))
    after = page_of(phone(), where, "raffle/")
    assert SEED in after
    assert made.list_hash in after
    assert "本站重算一致" in after
    listed = phone().get(f"/quiz/{where.token}/prizes/raffle/1.txt")
    assert listed.content.decode() == made.entrants
    assert phone().get(f"/quiz/{where.token}/prizes/raffle/2.txt").status_code == 404


def test_the_winners_stand_there_only_while_they_are_published(campaign, scorer, prize, phone, by):
    where = campaign()
    scorer(where, "甲")
    prize(where, way="ranking", cost=None, rank_from=1, rank_to=1)
    award_ranks(campaign=where, by=by("head", at=AFTER))
    assert "现在没有公示" in page_of(phone(), where, "winners/")
    publish_winners(campaign=where, days=3, by=by("head", at=now()))
    assert "参与编号" in page_of(phone(), where, "winners/")
    assert Redemption.objects.get().state in {RedemptionState.RESERVED, RedemptionState.RELEASED}


def test_the_page_of_prizes_asks_as_often_for_three_as_for_one(
    campaign, scorer, prize, phone, django_assert_num_queries
):
    where = campaign(last_day=LONG)
    client = phone(scorer(where, "甲"))
    prize(where)
    page_of(client, where)
    for _ in range(2):
        with django_assert_num_queries(QUERIES):
            page_of(client, where)
        prize(where)
        prize(where)


QUERIES = 6


def test_of_a_campaign_held_elsewhere_no_price_and_no_stock_is_told(campaign, prize, phone):
    row = campaign(first_day=datetime.date(2019, 9, 1), last_day=datetime.date(2019, 9, 20))
    prize(row, cost=1)
    page = page_of(phone(), row)
    assert "当时没有公布" in page
    for words in ("1 分", "每人限", "剩 ", "再来兑换", "<form"):
        assert words not in page, words


def test_after_the_end_nobody_is_asked_to_play_first(campaign, prize, phone):
    row = campaign(state="closed", last_day=LONG, closed_at=AFTER)
    prize(row)
    assert "活动已经结束" in page_of(phone(), row)


def test_without_a_draw_its_page_says_that_there_is_none(campaign, phone):
    page = page_of(phone(), campaign(), "raffle/")
    assert "这次活动没有抽奖" in page
    assert "种子摘要" not in page
