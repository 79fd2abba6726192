"""What waits in a round of renewal: comments of the units that were asked, decisions of the bureau."""

from collections.abc import Iterable

from django.db.models import Q

from jixiao.cycle.indicators.models import ProposalComment, ProposalVerdict, RoundProposal, RoundState, UpdateRound
from jixiao.orgs.models import Unit
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo

MOST_ROUNDS = 20


def rounds_seen(unit: Unit, prefix: str = "") -> Q:
    """Return the condition of rounds that concern a unit: those of the bureaus above it, and its own.

    ``prefix`` leads to the round (round__).
    """
    return Q(**{f"{prefix}authority_id__in": [int(part) for part in unit.path.split("/") if part]})


def left_to_comment(round_: UpdateRound, unit: Unit) -> int:
    """Return on how many proposals of a round a unit has not said anything yet."""
    said = ProposalComment.objects.filter(proposal__round=round_, unit=unit).values("proposal")
    return RoundProposal.objects.filter(round=round_).exclude(pk__in=said).count()


def to_dos_of(desk: Desk) -> Iterable[ToDo]:
    """Return what waits for this person: comments for the clerk, decisions for the reviewer."""
    if not desk.roles & {Role.CLERK, Role.REVIEWER}:
        return
    under_way = UpdateRound.objects.filter(rounds_seen(desk.unit)).exclude(state=RoundState.PUBLISHED)
    for round_ in under_way.order_by("closes")[:MOST_ROUNDS]:
        url = desk.door("indicators:round", pk=round_.pk)
        where = f"{round_.title} · {desk.unit.name}"
        if _is_asked(desk, round_):
            left = left_to_comment(round_, desk.unit)
            if left:
                yield ToDo(f"{left} 个指标提案等您提意见", where, url, "去提意见", due=round_.closes)
        elif Role.REVIEWER in desk.roles and desk.unit.pk == round_.authority_id:
            yield from _to_settle(round_, url, desk)


def _is_asked(desk: Desk, round_: UpdateRound) -> bool:
    return (
        Role.CLERK in desk.roles
        and desk.unit.pk != round_.authority_id
        and round_.state == RoundState.COMMENTING
        and round_.opens <= desk.today <= round_.closes
    )


def _to_settle(round_: UpdateRound, url: str, desk: Desk) -> Iterable[ToDo]:
    where = round_.title
    if round_.state == RoundState.COMMENTING and desk.today > round_.closes:
        yield ToDo("征求意见已到期，等您截止", where, url, "去截止", due=round_.closes)
    if round_.state == RoundState.APPROVING:
        waiting = round_.proposals.filter(verdict=ProposalVerdict.OPEN).count()
        yield ToDo(f"{waiting} 个指标提案等您审定" if waiting else "指标库更新等您发布", where, url, "去办理")
