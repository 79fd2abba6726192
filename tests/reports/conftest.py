import pytest
from tests.rooms import County
from tests.walking import walked

from jixiao.orgs.models import UnitYear
from jixiao.reports.models import Report, ReportVersion
from jixiao.reports.writing import start_report


@pytest.fixture
def marked(county: County) -> UnitYear:
    """The unit's year, scored but without a report."""
    return walked(county, "marked")


@pytest.fixture
def report(marked: UnitYear) -> Report:
    return start_report(unit_year=marked)


@pytest.fixture
def filed(county: County) -> ReportVersion:
    """The filed version of the unit's year, not rendered yet."""
    unit_year = walked(county, "report_filed")
    return ReportVersion.objects.get(report__unit_year=unit_year, filed_at__isnull=False)


@pytest.fixture
def rendered(county: County) -> ReportVersion:
    """The filed version of the unit's year with its files."""
    unit_year = walked(county, "rendered")
    return ReportVersion.objects.get(report__unit_year=unit_year, filed_at__isnull=False)


@pytest.fixture
def report_evaluated(county: County) -> Report:
    """The report of a year whose evaluation was approved."""
    return start_report(unit_year=walked(county, "evaluation_approved"))
