"""Letters are taken back as long as the unit has not acted on them; they keep their number, with the reason."""

from django.db import transaction

from jixiao.cycle.followup.events import LetterWithdrawn
from jixiao.cycle.followup.mending import PREFIX
from jixiao.cycle.followup.models import (
    Accountability,
    Advice,
    AdviceStepKind,
    Letter,
    LetterKind,
    Problem,
    ProblemState,
    ProblemStep,
)
from jixiao.cycle.followup.stepping import note_step
from jixiao.measures.models import ProofLink
from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in


@transaction.atomic
def withdraw_letter(*, letter: Letter, reason: str, by: Actor) -> Letter:
    """Take a letter back: its problems wait for another, its advice is no longer given out.

    Refuses (U818) a letter that was taken back already, or whose step is taken back in the register; (U819) one on
    which the unit has acted; and (U802) an act without a reason.
    """
    locked = Letter.objects.select_for_update().get(pk=letter.pk)
    if locked.withdrawn_at:
        raise Refused("这份文书已经撤回", cure="刷新页面", code="U818")
    if not reason.strip():
        raise Refused("撤回文书要写明原因", cure="写明为什么撤回", code="U802", field="reason")
    if letter.kind == LetterKind.NOTICE:
        _free_noticed(letter)
    elif letter.kind == LetterKind.FEEDBACK:
        _free_fed_back(letter)
    elif letter.kind == LetterKind.ADVICE:
        _free_advices(letter, reason, by)
    else:
        raise Refused("这份文书随激励问责登记发出", cure="到「激励与问责」里撤销登记", code="U818")
    return mark_withdrawn(letter, reason=reason, by=by)


def mark_withdrawn(letter: Letter, *, reason: str, by: Actor) -> Letter:
    """Mark a letter as taken back and tell the house."""
    letter.withdrawn_at, letter.withdrawn_by, letter.withdrawn_because = by.at, by.person, reason.strip()[:200]
    letter.save(update_fields=["withdrawn_at", "withdrawn_by", "withdrawn_because"])
    subject, why = f"followup.letter:{letter.pk}", reason.strip()
    publish_in(letter.unit_year, LetterWithdrawn, subject=subject, name=letter.number, by=by, why=why)
    return letter


def _free_noticed(letter: Letter) -> None:
    problems = list(Problem.objects.select_for_update().filter(notice=letter).order_by("pk")[:500])
    acted = _acted(problems)
    if acted:
        raise Refused(f"单位已经办理：{acted}", cure="已经办理的不能撤回；不成立的，复核时写明", code="U819")
    for problem in problems:
        problem.notice, problem.due, problem.state = None, None, ProblemState.OPEN
        save_stamped(problem, stamp=None, fields=("notice", "due", "state"))


def _acted(problems: list[Problem]) -> str:
    """Return the title of the first problem about which somebody did something since its notice, "" without one."""
    moved = {one.pk for one in problems if one.state != ProblemState.ISSUED or one.measures or one.outcome}
    moved |= set(ProblemStep.objects.filter(problem__in=problems).values_list("problem_id", flat=True)[:500])
    subjects = {f"{PREFIX}{one.pk}": one.pk for one in problems}
    proved = ProofLink.objects.filter(subject__in=list(subjects), proof__removed_at=None)
    moved |= {subjects[subject] for subject in proved.values_list("subject", flat=True)[:2000]}
    standing = Accountability.objects.filter(problems__in=problems, withdrawn_because="")
    moved |= set(standing.values_list("problems__pk", flat=True)[:2000])
    return next((one.title for one in problems if one.pk in moved), "")


def _free_fed_back(letter: Letter) -> None:
    problems = list(Problem.objects.select_for_update().filter(feedback=letter).order_by("pk")[:500])
    noticed = next((one.title for one in problems if one.notice_id), "")
    if noticed:
        raise Refused(f"「{noticed}」已经发了整改通知", cure="先撤回整改通知，再撤回反馈意见书", code="U819")
    for problem in problems:
        problem.feedback = None
        save_stamped(problem, stamp=None, fields=("feedback",))


def _free_advices(letter: Letter, reason: str, by: Actor) -> None:
    advices = list(Advice.objects.select_for_update().filter(letter=letter).defer("trace").order_by("pk")[:2000])
    answered = next((one.project_name for one in advices if one.answer), "")
    if answered:
        raise Refused(f"单位已经回复「{answered}」", cure="有不同意见的，在建议页调整或维持", code="U819")
    for advice in advices:
        advice.given_at, advice.given_by, advice.letter = None, None, None
        save_stamped(advice, stamp=None, fields=("given_at", "given_by", "letter"))
        note_step(advice, AdviceStepKind.TAKEN_BACK, by=by, words=reason.strip())
