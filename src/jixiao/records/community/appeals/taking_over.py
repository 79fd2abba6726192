"""Appeals of an earlier ledger are taken over: they stand as they stood there, and say that they were written later."""

import dataclasses
import datetime

from django.db import transaction

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.community.appeals.events import AppealReceived
from jixiao.records.community.appeals.receiving import Asked, receive_at_desk
from jixiao.records.community.appeals.stepping import add_step, tell
from jixiao.records.community.models import Appeal, AppealState, Handling, HandlingRole, HandlingState

MOST_OFFICE, MOST_ANSWER = 60, 2000
FROM_LEDGER = "按原有台账补录"


@dataclasses.dataclass(frozen=True, slots=True)
class Kept:
    """What a ledger says of an appeal besides what was asked; an answer has its day, an office its deadline."""

    received_on: datetime.date
    office: str = ""
    deadline: datetime.date | None = None
    answered_on: datetime.date | None = None
    answer: str = ""
    closed_on: datetime.date | None = None


@transaction.atomic
def take_over_appeal(*, unit_year: UnitYear, asked: Asked, kept: Kept, once: str, by: Actor) -> Appeal:
    """Write an appeal of a ledger down; whoever sees it reads that it was written later, and when.

    Refuses days out of order or to come, a day of receipt outside of the year, an answer without day or office.
    """
    _require_right(unit_year, kept, by)
    appeal = receive_at_desk(unit_year=unit_year, asked=asked, worker=None, once=once, by=by)
    appeal.received_at = _noon(kept.received_on)
    fields = ["received_at", "state", "deadline"]
    if kept.office:
        appeal.state, appeal.deadline = AppealState.ASSIGNED, kept.deadline or kept.answered_on
    if kept.answered_on:
        appeal.state, appeal.answer = AppealState.ANSWERED, kept.answer.strip()[:MOST_ANSWER]
        appeal.answered_by, appeal.answered_at = by.person, _noon(kept.answered_on)
        fields += ["answer", "answered_by", "answered_at"]
    if kept.closed_on:
        appeal.state, appeal.closed_at = AppealState.CLOSED, _noon(kept.closed_on)
        fields += ["closed_at"]
    save_stamped(appeal, stamp=None, fields=fields)
    if kept.office:
        _hand_on(appeal, kept)
    add_step(appeal, "补录", told=_told(kept), at=by.at, by=by)
    after = {"补录": FROM_LEDGER, "收到日期": str(kept.received_on), "办理状态": AppealState(appeal.state).label}
    tell(AppealReceived, appeal, by=by, after=after)
    return appeal


def _hand_on(appeal: Appeal, kept: Kept) -> None:
    done = kept.answered_on is not None
    Handling.objects.create(
        appeal=appeal, role=HandlingRole.LEAD, office=kept.office[:MOST_OFFICE], said=FROM_LEDGER if done else "",
        state=HandlingState.DONE if done else HandlingState.ASKED, asked_at=_noon(kept.received_on),
        ended_at=_noon(kept.answered_on) if kept.answered_on else None,
    )  # fmt: skip


def _require_right(unit_year: UnitYear, kept: Kept, by: Actor) -> None:
    if kept.received_on.year != unit_year.year:
        cure = "到那一年度导入"
        raise Refused(f"收到日期不在 {unit_year.year} 年度", cure=cure, code="V438", field="received_on")
    days = [day for day in (kept.received_on, kept.answered_on, kept.closed_on) if day]
    if days != sorted(days) or days[-1] > by.on:
        cure = "收到、答复、办结依次不早于前一个，都不晚于今天"
        raise Refused("台账里的日期先后不对", cure=cure, code="V439", field="answered_on")
    whole = bool(kept.answer.strip()) == bool(kept.answered_on) and (not kept.closed_on or kept.answered_on)
    if not whole or (kept.answered_on and not kept.office):
        cure = "答复的，承办单位、答复日期和答复内容都要填；办结的要先答复"
        raise Refused("台账里的答复不全", cure=cure, code="V440", field="answer")
    if kept.office and not (kept.deadline or kept.answered_on):
        raise Refused("有承办单位，没有答复期限", cure="补填答复期限", code="V441", field="deadline")


def _told(kept: Kept) -> str:
    parts = [f"{kept.received_on:%Y-%m-%d} 收到"]
    if kept.office:
        parts.append(f"由{kept.office}承办")
    if kept.answered_on:
        parts.append(f"{kept.answered_on:%Y-%m-%d} 答复")
    if kept.closed_on:
        parts.append(f"{kept.closed_on:%Y-%m-%d} 办结")
    return f"{FROM_LEDGER}：{'，'.join(parts)}"


def _noon(day: datetime.date) -> datetime.datetime:
    return datetime.datetime.combine(day, datetime.time(12), tzinfo=SHANGHAI)
