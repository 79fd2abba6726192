"""The unit puts a problem right: who and how, how far, and what came of it, with proofs; then it hands it in."""

from django.db import transaction

from jixiao.cycle.followup.events import MeasuresPlanned, ProgressTold
from jixiao.cycle.followup.models import Problem, ProblemState, ProblemStep, StepKind
from jixiao.cycle.followup.queries import WORKABLE
from jixiao.measures.models import ProofLink
from jixiao.orgs import handing
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import handover_of
from jixiao.orgs.models import Handover, HandoverKind
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot

PLAN = ("section", "responsible", "measures")
PREFIX = "followup.problem:"


def subject_of(problem: Problem) -> str:
    """Return under which subject a problem is handed over, proved and written to the trail."""
    return f"{PREFIX}{problem.pk}"


def handover_of_problem(problem: Problem) -> Handover:
    """Return the handover of a problem, made on first sight."""
    return handover_of(problem.unit_year, HandoverKind.RECTIFICATION, subject=subject_of(problem))


def problem_of(handover: Handover) -> Problem:
    """Return the problem a handover is about, locked for the act."""
    pk = int(handover.subject.removeprefix(PREFIX))
    return Problem.objects.select_for_update().get(pk=pk, unit_year=handover.unit_year_id)


@transaction.atomic
def plan_measures(
    *, problem: Problem, section: str, responsible: str, measures: str, by: Actor, stamp: int | None = None
) -> Problem:
    """Say which section and who puts a problem right, and how. Refuses (U806) what is not being put right."""
    _require_workable(problem)
    given = {"section": section.strip(), "responsible": responsible.strip(), "measures": measures.strip()}
    wanting = next((name for name in PLAN if not given[name]), "")
    if wanting:
        label = str(Problem._meta.get_field(wanting).verbose_name)  # type: ignore[union-attr] # noqa: SLF001 - the documented way to a field
        raise Refused(f"没有写{label}", cure="每个问题都要落实到科室和人", code="U807", field=wanting)
    before = snapshot(problem, PLAN)
    for name, words in given.items():
        setattr(problem, name, words)
    save_stamped(problem, stamp=stamp, fields=PLAN)
    earlier, later = changes(before, snapshot(problem, PLAN))
    if later:
        told = f"{given['section']}，{given['responsible']}：{given['measures']}"
        _step(problem, StepKind.PLANNED, told, by)
        _tell(MeasuresPlanned, problem, by, before=earlier, after=later)
    return problem


@transaction.atomic
def tell_progress(*, problem: Problem, words: str, by: Actor, stamp: int | None = None) -> Problem:
    """Say how far the mending is; the last word said is what the report prints as 整改情况."""
    _require_workable(problem)
    if not words.strip():
        raise Refused("没有写整改情况", cure="写明做了什么、结果如何", code="U807", field="words")
    before = snapshot(problem, ("outcome",))
    problem.outcome = words.strip()
    save_stamped(problem, stamp=stamp, fields=("outcome",))
    _step(problem, StepKind.PROGRESS, problem.outcome, by)
    earlier, later = changes(before, snapshot(problem, ("outcome",)))
    _tell(ProgressTold, problem, by, before=earlier, after=later)
    return problem


def obstacles_of(problem: Problem) -> list[tuple[str, str]]:
    """Return what stands in the way of handing a problem in: a sentence and where it is mended."""
    found = [] if problem.measures else [("没有填责任科室、责任人和整改措施", "#plan")]
    found += [] if problem.outcome else [("没有写整改情况", "#progress")]
    if not ProofLink.objects.filter(subject=subject_of(problem), proof__removed_at=None).exists():
        found.append(("没有佐证材料", "#proofs"))
    return found


def require_mended(handover: Handover, by: Actor) -> None:
    """Refuse (U808) to hand in what is not complete; else the problem waits for the recheck."""
    del by
    problem = problem_of(handover)
    _require_workable(problem)
    wanting = obstacles_of(problem)
    if wanting:
        told = "、".join(words for words, _ in wanting)
        raise Refused(f"还不能送审：{told}", cure="补齐后再送审", code="U808")
    _set(problem, ProblemState.SENT)


@transaction.atomic
def take_back(*, handover: Handover, by: Actor, stamp: int | None = None) -> Handover:
    """Take a problem back before the head has passed it on."""
    _set(problem_of(handover), ProblemState.ISSUED)
    return handing.withdraw(handover=handover, by=by, stamp=stamp)


def _set(problem: Problem, state: ProblemState) -> None:
    problem.state = state
    save_stamped(problem, stamp=None, fields=("state",))


def _require_workable(problem: Problem) -> None:
    if problem.state not in WORKABLE:
        raise Refused(
            f"这个问题{ProblemState(problem.state).label}，不能填报",
            cure="收到整改通知后填报；已送审的先撤回",
            code="U806",
        )


def _step(problem: Problem, kind: StepKind, words: str, by: Actor) -> None:
    ProblemStep.objects.create(problem=problem, kind=kind, words=words, on=by.on, by=by.person, at=by.at)


def _tell(told: type, problem: Problem, by: Actor, **more: object) -> None:
    publish_in(problem.unit_year, told, subject=subject_of(problem), name=problem.title, by=by, **more)
