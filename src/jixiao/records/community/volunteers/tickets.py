"""The address of a volunteer's own page: made from who they are with the secret of the site, and kept nowhere."""

import hmac

from jixiao.records.community.models import Volunteer
from jixiao.records.community.seals import digest_of

_LENGTH, MOST_DIGITS = 32, 18


def ticket_of(row: Volunteer) -> str:
    """Return what stands in the address of somebody's own page; another ``door_turn`` makes the old one worthless."""
    return f"{row.pk}-{_mark(row.unit_id, row.pk, row.door_turn)}"


def volunteer_of_ticket(ticket: str) -> Volunteer | None:
    """Return whose page an address is, None where it is nobody's, was changed since, or they have left."""
    number, _, mark = ticket.partition("-")
    if not (number.isascii() and number.isdigit() and len(number) < MOST_DIGITS):
        return None
    row = Volunteer.objects.select_related("unit", "group").filter(pk=int(number), removed_at=None).first()
    if row is None or not hmac.compare_digest(mark.encode(), _mark(row.unit_id, row.pk, row.door_turn).encode()):
        return None
    return row


def _mark(unit: int, pk: int, turn: int) -> str:
    return digest_of(unit, "volunteer_door", f"{pk}|{turn}")[:_LENGTH]
