"""A player who was excluded says why that is wrong; the head answers, and the player sees the answer."""

import datetime

from django.db import IntegrityError, transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.fairness.deciding import restore_player
from jixiao.records.quiz.fairness.events import AppealAnswered
from jixiao.records.quiz.fairness.queries import player_subject
from jixiao.records.quiz.fairness.thresholds import MOST_APPEALS
from jixiao.records.quiz.models import Appeal, AppealState, Player, PlayerState

MOST_TEXT, MOST_ANSWER = 500, 300
CLOSED = "申诉已经截止"


def why_not(player: Player) -> str:
    """Return why a player cannot appeal now, "" where they can: two statements at most."""
    if player.state != PlayerState.EXCLUDED:
        return "您的参与资格正常，不用申诉"
    if player.campaign.unit_year.state != YearState.OPEN:
        return CLOSED
    states = list(Appeal.objects.filter(player=player).values_list("state", flat=True)[: MOST_APPEALS + 1])
    if AppealState.OPEN in states:
        return "您的申诉正在核实，请等答复"
    return f"已经申诉过 {len(states)} 次，不再受理" if len(states) >= MOST_APPEALS else ""


def file_appeal(*, player: Player, text: str, at: datetime.datetime) -> Appeal:
    """Take an appeal. Refuses somebody who is not excluded, a second one under way, and nothing said."""
    refusal, said = why_not(player), text.strip()
    if refusal:
        raise Refused(refusal, cure="有疑问请打活动页上的咨询电话", code="U884")
    if not said:
        raise Refused("没有写申诉内容", cure="写清楚哪里不对，不要写姓名、电话", code="U885", field="text")
    if len(said) > MOST_TEXT:
        raise Refused(f"申诉内容超过 {MOST_TEXT} 字", cure="写短一点", code="U885", field="text")
    try:
        with transaction.atomic():
            return Appeal.objects.create(campaign_id=player.campaign_id, player=player, text=said, at=at)
    except IntegrityError:  # sent twice at the same moment: the constraint lets one through
        return Appeal.objects.get(player=player, state=AppealState.OPEN)


@transaction.atomic
def uphold_appeal(*, appeal: Appeal, answer: str, by: Actor) -> Appeal:
    """Say that the player is right: they count again from now on. Refuses one that was answered."""
    said = _answered(appeal, AppealState.UPHELD, answer, by)
    if appeal.player.state == PlayerState.EXCLUDED:
        restore_player(player=appeal.player, reason=f"申诉成立，{said}", by=by)
    return appeal


@transaction.atomic
def reject_appeal(*, appeal: Appeal, answer: str, by: Actor) -> Appeal:
    """Say that it stays as it was decided. Refuses one that was answered."""
    _answered(appeal, AppealState.REJECTED, answer, by)
    return appeal


def _answered(appeal: Appeal, state: AppealState, answer: str, by: Actor) -> str:
    said = answer.strip()[:MOST_ANSWER]
    if not said:
        raise Refused("没有写申诉答复", cure="参与者看得到答复，写清楚依据", code="U882", field="answer")
    values = {"state": state, "answer": said, "answered_by": by.person, "answered_at": by.at}
    if not Appeal.objects.filter(pk=appeal.pk, state=AppealState.OPEN).update(**values):
        raise Refused("这份申诉已经答复", cure="刷新页面", code="U886")
    for name, value in values.items():
        setattr(appeal, name, value)
    player = appeal.player
    publish_in(
        player.campaign.unit_year, AppealAnswered, by=by, subject=player_subject(player),
        name=f"{player.campaign.title} {player.handle}", why=said,
        after={"申诉状态": state.label, "申诉内容": appeal.text},
    )  # fmt: skip
    return said
