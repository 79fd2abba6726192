"""What of this room is due in many units at once: open surveys, on their last day."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.models import UnitYear
from jixiao.orgs.roles import Role
from jixiao.records.surveys.models import Survey, SurveyState
from jixiao.records.surveys.queries import MOST_SURVEYS


def dues_of(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    """Yield the open surveys of those years: one statement."""
    years = {one.pk: one for one in unit_years}
    rows = Survey.objects.filter(unit_year__in=years, state=SurveyState.OPEN, closes__isnull=False)
    for one in rows.order_by("closes", "pk")[:MOST_SURVEYS]:
        unit_year = years[one.unit_year_id]
        where = {"unit": unit_year.unit.code, "year": unit_year.year, "pk": one.pk}
        if one.closes is not None:
            yield Due(
                unit_year=unit_year, matter=f"surveys.survey:{one.pk}", kind="满意度调查", title=f"截止「{one.title}」",
                turn=Role.CLERK, due=one.closes, url=reverse("surveys:survey", kwargs=where),
            )  # fmt: skip
