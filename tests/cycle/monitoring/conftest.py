"""A county in August: the goals of the unit approved, months of spending entered, a round issued."""

import dataclasses
import datetime

import pytest
from tests.cycle.evaluation.conftest import approve_goals, take_in
from tests.rooms import County

from jixiao.cycle.monitoring.issuing import issue_round
from jixiao.cycle.monitoring.models import ExecutionLine, MonitoringLine, MonitoringRound, MonitoringSheet
from jixiao.cycle.monitoring.queries import executions_of, lines_of, sheet_in, units_to_monitor
from jixiao.cycle.monitoring.reading import read_sheet
from jixiao.engine.values import Money
from jixiao.engine.yearbook import shipped_yearbook
from jixiao.orgs.actor import SHANGHAI
from jixiao.records.budget.spending import enter_execution

AUGUST = datetime.datetime(2024, 8, 20, 10, 0, tzinfo=SHANGHAI)
WINDOW = (datetime.date(2024, 8, 1), datetime.date(2024, 8, 31))


@dataclasses.dataclass
class Watch:
    """A round in the county, and the sheet of the unit."""

    county: County
    round: MonitoringRound

    @property
    def sheet(self) -> MonitoringSheet:
        found = sheet_in(self.round.pk, self.county.unit_year)
        assert found is not None
        return found

    def actor(self, who="clerk", at=AUGUST):
        return self.county.actor(who, at=at)

    def line(self, code: str) -> MonitoringLine:
        pk = next(line.pk for line in lines_of(self.sheet) if line.code == code)
        return MonitoringLine.objects.select_related("sheet__round", "sheet__unit_year__unit").get(pk=pk)

    def execution(self, code: str = "") -> ExecutionLine:
        pk = next(row.pk for row in executions_of(self.sheet) if row.project_code == code)
        return ExecutionLine.objects.select_related("sheet__round", "sheet__unit_year__unit").get(pk=pk)

    def url(self, path: str = "") -> str:
        return self.county.address(f"monitoring/{path}")

    def of_round(self, path: str = "") -> str:
        return self.url(f"{self.round.pk}/{path}")


def issue(county: County, *, code: str = "2024-08", units=None, **more) -> MonitoringRound:
    told = {
        "title": "2024年8月双监控",
        "through_month": 7,
        "opens": WINDOW[0],
        "closes": WINDOW[1],
        "warn_days": 5,
        **more,
    }
    chosen = units_to_monitor(county.finance, year=2024) if units is None else units
    by = county.actor("reviewer", at=AUGUST)
    return issue_round(authority=county.finance, year=2024, code=code, units=chosen, by=by, **told)


@pytest.fixture
def approved(county) -> County:
    take_in(county, county.unit_year, shipped_yearbook("shifan_2024"))
    approve_goals(county, county.unit_year)
    for month in range(1, 8):
        amounts = {"支出合计": Money.of(10, "万元")}
        enter_execution(unit_year=county.unit_year, month=month, amounts=amounts, by=county.actor("clerk"))
    return county


@pytest.fixture
def issued(approved) -> Watch:
    return Watch(approved, issue(approved))


@pytest.fixture
def read(issued) -> Watch:
    read_sheet(sheet=issued.sheet, by=issued.actor())
    return issued
