import pytest
from django.db import IntegrityError, transaction
from django.db.models import Sum
from tests.records.quiz.days import noon

from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.fairness.correcting import correct_points, remedy_question
from jixiao.records.quiz.fairness.queries import wronged_by
from jixiao.records.quiz.fairness.scanning import tell_nobody
from jixiao.records.quiz.models import EARNING, Answer, PointsLine
from jixiao.records.quiz.prizes.reserving import reserve_prize

pytestmark = pytest.mark.django_db


def sums_hold(who):
    who.refresh_from_db()
    lines = PointsLine.objects.filter(player=who)
    earned = lines.filter(kind__in=EARNING).aggregate(total=Sum("change"))["total"] or 0
    left = lines.aggregate(total=Sum("change"))["total"] or 0
    return (who.points, who.balance, who.lines) == (earned, left, lines.count())


def test_points_are_raised_and_lowered_with_the_reason_in_the_ledger(card, play, by):
    who = play(card)
    assert correct_points(player=who, change=20, reason="示例：漏记", by=by).balance == 120
    line = correct_points(player=who, change=-120, reason="示例：重复", by=by)
    assert (line.balance, line.kind, line.by, line.note) == (0, "corrected", by.person, "示例：重复")
    assert sums_hold(who)
    assert who.reached_at == noon(14, minute=1)


def test_nobody_falls_below_zero(card, play, by, prize):
    who = play(card)
    with pytest.raises(Refused) as refused:
        correct_points(player=who, change=-101, reason="示例", by=by)
    assert refused.value.code == "U891"
    reserve_prize(card=card, player=who.pk, prize=prize(card.campaign, cost=60).pk, once="a", at=noon(15))
    with pytest.raises(Refused):
        correct_points(player=who, change=-41, reason="示例", by=by)
    assert sums_hold(who)


@pytest.mark.parametrize(("change", "reason"), [(0, "示例"), (5, " "), (100_001, "示例")])
def test_a_correction_is_a_number_with_a_reason(card, play, by, change, reason):
    with pytest.raises(Refused) as refused:
        correct_points(player=play(card), change=change, reason=reason, by=by)
    assert refused.value.code == "U892"


def test_whoever_a_wrong_question_cost_points_gets_them_once(card, play, by):
    players = [play(card, name, wrong=5) for name in "甲乙"]
    version = Answer.objects.filter(is_right=False).first().entry.version
    wanted = Answer.objects.filter(entry__version=version, is_right=False).count()
    assert remedy_question(campaign=card.campaign, version=version, by=by, tell=tell_nobody) == wanted
    assert remedy_question(campaign=card.campaign, version=version, by=by, tell=tell_nobody) == 0
    assert not wronged_by(card.campaign, version).exists()
    assert PointsLine.objects.filter(kind="corrected").count() == wanted
    assert all(sums_hold(who) for who in players)
    paid = PointsLine.objects.filter(kind="corrected").first()
    assert (paid.change, paid.note) == (20, f"题目有误补分：{version.question}第1版")


def test_the_database_lets_no_set_be_paid_twice_for_a_question(card, play, by):
    play(card, wrong=5)
    version = Answer.objects.filter(is_right=False).first().entry.version
    remedy_question(campaign=card.campaign, version=version, by=by, tell=tell_nobody)
    line = PointsLine.objects.get(kind="corrected")
    with pytest.raises(IntegrityError), transaction.atomic():
        PointsLine.objects.create(
            player=line.player, number=99, kind="corrected", change=20, balance=0, attempt=line.attempt,
            note=line.note, at=by.at,
        )  # fmt: skip
