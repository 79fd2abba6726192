"""激励与问责: what was done with a unit, on which ground, each step with a letter of its own."""

import datetime
from collections.abc import Sequence

from django.db import transaction

from jixiao.cycle.followup.events import AccountabilityRegistered, AccountabilityWithdrawn
from jixiao.cycle.followup.lettering import step_document
from jixiao.cycle.followup.models import Accountability, LetterKind, MeasureKind, Problem
from jixiao.cycle.followup.numbering import freeze_letter, number_letter
from jixiao.cycle.followup.withdrawing import mark_withdrawn
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in


@transaction.atomic
def register_accountability(
    *,
    authority: Unit,
    unit_year: UnitYear,
    kind: str,
    ground: str,
    words: str,
    on: datetime.date,
    problems: Sequence[Problem],
    by: Actor,
) -> Accountability:
    """Register a step with its ground and day; its letter gets the next number and is frozen.

    Refuses (U813) a step without ground or story, a day in the future, problems of others, and a step of 问责 that
    names no problem; 表扬 needs none.
    """
    if kind not in MeasureKind.values:
        raise Refused("没有这种方式", cure="从列表里选", code="U813", field="kind")
    if not ground.strip() or not words.strip():
        field = "words" if ground.strip() else "ground"
        raise Refused("激励与问责要写明依据和情况", cure="写明文件条款和事实", code="U813", field=field)
    if on > by.on:
        raise Refused("办理日期晚于今天", cure="办理以后再登记", code="U813", field="on")
    if any(problem.unit_year.unit_id != unit_year.unit_id for problem in problems):
        raise Refused("有的问题不是这个单位的", cure="只选这个单位的问题", code="U813", field="problems")
    if kind != MeasureKind.PRAISE and not problems:
        cure = "先登记问题，再办理提醒、约谈、通报、移送"
        raise Refused("没有写涉及的问题", cure=cure, code="U813", field="problems")
    made = Accountability.objects.create(
        authority=authority,
        unit_year=unit_year,
        kind=kind,
        ground=ground.strip(),
        words=words.strip(),
        on=on,
        by=by.person,
        at=by.at,
        letter=number_letter(kind=LetterKind(kind), authority=authority, unit_year=unit_year, by=by, opinion=words),
    )
    made.problems.set(problems)
    assert made.letter is not None  # noqa: S101 - made just now
    freeze_letter(made.letter, step_document(made.letter, made, problems))
    after = {
        "依据": made.ground,
        "文号": made.letter.number,
        "办理日期": on.isoformat(),
        "涉及问题": [problem.title for problem in problems],
    }
    _tell(AccountabilityRegistered, made, by, after=after)
    return made


@transaction.atomic
def withdraw_accountability(*, accountability: Accountability, reason: str, by: Actor) -> Accountability:
    """Take a step back with a reason; it and its letter stay in the register, struck through."""
    if accountability.withdrawn_because:
        raise Refused("这一条已经撤销", cure="刷新页面", code="U814")
    if not reason.strip():
        raise Refused("撤销要写明原因", cure="写明为什么撤销", code="U802", field="reason")
    accountability.withdrawn_because = reason.strip()[:200]
    accountability.save(update_fields=["withdrawn_because"])
    if accountability.letter is not None:
        mark_withdrawn(accountability.letter, reason=reason, by=by)
    _tell(AccountabilityWithdrawn, accountability, by, why=reason.strip())
    return accountability


def _tell(told: type, row: Accountability, by: Actor, **more: object) -> None:
    subject, name = f"followup.accountability:{row.pk}", MeasureKind(row.kind).label
    publish_in(row.unit_year, told, subject=subject, name=name, by=by, **more)
