"""What may be done when: preparing, giving out, marking."""

import datetime

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.models import Contest, ContestState, Panel

_BEFORE = (ContestState.DRAFT, ContestState.OPEN)


def require_preparing(contest: Contest) -> None:
    """Refuse to change panels, judges and avoidance once judging is over."""
    if contest.state not in {*_BEFORE, ContestState.JUDGING}:
        raise Refused("评审已经结束", cure="确要改的，先在评审进度页恢复评审", code="A501")


def require_assigning(contest: Contest) -> None:
    """Refuse to give works out before entries are taken in and once judging is over."""
    if contest.state not in {ContestState.OPEN, ContestState.JUDGING}:
        raise Refused("现在不能分配作品", cure="征集开始以后、评审结束以前分配", code="A520")


def why_closed(contest: Contest, *, at: datetime.datetime, panel: Panel | None = None) -> str:
    """Return why nobody can mark at a moment, "" where they can."""
    on = at.astimezone(SHANGHAI).date()
    if contest.state != ContestState.JUDGING:
        return "评审还没有开始" if contest.state in _BEFORE else "评审已经结束"
    if contest.judge_from and on < contest.judge_from:
        return f"评审 {contest.judge_from:%Y-%m-%d} 开始"
    if contest.judge_to and on > contest.judge_to:
        return f"评审 {contest.judge_to:%Y-%m-%d} 已经截止"
    return "这个评审组已经结束" if panel is not None and panel.closed_at else ""
