"""Finding indicators by name, code, or first letters of the name."""

from collections.abc import Iterator

from django.db.models import Q

from jixiao.cycle.indicators.queries import library_shown
from jixiao.orgs.seat import Desk
from jixiao.web.searching import MOST_HITS, Hit


def search_indicators(desk: Desk, text: str) -> Iterator[Hit]:
    """Yield indicators of the shared library and of the unit's own."""
    wanted = Q(name__icontains=text) | Q(indicator__code__icontains=text) | Q(initials__contains=text.lower())
    for version in library_shown(desk.year, desk.unit).filter(wanted).order_by("indicator__code")[:MOST_HITS]:
        indicator = version.indicator
        where = f"{indicator.code} · {indicator.level1} · {indicator.level2}"
        yield Hit(version.name, where, desk.door("indicators:indicator", pk=indicator.pk), "指标")
