"""Reads that more than one place of the room needs."""

from django.db.models import Count, Q, QuerySet, Sum

from jixiao.orgs.models import UnitYear
from jixiao.records.community.models import Visit, Visited


def visits_of(unit_year: UnitYear) -> QuerySet[Visit]:
    """Return the visits of a year with how many they reached and what was given."""
    rows = Visit.objects.filter(unit_year=unit_year, removed_at=None)
    gifts = Count("visited", filter=~Q(visited__gift=""))
    return rows.annotate(
        people=Count("visited"), gifts=gifts, worth=Sum("visited__worth"), asked=Count("visited__appeal")
    )


def met_at(visit: Visit) -> list[Visited]:
    """Return whom a visit reached, in the order they were written."""
    return list(visit.visited.select_related("worker", "appeal").order_by("pk"))
