"""举荐通知: a call is drawn up, changed, opened, and cancelled."""

import datetime
from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.community.honours.events import CallAmended, CallCancelled, CallDrafted, CallOpened
from jixiao.records.community.honours.queries import standing_notice
from jixiao.records.community.honours.telling import tell_call
from jixiao.records.community.models import Call, CallState
from jixiao.records.community.writing import next_code, require_lengths, require_reason

FIELDS = (
    "title", "honour", "level", "giver", "paper_number", "conditions", "takes", "proposers", "is_scored", "quota",
    "reviewers_wanted", "opens", "closes", "notice_days",
)  # fmt: skip
WORDS = ("title", "honour", "giver", "paper_number")
FEWEST_REVIEWERS, MOST_REVIEWERS, MOST_DAYS = 2, 30, 60


@transaction.atomic
def draft_call(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Call:
    """Draw a call up; refuses what cannot be: no title, days out of order, fewer than two reviewers."""
    call = Call(unit_year=unit_year)
    _fill(call, values)
    call.code = next_code(Call.objects.filter(unit_year=unit_year), "J")
    try:
        with transaction.atomic():
            call.save(force_insert=True)
    except IntegrityError:
        raise Refused(f"举荐编号 {call.code} 刚刚被用掉", cure="再保存一次", code="V501") from None
    tell_call(CallDrafted, call, by, after=snapshot(call, FIELDS))
    return call


@transaction.atomic
def amend_call(*, call: Call, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Call:
    """Change a call that is a draft; raises Stale for an older stamp."""
    if call.state != CallState.DRAFT:
        cure = "举荐开始后只能改截止日期；要改别的，取消后重新拟定"
        raise Refused(f"这份通知{CallState(call.state).label}，不能修改", cure=cure, code="V502")
    before = snapshot(Call.objects.get(pk=call.pk), FIELDS)
    _fill(call, values)
    save_stamped(call, stamp=stamp, fields=FIELDS)
    was, became = changes(before, snapshot(call, FIELDS))
    tell_call(CallAmended, call, by, before=was, after=became)
    return call


@transaction.atomic
def open_call(*, call: Call, stamp: int | None, by: Actor) -> Call:
    """Let people nominate. Refuses a call without days, over already, or that is no draft."""
    require_state(call, CallState.DRAFT, "开始举荐")
    if call.opens is None or call.closes is None:
        raise Refused("没有填举荐起止日期", cure="修改通知，填开始和截止日期", code="V503", field="closes")
    if call.closes < by.on:
        raise Refused("截止日期已经过去", cure="修改通知，改截止日期", code="V503", field="closes")
    call.state = CallState.OPEN
    save_stamped(call, stamp=stamp, fields=("state",))
    tell_call(CallOpened, call, by, after={"开始": str(call.opens), "截止": str(call.closes)})
    return call


@transaction.atomic
def prolong_call(*, call: Call, closes: datetime.date, reason: str, stamp: int | None, by: Actor) -> Call:
    """Move the last day of a call that is open; refuses a day before today."""
    require_state(call, CallState.OPEN, "改截止日期")
    why = require_reason(reason, "改期原因")
    if closes < by.on or (call.opens and closes < call.opens):
        raise Refused("截止日期早于今天或开始日期", cure="填今天或以后的日期", code="V504", field="closes")
    before, call.closes = call.closes, closes
    save_stamped(call, stamp=stamp, fields=("closes",))
    tell_call(CallAmended, call, by, before={"举荐截止日期": str(before)}, after={"举荐截止日期": str(closes)}, why=why)
    return call


@transaction.atomic
def cancel_call(*, call: Call, reason: str, by: Actor) -> Call:
    """Let nothing come of a call, with the reason. Refuses one that was recommended from, and one that is shown."""
    why = require_reason(reason, "取消原因")
    if call.state in {CallState.DONE, CallState.CANCELLED}:
        raise Refused(f"这份通知{CallState(call.state).label}，不能取消", cure="刷新页面", code="V505")
    if standing_notice(call) is not None:
        raise Refused("举荐名单正在公示", cure="先撤下公示", code="V505")
    call.state, call.cancelled_because = CallState.CANCELLED, why
    save_stamped(call, stamp=call.version, fields=("state", "cancelled_because"))
    tell_call(CallCancelled, call, by, why=why)
    return call


def require_state(call: Call, state: CallState, what: str) -> None:
    """Raise Refused where a call does not stand where an act needs it."""
    if call.state != state:
        cause = f"这份通知现在是“{CallState(call.state).label}”，不能{what}"
        raise Refused(cause, cure=f"要先到“{state.label}”；刷新页面看看", code="V506")


def _fill(call: Call, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(call, name, values[name])
    call.title, call.honour = call.title.strip(), call.honour.strip()
    for name, word in (("title", "举荐通知名称"), ("honour", "荣誉名称")):
        if not getattr(call, name):
            raise Refused(f"{word}没有填", cure="补填", code="V507", field=name)
    require_lengths(call, WORDS)
    if call.opens and call.closes and call.closes < call.opens:
        raise Refused("截止日期早于开始日期", cure="核对两个日期", code="V508", field="closes")
    if call.quota is not None and call.quota < 1:
        raise Refused("举荐名额至少 1 名", cure="不限名额的空着", code="V509", field="quota")
    if not FEWEST_REVIEWERS <= call.reviewers_wanted <= MOST_REVIEWERS:
        cause = f"评审人数应当在 {FEWEST_REVIEWERS} 到 {MOST_REVIEWERS} 之间"
        raise Refused(cause, cure="至少两人分别评审", code="V510", field="reviewers_wanted")
    if not 1 <= call.notice_days <= MOST_DAYS:
        raise Refused(f"公示天数应当在 1 到 {MOST_DAYS} 个工作日之间", code="V511", field="notice_days")
