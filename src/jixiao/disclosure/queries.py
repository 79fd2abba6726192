"""What is public on a day: a publication that was agreed to, whose day has come, and that was not withdrawn."""

import datetime
from collections.abc import Sequence

from django.db.models import QuerySet

from jixiao.disclosure.models import Publication


def public_on(day: datetime.date) -> QuerySet[Publication]:
    """Return the publications in force."""
    return Publication.objects.filter(
        approved_at__isnull=False, planned_on__lte=day, withdrawn_at=None, version_filed__filed_at__isnull=False
    ).select_related("unit_year__unit", "version_filed")


def published_of(unit_years: Sequence[int], on: datetime.date) -> list[int]:
    """Return which of those years, by their ids, have a publication in force on that day."""
    rows = public_on(on).filter(unit_year__in=unit_years)
    return list(rows.values_list("unit_year", flat=True)[: len(unit_years)])


def withdrawn(unit_code: str, year: int) -> Publication | None:
    """Return the newest publication of a year that was public once and was withdrawn."""
    return (
        Publication.objects.filter(
            unit_year__unit__code=unit_code, unit_year__year=year, approved_at__isnull=False, withdrawn_at__isnull=False
        )
        .select_related("unit_year__unit")
        .order_by("-withdrawn_at")
        .first()
    )
