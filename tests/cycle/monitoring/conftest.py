"""A county in August: the goals of the unit approved, months of spending entered, a round issued."""

import dataclasses
import datetime

import pytest
from tests.cycle.evaluation.conftest import approve_goals, take_in
from tests.replaying import replayed
from tests.rooms import County

from jixiao.cli.demo_site.departments import DEPARTMENTS, department_year
from jixiao.cycle.monitoring.issuing import issue_round
from jixiao.cycle.monitoring.models import ExecutionLine, MonitoringLine, MonitoringRound, MonitoringSheet
from jixiao.cycle.monitoring.queries import executions_of, lines_of, sheet_in, subject_of, units_to_monitor
from jixiao.cycle.monitoring.reading import read_sheet
from jixiao.cycle.monitoring.submitting import submit_sheet
from jixiao.engine.values import Money
from jixiao.engine.yearbook import shipped_yearbook
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.desk import Desk
from jixiao.orgs.handing import handover_of
from jixiao.orgs.models import Handover, HandoverKind, UnitKind, UnitYear
from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.refusing import Refused
from jixiao.orgs.registering import open_year, register_unit
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

    @property
    def handover(self) -> Handover:
        return handover_of(self.county.unit_year, HandoverKind.MONITORING, subject=subject_of(self.sheet))

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


def explain_all(watch):
    said = {"causes": ["other"], "cause_text": "示例原因", "likelihood": "possible", "measures": "示例措施"}
    MonitoringLine.objects.filter(sheet=watch.sheet).update(**said)
    ExecutionLine.objects.filter(sheet=watch.sheet).update(**said)


def desk_of(watch, who, at=AUGUST):
    county = watch.county
    held = duties_held(county.people[who], on=at.date())
    return Desk(
        person=county.people[who], unit=county.unit, unit_year=county.unit_year, roles=roles_at(county.unit, held),
        held=held, at=at, address=None, year=2024,
    )  # fmt: skip


def refused_code(act, **told) -> str:
    """Return the code by which an act refuses."""
    with pytest.raises(Refused) as refused:
        act(**told)
    return refused.value.code


def more_units(county: County, count: int) -> list[UnitYear]:
    """Register further units below the bureau, each with its year."""
    by = county.actor("system")
    return [
        open_year(
            unit=register_unit(
                code=f"999900-30{number}001", name=f"示例县单位{number}", short_name=f"单位{number}",
                kind=UnitKind.DEPARTMENT, division_code="999900", division_name="示例县", parent=county.finance, by=by,
                specimen=True,
            ),
            year=2024,
            by=by,
        )
        for number in range(1, count + 1)
    ]  # fmt: skip


def spend(county: County, amount: int) -> None:
    """Approve the goals and enter what was spent in each of seven months."""
    approve_goals(county, county.unit_year)
    for month in range(1, 8):
        amounts = {"支出合计": Money.of(amount, "万元")}
        enter_execution(unit_year=county.unit_year, month=month, amounts=amounts, by=county.actor("clerk"))


@pytest.fixture
def approved(county) -> County:
    def approve() -> None:
        take_in(county, county.unit_year, shipped_yearbook("shifan_2024"))
        spend(county, 10)

    replayed("approved", approve)
    return county


@pytest.fixture
def small(county) -> Watch:
    """A round for a unit with eleven indicators: what is enough for most acts."""

    def begin() -> MonitoringRound:
        take_in(county, county.unit_year, department_year(DEPARTMENTS[0]))
        spend(county, 30)
        return issue(county)

    return Watch(county, replayed("small", begin))


@pytest.fixture
def lit(small) -> Watch:
    """The same, read: its money is red, six of its indicators have no number."""
    replayed("lit", lambda: read_sheet(sheet=small.sheet, by=small.actor()))
    return small


@pytest.fixture
def explained(lit) -> Watch:
    explain_all(lit)
    return lit


@pytest.fixture
def sent(explained) -> Watch:
    submit_sheet(sheet=explained.sheet, by=explained.actor())
    return explained


@pytest.fixture
def issued(approved) -> Watch:
    return Watch(approved, replayed("issued", lambda: issue(approved)))


@pytest.fixture
def read(issued) -> Watch:
    replayed("read", lambda: read_sheet(sheet=issued.sheet, by=issued.actor()))
    return issued
