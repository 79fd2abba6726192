"""Problems are written down, changed, confirmed or put aside, by the finance bureau."""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from jixiao.cycle.followup.events import (
    ProblemAmended,
    ProblemConfirmed,
    ProblemDismissed,
    ProblemFound,
    ProblemRemoved,
    ProposalWithdrawn,
)
from jixiao.cycle.followup.models import Problem, ProblemState, Source
from jixiao.cycle.followup.queries import same_before
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish_in, snapshot

FIELDS = ("source", "key", "title", "what", "ground", "place", "project_code")
UNDECIDED = (ProblemState.PROPOSED, ProblemState.OPEN)


@transaction.atomic
def record_problem(*, unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Problem:
    """Write a problem down that a person found; it waits for its notice.

    Refuses (U800) a problem without its facts or its ground: a letter could not say why.
    """
    _require_told(values)
    return _found(unit_year, {**values, "state": ProblemState.OPEN}, by)


@transaction.atomic
def propose_problem(*, unit_year: UnitYear, origin: str, key: str, values: Mapping[str, Any], by: Actor) -> Problem:
    """Propose a problem that followed from something elsewhere; proposed again, it is the one that is there."""
    there = Problem.objects.filter(unit_year=unit_year, origin=origin, key=key).first()
    if there is not None:
        return there
    return _found(unit_year, {**values, "origin": origin, "key": key, "state": ProblemState.PROPOSED}, by)


@transaction.atomic
def amend_problem(*, problem: Problem, values: Mapping[str, Any], by: Actor, stamp: int | None = None) -> Problem:
    """Change what is said of a problem; refuses (U801) one that a letter already quotes."""
    _require_undecided(problem)
    _require_told(values)
    before = snapshot(problem, FIELDS)
    for name in FIELDS:
        if name in values:
            setattr(problem, name, values[name])
    problem.repeats = same_before(problem.unit_year, key=problem.key, project_code=problem.project_code)
    save_stamped(problem, stamp=stamp, fields=(*FIELDS, "repeats"))
    earlier, later = changes(before, snapshot(problem, FIELDS))
    if later:
        _tell(ProblemAmended, problem, by, before=earlier, after=later)
    return problem


@transaction.atomic
def confirm_problem(*, problem: Problem, by: Actor, stamp: int | None = None) -> Problem:
    """Take up a proposed problem: from now on the unit sees it, and it waits for its notice."""
    if problem.state != ProblemState.PROPOSED:
        raise Refused("这个问题已经确认或处理过", cure="刷新页面，看看它现在的状态", code="U801")
    problem.state = ProblemState.OPEN
    save_stamped(problem, stamp=stamp, fields=("state",))
    _tell(ProblemConfirmed, problem, by)
    return problem


@transaction.atomic
def dismiss_problem(*, problem: Problem, reason: str, by: Actor, stamp: int | None = None) -> Problem:
    """Put a problem aside that no letter quotes, with the reason."""
    _require_undecided(problem)
    if not reason.strip():
        raise Refused("不予立项要写明理由", cure="写明为什么不算问题", code="U802", field="reason")
    problem.state, problem.opinion = ProblemState.DISMISSED, reason.strip()
    save_stamped(problem, stamp=stamp, fields=("state", "opinion"))
    _tell(ProblemDismissed, problem, by, why=reason.strip())
    return problem


@transaction.atomic
def remove_problem(*, problem: Problem, by: Actor) -> None:
    """Take back a problem that came in by a table; refuses (U801) one that a letter quotes or a step names."""
    _require_undecided(problem)
    if problem.accountabilities.exists() or problem.found_again.exists():
        raise Refused(f"「{problem.title}」已经被别处用到", cure="不成立的，写明理由不予立项", code="U801")
    _tell(ProblemRemoved, problem, by, before=snapshot(problem, FIELDS))
    problem.delete()


@transaction.atomic
def withdraw_proposal(*, problem: Problem, by: Actor) -> None:
    """Take a proposed problem out again, because what it followed from was undone; refuses (U801) a decided one."""
    if problem.state != ProblemState.PROPOSED:
        raise Refused("这个问题已经确认或处理过", cure="刷新页面，看看它现在的状态", code="U801")
    _tell(ProposalWithdrawn, problem, by, before=snapshot(problem, FIELDS))
    problem.delete()


def _found(unit_year: UnitYear, values: Mapping[str, Any], by: Actor) -> Problem:
    key, project = str(values.get("key") or ""), str(values.get("project_code") or "")
    again = same_before(unit_year, key=key, project_code=project)
    problem = Problem.objects.create(
        unit_year=unit_year, found_on=by.on, found_by=by.person, repeats=again, **dict(values)
    )
    _tell(ProblemFound, problem, by, after=snapshot(problem, FIELDS))
    return problem


def _require_told(values: Mapping[str, Any]) -> None:
    for name, words in (("title", "问题"), ("what", "具体情况"), ("ground", "依据")):
        if name in values and not str(values[name]).strip():
            raise Refused(f"没有写{words}", cure="文书要写清问题、情况和依据", code="U800", field=name)
    if "source" in values and values["source"] not in Source.values:
        raise Refused("没有这种来源", cure="从列表里选", code="U800", field="source")


def _require_undecided(problem: Problem) -> None:
    if problem.state not in UNDECIDED or problem.feedback_id or problem.notice_id:
        raise Refused("这个问题已经写进文书或处理过", cure="文书里的内容不再改动；不成立的，复核时写明", code="U801")


def _tell(told: Any, problem: Problem, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what tell takes
    publish_in(problem.unit_year, told, subject=f"followup.problem:{problem.pk}", name=problem.title, by=by, **more)
