"""What of this room the search in the top bar finds: activities, goods and results, by name or first letters."""

from collections.abc import Iterable

from django.db.models import Q

from jixiao.orgs.seat import Desk
from jixiao.records.outreach.models import STAFF_TRAINING, Activity, Trainee
from jixiao.records.outreach.queries import goods_of, outcomes_of
from jixiao.records.outreach.spans import span_of
from jixiao.web.searching import MOST_HITS, Hit


def search(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield what is called so, in this unit's year."""
    named = Q(name__icontains=text) | Q(initials__contains=text.lower())
    rows = Activity.objects.filter(unit_year=desk.its_year, removed_at=None)
    wanted = named | Q(place__icontains=text) | Q(code__iexact=text)
    for activity in rows.filter(wanted).order_by("start", "pk")[:MOST_HITS]:
        where = " · ".join(part for part in (str(span_of(activity) or activity.days), activity.place) if part)
        yield Hit(activity.name, where, desk.door("outreach:activity", pk=activity.pk), "活动")
    yield from _trained(desk, text)
    for good in goods_of(desk.unit).filter(named)[:MOST_HITS]:
        yield Hit(good.name, f"库存 {good.stock:,} {good.measure}", desk.door("outreach:good", pk=good.pk), "物资")
    for outcome in outcomes_of(desk.its_year).filter(named | Q(code__iexact=text))[:MOST_HITS]:
        yield Hit(outcome.name, outcome.code, desk.door("outreach:outcome", pk=outcome.pk), "成果")


def _trained(desk: Desk, text: str) -> Iterable[Hit]:
    """Yield the page of the staff's trainings by its name, and who is on the roster of one held here."""
    if text in STAFF_TRAINING:
        yield Hit(STAFF_TRAINING, f"{desk.year} 年度", desk.door("outreach:staff"), "培训")
    named = Q(name__icontains=text) | Q(initials__contains=text.lower())
    held = Trainee.objects.filter(
        named, removed_at=None, person__isnull=False, activity__unit_year=desk.unit_year, activity__removed_at=None
    )
    for one in held.select_related("activity").order_by("name", "pk")[:MOST_HITS]:
        url = desk.door("outreach:trainee", pk=one.activity_id, who=one.pk)
        yield Hit(one.name, f"{one.workplace} · {one.activity.name}", url, "培训人员")
