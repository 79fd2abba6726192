"""Whether a frozen reading has taken the rate of a survey: from then on its result must stand."""

from jixiao.measures.models import Reading
from jixiao.records.surveys.counting import MEASURES
from jixiao.records.surveys.models import Survey

MOST_READINGS = 5000


def is_read(survey: Survey) -> bool:
    """Return whether any batch of the year's readings was counted from this survey."""
    codes = [measure.code for measure in MEASURES]
    rows = Reading.objects.filter(batch__unit_year=survey.unit_year_id, code__in=codes, value__isnull=False)
    told = rows.order_by("-pk").values_list("references", flat=True)[:MOST_READINGS]
    return any(
        one.get("kind") == "surveys.survey" and one.get("pk") == survey.pk for references in told for one in references
    )
