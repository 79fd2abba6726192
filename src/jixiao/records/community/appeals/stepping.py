"""The steps of an appeal: what was done, in order, never rewritten; and what they are told by to the trail."""

import datetime
from typing import Any

from django.db.models import Max

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.community.models import Appeal, AppealState, AppealStep

MOST_WORDS = 300


def add_step(
    appeal: Appeal, deed: str, *, at: datetime.datetime, told: str = "", inside: str = "", by: Actor | None = None
) -> AppealStep:
    """Write down what was done with an appeal; inside the transaction of the act."""
    last = AppealStep.objects.filter(appeal=appeal).aggregate(last=Max("number"))["last"] or 0
    return AppealStep.objects.create(
        appeal=appeal, number=last + 1, deed=deed, told=told[:MOST_WORDS], inside=inside[:MOST_WORDS],
        by=by.person if by else None, at=at,
    )  # fmt: skip


def require_state(appeal: Appeal, *states: AppealState) -> None:
    """Raise Refused where an appeal is not in one of those states."""
    if appeal.state not in states:
        now = AppealState(appeal.state).label
        cure = "刷新页面，看现在办到哪一步"
        raise Refused(f"这件诉求{now}，现在不能这样办", cure=cure, code="V403")


def subject_of(appeal: Appeal) -> str:
    """Return how the trail and the proofs name an appeal."""
    return f"community.appeal:{appeal.pk}"


def tell(told: type[Event], appeal: Appeal, *, by: Actor, **more: Any) -> None:  # noqa: ANN401 - what the event takes
    """Write an act on an appeal to the trail."""
    publish_in(appeal.unit_year, told, subject=subject_of(appeal), name=appeal.number, by=by, **more)
