"""Which surveys of the year before can be copied."""

from jixiao.orgs.models import UnitYear
from jixiao.records.surveys.models import Survey
from jixiao.records.surveys.queries import MOST_SURVEYS, surveys_of


def surveys_to_copy(*, unit_year: UnitYear) -> list[Survey]:
    """Return last year's surveys that this year has not copied yet."""
    last = UnitYear.objects.filter(unit_id=unit_year.unit_id, year=unit_year.year - 1).first()
    if last is None:
        return []
    here = set(Survey.objects.filter(unit_year=unit_year).values_list("copied_from", flat=True))
    rows = surveys_of(last).select_related("unit_year", "result").order_by("pk")[:MOST_SURVEYS]
    return [one for one in rows if one.pk not in here]
