import pytest
from django.db import IntegrityError, transaction
from tests.records.community.days import day, noon

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.appeals.answering import (
    answer_appeal,
    call_back,
    close_appeal,
    rate_answer,
    refuse_appeal,
    take_up_again,
)
from jixiao.records.community.appeals.queries import told_steps
from jixiao.records.community.models import Appeal, AppealState

pytestmark = pytest.mark.django_db


def refusal(act, **values):
    with pytest.raises(Refused) as refused:
        act(**values)
    return refused.value.code


def test_it_is_answered_liked_and_closed(answered, by):
    appeal = answered()
    appeal = rate_answer(appeal=appeal, rating=5, words=" 示例：谢谢 ", at=noon(6))
    assert (appeal.state, appeal.rating_words) == (AppealState.RATED, "示例：谢谢")
    close_appeal(appeal=appeal, by=by)
    assert [one.told for one in told_steps(appeal)][:3] == ["已办结", "您的评价：非常满意", "已答复"]


def test_an_answer_says_something_and_who_was_slower_is_told(assigned, by):
    appeal = assigned()
    assert refusal(answer_appeal, appeal=appeal, answer=" ", stamp=appeal.version, by=by) == "V426"
    assert refusal(answer_appeal, appeal=appeal, answer="长" * 2001, stamp=appeal.version, by=by) == "V427"
    with pytest.raises(Stale):
        answer_appeal(appeal=appeal, answer="示例", stamp=1, by=by)


def test_it_is_rated_once_and_only_once_answered(assigned, answered):
    assert refusal(rate_answer, appeal=assigned(), rating=5, words="", at=noon(6)) == "V429"
    appeal = answered(text="示例二")
    assert refusal(rate_answer, appeal=appeal, rating=0, words="", at=noon(6)) == "V430"
    rate_answer(appeal=appeal, rating=4, words="", at=noon(6))
    assert refusal(rate_answer, appeal=appeal, rating=1, words="", at=noon(6)) == "V428"


def test_a_closed_one_may_still_be_rated(answered, by):
    appeal = close_appeal(appeal=answered(), by=by)
    assert rate_answer(appeal=appeal, rating=3, words="", at=noon(6)).state == AppealState.CLOSED


def test_who_does_not_like_it_is_called_before_it_is_closed(answered, by):
    appeal = rate_answer(appeal=answered(), rating=1, words="", at=noon(6))
    assert refusal(close_appeal, appeal=appeal, by=by) == "V434"
    assert refusal(call_back, appeal=appeal, on=day(2), result="solved", note="", by=by) == "V431"
    assert refusal(call_back, appeal=appeal, on=day(4), result="solved", note="", by=by) == "V432"
    call_back(appeal=appeal, on=day(3), result="partly", note="示例：还要一次课", by=by)
    steps = told_steps(appeal)
    assert steps[0].told == "电话回访：部分解决"
    assert close_appeal(appeal=appeal, by=by).state == AppealState.CLOSED


def test_it_is_seen_to_again_and_the_first_answer_stays_written(answered, by):
    appeal = rate_answer(appeal=answered(), rating=1, words="", at=noon(6))
    assert refusal(take_up_again, appeal=appeal, why="示例", deadline=day(1), by=by) == "V433"
    take_up_again(appeal=appeal, why="示例：没有解决", deadline=day(20), by=by)
    fresh = Appeal.objects.get()
    assert (fresh.state, fresh.rating, fresh.deadline) == (AppealState.ASSIGNED, None, day(20))
    words = [one.told for one in told_steps(appeal)]
    assert words[:2] == ["重新办理，2024-05-20 前答复：示例：没有解决", "上次答复：示例：已请专家讲课"]
    answer_appeal(appeal=fresh, answer="示例：又讲了一次", stamp=fresh.version, by=by)
    assert rate_answer(appeal=fresh, rating=5, words="", at=noon(6)).rating == 5


def test_who_refuses_is_named(received, head):
    appeal = received()
    assert refusal(refuse_appeal, appeal=appeal, office=" ", why="示例", stamp=None, by=head) == "V435"
    assert refusal(refuse_appeal, appeal=appeal, office="示例县科协", why=" ", stamp=None, by=head) == "V436"
    refuse_appeal(appeal=appeal, office="示例县科协", why="示例：属于信访事项", stamp=appeal.version, by=head)
    assert told_steps(appeal)[0].told == "示例县科协不予受理：示例：属于信访事项"
    with pytest.raises(IntegrityError), transaction.atomic():
        Appeal.objects.filter(pk=appeal.pk).update(refused_by="")
    assert refusal(answer_appeal, appeal=appeal, answer="示例", stamp=None, by=head) == "V403"
