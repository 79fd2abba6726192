"""举荐公示: the head shows the public who is to be recommended, for some working days; objections are answered."""

import datetime
import secrets
from collections.abc import Collection

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.deadlines.working_days import nth_working_day
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.community.honours.calling import require_state
from jixiao.records.community.honours.events import NoticeShown, NoticeWithdrawn
from jixiao.records.community.honours.naming import in_public
from jixiao.records.community.honours.telling import tell_call
from jixiao.records.community.models import (
    Call,
    CallState,
    Nomination,
    NominationNotice,
    NominationState,
)
from jixiao.records.community.writing import require_reason

MOST_ROWS = 500


def passed_of(call: Call) -> list[Nomination]:
    """Return the nominations of a call that passed; one statement."""
    rows = Nomination.objects.filter(call=call, state=NominationState.PASSED)
    return list(rows.select_related("worker", "organisation").prefetch_related("reviews").order_by("pk")[:MOST_ROWS])


def last_day_of(call: Call, *, first_day: datetime.date) -> datetime.date:
    """Return the last day of a notice that begins on a day: the first day does not count (民法典 第二百零一条)."""
    return nth_working_day(first_day, call.notice_days, work_calendar())


@transaction.atomic
def show_notice(*, call: Call, chosen: Collection[int], contact: str, stamp: int | None, by: Actor) -> NominationNotice:
    """Show the chosen of those who passed. Refuses nobody, more than the quota, no telephone, and a second notice."""
    require_state(call, CallState.REVIEW, "公示")
    rows = [one for one in passed_of(call) if one.pk in set(chosen)]
    if not rows or len(rows) != len(set(chosen)):
        raise Refused(
            "没有选公示对象，或选中的不是评审通过的", cure="从评审通过的里面勾选", code="V540", field="chosen"
        )
    if call.quota is not None and len(rows) > call.quota:
        raise Refused(
            f"选了 {len(rows)} 个，名额只有 {call.quota} 个", cure="按评审名次取舍", code="V541", field="chosen"
        )
    phone = contact.strip()[:40]
    if not phone:
        raise Refused("受理电话没有填", cure="填单位受理异议的电话", code="V542", field="contact")
    try:
        with transaction.atomic():
            notice = NominationNotice.objects.create(
                call=call, token=secrets.token_urlsafe(16), rows=[[one.pk, *in_public(one)] for one in rows],
                first_day=by.on, last_day=last_day_of(call, first_day=by.on), contact=phone, by=by.person, at=by.at,
            )  # fmt: skip
    except IntegrityError:
        raise Refused("举荐名单正在公示", cure="刷新页面", code="V543") from None
    for one in rows:
        one.state = NominationState.NOTICED
        save_stamped(one, stamp=one.version, fields=("state",))
    call.state = CallState.NOTICE
    save_stamped(call, stamp=stamp, fields=("state",))
    tell_call(NoticeShown, call, by, after={"公示对象": len(rows), "公示至": str(notice.last_day)})
    return notice


@transaction.atomic
def withdraw_notice(*, notice: NominationNotice, reason: str, by: Actor) -> None:
    """Take a notice back, with the reason: those shown have passed again, and can be shown anew."""
    why = require_reason(reason, "撤下原因")
    call = notice.call
    require_state(call, CallState.NOTICE, "撤下公示")
    standing = NominationNotice.objects.filter(pk=notice.pk, withdrawn_at=None)
    if not standing.update(withdrawn_at=by.at, withdrawn_because=why):
        raise Refused("这份公示已经撤下", cure="刷新页面", code="V544")
    for one in Nomination.objects.filter(call=call, state=NominationState.NOTICED)[:MOST_ROWS]:
        one.state = NominationState.PASSED
        save_stamped(one, stamp=one.version, fields=("state",))
    call.state = CallState.REVIEW
    save_stamped(call, stamp=call.version, fields=("state",))
    tell_call(NoticeWithdrawn, call, by, why=why)
