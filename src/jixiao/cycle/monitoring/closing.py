"""结束与重开一轮: the bureau ends a round when nothing waits for it any more; afterwards its sheets only show."""

from django.db import transaction

from jixiao.cycle.monitoring.events import RoundClosed, RoundReopened
from jixiao.cycle.monitoring.models import MonitoringRound
from jixiao.cycle.monitoring.queries import states_in
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import HandoverState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish

FIELDS = ("closed_by", "closed_at")


def require_running(round: MonitoringRound) -> None:  # noqa: A002 - the word of the trade
    """Refuse (U637) what would change the sheets of a round that was ended."""
    if round.closed_at is not None:
        cure = "确需补报的，请财政部门重新开放这一轮"
        raise Refused(f"{round.title}已经结束，只能查看", cure=cure, code="U637")


@transaction.atomic
def close_round(*, round: MonitoringRound, by: Actor, stamp: int | None = None) -> MonitoringRound:  # noqa: A002 - as above
    """End a round: sheets that were not handed in stay as they are, and count as not handed in.

    Refuses a round that was ended (U637), and (U638) one of which sheets still wait for a head or the bureau.
    """
    require_running(round)
    states = states_in(round)
    waiting = sum(1 for one in states.values() if one.state == HandoverState.SENT)
    if waiting:
        cure = "先审定或退回这些单位的监控表"
        raise Refused(f"还有 {waiting} 个单位的监控表在审核中，不能结束", cure=cure, code="U638")
    round.closed_by, round.closed_at = by.person, by.at
    save_stamped(round, stamp=stamp, fields=FIELDS)
    approved = sum(1 for one in states.values() if one.state == HandoverState.APPROVED)
    _tell(RoundClosed, round, by, after={"审定": approved, "没有报送": round.sheets.count() - approved})
    return round


@transaction.atomic
def reopen_round(*, round: MonitoringRound, reason: str, by: Actor, stamp: int | None = None) -> MonitoringRound:  # noqa: A002 - as above
    """Open a round again that was ended. Refuses (U639) one that is running, and no reason."""
    if round.closed_at is None:
        raise Refused(f"{round.title}没有结束，不用重新开放", cure="刷新页面", code="U639")
    if not reason.strip():
        raise Refused("重新开放要写明理由", cure="写明哪些单位要补报、为什么", code="U639", field="reason")
    round.closed_by = round.closed_at = None
    save_stamped(round, stamp=stamp, fields=FIELDS)
    _tell(RoundReopened, round, by, why=reason.strip())
    return round


def _tell(
    told: type[RoundClosed | RoundReopened],
    one: MonitoringRound,
    by: Actor,
    *,
    after: dict[str, int] | None = None,
    why: str = "",
) -> None:
    subject = f"monitoring.round:{one.pk}"
    publish(
        told(unit_id=one.authority_id, year=one.year, subject=subject, name=one.title, after=after or {}, why=why),
        by=by,
    )
