"""Recheck: the unit's head passes it on, the finance bureau strikes it off or sends it back, and may open it again."""

from collections.abc import Sequence

from django.db import transaction

from jixiao.cycle.followup.events import ProblemClosed
from jixiao.cycle.followup.mending import problem_of, subject_of
from jixiao.cycle.followup.models import ProblemState
from jixiao.orgs import handing
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import Mark
from jixiao.orgs.models import Handover, HandoverState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in


@transaction.atomic
def pass_or_close(*, handover: Handover, by: Actor, reason: str = "", stamp: int | None = None) -> Handover:
    """Pass a mended problem on, or strike it off where the finance bureau has rechecked it.

    Refuses (U809) to strike off without an opinion: the 销号意见 prints it.
    """
    last = handover.stage + 1 >= len(handing.CHAINS[handover.kind])
    if last and not reason.strip():
        raise Refused("销号要写复核意见", cure="写明核对了什么、是否整改到位", code="U809", field="reason")
    passed = handing.approve(handover=handover, by=by, reason=reason, stamp=stamp)
    if passed.state == HandoverState.APPROVED:
        problem = problem_of(handover)
        problem.state, problem.closed_on, problem.opinion = ProblemState.CLOSED, by.on, reason.strip()
        save_stamped(problem, stamp=None, fields=("state", "closed_on", "opinion"))
        publish_in(
            problem.unit_year,
            ProblemClosed,
            subject=subject_of(problem),
            name=problem.title,
            by=by,
            after={"销号日期": by.on.isoformat(), "复核意见": problem.opinion},
        )
    return passed


@transaction.atomic
def send_mending_back(
    *, handover: Handover, reason: str, by: Actor, marks: Sequence[Mark] = (), stamp: int | None = None
) -> Handover:
    """Send a problem back that is not put right, with the reason."""
    returned = handing.send_back(handover=handover, reason=reason, by=by, marks=marks, stamp=stamp)
    problem = problem_of(handover)
    problem.state, problem.opinion = ProblemState.RETURNED, reason.strip()
    save_stamped(problem, stamp=None, fields=("state", "opinion"))
    return returned


@transaction.atomic
def reopen_problem(*, handover: Handover, reason: str, by: Actor, stamp: int | None = None) -> Handover:
    """Open a problem again that was struck off, with the reason: it was not put right after all."""
    opened = handing.reopen(handover=handover, reason=reason, by=by, stamp=stamp)
    problem = problem_of(handover)
    problem.state, problem.closed_on = ProblemState.RETURNED, None
    save_stamped(problem, stamp=None, fields=("state", "closed_on"))
    return opened
