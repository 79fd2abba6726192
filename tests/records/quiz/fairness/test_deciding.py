import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.quiz.fairness.deciding import (
    decide_all,
    exclude_player,
    keep_suspicion,
    report_player,
    restore_player,
)
from jixiao.records.quiz.fairness.queries import excluded_number
from jixiao.records.quiz.models import Redemption, Suspicion, SuspicionKind, SuspicionState
from jixiao.records.quiz.playing.ranking import ranking
from jixiao.records.quiz.prizes.reserving import reserve_prize

pytestmark = pytest.mark.django_db


def test_whoever_is_kept_stays_with_the_reason_and_the_person_written_down(card, play, lead, by):
    who = play(card)
    one = keep_suspicion(suspicion=lead(who), reason="示例：熟悉题目", stamp=1, by=by)
    one.refresh_from_db()
    assert (one.state, one.reason, one.by) == ("kept", "示例：熟悉题目", by.person)
    assert TrailEntry.objects.get(event="quiz.suspicion_kept").subject == f"quiz.player:{who.pk}"


def test_whoever_is_excluded_leaves_ranking_and_figures_and_open_promises_are_cancelled(card, play, lead, by, prize):
    who, other = play(card), play(card, "乙", seconds=90)
    cup = prize(card.campaign, cost=60)
    reserve_prize(card=card, player=who.pk, prize=cup.pk, once="a", at=noon(15))
    second = lead(who, SuspicionKind.ONE_DEVICE)
    ended = exclude_player(suspicion=lead(who), reason="示例：异常", stamp=1, by=by)
    assert ended == 1
    assert [place.pk for place in ranking(card.campaign)] == [other.pk]
    assert excluded_number(card.campaign) == 1
    assert Redemption.objects.get().state == "cancelled"
    cup.refresh_from_db()
    who.refresh_from_db()
    second.refresh_from_db()
    assert (cup.left, cup.reserved, who.balance, who.points) == (1, 0, 100, 100)
    assert second.state == SuspicionState.EXCLUDED
    with pytest.raises(Refused):
        reserve_prize(card=card, player=who.pk, prize=cup.pk, once="b", at=noon(15))


def test_nothing_is_decided_without_a_reason_or_twice(card, play, lead, by):
    one = lead(play(card))
    with pytest.raises(Refused) as refused:
        keep_suspicion(suspicion=one, reason="  ", stamp=1, by=by)
    assert refused.value.code == "U882"
    keep_suspicion(suspicion=one, reason="示例", stamp=1, by=by)
    with pytest.raises(Refused) as refused:
        exclude_player(suspicion=one, reason="示例", stamp=2, by=by)
    assert refused.value.code == "U881"


def test_a_lead_that_was_told_anew_since_is_not_decided_unseen(card, play, lead, by):
    one = lead(play(card))
    Suspicion.objects.update(version=2, told="又有两套")
    with pytest.raises(Stale):
        keep_suspicion(suspicion=one, reason="示例", stamp=1, by=by)
    one.refresh_from_db()
    assert one.state == SuspicionState.OPEN


def test_many_are_decided_alike_each_for_itself(card, play, lead, by):
    first, second = play(card), play(card, "乙")
    leads = [lead(first), lead(first, SuspicionKind.ALIKE), lead(second)]
    found = decide_all(suspicions=leads, verdict=SuspicionState.EXCLUDED, reason="示例", by=by)
    assert [words for _, words in found] == ["剔除", "没有办理：这条线索已经有结论：已剔除", "剔除"]
    assert excluded_number(card.campaign) == 2


def test_whoever_is_restored_counts_again(card, excluded, by):
    restore_player(player=excluded, reason="示例：核查有误", by=by)
    assert [place.pk for place in ranking(card.campaign)] == [excluded.pk]
    assert Suspicion.objects.get().reason == "恢复：示例：核查有误"
    with pytest.raises(Refused) as refused:
        restore_player(player=excluded, reason="示例", by=by)
    assert refused.value.code == "U883"


def test_a_report_is_one_lead_a_player(card, play, by):
    who = play(card)
    assert report_player(player=who, told="示例：有人代答", by=by).kind == SuspicionKind.REPORTED
    with pytest.raises(Refused) as refused:
        report_player(player=who, told="示例", by=by)
    assert refused.value.code == "U881"
    with pytest.raises(Refused):
        report_player(player=play(card, "乙"), told=" ", by=by)
