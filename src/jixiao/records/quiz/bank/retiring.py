"""A question is drawn no more, and again. What was asked of it stays as it was asked."""

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish
from jixiao.records.quiz.bank.events import QuestionBroughtBack, QuestionRetired
from jixiao.records.quiz.models import Question

_FIELDS = ("retired_at", "retired_because")


@transaction.atomic
def retire_question(*, question: Question, reason: str, stamp: int | None, by: Actor) -> Question:
    """Take a question out of what is drawn, with a reason; campaigns that ask it already go on asking it."""
    if question.retired_at is not None:
        raise Refused(f"{question} 已经停用", code="U928")
    if not reason.strip():
        raise Refused("停用没有写原因", cure="如：政策已经修订、答案有争议", code="U928", field="reason")
    question.retired_at, question.retired_because = by.at, reason.strip()[:200]
    save_stamped(question, stamp=stamp, fields=_FIELDS)
    _tell(QuestionRetired, question, by, why=question.retired_because)
    return question


@transaction.atomic
def bring_back(*, question: Question, stamp: int | None, by: Actor) -> Question:
    """Let a retired question be drawn again."""
    if question.retired_at is None:
        raise Refused(f"{question} 没有停用", code="U928")
    was, question.retired_at, question.retired_because = question.retired_because, None, ""
    save_stamped(question, stamp=stamp, fields=_FIELDS)
    _tell(QuestionBroughtBack, question, by, before={"停用原因": was})
    return question


def question_subject(question: Question) -> str:
    """Return the name of a question in the trail."""
    return f"quiz.question:{question.pk}"


def _tell(told: type[Event], question: Question, by: Actor, **said: object) -> None:
    newest = question.versions.order_by("-number").values_list("text", flat=True).first() or ""
    name = f"{question} {newest}"
    publish(told(unit_id=question.unit_id, subject=question_subject(question), name=name, **said), by=by)  # type: ignore[arg-type] # what the event takes
