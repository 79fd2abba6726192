import pytest
from django.test import Client

from jixiao.records.quiz.fairness.appealing import uphold_appeal
from jixiao.records.quiz.identity.tickets import TICKET, ticket_text
from jixiao.records.quiz.models import Appeal, Campaign, CampaignState

pytestmark = pytest.mark.django_db


def phone_of(who):
    client = Client()
    client.cookies[TICKET] = ticket_text(who)
    return client


def test_whoever_is_excluded_sees_why_appeals_and_sees_the_answer(excluded, by):
    phone, url = phone_of(excluded), f"/quiz/{excluded.campaign.token}/appeal/"
    page = phone.get(url).content.decode()
    assert "您的参与资格被取消" in page
    assert "示例：三秒答完五题" in page
    empty = phone.post(url, {"text": " "})
    assert (empty.status_code, "没有写申诉内容" in empty.content.decode()) == (422, True)
    sent = phone.post(url, {"text": "示例：我做过同样的题"}, follow=True).content.decode()
    assert "待答复" in sent
    assert "提出申诉" not in sent
    assert phone.post(url, {"text": "示例"}).status_code == 422
    appeal = Appeal.objects.select_related("player__campaign__unit_year").get()
    uphold_appeal(appeal=appeal, answer="示例：核对属实", by=by)
    done = phone.get(url).content.decode()
    assert "申诉成立，已恢复" in done
    assert "示例：核对属实" in done
    assert "您的参与资格正常" in done


def test_a_phone_that_is_nobodys_is_told_how_to_come_in_and_sees_nothing(excluded, play, card):
    url = f"/quiz/{excluded.campaign.token}/appeal/"
    nobody = Client().get(url)
    assert (nobody.status_code, "这台手机还没有参加" in nobody.content.decode()) == (403, True)
    stranger = Client()
    stranger.cookies[TICKET] = f"{excluded.pk}.{'0' * 40}"
    assert stranger.get(url).status_code == 403
    assert phone_of(excluded).get("/quiz/unknown/appeal/").status_code == 404
    assert "参与资格正常" in phone_of(play(card)).get(url).content.decode()


def test_a_draft_is_not_there(excluded):
    Campaign.objects.update(state=CampaignState.DRAFT)
    assert phone_of(excluded).get(f"/quiz/{excluded.campaign.token}/appeal/").status_code == 404
