import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils.html import escape

from jixiao.records.quiz.campaigns.wording import rules_of
from jixiao.records.quiz.models import CampaignChange, CampaignState, Player
from jixiao.records.quiz.playing.sitting import hand_in, open_set

pytestmark = pytest.mark.django_db
PATHS = ("", "rules/", "changes/", "ranking/")


def text(answer):
    return answer.content.decode()


def test_whoever_comes_by_sees_what_it_is_and_what_there_is_to_win(live, prize, player):
    one = live(organiser="示例县科协", contact="0316-0000000", raffle_hash="a" * 64)
    prize(one, total=5)
    player(one)
    page = text(Client().get(f"/quiz/{one.token}/"))
    for words in (
        "示例科普日有奖竞答",
        "第 3 天，共 23 天",
        "剩 5，共 5",
        "100 分兑换",
        "参加的人",
        "我要参加",
        "a" * 64,
    ):
        assert words in page
    assert "离零点换题还有" in page


def test_whoever_has_joined_sees_their_points_and_where_they_stand(at_the_phone):
    phone = at_the_phone()
    assert "开始答题" in text(phone.get())
    phone.open()
    phone.press(0, "0")
    told = text(phone.get())
    assert "5 题答了 1 题" in told
    assert "接着答" in told
    phone.hand_in()
    assert "看今天的结果" in text(phone.get())
    assert phone.player.handle in text(phone.get())


def test_the_prizes_and_their_winners_are_a_link_away(at_the_phone, prize):
    phone = at_the_phone()
    prize(phone.card.campaign)
    page = text(phone.get())
    for path in ("prizes/", "prizes/winners/"):
        assert f'href="{phone.here}{path}"' in page
        assert phone.get(path).status_code == 200


def test_yesterdays_answers_are_a_link_on_the_page(at_the_phone):
    phone = at_the_phone()
    yesterday = phone.now() - datetime.timedelta(days=1)
    assert "看昨天的答案" not in text(phone.get())
    open_set(card=phone.card, player=phone.player.pk, at=yesterday)
    hand_in(card=phone.card, player=phone.player.pk, given={}, at=yesterday)
    assert f"result/{yesterday.date()}/" in text(phone.get())


@pytest.mark.parametrize(("shift", "words"), [(10, "离开始还有"), (-30, "竞答已经结束，谢谢参与")])
def test_before_and_after_it_says_so(live, shift, words):
    one = live()
    one.first_day += datetime.timedelta(days=shift)
    one.last_day += datetime.timedelta(days=shift)
    one.save()
    assert words in text(Client().get(f"/quiz/{one.token}/"))


def test_a_closed_campaign_is_over_and_its_pages_stay(live):
    one = live(state=CampaignState.CLOSED, closed_at=datetime.datetime(2024, 9, 30, tzinfo=datetime.UTC))
    for path in PATHS:
        assert Client().get(f"/quiz/{one.token}/{path}").status_code == 200, path
    assert "竞答已经结束" in text(Client().get(f"/quiz/{one.token}/"))


def test_the_rules_page_says_every_sentence_of_the_rules(live):
    one = live(minutes=10, feedback="at_once", audience="county", places=["示例镇"], lets_minors=True)
    page = text(Client().get(f"/quiz/{one.token}/rules/"))
    sentences = [sentence for section in rules_of(one) for sentence in section.sentences]
    assert len(sentences) > 10
    for sentence in sentences:
        assert escape(sentence) in page


def test_every_change_is_on_its_page(live, county):
    one = live()
    assert "没有变更" in text(Client().get(f"/quiz/{one.token}/changes/"))
    CampaignChange.objects.create(
        campaign=one, what="撤下题目", before="示例题目 1", why="示例原因", by=county.people["head"], at=one.opened_at
    )
    page = text(Client().get(f"/quiz/{one.token}/changes/"))
    assert "撤下题目" in page
    assert "示例原因" in page


def test_the_ranking_shows_handles_pages_and_ones_own_place(at_the_phone, player):
    phone = at_the_phone()
    assert "还没有人得分" in text(phone.get("ranking/"))
    for number in range(102):
        player(phone.card.campaign, f"第 {number} 人", points=1000 - number, reached_at=phone.now())
    phone.player.points, phone.player.reached_at = 5, phone.now()
    phone.player.save()
    first, second = text(phone.get("ranking/")), text(phone.get("ranking/?page=2"))
    assert "您是第 <b>103</b> 名" in first
    assert ("后 100 名" in first, "前 100 名" in first) == (True, False)
    assert phone.player.handle in second.partition("<tbody>")[2]
    assert "is-mine" in second
    for odd in ("0", "x", "99999999", "-1"):
        assert phone.get(f"ranking/?page={odd}").status_code == 200


def test_a_ranking_that_is_not_public_is_not_there(live):
    one = live(shows_ranking=False)
    assert Client().get(f"/quiz/{one.token}/ranking/").status_code == 404
    assert "ranking/" not in text(Client().get(f"/quiz/{one.token}/"))


@pytest.mark.parametrize("path", PATHS)
def test_a_page_takes_as_many_statements_for_three_as_for_one(at_the_phone, prize, player, county, path):
    phone = at_the_phone()
    numbers = []
    for turn in (1, 2, 3):
        prize(phone.card.campaign)
        player(phone.card.campaign, f"第 {turn} 人", points=turn, reached_at=phone.now())
        CampaignChange.objects.create(
            campaign=phone.card.campaign, what="改", why="因", by=county.people["head"], at=phone.now()
        )
        phone.get(path)
        with CaptureQueriesContext(connection) as caught:
            phone.get(path)
        numbers.append(len(caught))
    assert len(set(numbers)) == 1
    assert numbers[0] <= 7


def test_a_campaign_that_was_taken_over_claims_nothing_that_nobody_knows(campaign, prize):
    one = campaign(first_day=datetime.date(2019, 9, 1), last_day=datetime.date(2019, 9, 20))
    prize(one, total=5)
    page = text(Client().get(f"/quiz/{one.token}/"))
    for words in ("参加的人", "剩 5", "100 分兑换", "用原来的方式"):
        assert words not in page
    for words in ("补录", "共 5", f"/quiz/{one.token}/result/"):
        assert words in page
    assert Client().get(f"/quiz/{one.token}/join/").headers["Location"] == f"/quiz/{one.token}/"


def test_what_came_of_it_is_a_link_away_once_it_is_over(campaign, prize):
    one = campaign(raffle_hash="a" * 64)
    prize(one)
    page = text(Client().get(f"/quiz/{one.token}/"))
    for path in ("result/", "prizes/", "prizes/winners/", "prizes/raffle/"):
        assert f'href="/quiz/{one.token}/{path}"' in page
        assert Client().get(f"/quiz/{one.token}/{path}").status_code == 200
    assert f'href="/quiz/{one.token}/"' in text(Client().get(f"/quiz/{one.token}/result/"))


def test_whoever_is_excluded_is_not_asked_to_come_again_and_cannot_redeem(at_the_phone, prize):
    phone = at_the_phone()
    prize(phone.card.campaign)
    Player.objects.filter(pk=phone.player.pk).update(state="excluded", balance=500, points=500)
    page = text(phone.get())
    assert "您的参与资格已被取消" in page
    assert "<h2>今天</h2>" not in page
    shelf = text(phone.get("prizes/"))
    assert "参与资格已被取消，不能兑换" in shelf
    assert "用 100 分兑换" not in shelf
