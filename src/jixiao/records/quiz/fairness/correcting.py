"""Points put right: by the office for one player, or for all whom a wrong question cost some. Each line once."""

import datetime
from collections.abc import Callable

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.fairness.events import PointsCorrected, PointsRemedied
from jixiao.records.quiz.fairness.queries import player_subject, remedy_note, subject_of, wronged_by
from jixiao.records.quiz.models import Campaign, LineKind, Player, PointsLine, QuestionVersion
from jixiao.records.quiz.playing import statements

MOST_CHANGE, MOST_NOTE, CHUNK = 100_000, 200, 400
RAISE = (
    "UPDATE quiz_player SET points = points + %s, balance = balance + %s, lines = lines + 1,"
    " reached_at = COALESCE(reached_at, %s)"
    " WHERE id = %s AND balance + %s >= 0 AND points + %s >= 0 RETURNING lines, balance"
)
"""``reached_at`` stays: who reached what first is not changed by the office putting something right later."""

Tell = Callable[[int, int], None]


@transaction.atomic
def correct_points(*, player: Player, change: int, reason: str, by: Actor) -> PointsLine:
    """Raise or lower the points of one player, with the reason in their ledger. Refuses to go below 0."""
    said = reason.strip()
    if not said:
        raise Refused("没有写更正理由", cure="写清楚依据，参与者在流水里看得到", code="U892", field="reason")
    if not change or abs(change) > MOST_CHANGE:
        raise Refused(
            "更正的分数不对", cure=f"填不是 0 的整数，扣分写负数，最多 {MOST_CHANGE}", code="U892", field="change"
        )
    moved = _raise(player.pk, change, at=by.at)
    if moved is None:
        now = Player.objects.get(pk=player.pk)
        told = f"扣 {-change} 分就成了负数：累计 {now.points} 分，可用 {now.balance} 分"
        raise Refused(told, cure="已经兑换用掉的扣不回来，最多扣到 0", code="U891", field="change")
    line = PointsLine.objects.create(
        player=player, number=moved[0], kind=LineKind.CORRECTED, change=change, balance=moved[1], note=said[:MOST_NOTE],
        by=by.person, at=by.at,
    )  # fmt: skip
    publish_in(
        player.campaign.unit_year, PointsCorrected, by=by, subject=player_subject(player),
        name=f"{player.campaign.title} {player.handle}", why=said,
        after={"积分增减": f"{change:+d}", "积分余额": moved[1]},
    )  # fmt: skip
    return line


def remedy_question(*, campaign: Campaign, version: QuestionVersion, by: Actor, tell: Tell) -> int:
    """Give everybody the points that a wrong question cost them; return how many sets got some this time.

    A set gets them once, whatever is done twice or stopped half-way: the note of the line is the question, and the
    database holds one such line a set (``quiz_correction_of_a_set_once``).
    """
    total, done = wronged_by(campaign, version).count(), 0
    while rows := list(
        wronged_by(campaign, version).order_by("pk").values_list("pk", "player", "submitted_at")[:CHUNK]
    ):
        tell(done, total)
        done += _pay(rows, campaign.points_each, remedy_note(version), by)
    tell(done, total)
    if done:
        with transaction.atomic():
            publish_in(
                campaign.unit_year, PointsRemedied, by=by, subject=subject_of(campaign), name=campaign.title,
                after={"题目": str(version.question), "补分套数": done, "每套补分": campaign.points_each},
            )  # fmt: skip
    return done


@transaction.atomic
def _pay(rows: list[tuple[int, int, datetime.datetime | None]], points: int, note: str, by: Actor) -> int:
    lines = []
    for attempt, player, submitted in rows:
        moved = _raise(player, points, at=submitted or by.at)
        assert moved is not None  # noqa: S101 - points only go up here
        lines.append(
            PointsLine(
                player_id=player, number=moved[0], kind=LineKind.CORRECTED, change=points, balance=moved[1],
                attempt_id=attempt, note=note, by=by.person, at=by.at,
            )
        )  # fmt: skip
    PointsLine.objects.bulk_create(lines)
    return len(lines)


def _raise(player: int, change: int, *, at: datetime.datetime) -> tuple[int, int] | None:
    found = statements.one(RAISE, (change, change, statements.moment(at), player, change, change))
    return (int(found[0]), int(found[1])) if found else None
