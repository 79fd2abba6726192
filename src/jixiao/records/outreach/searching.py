"""What of this room the search in the top bar finds: activities, goods and results, by name or first letters."""

from collections.abc import Iterable

from django.db.models import Q

from jixiao.orgs.seat import Desk
from jixiao.records.outreach.models import Activity
from jixiao.records.outreach.queries import goods_of, outcomes_of
from jixiao.records.outreach.spans import span_of
from jixiao.web.searching import MOST_HITS, Hit


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield what is called so, in this unit's year."""
    assert desk.unit_year is not None  # noqa: S101 - the trade is asked only where there is a year
    named = Q(name__icontains=text) | Q(initials__contains=text.lower())
    rows = Activity.objects.filter(unit_year=desk.unit_year, removed_at=None)
    wanted = named | Q(place__icontains=text) | Q(code__iexact=text)
    for activity in rows.filter(wanted).order_by("start", "pk")[:MOST_HITS]:
        where = " · ".join(part for part in (str(span_of(activity) or activity.days), activity.place) if part)
        yield Hit(activity.name, where, desk.door("outreach:activity", pk=activity.pk), "活动")
    for good in goods_of(desk.unit).filter(named)[:MOST_HITS]:
        yield Hit(good.name, f"库存 {good.stock:,} {good.measure}", desk.door("outreach:good", pk=good.pk), "物资")
    for outcome in outcomes_of(desk.unit_year).filter(named | Q(code__iexact=text))[:MOST_HITS]:
        yield Hit(outcome.name, outcome.code, desk.door("outreach:outcome", pk=outcome.pk), "成果")
