"""From the rows to the papers: what the engine's letters are written from."""

import datetime
from collections.abc import Iterable, Mapping, Sequence

from jixiao.cycle.followup.models import Letter, LetterKind, Problem, Source
from jixiao.engine.document import Document, document_from_json
from jixiao.engine.papers import (
    LetterCase,
    LetterProblem,
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
