"""What of appeals is due in many units at once: an answer by its deadline, a handing on soon after it came."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.models import UnitYear
from jixiao.orgs.roles import Role
from jixiao.records.community.appeals.queries import UNDER_WAY
from jixiao.records.community.models import Appeal

MOST = 500


def dues_of(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    """Yield the appeals of those years that are not answered yet and have a deadline: one statement."""
    years = {one.pk: one for one in unit_years}
    rows = Appeal.objects.filter(unit_year__in=years, state__in=UNDER_WAY, deadline__isnull=False)
    for one in rows.order_by("deadline", "pk")[:MOST]:
        unit_year = years[one.unit_year_id]
        where = {"unit": unit_year.unit.code, "year": unit_year.year, "pk": one.pk}
        if one.deadline is not None:
            yield Due(
                unit_year=unit_year,
                matter=f"community.appeal:{one.pk}",
                kind="诉求建议",
                title=f"答复诉求 {one.number}「{one.topic}」",
                turn=Role.CLERK,
                due=one.deadline,
                url=reverse("community:appeal", kwargs=where),
            )
