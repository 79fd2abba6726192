import pytest
from tests.records.quiz.days import noon

from jixiao.orgs.models import UnitYear, YearState
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.fairness.appealing import file_appeal, reject_appeal, uphold_appeal, why_not
from jixiao.records.quiz.models import Appeal, AppealState, Player, PlayerState

pytestmark = pytest.mark.django_db


def fresh(who):
    return Player.objects.select_related("campaign__unit_year").get(pk=who.pk)


def test_an_appeal_that_is_upheld_restores_the_player(excluded, by):
    appeal = file_appeal(player=fresh(excluded), text="示例：我做过同样的题", at=noon(22))
    uphold_appeal(appeal=appeal, answer="示例：核对属实", by=by)
    excluded.refresh_from_db()
    assert excluded.state == PlayerState.PLAYING
    assert Appeal.objects.get().answer == "示例：核对属实"


def test_an_appeal_that_is_rejected_changes_nothing_but_is_answered(excluded, by):
    appeal = file_appeal(player=fresh(excluded), text="示例", at=noon(22))
    reject_appeal(appeal=appeal, answer="示例：记录无误", by=by)
    excluded.refresh_from_db()
    assert excluded.state == PlayerState.EXCLUDED
    assert Appeal.objects.get().state == AppealState.REJECTED
    with pytest.raises(Refused) as refused:
        uphold_appeal(appeal=appeal, answer="示例", by=by)
    assert refused.value.code == "U886"


def test_an_answer_says_something(excluded, by):
    appeal = file_appeal(player=fresh(excluded), text="示例", at=noon(22))
    with pytest.raises(Refused) as refused:
        reject_appeal(appeal=appeal, answer=" ", by=by)
    assert refused.value.code == "U882"


def test_nobody_appeals_who_is_not_excluded_has_one_under_way_or_said_nothing(card, play, excluded):
    with pytest.raises(Refused) as refused:
        file_appeal(player=fresh(play(card)), text="示例", at=noon(22))
    assert refused.value.code == "U884"
    for text in (" ", "示" * 501):
        with pytest.raises(Refused) as refused:
            file_appeal(player=fresh(excluded), text=text, at=noon(22))
        assert refused.value.code == "U885"
    file_appeal(player=fresh(excluded), text="示例", at=noon(22))
    with pytest.raises(Refused) as refused:
        file_appeal(player=fresh(excluded), text="示例", at=noon(22))
    assert refused.value.code == "U884"


def test_three_appeals_are_enough_and_a_closed_year_takes_none(excluded, by):
    for _ in range(3):
        reject_appeal(appeal=file_appeal(player=fresh(excluded), text="示例", at=noon(22)), answer="示例", by=by)
    assert "申诉过 3 次" in why_not(fresh(excluded))
    UnitYear.objects.update(state=YearState.CLOSED)
    assert why_not(fresh(excluded)) == "申诉已经截止"
