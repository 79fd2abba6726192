"""What of the stations the search in the top bar finds: by name, first letters, code, plate, place or host."""

from collections.abc import Iterable

from django.db.models import Q

from jixiao.orgs.seat import Desk
from jixiao.records.stations.sites.queries import stations_of
from jixiao.web.searching import MOST_HITS, Hit


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield stations of this unit: one statement."""
    words = text.strip()
    if not words:
        return
    wanted = Q(name__icontains=words) | Q(initials__contains=words.lower()) | Q(code__iexact=words)
    wanted |= Q(plate_number__iexact=words) | Q(host__icontains=words) | Q(township__icontains=words)
    wanted |= Q(village__icontains=words)
    for one in stations_of(desk.unit).filter(wanted).order_by("code")[:MOST_HITS]:
        where = " · ".join(
            part for part in (one.code, one.get_kind_display(), one.get_state_display(), one.township) if part
        )
        yield Hit(one.name, where, desk.door("stations:station", pk=one.pk), "科普e站")
