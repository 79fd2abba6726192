"""What looks wrong is decided by a person: the player stays, or no longer counts; both with a reason."""

from collections.abc import Sequence

from django.db import transaction
from django.db.models import F

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.fairness.events import PlayerExcluded, PlayerReported, PlayerRestored, SuspicionKept
from jixiao.records.quiz.fairness.queries import player_subject
from jixiao.records.quiz.models import (
    Player,
    PlayerState,
    Redemption,
    RedemptionState,
    Suspicion,
    SuspicionKind,
    SuspicionState,
)
from jixiao.records.quiz.prizes.reserving import end_promise

DECISION = ("state", "reason", "by", "at")
MOST_REASON, MOST_PROMISES, MOST_AT_ONCE = 300, 200, 200
CANCELLED_BECAUSE = "参与资格被取消"


@transaction.atomic
def report_player(*, player: Player, told: str, by: Actor) -> Suspicion:
    """Write down that somebody reported a player, or that the office saw something; one such lead a player."""
    said = _said(told, "told", cause="没有写异常情况")
    made, is_new = Suspicion.objects.get_or_create(
        player=player, kind=SuspicionKind.REPORTED,
        defaults={"campaign": player.campaign, "told": said, "found_at": by.at},
    )  # fmt: skip
    if not is_new:
        raise Refused("这位参与者已经有一条举报线索", cure="打开那一条核查", code="U881")
    _tell(PlayerReported, player, by, after={"异常情况": said})
    return made


@transaction.atomic
def keep_suspicion(*, suspicion: Suspicion, reason: str, stamp: int | None, by: Actor) -> Suspicion:
    """Let the player stay: looked at, and nothing wrong. Refuses a lead that was decided, and no reason."""
    said = _said(reason, "reason")
    _decide(suspicion, SuspicionState.KEPT, said, stamp=stamp, by=by)
    after = {"异常类别": suspicion.get_kind_display(), "异常情况": suspicion.told}
    _tell(SuspicionKept, suspicion.player, by, after=after, why=said)
    return suspicion


@transaction.atomic
def exclude_player(*, suspicion: Suspicion, reason: str, stamp: int | None, by: Actor) -> int:
    """Let a player count no longer: out of ranking, draw and figures; return how many open promises were cancelled.

    Every other open lead of the player is settled with it. What was handed over before stays handed over.
    """
    said = _said(reason, "reason")
    player = suspicion.player
    _decide(suspicion, SuspicionState.EXCLUDED, said, stamp=stamp, by=by)
    others = Suspicion.objects.filter(player=player, state=SuspicionState.OPEN)
    others.update(state=SuspicionState.EXCLUDED, reason=said, by=by.person, at=by.at, version=F("version") + 1)
    playing = Player.objects.filter(pk=player.pk, state=PlayerState.PLAYING)
    if not playing.update(state=PlayerState.EXCLUDED):  # holds the row: nobody spends points after it
        raise Refused(f"{player} 已经被剔除", cure="刷新页面", code="U883")
    player.state = PlayerState.EXCLUDED
    ended = _end_promises(player, by)
    after = {"异常类别": suspicion.get_kind_display(), "异常情况": suspicion.told, "取消待领奖品": ended}
    _tell(PlayerExcluded, player, by, after=after, why=said)
    return ended


@transaction.atomic
def restore_player(*, player: Player, reason: str, by: Actor) -> None:
    """Let an excluded player count again; what was decided is turned, with the reason. Cancelled promises stay so."""
    said = _said(reason, "reason")
    if not Player.objects.filter(pk=player.pk, state=PlayerState.EXCLUDED).update(state=PlayerState.PLAYING):
        raise Refused(f"{player} 没有被剔除", cure="刷新页面", code="U883")
    player.state = PlayerState.PLAYING
    rows = Suspicion.objects.filter(player=player, state=SuspicionState.EXCLUDED)
    reason = f"恢复：{said}"[:MOST_REASON]
    rows.update(state=SuspicionState.KEPT, reason=reason, by=by.person, at=by.at, version=F("version") + 1)
    _tell(PlayerRestored, player, by, why=said)


def decide_all(
    *, suspicions: Sequence[Suspicion], verdict: SuspicionState, reason: str, by: Actor
) -> list[tuple[Suspicion, str]]:
    """Decide many leads alike, each for itself; return what came of each in words, refusals included."""
    _said(reason, "reason")
    found = []
    for one in suspicions[:MOST_AT_ONCE]:
        try:
            if verdict == SuspicionState.KEPT:
                keep_suspicion(suspicion=one, reason=reason, stamp=None, by=by)
                words = "保留"
            else:
                ended = exclude_player(suspicion=one, reason=reason, stamp=None, by=by)
                words = f"剔除，取消待领奖品 {ended} 件" if ended else "剔除"
        except Refused as refused:
            words = f"没有办理：{refused.cause}"
        found.append((one, words))
    return found


def _decide(suspicion: Suspicion, state: SuspicionState, reason: str, *, stamp: int | None, by: Actor) -> None:
    now = Suspicion.objects.select_for_update().get(pk=suspicion.pk)
    if now.state != SuspicionState.OPEN:
        raise Refused(f"这条线索已经有结论：{now.get_state_display()}", cure="刷新页面", code="U881")
    suspicion.state, suspicion.reason, suspicion.by, suspicion.at = state, reason, by.person, by.at
    save_stamped(suspicion, stamp=stamp, fields=DECISION)


def _end_promises(player: Player, by: Actor) -> int:
    open_ones = Redemption.objects.filter(player=player, state=RedemptionState.RESERVED)[:MOST_PROMISES]
    cancelled = RedemptionState.CANCELLED
    return sum(end_promise(redemption=one, state=cancelled, why=CANCELLED_BECAUSE, at=by.at) for one in open_ones)


def _said(text: str, field: str, *, cause: str = "没有写理由") -> str:
    said = text.strip()
    if not said:
        raise Refused(cause, cure="写清楚看了什么、根据什么", code="U882", field=field)
    return said[:MOST_REASON]


def _tell(event: type, player: Player, by: Actor, **what: object) -> None:
    year = player.campaign.unit_year
    name = f"{player.campaign.title} {player.handle}"
    publish_in(year, event, by=by, subject=player_subject(player), name=name, **what)
