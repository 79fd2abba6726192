"""What of the volunteers the search in the top bar finds: people by name or number, and shifts by title."""

from collections.abc import Iterable

from jixiao.orgs.seat import Desk
from jixiao.records.community.access import may_see_everybody
from jixiao.records.community.models import ServiceShift, Volunteer
from jixiao.records.community.workers.keys import bare_name
from jixiao.records.community.workers.queries import beginning
from jixiao.web.searching import MOST_HITS, Hit


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield who is called so, for those who may see names, and the shifts of the year: two statements."""
    words = bare_name(text)
    if not words:
        return
    if may_see_everybody(desk):
        wanted = beginning("name_key", words)
        if words.isascii():
            wanted |= beginning("initials", words) | beginning("number", words.upper())
        rows = Volunteer.objects.filter(wanted, unit=desk.unit, removed_at=None)
        for one in rows.order_by("name_key", "pk")[:MOST_HITS]:
            where = " · ".join(part for part in (one.number, one.workplace) if part)
            yield Hit(one.name, where, desk.door("community:volunteer", pk=one.pk), "科技志愿者")
    shifts = ServiceShift.objects.filter(unit_year=desk.its_year, title__icontains=text.strip()[:40])
    for shift in shifts.order_by("-starts_at")[:MOST_HITS]:
        url = desk.door("community:shift", pk=shift.pk)
        yield Hit(shift.title, f"{shift.code} · {shift.place}", url, "服务班次")
