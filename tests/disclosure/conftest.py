import pytest
from tests.rooms import County
from tests.walking import walked

from jixiao.disclosure.models import Publication
from jixiao.reports.models import ReportVersion


@pytest.fixture
def filed(county: County) -> ReportVersion:
    """The filed version of the unit's year, not public yet."""
    unit_year = walked(county, "report_filed")
    return ReportVersion.objects.select_related("report__unit_year__unit").get(
        report__unit_year=unit_year, filed_at__isnull=False
    )


@pytest.fixture
def published(county: County) -> Publication:
    """The unit's year, public since the day of the test."""
    unit_year = walked(county, "published")
    return Publication.objects.get(unit_year=unit_year)
