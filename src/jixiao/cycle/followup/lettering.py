"""From the rows to the papers: what the engine's letters are written from."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from jixiao.cycle.followup.models import Accountability, Advice, Letter, LetterKind, Problem, Source
from jixiao.cycle.followup.wording import money_words, words_of
from jixiao.engine.document import Document, document_from_json
from jixiao.engine.papers import (
    STEP_PAPERS,
    AdvisedProject,
    LetterCase,
    LetterProblem,
    StepCase,
    advice_letter,
    closing_opinion,
    feedback_letter,
    rectification_notice,
    rectification_report,
)
from jixiao.measures.models import ProofLink

MOST_PROOFS = 2000


def letter_document(letter: Letter, problems: Sequence[Problem], *, result: str) -> Document:
    """Return the paper of a letter as it is issued now."""
    case = _case(letter, problems, on=letter.issued_on, result=result)
    return feedback_letter(case) if letter.kind == LetterKind.FEEDBACK else rectification_notice(case)


def step_document(letter: Letter, step: Accountability, problems: Sequence[Problem]) -> Document:
    """Return the paper of a step of 激励与问责 as it is issued now."""
    case = _case(letter, problems, on=letter.issued_on)
    return STEP_PAPERS[step.get_kind_display()](StepCase(case, step.words, step.ground, step.on))


def advice_document(letter: Letter, advices: Sequence[Advice]) -> Document:
    """Return the 预算安排建议书 on the advice of a unit as it is issued now."""
    unit = letter.unit_year.unit
    return advice_letter(
        authority=letter.authority.name,
        unit=unit.name,
        year=letter.unit_year.year,
        number=letter.number,
        on=letter.issued_on,
        lines=[_advised(advice) for advice in advices],
        answer_by=letter.deadline,
        mark="示例" if unit.is_specimen else "",
    )


def _advised(advice: Advice) -> AdvisedProject:
    rule = f"{advice.rule}（{advice.source}）" if advice.rule else "没有规则适用，财政局自行判断"
    return AdvisedProject(
        name=advice.project_name,
        grade=advice.grade or "未评定",
        total=f"{advice.total}" if advice.total is not None else "—",
        rate=advice.rate or "—",
        budget=money_words(advice.budget),
        words=words_of(advice),
        cut=money_words(advice.amount),
        why=f"财政局调整：{advice.adjusted_because}" if advice.adjusted_verdict else rule,
    )


def issued_document(letter: Letter) -> Document:
    """Return the paper of a letter as it was issued."""
    return document_from_json(letter.document)


def report_document(letter: Letter, problems: Sequence[Problem], *, on: datetime.date) -> Document:
    """Return the unit's 整改报告 on a notice, as its problems stand."""
    return rectification_report(_case(letter, problems, on=on))


def closing_document(letter: Letter, problems: Sequence[Problem], *, on: datetime.date) -> Document:
    """Return the 销号意见 on a notice, as its problems stand; dated on the last day something was struck off."""
    closed = [problem.closed_on for problem in problems if problem.closed_on]
    return closing_opinion(_case(letter, problems, on=max(closed, default=on)))


def _case(letter: Letter, problems: Sequence[Problem], *, on: datetime.date, result: str = "") -> LetterCase:
    unit = letter.unit_year.unit
    proofs = _proofs(problems)
    return LetterCase(
        authority=letter.authority.name,
        unit=unit.name,
        year=letter.unit_year.year,
        number=letter.number,
        on=on,
        problems=tuple(_problem(problem, proofs.get(problem.pk, ())) for problem in problems),
        opinion=letter.opinion,
        deadline=letter.deadline,
        result=result,
        mark="示例" if unit.is_specimen else "",
    )


def _problem(problem: Problem, proofs: tuple[str, ...]) -> LetterProblem:
    what = f"{problem.what}（{problem.place}）" if problem.place else problem.what
    return LetterProblem(
        title=problem.title,
        what=what,
        ground=problem.ground,
        source=Source(problem.source).label,
        place=problem.place,
        section=problem.section,
        responsible=problem.responsible,
        measures=problem.measures,
        due=problem.due,
        done=problem.outcome,
        proofs=proofs,
        opinion=problem.opinion,
        closed_on=problem.closed_on,
    )


def _proofs(problems: Iterable[Problem]) -> Mapping[int, tuple[str, ...]]:
    """Return the names of the proofs of each problem; one statement."""
    subjects = {f"followup.problem:{problem.pk}": problem.pk for problem in problems}
    links = ProofLink.objects.filter(subject__in=list(subjects), proof__removed_at=None).select_related("proof")
    found: dict[int, tuple[str, ...]] = {}
    for link in links.order_by("pk")[:MOST_PROOFS]:
        pk = subjects[link.subject]
        found[pk] = (*found.get(pk, ()), link.proof.name)
    return found
