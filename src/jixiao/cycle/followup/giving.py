"""Advice is given out to a unit in a 预算安排建议书; the unit answers, the bureau adjusts or upholds."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from jixiao.cycle.followup.events import AdviceAnswered, AdviceGiven, AdviceUpheld
from jixiao.cycle.followup.issuing import usual_deadline
from jixiao.cycle.followup.lettering import advice_document
from jixiao.cycle.followup.models import Advice, AdviceStepKind, AnswerKind, Letter, LetterKind
from jixiao.cycle.followup.numbering import freeze_letter, number_letter
from jixiao.cycle.followup.stepping import note_step
from jixiao.cycle.followup.wording import words_of
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in

ANSWER = ("answer", "answer_words", "answered_at", "answered_by", "settled_at")


@transaction.atomic
def give_advices(*, authority: Unit, unit_year: UnitYear, advices: Sequence[Advice], by: Actor) -> Letter:
    """Give advice out in one letter: from now on it stands in the goal form of the next year.

    Refuses (U810) what was given out already, and (U817) nothing at all or the advice on another unit or year.
    """
    if not advices or any(one.unit_year_id != unit_year.pk for one in advices):
        raise Refused("没有选择这个单位这个年度的建议", cure="勾选要下达的建议", code="U817")
    given = next((one for one in advices if one.given_at), None)
    if given is not None:
        raise Refused(f"「{given.project_name}」的建议已经下达", cure="刷新页面", code="U810")
    due = usual_deadline(LetterKind.FEEDBACK, on=by.on)
    letter = number_letter(kind=LetterKind.ADVICE, authority=authority, unit_year=unit_year, by=by, deadline=due)
    for advice in advices:
        advice.given_at, advice.given_by, advice.letter = by.at, by.person, letter
        save_stamped(advice, stamp=None, fields=("given_at", "given_by", "letter"))
        note_step(advice, AdviceStepKind.GIVEN, by=by, words=letter.number)
        _tell(AdviceGiven, advice, by, after={"建议": words_of(advice), "文号": letter.number})
    return freeze_letter(letter, advice_document(letter, advices))


@transaction.atomic
def answer_advice(*, advice: Advice, answer: str, words: str, by: Actor, stamp: int | None = None) -> Advice:
    """Answer an advice for the unit; answered again, the last answer counts until the bureau has settled it.

    Refuses (U820) what was not given out, (U821) another view without its reason, and (U822) what is settled.
    """
    if advice.given_at is None:
        raise Refused("这条建议还没有下达", cure="等财政局下达以后再回复", code="U820")
    if advice.settled_at:
        raise Refused("财政局已经答复过不同意见", cure="看「建议经过」；情况有变的，在预算审核时说明", code="U822")
    if answer not in AnswerKind.values:
        raise Refused("没有选意见", cure="选「没有不同意见」或「有不同意见」", code="U821", field="answer")
    if answer == AnswerKind.OBJECT and not words.strip():
        raise Refused("有不同意见要写明理由", cure="写明事实和依据，财政局据此调整或维持", code="U821", field="words")
    before = {"单位意见": AnswerKind(advice.answer).label} if advice.answer else {}
    advice.answer, advice.answer_words = answer, words.strip()
    advice.answered_at, advice.answered_by = by.at, by.person
    save_stamped(advice, stamp=stamp, fields=ANSWER)
    label = AnswerKind(answer).label
    note_step(advice, AdviceStepKind.ANSWERED, by=by, words=f"{label}。{advice.answer_words}".rstrip("。"))
    _tell(AdviceAnswered, advice, by, before=before, after={"单位意见": label}, why=advice.answer_words)
    return advice


@transaction.atomic
def uphold_advice(*, advice: Advice, reason: str, by: Actor, stamp: int | None = None) -> Advice:
    """Uphold an advice against the view of the unit, with the reason. Refuses (U823) where no view is open."""
    if not has_open_view(advice):
        raise Refused("这条建议没有待答复的不同意见", cure="刷新页面", code="U823")
    if not reason.strip():
        raise Refused("维持建议要写明理由", cure="写明为什么不采纳单位的意见", code="U812", field="reason")
    advice.settled_at = by.at
    save_stamped(advice, stamp=stamp, fields=("settled_at",))
    note_step(advice, AdviceStepKind.UPHELD, by=by, words=reason.strip())
    _tell(AdviceUpheld, advice, by, after={"建议": words_of(advice)}, why=reason.strip())
    return advice


def has_open_view(advice: Advice) -> bool:
    """Return whether the unit sees an advice otherwise and the bureau has not settled it."""
    return advice.answer == AnswerKind.OBJECT and advice.settled_at is None


def _tell(told: type, advice: Advice, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what tell takes
    subject = f"followup.advice:{advice.pk}"
    publish_in(advice.unit_year, told, subject=subject, name=advice.project_name, by=by, **more)
