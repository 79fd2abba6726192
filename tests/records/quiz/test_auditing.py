import pytest
from django.db import connection
from tests.records.quiz.days import noon

from jixiao.records.quiz.auditing import PROMISES, audit
from jixiao.records.quiz.models import (
    Answer,
    Attempt,
    Campaign,
    LineKind,
    Player,
    PointsLine,
    Prize,
    Raffle,
    Redemption,
)
from jixiao.records.quiz.playing.cards import card_of
from jixiao.records.quiz.playing.sitting import hand_in, open_set
from jixiao.records.quiz.prizes.lots import draw_lots, hash_of, list_of
from jixiao.records.quiz.prizes.reserving import release_expired, reserve_prize

pytestmark = pytest.mark.django_db


@pytest.fixture
def played(campaign, player, prize):
    """Two players of three days, one prize promised and one that was released."""
    card = card_of(campaign())
    cup, pen = prize(card.campaign, cost=100), prize(card.campaign, cost=20, name="示例笔")
    for name in ("甲", "乙"):
        who = player(card.campaign, name)
        for day in (14, 15, 16):
            sitting = open_set(card=card, player=who.pk, at=noon(day))
            given = {place: one.right for place, one in enumerate(sitting.asked)} | {0: 0}
            hand_in(card=card, player=who.pk, given=given, at=noon(day, minute=1))
    reserve_prize(card=card, player=who.pk, prize=pen.pk, once="pen", at=noon(16))
    assert release_expired(campaign=card.pk, at=noon(25)) == 1
    reserve_prize(card=card, player=who.pk, prize=cup.pk, once="cup", at=noon(26))
    return card.campaign


def broken_promises():
    return {one.promise for one in audit(Campaign.objects.all()).broken}


def test_what_was_played_by_the_acts_is_clean(played):
    verdict = audit(Campaign.objects.all())
    assert verdict.broken == ()
    assert verdict.looked_at == {"竞答活动": 1, "参与者": 2, "答题记录": 6, "积分流水": 9, "奖品领取": 2}


def test_a_campaign_without_anything_is_clean(campaign):
    campaign()
    assert audit(Campaign.objects.all()).broken == ()


@pytest.fixture
def unguarded(played):
    """Let rows be written that no act would write: what guards them in the database is what the audit proves."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what is still to be looked at keeps a table from changing
        for table in ("quiz_pointsline", "quiz_answer"):
            if connection.vendor == "postgresql":
                cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
            else:
                for verb in ("update", "delete"):
                    cursor.execute(f"DROP TRIGGER {table}_no_{verb}")
    return played


def test_a_balance_that_is_not_the_sum_of_its_lines_is_found(unguarded):
    Player.objects.filter(balance__gt=0).update(balance=7)
    assert broken_promises() == {"积分流水等于余额"}


def test_a_line_that_was_written_over_is_found(unguarded):
    PointsLine.objects.filter(number=1).update(change=1)
    assert "积分流水连续，逐笔相符" in broken_promises()
    assert "交卷必得分，只得一次" in broken_promises()


def test_a_line_that_was_taken_out_is_found(unguarded):
    PointsLine.objects.filter(number=2).delete()
    assert {"积分流水连续，逐笔相符", "积分流水等于余额", "交卷必得分，只得一次"} <= broken_promises()


def test_an_answer_marked_otherwise_than_its_version_is_found(unguarded):
    Answer.objects.filter(pk=Answer.objects.filter(is_right=True).values("pk")[:1]).update(is_right=False)
    assert broken_promises() == {"按所见版本评分"}


def test_a_set_more_than_was_counted_is_found(unguarded):
    Player.objects.filter(pk=Player.objects.values("pk")[:1]).update(sets=4)
    assert broken_promises() == {"答题次数和用时相符"}


def test_a_piece_that_is_nowhere_is_found(unguarded):
    Prize.objects.filter(name="示例笔").update(left=0, given=1)
    assert broken_promises() == {"剩余 + 待领 + 已发 = 总数"}


def test_points_not_given_back_are_found(unguarded):
    line = PointsLine.objects.get(kind=LineKind.REFUNDED)
    PointsLine.objects.filter(pk=line.pk).update(change=0)
    assert "兑换付分，收回退分" in broken_promises()


def test_a_set_of_another_campaign_is_found(unguarded, campaign, bank):
    other = campaign(versions=[one.version for one in unguarded.pool.all()])
    Attempt.objects.filter(pk=Attempt.objects.values("pk")[:1]).update(campaign=other)
    assert "记录不串活动" in broken_promises()


def test_one_piece_too_many_is_found(unguarded):
    held = Redemption.objects.get(state="reserved")
    Redemption.objects.filter(prize__name="示例笔").update(prize=held.prize, state="reserved", ended_at=None, nth=2)
    assert "每人不超过限领件数" in broken_promises()


def test_a_piece_given_without_a_signature_is_found(unguarded):
    Redemption.objects.filter(state="reserved").update(state="given", ended_at=noon(27))
    Prize.objects.filter(reserved=1).update(reserved=0, given=1)
    assert broken_promises() == {"已发的都有签收"}


def test_a_draw_that_comes_out_otherwise_is_found(unguarded, county, prize):
    one = prize(unguarded, way="raffle", cost=None)
    text, seed = list_of(["AAAAAA", "BBBBBB"]), "seed"
    Campaign.objects.filter(pk=unguarded.pk).update(raffle_hash=hash_of(seed))
    winners = list(draw_lots(seed=seed, text=text, prize=one.position, winners=1))
    given = {"seed": seed, "entrants": text, "list_hash": hash_of(text), "by": county.people["head"], "at": noon(27)}
    row = Raffle.objects.create(campaign=unguarded, prize=one, winners=winners, **given)
    assert broken_promises() == set()
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE quiz_raffle DISABLE TRIGGER USER")
        else:
            cursor.execute("DROP TRIGGER quiz_raffle_no_update")
    Raffle.objects.filter(pk=row.pk).update(winners=["ZZZZZZ"])
    assert broken_promises() == {"抽奖可以重算"}


def test_the_number_of_statements_does_not_grow(played, campaign, django_assert_num_queries):
    with django_assert_num_queries(len(PROMISES) + 12):
        audit(Campaign.objects.all())
    campaign(versions=[one.version for one in played.pool.all()])
    with django_assert_num_queries(len(PROMISES) + 12):
        audit(Campaign.objects.all())
