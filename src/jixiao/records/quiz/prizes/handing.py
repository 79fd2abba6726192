"""领取签收: a prize is handed over once, to somebody who signs; a mistake is undone by a line against it.

The row many people want (the prize) is written last. What follows elsewhere (the ledger of goods) happens in the same
transaction: where the store does not hold the piece, nothing is written here either.

Rules for undoing: within UNDO_DAYS after the hand-over, while the campaign's account is not closed and the name and
telephone were not deleted. The promise then stands again, at least GRACE_DAYS longer.
"""

import dataclasses
import datetime
import re

from django.db import transaction
from django.db.models import F

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.records.quiz.models import (
    CampaignState,
    Contact,
    HandOver,
    HandOverUndone,
    PickUpPoint,
    Prize,
    Redemption,
    RedemptionState,
    Taker,
)
from jixiao.records.quiz.prizes.contacting import delete_from, read_winner, seal_winner
from jixiao.records.quiz.prizes.events import PrizeGiven, PrizeTakenBack, RedemptionCancelled
from jixiao.records.quiz.prizes.finding_codes import why_not
from jixiao.records.quiz.prizes.reserving import end_promise

UNDO_DAYS = 7
GRACE_DAYS = 7
MOST_DRAWN = 20_000
LEAST_DRAWN = 12
DRAWN = re.compile(r"(?:M\d{1,4} \d{1,4}(?:L\d{1,4} \d{1,4})+)+")


@dataclasses.dataclass(frozen=True, slots=True)
class Signing:
    """How a hand-over was signed for: by whom, where, and with what."""

    taker: Taker
    point: PickUpPoint | None = None
    signature: str = ""
    on_paper: bool = False
    proxy_name: str = ""
    proxy_phone: str = ""
    note: str = ""


@transaction.atomic
def hand_over(*, redemption: Redemption, signing: Signing, by: Actor) -> HandOver:
    """Hand a prize over to whoever signs for it.

    Refuses one that was given, released or cancelled, an excluded player, nobody's signature, a proxy without a name,
    and a child that comes alone without its guardian's consent.
    """
    refused = why_not(redemption)
    if refused:
        raise refused
    proxy = _require_signed(redemption, signing)
    waiting = Redemption.objects.filter(pk=redemption.pk, state=RedemptionState.RESERVED, expires_at__gte=by.at)
    if not waiting.update(state=RedemptionState.GIVEN, ended_at=by.at):
        redemption.refresh_from_db()
        raise why_not(redemption) or Refused("这件奖品已经过了领取截止时间", code="U977")
    redemption.refresh_from_db()
    made = HandOver.objects.create(
        redemption=redemption, number=redemption.hand_overs.count() + 1, point=signing.point, taker=signing.taker,
        proxy=proxy, signature=signing.signature, signed_on_paper=signing.on_paper, note=signing.note.strip()[:200],
        by=by.person, at=by.at,
    )  # fmt: skip
    delete_from(redemption, by.on)
    prize = redemption.prize
    publish_in(
        redemption.campaign.unit_year, PrizeGiven, subject=subject_of(made),
        name=f"{prize} {redemption.player.handle}"[:200], good=prize.good, activity=redemption.campaign.activity,
        quantity=1, day=by.on, after=_told(made), by=by,
    )  # fmt: skip
    pieces = Prize.objects.filter(pk=prize.pk, reserved__gt=0)
    pieces.update(reserved=F("reserved") - 1, given=F("given") + 1)
    return made


@transaction.atomic
def undo_hand_over(*, hand_over: HandOver, why: str, by: Actor) -> HandOverUndone:
    """Undo a hand-over that was a mistake, with a reason; the prize waits for its winner again. See the rules above."""
    redemption = hand_over.redemption
    if not why.strip():
        raise Refused("撤销签收要写明原因", cure="写明发错给谁、奖品是否已经收回", code="U980", field="reason")
    _require_undoable(hand_over, by)
    given = Redemption.objects.filter(pk=redemption.pk, state=RedemptionState.GIVEN)
    until = max(redemption.expires_at, by.at + datetime.timedelta(days=GRACE_DAYS))
    if not given.update(state=RedemptionState.RESERVED, ended_at=None, expires_at=until):
        raise Refused("这次签收已经撤销过", code="U980")
    made = HandOverUndone.objects.create(hand_over=hand_over, why=why.strip()[:200], by=by.person, at=by.at)
    delete_from(redemption, None)
    publish_in(
        redemption.campaign.unit_year, PrizeTakenBack, subject=subject_of(hand_over),
        name=f"{redemption.prize} {redemption.player.handle}"[:200], before=_told(hand_over), why=made.why, by=by,
    )  # fmt: skip
    pieces = Prize.objects.filter(pk=redemption.prize_id, given__gt=0)
    pieces.update(reserved=F("reserved") + 1, given=F("given") - 1)
    return made


@transaction.atomic
def cancel_redemption(*, redemption: Redemption, why: str, by: Actor) -> None:
    """End somebody's right to a prize that was not fetched, with a reason: the piece goes back, and the points."""
    if not why.strip():
        raise Refused("取消要写明原因", cure="写明为什么取消、谁核实", code="U981", field="reason")
    if not end_promise(redemption=redemption, state=RedemptionState.CANCELLED, why=why.strip()[:200], at=by.at):
        redemption.refresh_from_db()
        label = RedemptionState(redemption.state).label
        raise Refused(f"这件奖品{label}，不能取消", cure="发错了的，在七天内撤销签收", code="U981")
    delete_from(redemption, by.on)
    publish_in(
        redemption.campaign.unit_year, RedemptionCancelled, subject=f"quiz.redemption:{redemption.pk}",
        name=f"{redemption.prize} {redemption.player.handle}"[:200], why=why.strip()[:200], by=by,
    )  # fmt: skip


def last_undo_day(hand_over: HandOver, today: datetime.datetime) -> bool:
    """Return whether a hand-over may still be undone, as far as its days go."""
    return today - hand_over.at <= datetime.timedelta(days=UNDO_DAYS)


def subject_of(hand_over: HandOver) -> str:
    """Return how the trail names a hand-over."""
    return f"quiz.handover:{hand_over.pk}"


def _require_signed(redemption: Redemption, signing: Signing) -> str:
    """Return the sealed proxy, "" where the winner came; refuse what nobody signed."""
    drawn = signing.signature
    if drawn and not (LEAST_DRAWN <= len(drawn) <= MOST_DRAWN and DRAWN.fullmatch(drawn)):
        raise Refused(
            "签名没有画清楚", cure="点「重签」，在方框里再签一次；或在纸质表上签", code="U978", field="signature"
        )
    if not drawn and not signing.on_paper:
        raise Refused(
            "还没有签名", cure="请领奖人在屏幕上签；或在纸质表上签，勾选「纸质签收」", code="U978", field="signature"
        )
    if signing.taker != Taker.SELF:
        return seal_winner(read_winner(signing.proxy_name, signing.proxy_phone))
    agreed = Contact.objects.filter(redemption=redemption, guardian_agreed=True).exists()
    if redemption.player.is_minor and not agreed:
        cure = "由监护人来领并签名，选「监护人」"
        raise Refused("领奖人不满 14 周岁，监护人还没有同意", cure=cure, code="U978", field="taker")
    return ""


def _require_undoable(hand_over: HandOver, by: Actor) -> None:
    redemption = hand_over.redemption
    cure = "已成定局的，在纸上写明情况，随台账存档"
    if HandOverUndone.objects.filter(hand_over=hand_over).exists():
        raise Refused("这次签收已经撤销过", code="U980")
    if redemption.campaign.state == CampaignState.CLOSED:
        raise Refused("竞答已经结账，不能撤销签收", cure=cure, code="U980")
    if not last_undo_day(hand_over, by.at):
        raise Refused(f"签收已经过了 {UNDO_DAYS} 天，不能撤销", cure=cure, code="U980")
    if Contact.objects.filter(redemption=redemption).exclude(deleted_at=None).exists():
        raise Refused("领奖信息已经按期删除，不能撤销签收", cure=cure, code="U980")


def _told(hand_over: HandOver) -> dict[str, str]:
    way = "屏幕签名" if hand_over.signature else "纸质签收"
    point = hand_over.point.name if hand_over.point else ""
    return {"领取人": str(Taker(hand_over.taker).label), "签收方式": way, "领奖点": point}
