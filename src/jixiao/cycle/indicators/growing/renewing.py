"""Rounds of renewal: begun by the bureau for a budget year, and moved on from proposing to commenting to deciding."""

import datetime
from typing import Any

from django.db import transaction

from jixiao.cycle.indicators.events import RoundMoved, RoundOpened
from jixiao.cycle.indicators.models import RoundState, UpdateRound
from jixiao.engine.values import FIRST_YEAR, LAST_YEAR
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish


@transaction.atomic
def begin_round(
    *, authority: Unit, year: int, title: str, opens: datetime.date, closes: datetime.date, by: Actor
) -> UpdateRound:
    """Begin a round for a budget year. Refuses (U782) a second one under way and (U783) a wrong year or wrong days."""
    Unit.objects.select_for_update().get(pk=authority.pk)
    if UpdateRound.objects.filter(authority=authority).exclude(state=RoundState.PUBLISHED).exists():
        raise Refused("还有一轮更新没有发布", cure="先办完那一轮", code="U782")
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise Refused("适用年度不对", cure="填四位年份", code="U783", field="year")
    _require_days(opens, closes)
    made = UpdateRound.objects.create(
        authority=authority, year=year, title=title.strip() or f"{year} 年度指标库更新", opens=opens, closes=closes
    )
    after = {"更新适用年度": year, "征求意见开始": opens.isoformat(), "征求意见截止": closes.isoformat()}
    publish(RoundOpened(**about_round(made), after=after), by=by)
    return made


@transaction.atomic
def change_days(*, round_: UpdateRound, opens: datetime.date, closes: datetime.date, by: Actor) -> UpdateRound:
    """Change when comments are taken. Refuses (U784) a round whose comments are closed already."""
    round_ = locked_round(round_, RoundState.PROPOSING, RoundState.COMMENTING)
    _require_days(opens, closes)
    before = {"征求意见开始": round_.opens.isoformat(), "征求意见截止": round_.closes.isoformat()}
    round_.opens, round_.closes = opens, closes
    save_stamped(round_, stamp=None, fields=["opens", "closes"])
    after = {"征求意见开始": opens.isoformat(), "征求意见截止": closes.isoformat()}
    if after != before:
        publish(RoundMoved(**about_round(round_), before=before, after=after), by=by)
    return round_


@transaction.atomic
def ask_for_comments(*, round_: UpdateRound, by: Actor) -> UpdateRound:
    """Ask the units what they think. Refuses (U785) a round without a proposal."""
    round_ = locked_round(round_, RoundState.PROPOSING)
    if not round_.proposals.exists():
        raise Refused("还没有提案", cure="先把草稿或拟停用的指标放进来", code="U785")
    return _move(round_, RoundState.COMMENTING, by)


@transaction.atomic
def close_comments(*, round_: UpdateRound, by: Actor) -> UpdateRound:
    """Take no more comments; what was proposed is decided now. Refuses (U786) before the last day for comments."""
    round_ = locked_round(round_, RoundState.COMMENTING)
    if by.on < round_.closes:
        cure = "等到截止日，或先把截止日改为今天"
        raise Refused(f"征求意见到 {round_.closes:%Y-%m-%d} 才截止", cure=cure, code="U786")
    return _move(round_, RoundState.APPROVING, by)


def locked_round(round_: UpdateRound, *states: RoundState) -> UpdateRound:
    """Return the round, locked. Refuses (U784) one that is not in one of those states."""
    found = UpdateRound.objects.select_for_update().select_related("authority").get(pk=round_.pk)
    if found.state not in states:
        raise Refused(f"这一轮现在是「{found.get_state_display()}」", cure="刷新页面看看现在的步骤", code="U784")
    return found


def about_round(round_: UpdateRound) -> dict[str, Any]:
    """Return what every event of a round says."""
    return {
        "unit_id": round_.authority_id,
        "year": round_.year,
        "subject": f"indicators.round:{round_.pk}",
        "name": round_.title,
    }


def _move(round_: UpdateRound, state: RoundState, by: Actor) -> UpdateRound:
    before = {"更新状态": round_.get_state_display()}
    round_.state = state
    save_stamped(round_, stamp=None, fields=["state"])
    publish(RoundMoved(**about_round(round_), before=before, after={"更新状态": state.label}), by=by)
    return round_


def _require_days(opens: datetime.date, closes: datetime.date) -> None:
    if closes < opens:
        raise Refused("截止日早于开始日", cure="改为同一天或更晚", code="U783", field="closes")
