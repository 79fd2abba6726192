"""Anybody may object to a result while it is on show, and looks the answer up by a code; the head answers."""

import datetime

from django.db import transaction
from django.db.models import F

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.deadlines.working_days import nth_working_day
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.queries import tell
from jixiao.records.contests.models import Contest, Entry, Objection, ObjectionState, ResultState
from jixiao.records.contests.publishing.announcing import cancel_award, is_notice
from jixiao.records.contests.publishing.events import ObjectionAnswered
from jixiao.records.contests.seals import code_digest, seal
from jixiao.web.masking import plain_name, plain_phone
from jixiao.web.paper_codes import new_code, plain_code

DOOR = "objection"
MOST_TEXT, MOST_ANSWER, MOST_OPEN = 1000, 500, 500
ANSWER_DAYS = 15
"""Working days within which an objection is answered."""


@transaction.atomic
def file_objection(
    *, contest: Contest, number: str, text: str, name: str, phone: str, at: datetime.datetime
) -> tuple[Objection, str]:
    """Take an objection, and return it with the code by which its answer is looked up: it stands nowhere else.

    ``number`` is the work it is about, "" for none; name and telephone may stay empty. Refuses outside of the days of
    the notice, and nothing said.
    """
    if not is_notice(contest, on=at.astimezone(SHANGHAI).date()):
        raise Refused("现在不在公示期", cure="有问题请打赛事咨询电话", code="A620")
    said = text.strip()
    if not said or len(said) > MOST_TEXT:
        cause = f"异议内容超过 {MOST_TEXT} 字" if said else "没有写异议内容"
        raise Refused(cause, cure="写清楚哪件作品、什么事实、有什么根据", code="A621", field="text")
    entry = _entry(contest, number.strip())
    who, digits = plain_name(name) if name.strip() else "", plain_phone(phone)
    if name.strip() and not who:
        raise Refused("姓名不对", cure="只写姓名；不想留的空着", code="A622", field="name")
    if digits is None:
        raise Refused("电话号码不对", cure="填 11 位手机号；不想留的空着", code="A623", field="phone")
    if contest.objections.filter(state=ObjectionState.OPEN).count() >= MOST_OPEN:
        raise Refused("待答复的异议太多", cure="请打赛事咨询电话", code="A624")
    code, on = new_code(), at.astimezone(SHANGHAI).date()
    made = Objection.objects.create(
        contest=contest, entry=entry, text=said, name_seal=seal(who), phone_seal=seal(digits), at=at,
        digest=code_digest(contest=contest.pk, door=DOOR, text=code),
        due_on=nth_working_day(on, ANSWER_DAYS, work_calendar()),
    )  # fmt: skip
    return made, code


def objection_by_code(*, contest: Contest, text: str) -> Objection:
    """Return the objection of a code. Refuses a code that is none."""
    digest = code_digest(contest=contest.pk, door=DOOR, text=text)
    found = Objection.objects.filter(contest=contest, digest=digest).first() if plain_code(text) else None
    if found is None:
        raise Refused("没有这个查询码", cure="对照提交时给的 10 位字母和数字", code="A625", field="code")
    return found


@transaction.atomic
def answer_objection(*, objection: Objection, upheld: bool, answer: str, cancels: bool, by: Actor) -> Objection:
    """Say what came of an objection; where it is upheld, the award may be taken away with it.

    Refuses one that was answered, and nothing said.
    """
    said = answer.strip()[:MOST_ANSWER]
    if not said:
        raise Refused("没有写答复", cure="提出人看得到，写清楚查了什么、依据什么", code="A626", field="answer")
    state = ObjectionState.UPHELD if upheld else ObjectionState.REJECTED
    values = {"state": state, "answer": said, "answered_by": by.person, "answered_at": by.at}
    rows = Objection.objects.filter(pk=objection.pk, state=ObjectionState.OPEN)
    if not rows.update(**values, version=F("version") + 1):
        raise Refused("这件异议已经答复", cure="刷新页面", code="A627")
    objection.refresh_from_db()
    contest = objection.contest
    after = {"异议状态": state.label, "作品编号": objection.entry.number if objection.entry else "无"}
    tell(ObjectionAnswered, contest, by, after=after, why=said)
    if upheld and cancels and objection.entry is not None:
        result = objection.entry.result
        result.entry.contest = contest
        cancel_award(result=result, why="公示异议成立", by=by)
    return objection


def _entry(contest: Contest, number: str) -> Entry | None:
    if not number:
        return None
    shown = Entry.objects.filter(contest=contest, number=number).exclude(result__award="")
    found = shown.filter(result__state=ResultState.PUBLISHED).first()
    if found is None:
        raise Refused(
            f"公示里没有编号 {number} 的作品", cure="对照公示名单，不针对某件作品的空着", code="A628", field="number"
        )
    return found
