"""An appeal is answered, liked or not, called about, seen to again, closed, or refused by somebody who is named."""

import datetime

from django.db import transaction

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.community.appeals.events import (
    AppealAnswered,
    AppealCalled,
    AppealClosed,
    AppealRefused,
    AppealTakenUp,
)
from jixiao.records.community.appeals.stepping import add_step, require_state, tell
from jixiao.records.community.models import ANSWERED, Appeal, AppealState, CallResult, Rating
from jixiao.records.community.writing import require_reason

MOST_ANSWER, MOST_WORDS, MOST_OFFICE = 2000, 300, 60


@transaction.atomic
def answer_appeal(*, appeal: Appeal, answer: str, stamp: int | None, by: Actor) -> Appeal:
    """Answer an appeal; its asker reads it under the code. Raises Stale for an older stamp."""
    require_state(appeal, AppealState.ASSIGNED, AppealState.RECEIVED)
    words = answer.strip()
    if not words:
        raise Refused("没有写答复", cure="写明怎样办的、结果如何；办不了的写明原因", code="V426", field="answer")
    if len(words) > MOST_ANSWER:
        raise Refused(f"答复有 {len(words)} 个字", cure=f"最多 {MOST_ANSWER} 个字", code="V427", field="answer")
    appeal.answer, appeal.answered_by, appeal.answered_at = words, by.person, by.at
    appeal.state = AppealState.ANSWERED
    save_stamped(appeal, stamp=stamp, fields=("answer", "answered_by", "answered_at", "state"))
    add_step(appeal, "答复", told="已答复", at=by.at, by=by)
    tell(AppealAnswered, appeal, by=by)
    return appeal


@transaction.atomic
def rate_answer(*, appeal: Appeal, rating: int, words: str, at: datetime.datetime) -> Appeal:
    """Let the asker say how they like the answer, once; they are known by the code alone, so no trail names anybody."""
    held = Appeal.objects.select_for_update().get(pk=appeal.pk)
    if held.rating is not None:
        raise Refused("这件诉求已经评价过", cure="每件评价一次；还有不满意的，可以再提交一件", code="V428")
    if held.state not in (*ANSWERED, AppealState.CLOSED) or not held.answer:
        raise Refused("还没有答复，不能评价", cure="答复以后再来", code="V429")
    if rating not in Rating.values:
        raise Refused("没有选满意程度", cure="选一个再提交", code="V430", field="rating")
    held.rating, held.rating_words, held.rated_at = rating, words.strip()[:MOST_WORDS], at
    if held.state == AppealState.ANSWERED:
        held.state = AppealState.RATED
    save_stamped(held, stamp=held.version, fields=("rating", "rating_words", "rated_at", "state"))
    add_step(held, "评价", told=f"您的评价：{Rating(rating).label}", at=at)
    return held


@transaction.atomic
def call_back(*, appeal: Appeal, on: datetime.date, result: str, note: str, by: Actor) -> Appeal:
    """Write down what a follow-up call brought; refuses a day before the answer."""
    require_state(appeal, *ANSWERED, AppealState.CLOSED)
    if appeal.answered_at is not None and on < appeal.answered_at.astimezone(SHANGHAI).date():
        raise Refused("回访日期早于答复", cure="核对日期", code="V431", field="on")
    if on > by.on:
        raise Refused("回访日期还没有到", cure="打过电话再登记", code="V432", field="on")
    appeal.called_on, appeal.call_result, appeal.call_note = on, CallResult(result), note.strip()[:MOST_WORDS]
    save_stamped(appeal, stamp=appeal.version, fields=("called_on", "call_result", "call_note"))
    add_step(appeal, "回访", told=f"电话回访：{CallResult(result).label}", inside=note.strip(), at=by.at, by=by)
    tell(AppealCalled, appeal, by=by, after={"回访结果": str(CallResult(result).label)})
    return appeal


@transaction.atomic
def take_up_again(*, appeal: Appeal, why: str, deadline: datetime.date, by: Actor) -> Appeal:
    """See to an appeal again whose answer was not good enough; the asker may rate the next answer anew."""
    require_state(appeal, *ANSWERED)
    reason = require_reason(why, "重新办理的原因")
    if deadline < by.on:
        raise Refused("新的答复期限已经过去", cure="改为今天或以后", code="V433", field="deadline")
    add_step(appeal, "上次答复", told=f"上次答复：{appeal.answer}", at=by.at, by=by)
    appeal.state, appeal.deadline = AppealState.ASSIGNED, deadline
    appeal.rating, appeal.rating_words, appeal.rated_at = None, "", None
    save_stamped(appeal, stamp=appeal.version, fields=("state", "deadline", "rating", "rating_words", "rated_at"))
    add_step(appeal, "重新办理", told=f"重新办理，{deadline:%Y-%m-%d} 前答复：{reason}", at=by.at, by=by)
    tell(AppealTakenUp, appeal, by=by, why=reason, after={"答复期限": str(deadline)})
    return appeal


@transaction.atomic
def close_appeal(*, appeal: Appeal, by: Actor) -> Appeal:
    """Close an appeal that was answered; one that somebody disliked only after a call."""
    require_state(appeal, *ANSWERED)
    if appeal.rating is not None and appeal.rating <= Rating.BAD and appeal.called_on is None:
        raise Refused("评价不满意的要先回访", cure="登记回访，或重新办理", code="V434")
    appeal.state, appeal.closed_at = AppealState.CLOSED, by.at
    save_stamped(appeal, stamp=appeal.version, fields=("state", "closed_at"))
    add_step(appeal, "办结", told="已办结", at=by.at, by=by)
    tell(AppealClosed, appeal, by=by)
    return appeal


@transaction.atomic
def refuse_appeal(*, appeal: Appeal, office: str, why: str, stamp: int | None, by: Actor) -> Appeal:
    """Refuse an appeal: the asker reads which office refused it and why. Raises Stale for an older stamp."""
    require_state(appeal, AppealState.RECEIVED, AppealState.ASSIGNED)
    name = " ".join(office.split())[:MOST_OFFICE]
    if not name:
        raise Refused("没有写哪个单位不予受理", cure="写明是谁决定的，对方查得到", code="V435", field="office")
    if not why.strip():
        raise Refused("没有写不予受理的原因", cure="写明原因，和可以找谁", code="V436", field="why")
    appeal.state, appeal.closed_at = AppealState.REFUSED, by.at
    appeal.refused_by, appeal.refused_because = name, why.strip()[:MOST_WORDS]
    save_stamped(appeal, stamp=stamp, fields=("state", "closed_at", "refused_by", "refused_because"))
    add_step(appeal, "不予受理", told=f"{name}不予受理：{appeal.refused_because}", at=by.at, by=by)
    tell(AppealRefused, appeal, by=by, why=appeal.refused_because, after={"单位": name})
    return appeal
