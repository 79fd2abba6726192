"""Finding indicators by name, code, or first letters of the name; rounds of renewal and versions by their titles."""

from collections.abc import Iterator

from django.db.models import Q

from jixiao.cycle.indicators.growing.asking import rounds_seen
from jixiao.cycle.indicators.models import UpdateRound
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


def search_rounds(desk: Desk, text: str) -> Iterator[Hit]:
    """Yield the rounds of the bureaus above the unit, and the versions of the library they left."""
    rows = UpdateRound.objects.filter(rounds_seen(desk.unit), title__icontains=text).select_related("release")
    for one in rows.order_by("-pk")[:MOST_HITS]:
        where = f"{one.year} 年度起施行 · {one.get_state_display()}"
        yield Hit(one.title, where, desk.door("indicators:round", pk=one.pk), "指标库更新")
        release = getattr(one, "release", None)
        if release is not None:
            address = desk.door("indicators:release", number=release.number)
            yield Hit(f"指标库第 {release.number} 版", f"{one.title} · {one.year} 年度起施行", address, "指标库版本")
