"""What anybody sees: masked names, objections, certificates verified."""

import datetime

import pytest
from django.test import Client
from tests.records.contests import a_contest as made

from jixiao.orgs.actor import SHANGHAI
from jixiao.records.contests.models import AwardCertificate, Contest, Objection, Result
from jixiao.records.contests.publishing.certifying import issue_certificates
from jixiao.web.clock import now


@pytest.fixture
def at(published):
    return f"/contest/{published.token}/"


@pytest.fixture
def on_show(published):
    """The notice is on today."""
    today = now().astimezone(SHANGHAI).date()
    last = today + datetime.timedelta(days=5)
    Contest.objects.filter(pk=published.pk).update(notice_from=today, notice_to=last)


def page(url, *, status=200, client=None, **typed):
    answer = (client or Client()).post(url, typed) if typed else (client or Client()).get(url)
    assert answer.status_code == status
    return answer.content.decode()


def test_the_notice_masks_minors_and_leaves_out_who_did_not_agree(at):
    shown = page(f"{at}results/")
    for word in ("示例作品1", "张*明（小学五）", "（监护人没有同意公示）", "李*例", "一等奖 1 件、二等奖 1 件"):
        assert word in shown
    for word in ("张示明", "李示例", "示例作品3", "90"):
        assert word not in shown


def test_before_results_are_published_there_is_nothing(county, judged):
    for place in ("results/", "object/", "object/answer/", "verify/"):
        assert page(f"/contest/{judged.token}/{place}", status=404)


def test_a_cancelled_award_is_shown_as_such(at):
    Result.objects.filter(award="一等奖").update(state="cancelled", why="公示异议成立")
    assert "已取消：公示异议成立" in page(f"{at}results/")


@pytest.mark.usefixtures("on_show")
def test_an_objection_is_made_and_its_answer_looked_up(at):
    shown = page(f"{at}object/", number="G1-001", text="示例异议", name="", phone="")
    code = shown.split('class="question mono">')[1].split("<")[0]
    assert "待答复" in page(f"{at}object/answer/", code=code)
    assert "没有这个查询码" in page(f"{at}object/answer/", status=422, code="X")
    assert Objection.objects.get().entry.number == "G1-001"


@pytest.mark.usefixtures("on_show")
def test_nothing_typed_is_lost(at):
    shown = page(f"{at}object/", status=422, number="G9", text="示例异议", name="王示例", phone="")
    for word in ("公示里没有编号 G9 的作品", 'value="G9"', "示例异议", 'value="王示例"'):
        assert word in shown


@pytest.mark.usefixtures("on_show")
def test_too_many_objections_from_one_address_are_stopped(at, monkeypatch):
    monkeypatch.setattr("jixiao.records.contests.knocking.MOST_TRIES", 1)
    page(f"{at}object/", number="", text="示例异议", name="", phone="")
    assert "太频繁" in page(f"{at}object/", status=429, number="", text="示例异议", name="", phone="")


def test_a_certificate_is_verified_by_its_address(at, published, later):
    issue_certificates(contest=published, by=later)
    one = AwardCertificate.objects.get(number="2024-S1-00001")
    url = f"{at}certificate/{one.number}-{one.code}/"
    shown = page(url)
    assert "真实有效" in shown
    assert "张*明" in shown
    assert "张示明" not in shown
    asked = Client().get(f"{at}verify/?number={one.number}&code={one.code.lower()}")
    assert asked.headers["Location"] == url
    assert "没有查到" in page(f"{at}certificate/2024-S1-00001-ABCDEFGHJK/", status=404)
    assert "没有查到" in page(f"{at}verify/?number=1&code=2", status=404)
    AwardCertificate.objects.update(revoked_at=made.AT, revoked_because="写错")
    assert "已经作废" in page(url)


def test_the_notice_takes_the_same_statements_however_long(at, published, django_assert_num_queries):
    made.a_result(made.a_work(published, 7), award="三等奖", state="published", published_at=made.AT)
    with django_assert_num_queries(6):
        page(f"{at}results/")
