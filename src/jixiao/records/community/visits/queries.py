"""Reads that more than one place of the room needs."""

from django.db.models import Count, QuerySet, Sum

from jixiao.orgs.models import UnitYear
from jixiao.records.community.models import Visit, Visited


def visits_of(unit_year: UnitYear) -> QuerySet[Visit]:
    """Return the visits of a year with how many they reached and what was given."""
    rows = Visit.objects.filter(unit_year=unit_year, removed_at=None)
    return rows.annotate(people=Count("visited"), worth=Sum("visited__worth"), asked=Count("visited__appeal"))


def met_at(visit: Visit) -> list[Visited]:
    """Return whom a visit reached, in the order they were written."""
    return list(visit.visited.select_related("worker", "appeal").order_by("pk"))
