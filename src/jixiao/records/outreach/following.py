"""What follows in this room from events elsewhere (config/wiring.py): a prize handed over is issued from the store."""

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.handing_out import hand_out
from jixiao.records.outreach.models import Activity, Good, MovementKind, StockMovement
from jixiao.records.outreach.stocking import undo_movement

MOST_DIGITS = 18


def issue_prize(event: Event, *, by: Actor) -> None:
    """Write a prize that was handed over into the ledger, as issued to its activity.

    Takes ``good`` (outreach.good:3), ``activity`` (outreach.activity:12), ``quantity``, ``day`` and ``subject``, by which
    it is found again. Without a good or an activity nothing is written. Refuses what the store does not hold.
    """
    good_pk, activity_pk = _number(event, "good"), _number(event, "activity")
    if not good_pk or not activity_pk:
        return
    good = Good.objects.filter(pk=good_pk, unit=event.unit_id).first()
    activity = (
        Activity.objects.select_related("unit_year").filter(pk=activity_pk, unit_year__unit=event.unit_id).first()
    )
    if good is None or activity is None:
        cure = "到奖品页改对应物资，或改竞答的对应活动"
        raise Refused("奖品对应的物资或活动已经不在台账里", cure=cure, code="U986")
    hand_out(
        activity=activity, good=good, quantity=int(getattr(event, "quantity", 1)),
        day=getattr(event, "day", None) or by.on, reason=f"有奖竞答奖品：{event.name}"[:200], origin=event.subject, by=by,
    )  # fmt: skip


def take_prize_back(event: Event, *, by: Actor) -> None:
    """Undo the line of a prize whose hand-over was a mistake, where there is one; takes ``subject`` and ``why``."""
    lines = StockMovement.objects.filter(origin=event.subject, kind=MovementKind.ISSUED, undone_by=None)
    line = lines.select_related("good", "activity__unit_year", "unit_year").filter(good__unit=event.unit_id).first()
    if line is not None:
        undo_movement(movement=line, reason=f"撤销奖品签收：{event.why}"[:200], by=by)


def _number(event: Event, name: str) -> int:
    """Return the number of the row that a reference of this room names, 0 for none."""
    room, _, number = str(getattr(event, name, "")).partition(":")
    ours = room == f"outreach.{name}" and number.isascii() and number.isdigit() and len(number) < MOST_DIGITS
    return int(number) if ours else 0
