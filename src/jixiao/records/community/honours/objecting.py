"""Somebody objects to a nomination that is shown; the office looks into it and answers; the answer is read by code."""

import dataclasses
import datetime

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.community.honours.events import ObjectionAnswered
from jixiao.records.community.honours.telling import tell_call
from jixiao.records.community.models import (
    Nomination,
    NominationNotice,
    NominationState,
    NoticeObjection,
    ObjectionState,
)
from jixiao.records.community.seals import digest_of, seal
from jixiao.web.masking import mask_name
from jixiao.web.paper_codes import new_code, plain_code

MOST_TEXT, MOST_ANSWER, MOST_NAME, MOST_PHONE = 1000, 500, 40, 20


@dataclasses.dataclass(frozen=True, slots=True)
class Objecting:
    """What somebody says, against whom (None: the whole list), and who they are, where they say so."""

    text: str
    nomination: int | None = None
    name: str = ""
    phone: str = ""


def file_objection(*, notice: NominationNotice, said: Objecting, at: datetime.datetime, on: datetime.date) -> str:
    """Take an objection and return the code its answer is read by. Refuses out of the days, and nothing said."""
    if notice.withdrawn_at is not None or not notice.first_day <= on <= notice.last_day:
        raise Refused("不在公示期内", cure=f"请打电话 {notice.contact} 反映", code="V550")
    text = said.text.strip()
    if not text:
        raise Refused("没有写异议内容", cure="写清楚对谁、哪一点有异议，依据是什么", code="V551", field="text")
    if len(text) > MOST_TEXT:
        raise Refused(f"异议内容超过 {MOST_TEXT} 字", cure="写短一点", code="V551", field="text")
    known = {row[0] for row in notice.rows}
    if said.nomination is not None and said.nomination not in known:
        raise Refused("选的对象不在公示名单里", cure="重新选", code="V552", field="nomination")
    name, phone = said.name.strip()[:MOST_NAME], said.phone.strip()[:MOST_PHONE]
    code = new_code()
    NoticeObjection.objects.create(
        notice=notice, nomination_id=said.nomination, query_digest=_digest(notice, code), text=text,
        asker=seal(name, phone) if name or phone else "", asker_masked=mask_name(name) if name else "", at=at,
    )  # fmt: skip
    return code


def objection_by_code(notice: NominationNotice, code: str) -> NoticeObjection | None:
    """Return the objection that a code was given for, None where there is none."""
    return NoticeObjection.objects.filter(notice=notice, query_digest=_digest(notice, plain_code(code))).first()


@transaction.atomic
def answer_objection(*, objection: NoticeObjection, upheld: bool, answer: str, by: Actor) -> NoticeObjection:
    """Answer an objection; one that holds ends the nomination it is about. Refuses one that was answered."""
    said = answer.strip()[:MOST_ANSWER]
    if not said:
        raise Refused("没有写答复", cure="写清楚怎样核实、结论和依据", code="V553", field="answer")
    about = objection.nomination_id
    if upheld and about is None:
        raise Refused("这份异议没有指明对象，不能直接认定成立", cure="核实后撤下公示，重新评审或公示", code="V554")
    state = ObjectionState.UPHELD if upheld else ObjectionState.DISMISSED
    values = {"state": state, "answer": said, "answered_by": by.person, "answered_at": by.at}
    if not NoticeObjection.objects.filter(pk=objection.pk, state=ObjectionState.OPEN).update(**values):
        raise Refused("这份异议已经答复", cure="刷新页面", code="V555")
    for name, value in values.items():
        setattr(objection, name, value)
    if upheld and about is not None:
        _end(Nomination.objects.get(pk=about), said)
    tell_call(ObjectionAnswered, objection.notice.call, by, after={"异议状态": state.label}, why=said)
    return objection


def _end(row: Nomination, said: str) -> None:
    if row.state != NominationState.NOTICED:
        raise Refused("这份举荐已经不在公示", cure="刷新页面", code="V556")
    row.state, row.state_because = NominationState.FAILED, f"公示异议成立：{said}"[:300]
    save_stamped(row, stamp=row.version, fields=("state", "state_because"))


def _digest(notice: NominationNotice, code: str) -> str:
    return digest_of(notice.pk, "objection", code)
