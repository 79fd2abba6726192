"""A person or an organisation is nominated: written down, handed in, returned to be mended, withdrawn."""

from collections.abc import Mapping
from typing import Any

from django.db import IntegrityError, transaction

from jixiao.measures.queries import proofs_of
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, snapshot
from jixiao.records.community.honours.calling import require_state
from jixiao.records.community.honours.events import (
    Nominated,
    NominationAmended,
    NominationReturned,
    NominationSent,
    NominationWithdrawn,
)
from jixiao.records.community.honours.naming import plain_place
from jixiao.records.community.honours.telling import nomination_subject, tell_nomination
from jixiao.records.community.models import (
    Call,
    CallState,
    Nomination,
    NominationState,
    NomineeKind,
    Organisation,
    Worker,
)
from jixiao.records.community.writing import require_lengths, require_reason

FIELDS = ("proposer", "deeds", "opinion", "consented_on")
TOLD = ("proposer", "consented_on")
WORKABLE = (NominationState.DRAFT, NominationState.RETURNED)
MOST_DEEDS, MOST_OPINION = 3000, 1000


@transaction.atomic
def nominate(*, call: Call, nominee: Worker | Organisation, values: Mapping[str, Any], by: Actor) -> Nomination:
    """Write a nomination down. Refuses outside of the days of the call, the wrong kind of nominee, and one twice."""
    require_state(call, CallState.OPEN, "举荐")
    _require_window(call, by)
    row = Nomination(call=call, by=by.person)
    if isinstance(nominee, Worker):
        row.worker = nominee
    else:
        row.organisation = nominee
    if (call.takes == NomineeKind.WORKER) != (row.worker is not None):
        raise Refused(f"这份通知举荐{NomineeKind(call.takes).label}", cure="重新选举荐对象", code="V520")
    _fill(row, values)
    try:
        with transaction.atomic():
            row.save(force_insert=True)
    except IntegrityError:
        raise Refused("同一份通知已经举荐过这个对象", cure="打开原来那份修改", code="V521") from None
    tell_nomination(Nominated, row, by, after=snapshot(row, TOLD))
    return row


@transaction.atomic
def amend_nomination(*, row: Nomination, values: Mapping[str, Any], stamp: int | None, by: Actor) -> Nomination:
    """Change what is said of a nominee before it is handed in; raises Stale for an older stamp."""
    _require_workable(row, "修改")
    before = snapshot(Nomination.objects.get(pk=row.pk), TOLD)
    _fill(row, values)
    save_stamped(row, stamp=stamp, fields=FIELDS)
    was, became = changes(before, snapshot(row, TOLD))
    tell_nomination(NominationAmended, row, by, before=was, after=became)
    return row


@transaction.atomic
def send_nomination(*, row: Nomination, stamp: int | None, by: Actor) -> Nomination:
    """Hand a nomination in. Refuses what is missing, all of it at once, and outside of the days of the call."""
    _require_workable(row, "提交")
    require_state(row.call, CallState.OPEN, "提交举荐")
    _require_window(row.call, by)
    missing = missing_of(row)
    if missing:
        raise Refused(f"还缺：{'、'.join(missing)}", cure="补齐后再提交", code="V522")
    row.state, row.sent_at, row.state_because = NominationState.SENT, by.at, ""
    save_stamped(row, stamp=stamp, fields=("state", "sent_at", "state_because"))
    tell_nomination(NominationSent, row, by)
    return row


def missing_of(row: Nomination) -> list[str]:
    """Return what a nomination lacks before it can be handed in: words, consent, a proof; one statement."""
    subject = nomination_subject(row)
    found = {
        "主要事迹": row.deeds.strip(),
        "举荐意见": row.opinion.strip(),
        "本人同意日期": row.consented_on,
        "证明材料（至少一份）": proofs_of([subject], row.call.unit_year).get(subject),
    }
    return [name for name, there in found.items() if not there]


@transaction.atomic
def return_nomination(*, row: Nomination, reason: str, by: Actor) -> Nomination:
    """Give a nomination back to be mended, with what is to be mended; refuses once the review began."""
    why = require_reason(reason, "退回原因")
    require_state(row.call, CallState.OPEN, "退回")
    if row.state != NominationState.SENT:
        raise Refused("只有已提交的举荐能退回", cure="刷新页面", code="V523")
    row.state, row.state_because = NominationState.RETURNED, why
    save_stamped(row, stamp=row.version, fields=("state", "state_because"))
    tell_nomination(NominationReturned, row, by, why=why)
    return row


@transaction.atomic
def withdraw_nomination(*, row: Nomination, reason: str, by: Actor) -> Nomination:
    """Take a nomination back, with the reason; refuses one that is shown, was recommended or was turned down."""
    why = require_reason(reason, "撤回原因")
    if row.state not in {*WORKABLE, NominationState.SENT, NominationState.PASSED}:
        cure = "公示中的先撤下公示；已上报的请与上级联系"
        raise Refused(f"这份举荐{NominationState(row.state).label}，不能撤回", cure=cure, code="V524")
    row.state, row.state_because = NominationState.WITHDRAWN, why
    save_stamped(row, stamp=row.version, fields=("state", "state_because"))
    tell_nomination(NominationWithdrawn, row, by, why=why)
    return row


def _require_workable(row: Nomination, what: str) -> None:
    if row.state not in WORKABLE:
        cure = "要改的，请审核人退回"
        raise Refused(f"这份举荐{NominationState(row.state).label}，不能{what}", cure=cure, code="V525")


def _require_window(call: Call, by: Actor) -> None:
    if call.opens and by.on < call.opens:
        raise Refused(f"举荐从 {call.opens} 开始", cure="到那一天再来", code="V526")
    if call.closes and by.on > call.closes:
        raise Refused(f"举荐已于 {call.closes} 截止", cure="确需延期的，由审核人改截止日期", code="V526")


def _fill(row: Nomination, values: Mapping[str, Any]) -> None:
    for name in FIELDS:
        if name in values:
            setattr(row, name, values[name])
    row.proposer = row.proposer.strip()
    if not row.proposer:
        raise Refused("举荐单位没有填", cure="补填", code="V527", field="proposer")
    allowed = row.call.proposers
    if allowed and plain_place(row.proposer) not in {plain_place(one) for one in allowed}:
        cure = f"可以举荐的单位：{'、'.join(allowed[:20])}"
        raise Refused(f"「{row.proposer}」不在可举荐单位里", cure=cure, code="V527", field="proposer")
    require_lengths(row, ("proposer",))
    for name, most, word in (("deeds", MOST_DEEDS, "主要事迹"), ("opinion", MOST_OPINION, "举荐意见")):
        if len(getattr(row, name)) > most:
            raise Refused(f"{word}超过 {most} 字", cure="写短些，详细的作为材料上传", code="V528", field=name)
