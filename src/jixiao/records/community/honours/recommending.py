"""Those whom nobody objects to are recommended upward (or, for an honour of the county, put up for decision)."""

from django.db import transaction
from django.db.models import F, Q

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.records.community.honours.calling import require_state
from jixiao.records.community.honours.events import Recommended
from jixiao.records.community.honours.noticing import MOST_ROWS, passed_of
from jixiao.records.community.honours.queries import standing_notice
from jixiao.records.community.honours.telling import tell_call
from jixiao.records.community.models import (
    Call,
    CallState,
    Nomination,
    NominationState,
    NoticeObjection,
    ObjectionState,
)

NO_PLACE = "评审通过，名额已满，没有列入公示名单"


@transaction.atomic
def recommend(*, call: Call, stamp: int | None, by: Actor) -> int:
    """Recommend everybody who was shown and stands; return how many. Refuses while the notice runs or is objected to.

    The quota is held by the database: each raises its count, and one over it is refused.
    """
    require_state(call, CallState.NOTICE, "上报")
    notice = standing_notice(call)
    if notice is None or by.on <= notice.last_day:
        until = f"公示到 {notice.last_day}" if notice else "没有公示"
        raise Refused(f"{until}，现在不能上报", cure="公示期满的第二天起可以上报", code="V560")
    if NoticeObjection.objects.filter(notice=notice, state=ObjectionState.OPEN).exists():
        raise Refused("还有异议没有答复", cure="先核实、答复异议", code="V561")
    rows = Nomination.objects.filter(call=call, state=NominationState.NOTICED).select_related("worker", "organisation")
    standing = list(rows.order_by("pk")[:MOST_ROWS])
    if not standing:
        raise Refused("公示名单里没有可以上报的", cure="撤下公示，重新公示；或取消这份通知", code="V562")
    save_stamped(call, stamp=stamp, fields=())
    for one in standing:
        _take_a_place(call)
        one.state, one.recommended_on = NominationState.RECOMMENDED, by.on
        save_stamped(one, stamp=one.version, fields=("state", "recommended_on"))
    for one in passed_of(call):
        one.state, one.state_because = NominationState.FAILED, NO_PLACE
        save_stamped(one, stamp=one.version, fields=("state", "state_because"))
    call.refresh_from_db(fields=["recommended"])
    call.state = CallState.DONE
    save_stamped(call, stamp=call.version, fields=("state",))
    tell_call(Recommended, call, by, after={"上报": len(standing)})
    return len(standing)


def _take_a_place(call: Call) -> None:
    free = Call.objects.filter(Q(quota=None) | Q(recommended__lt=F("quota")), pk=call.pk)
    if not free.update(recommended=F("recommended") + 1):
        raise Refused(f"名额 {call.quota} 个已满", cure="撤下公示，减少对象", code="V541")
