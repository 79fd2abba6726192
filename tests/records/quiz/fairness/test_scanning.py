import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from tests.records.quiz.days import noon

from jixiao.orgs.jobs import ask_for_work, do_job
from jixiao.orgs.models import JobRun, TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.fairness import signs
from jixiao.records.quiz.fairness.barring import bar_somebody
from jixiao.records.quiz.fairness.deciding import keep_suspicion
from jixiao.records.quiz.fairness.jobs import SCAN, ask_to_scan
from jixiao.records.quiz.fairness.scanning import scan_campaign
from jixiao.records.quiz.models import Attempt, Player, PlayerState, Suspicion, SuspicionKind
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.seals import digest_of

pytestmark = pytest.mark.django_db


def kinds_of(campaign):
    rows = Suspicion.objects.filter(campaign=campaign)
    return sorted({(one.player.handle, one.kind) for one in rows.select_related("player")})


def test_a_set_in_less_time_than_its_questions_need_is_a_lead_with_its_numbers(card, play, by):
    quick, slow = play(card, "快", seconds=9), play(card, "慢", seconds=10)
    scan_campaign(campaign=card.campaign, by=by)
    found = Suspicion.objects.get()
    assert (found.player_id, found.kind) == (quick.pk, SuspicionKind.TOO_FAST)
    assert "9.0 秒答 5 题" in found.told
    assert "每题至少 2 秒" in found.told
    assert not Suspicion.objects.filter(player=slow).exists()


def test_three_with_the_same_answers_in_the_same_second_are_leads_and_two_are_not(campaign, bank, play, by):
    card = card_of(campaign(versions=bank(5)))  # five questions, five a day: all are asked the same
    three = [play(card, name, wrong=2) for name in "甲乙丙"]
    for name in "丁戊":
        play(card, name, wrong=3)
    patterns = set(Attempt.objects.filter(player__in=three).values_list("pattern", flat=True))
    if len(patterns) > 1:  # the wrong ones are the first asked, which differ: make them alike
        Attempt.objects.filter(player__in=three).update(pattern=patterns.pop())
    scan_campaign(campaign=card.campaign, by=by)
    rows = Suspicion.objects.filter(kind=SuspicionKind.ALIKE)
    assert {one.player_id for one in rows} == {one.pk for one in three}
    assert "同一秒有 3 人" in rows[0].told


def test_more_on_one_telephone_than_the_campaign_lets_are_leads_naming_the_others(card, play, by):
    many = [play(card, name, device="d" * 64) for name in "甲乙丙丁"]
    few = [play(card, name, device="e" * 64) for name in "戊己庚"]
    scan_campaign(campaign=card.campaign, by=by)
    rows = Suspicion.objects.filter(kind=SuspicionKind.ONE_DEVICE)
    assert {one.player_id for one in rows} == {one.pk for one in many}
    told = rows.get(player=many[0]).told
    assert "4 人，限 3 人" in told
    assert many[1].handle in told
    assert few[0].handle not in told


def test_a_crowded_network_is_a_lead_that_says_why_it_proves_nothing(card, player, by, monkeypatch):
    monkeypatch.setattr(signs, "ADDRESS_PLAYERS", 3)
    for name in "甲乙丙":
        player(card.campaign, name, address="a" * 64)
    for name in "丁戊":
        player(card.campaign, name, address="b" * 64)
    scan_campaign(campaign=card.campaign, by=by)
    rows = Suspicion.objects.filter(kind=SuspicionKind.ONE_ADDRESS)
    assert rows.count() == 3
    assert "学校、单位会共用网络" in rows[0].told


def test_who_stands_on_the_list_of_staff_is_a_lead(card, player, by, county):
    key = digest_of(county.unit.pk, "phone", "13800001234")
    who = player(card.campaign, "员")
    Player.objects.filter(pk=who.pk).update(key=key, way="phone")
    bar_somebody(campaign=card.campaign, phone="138 0000 1234", label="示例科普部工作人员", reason="参加出题", by=by)
    scan_campaign(campaign=card.campaign, by=by)
    found = Suspicion.objects.get()
    assert (found.player_id, found.kind) == (who.pk, SuspicionKind.STAFF)
    assert "示例科普部工作人员（参加出题）" in found.told


def test_scanned_again_it_finds_the_same_and_what_was_decided_stays(card, play, by):
    quick = play(card, "快", seconds=3)
    first = scan_campaign(campaign=card.campaign, by=by)
    again = scan_campaign(campaign=card.campaign, by=by)
    assert (first.new, again.new, again.changed) == (1, 0, 0)
    keep_suspicion(suspicion=Suspicion.objects.get(), reason="示例：熟悉题目", stamp=1, by=by)
    play(card, quick, day=15, seconds=2)
    last = scan_campaign(campaign=card.campaign, by=by)
    assert (last.new, last.changed) == (0, 0)
    assert Suspicion.objects.get().state == "kept"


def test_an_open_lead_is_told_anew_where_it_grew(card, play, by):
    quick = play(card, "快", seconds=3)
    scan_campaign(campaign=card.campaign, by=by)
    play(card, quick, day=15, seconds=2)
    assert scan_campaign(campaign=card.campaign, by=by).changed == 1
    found = Suspicion.objects.get()
    assert found.told.startswith("2 套")
    assert found.version == 2


def test_whoever_is_excluded_is_looked_at_no_more(card, play, by):
    who = play(card, "快", seconds=3)
    Player.objects.filter(pk=who.pk).update(state=PlayerState.EXCLUDED)
    assert scan_campaign(campaign=card.campaign, by=by).new == 0


def test_a_draft_is_not_scanned(campaign, by):
    with pytest.raises(Refused) as refused:
        scan_campaign(campaign=campaign(state="draft"), by=by)
    assert refused.value.code == "U893"


def test_it_takes_a_constant_number_of_statements(card, play, by):
    def statements():
        with CaptureQueriesContext(connection) as seen:
            scan_campaign(campaign=card.campaign, by=by)
        return len(seen)

    for name in "甲乙丙丁":
        play(card, name, seconds=3, device="d" * 64)
    statements()
    few = statements()
    for name in "戊己庚辛":
        play(card, name, seconds=3, device="e" * 64)
    statements()
    assert statements() == few < 20


def test_the_worker_does_it_and_tells_how_far_it_is(card, play, by):
    play(card, "快", seconds=3)
    job = ask_to_scan(campaign=card.campaign, by=by)
    do_job.func(job.pk)
    job.refresh_from_db()
    assert job.state == JobRun.State.DONE
    assert (job.done, job.total) == (5, 5)
    assert job.outcome["new"] == 1
    assert kinds_of(card.campaign)
    assert TrailEntry.objects.filter(event="quiz.campaign_scanned").exists()


def test_the_job_of_a_draft_ends_with_the_reason(campaign, by):
    draft = campaign(state="draft")
    job = ask_for_work(kind=SCAN, title="示例", order={"campaign": draft.pk}, by=by)
    do_job.func(job.pk)
    job.refresh_from_db()
    assert job.state == JobRun.State.FAILED
    assert "还没有发布" in job.message


def test_ten_thousand_sets_are_looked_through_quickly(card, player, by):
    campaign = card.campaign
    Player.objects.bulk_create(
        Player(
            campaign=campaign, key=f"{number:064}", handle=f"P{number}", way="code", agreed_at=noon(10),
            joined_at=noon(10), device=f"{number // 2:064}", address=f"{number // 40:064}",
        )
        for number in range(2_000)
    )  # fmt: skip
    players = list(Player.objects.filter(campaign=campaign).values_list("pk", flat=True))
    at = noon(14)
    Attempt.objects.bulk_create(
        Attempt(
            campaign=campaign, player_id=pk, day=at.date() + datetime.timedelta(days=day), drawn=[1, 2, 3, 4, 5],
            saved={}, opened_at=at, submitted_at=at + datetime.timedelta(seconds=pk), right=5, points=100,
            used_ms=60_000, pattern=f"{pk % 50}",
        )
        for pk in players
        for day in range(5)
    )  # fmt: skip
    before = datetime.datetime.now(tz=datetime.UTC)  # noqa: TID251 - measures the machine, not the campaign
    scan_campaign(campaign=campaign, by=by)
    assert datetime.datetime.now(tz=datetime.UTC) - before < datetime.timedelta(seconds=3)  # noqa: TID251 - as above
