import datetime

import pytest
from django.test import Client
from tests.records.quiz.days import noon

from jixiao.records.quiz.account.figures import figures_of
from jixiao.records.quiz.account.gathering import account_of
from jixiao.records.quiz.models import Campaign, CampaignState, Player, WinnersNotice

pytestmark = pytest.mark.django_db


def at(county, campaign, path=""):
    return county.address(f"quiz/account/{campaign.pk}/{path}")


def test_the_account_is_shown_and_every_figure_opens(county, played):
    viewer = county.client("viewer")
    page = viewer.get(at(county, played)).content.decode()
    for words in ("参与人数", "83.33", "示例题目 1？", "5eed", "quiz/account", "最迟 2024 年 11 月 1 日"):
        assert words in page, words
    for key in figures_of(account_of(played)):
        shown = viewer.get(at(county, played, f"figures/{key}/"))
        assert shown.status_code == 200, key
    one = viewer.get(at(county, played, "figures/players/")).content.decode()
    assert "交过卷的参与者" in one
    assert f'<a href="{at(county, played)}">活动总结</a>' in one
    assert viewer.get(at(county, played, "figures/nothing/")).status_code == 404


def test_the_paper_is_sent_as_docx(county, played):
    sent = county.client("viewer").get(at(county, played, "report.docx"))
    assert sent.content[:2] == b"PK"
    assert "attachment" in sent.headers["Content-Disposition"]


@pytest.mark.font
def test_the_paper_is_sent_as_pdf(county, played):
    assert county.client("viewer").get(at(county, played, "report.pdf")).content[:4] == b"%PDF"


def test_it_is_for_those_who_read_the_unit_and_a_draft_has_none(county, played):
    pages = ("", "figures/players/", "report.docx", "report.pdf")
    stranger = county.client("outsider")
    assert {stranger.get(at(county, played, path)).status_code for path in pages} == {404}
    assert county.client("system").get(at(county, played)).status_code == 403
    Campaign.objects.update(state=CampaignState.DRAFT)
    assert county.client("head").get(at(county, played)).status_code == 404


def test_a_campaign_held_elsewhere_shows_what_is_missing_and_what_contradicts(county, taken_over):
    page = county.client("viewer").get(at(county, taken_over)).content.decode()
    assert 'class="unset"' in page
    assert "Q101" in page
    assert "不估算" in page


def test_citizens_see_the_same_figures(played):
    page = Client().get(f"/quiz/{played.token}/result/").content.decode()
    for words in ("83.33<small>%", "5eed", "剔除人数", 'class="specimen"', "示例题目 1？"):
        assert words in page, words
    assert not any(one.key in page for one in Player.objects.all())
    assert Client().get("/quiz/unknown/result/").status_code == 404


def test_winners_have_masked_names_while_their_notice_stands_and_handles_afterwards(played):
    handle = Player.objects.order_by("pk").first().handle
    page = Client().get(f"/quiz/{played.token}/result/").content.decode()
    assert handle in page
    assert "示*" not in page
    assert "138****1234" not in page
    days = {"first_day": datetime.date(2024, 9, 21), "last_day": datetime.date(2999, 1, 1)}
    WinnersNotice.objects.create(campaign=played, rows=[], by=played.opened_by, at=noon(21), **days)
    page = Client().get(f"/quiz/{played.token}/result/").content.decode()
    for words in (handle, "示*", "138****1234"):
        assert words in page, words


def test_while_questions_are_asked_no_answer_is_shown(played):
    Campaign.objects.update(last_day=datetime.date(2099, 12, 31))
    page = Client().get(f"/quiz/{played.token}/result/").content.decode()
    assert "竞答还在进行" in page
    assert "示例题目" not in page
    Campaign.objects.update(state=CampaignState.DRAFT)
    assert Client().get(f"/quiz/{played.token}/result/").status_code == 404
