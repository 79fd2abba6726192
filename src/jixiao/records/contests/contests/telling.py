"""How an act on a contest is written to the trail, and how one in another state says no."""

from collections.abc import Mapping
from typing import Any

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.contests.contests.queries import subject_of
from jixiao.records.contests.models import Contest, ContestState


def tell(
    told: type[Event],
    contest: Contest,
    by: Actor,
    *,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
    why: str = "",
) -> None:
    """Write an act on a contest to the trail."""
    publish_in(
        contest.unit_year, told, subject=subject_of(contest), name=contest.title, before=before or {},
        after=after or {}, why=why, by=by,
    )  # fmt: skip


def require_draft(contest: Contest) -> None:
    """Raise Refused where schools were told of the contest already: what they go by must not change."""
    if contest.state != ContestState.DRAFT:
        cause = f"赛事{ContestState(contest.state).label}，组别、规则和评分表不能再改"
        cure = "报名和评审的日期在「变更日期」里改；名额和学校随时可以改"
        raise Refused(cause, cure=cure, code="A001")


def require_running(contest: Contest) -> None:
    """Raise Refused where the contest has not begun or is over."""
    if contest.state in {ContestState.DRAFT, ContestState.CLOSED}:
        cure = "草稿先发布；已结束的不能再变"
        raise Refused(f"赛事现在是「{ContestState(contest.state).label}」，不能这样办", cure=cure, code="A002")


def require_not_over(contest: Contest) -> None:
    """Raise Refused where the contest is over."""
    if contest.state == ContestState.CLOSED:
        raise Refused("赛事已经结束，不能再改", cure="要更正的，请负责人先说明原因", code="A003")
