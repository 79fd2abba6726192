"""The August round of 示例县 in the demo: read, explained, approved, returned, mended; one sheet is left to be read."""

import dataclasses
import datetime
from collections.abc import Callable, Sequence

from django.db import transaction

from jixiao.cli.demo_site.building import County, Office, keep_text
from jixiao.cycle.followup.finding import confirm_problem
from jixiao.cycle.followup.issuing import issue_notice
from jixiao.cycle.followup.mending import (
    handover_of_problem,
    plan_measures,
    require_mended,
    subject_of,
    tell_progress,
)
from jixiao.cycle.followup.models import Problem
from jixiao.cycle.followup.rechecking import pass_or_close
from jixiao.cycle.monitoring.approving import pass_sheet, return_sheet
from jixiao.cycle.monitoring.explaining import Said, explain_execution, explain_line, tell_summary
from jixiao.cycle.monitoring.issuing import grant_late, issue_round
from jixiao.cycle.monitoring.models import Colour, ExecutionLine, MonitoringLine, MonitoringRound, MonitoringSheet
from jixiao.cycle.monitoring.queries import lines_of, sheet_in, units_to_monitor
from jixiao.cycle.monitoring.reading import read_sheet
from jixiao.cycle.monitoring.rectifying import ask_rectification
from jixiao.cycle.monitoring.submitting import submit_sheet, wants_of
from jixiao.engine.values import Money
from jixiao.measures.models import ProofClass
from jixiao.orgs.actor import Actor
from jixiao.orgs.handing import send
from jixiao.orgs.models import Handover, UnitYear
from jixiao.records.budget.items import TOTAL
from jixiao.records.budget.models import BudgetLine
from jixiao.records.budget.spending import enter_year

YEAR, THROUGH = 2024, 7
EVEN = (4, 6, 9, 8, 8, 9, 9, 8, 9, 10, 10, 10)
SLOW = (2, 3, 4, 5, 6, 7, 7, 10, 12, 13, 15, 16)
LATE = (1, 2, 2, 3, 4, 5, 5, 12, 14, 16, 18, 18)
"""How many hundredths of what a year spent each month took: in step, behind, far behind."""
DEMANDS = "示例：各单位对 1—7 月预算执行和绩效目标实现情况逐项分析；红灯、黄灯写明原因和措施，按期报送。"
FOUND = "科普活动服务群众人次"
BEHIND = Said(
    causes=("staff", "other"),
    cause_text="示例：活动集中在九、十月，上半年以选点和备课为主",
    likelihood="possible",
    measures="示例：九月全国科普日期间补办，逐场登记签到",
)
UNSPENT = Said(
    causes=("rules",),
    cause_text="示例：招标用时较长，合同约定年底验收后付款",
    likelihood="certain",
    measures="示例：九月底前完成验收，按合同付款",
)
WITHOUT_A_NUMBER = Said(remark="示例：年底调查或考核后才有数")
SUMMARY = "示例：预算执行和目标完成总体与时间同步，滞后的几项已经排定补办时间。"


@dataclasses.dataclass(frozen=True)
class Place:
    """A unit of the round with its year."""

    office: Office
    unit_year: UnitYear


def watch_the_year(*, of: County, at: datetime.datetime, places: Sequence[Place]) -> None:
    """Issue the round and bring each sheet as far as STEPS say, in the order of ``places``."""
    for number, place in enumerate(places):
        pace = (EVEN, SLOW, EVEN, LATE)[number % 4]
        _spend(place, pace, Actor(place.office.clerk, at, "127.0.0.1"))
    with transaction.atomic():
        one = _issue(of, at)
    for place, bring in zip(places, STEPS, strict=False):
        with transaction.atomic():
            bring(_Desk(of, place, one, at))


def _spend(place: Place, pace: Sequence[int], by: Actor) -> None:
    """Enter by month what the year says was spent; the months add up to it exactly."""
    line = BudgetLine.objects.filter(unit_year=place.unit_year, item=TOTAL).first()
    if line is None or line.executed is None:
        return
    cells: dict[tuple[int, str], Money | None] = {}
    left = line.executed.fen
    for month, share in enumerate(pace[:-1], start=1):
        amount = line.executed.fen * share // 100
        left -= amount
        cells[month, TOTAL] = Money(amount)
    cells[12, TOTAL] = Money(left)
    enter_year(unit_year=place.unit_year, cells=cells, plans={}, stamp=None, by=by)


def _issue(of: County, at: datetime.datetime) -> MonitoringRound:
    return issue_round(
        authority=of.finance,
        year=YEAR,
        code="2024-08",
        title="2024年8月双监控",
        through_month=THROUGH,
        opens=at.date() - datetime.timedelta(days=10),
        closes=at.date() + datetime.timedelta(days=20),
        warn_days=5,
        demands=DEMANDS,
        units=units_to_monitor(of.finance, year=YEAR),
        by=Actor(of.reviewer, at, "127.0.0.1"),
    )


@dataclasses.dataclass(frozen=True)
class _Desk:
    """One unit's sheet and who works on it."""

    of: County
    place: Place
    round: MonitoringRound
    at: datetime.datetime

    @property
    def sheet(self) -> MonitoringSheet:
        found = sheet_in(self.round.pk, self.place.unit_year)
        assert found is not None  # noqa: S101 - the round was issued to every unit
        return found

    @property
    def clerk(self) -> Actor:
        return Actor(self.place.office.clerk, self.at, "127.0.0.1")

    @property
    def head(self) -> Actor:
        return Actor(self.place.office.head, self.at, "127.0.0.1")

    @property
    def bureau(self) -> Actor:
        return Actor(self.of.reviewer, self.at, "127.0.0.1")

    def read(self) -> None:
        """Take the readings."""
        read_sheet(sheet=self.sheet, by=self.clerk)

    def explain(self) -> None:
        """Say of each row what is asked of it."""
        sheet = self.sheet
        for line in MonitoringLine.objects.filter(sheet=sheet):
            line.sheet = sheet
            if wanted := wants_of(line):
                said = WITHOUT_A_NUMBER if "没有数" in wanted else BEHIND
                explain_line(line=line, said=said, by=self.clerk)
        for row in ExecutionLine.objects.filter(sheet=sheet):
            row.sheet = sheet
            if wants_of(row):
                explain_execution(row=row, said=UNSPENT, by=self.clerk)
        tell_summary(sheet=sheet, text=SUMMARY, by=self.clerk)

    def submit(self) -> Handover:
        """Read, explain and hand in."""
        self.read()
        self.explain()
        handover = submit_sheet(sheet=self.sheet, by=self.clerk)
        handover.unit_year = self.place.unit_year
        return handover


def _closed(desk: _Desk) -> None:
    """Hand in, approve, and turn what is furthest behind into a rectification that is carried through to 销号."""
    handover = desk.submit()
    pass_sheet(handover=handover, by=desk.head)
    pass_sheet(handover=handover, by=desk.bureau, reason="示例：情况属实")
    row = _found(desk.sheet)
    due = desk.at.date() + datetime.timedelta(days=20)
    ask_rectification(row=row, demand="示例：九月底前补办下乡活动，逐场签到", due=due, by=desk.bureau)
    problem = Problem.objects.get(unit_year=desk.place.unit_year, origin=f"monitoring.line:{row.pk}")
    confirm_problem(problem=problem, by=desk.bureau)
    year = desk.place.unit_year
    issue_notice(authority=desk.of.finance, unit_year=year, problems=[problem], deadline=due, by=desk.bureau)
    problem.refresh_from_db()
    problem.unit_year = year
    plan_measures(
        problem=problem,
        section="示例科普部",
        responsible="示例负责人",
        measures="示例：补办两场，逐场签到",
        by=desk.clerk,
    )
    tell_progress(problem=problem, words="示例：九月补办两场，签到表已上传", by=desk.clerk)
    keep_text(
        unit_year=year, name="示例-补办活动签到表", text="示例：本材料为演示所设，不是真凭证。", by=desk.clerk,
        proof_class=ProofClass.VOUCHER, subjects=[(subject_of(problem), problem.title)],
    )  # fmt: skip
    mended = send(handover=handover_of_problem(problem), by=desk.clerk, before=require_mended)
    pass_or_close(handover=mended, by=desk.head, reason="示例：已核对")
    pass_or_close(handover=mended, by=desk.bureau, reason="示例：已核对签到表，整改到位，同意销号")


def _found(sheet: MonitoringSheet) -> MonitoringLine:
    """Return the finding that is mended in the demo: red, and measured against the time."""
    rows = [line for line in lines_of(sheet) if line.light == Colour.RED and line.share is not None]
    return next((line for line in rows if line.name == FOUND), rows[0])


def _approved(desk: _Desk) -> None:
    handover = desk.submit()
    pass_sheet(handover=handover, by=desk.head)
    pass_sheet(handover=handover, by=desk.bureau, reason="示例：同意")


def _with_the_bureau(desk: _Desk) -> None:
    pass_sheet(handover=desk.submit(), by=desk.head)


def _with_the_head(desk: _Desk) -> None:
    desk.submit()


def _returned(desk: _Desk) -> None:
    reason = "示例：「偏差原因」写得太笼统，请写明差几场、为什么"
    return_sheet(handover=desk.submit(), reason=reason, by=desk.head)


def _read(desk: _Desk) -> None:
    desk.read()


def _late(desk: _Desk) -> None:
    desk.read()
    until = desk.round.closes + datetime.timedelta(days=15)
    grant_late(sheet=desk.sheet, until=until, reason="示例：经办人员调整，申请延期", by=desk.bureau)


def _left_alone(desk: _Desk) -> None:
    """Do nothing: a visitor reads this sheet."""


STEPS: tuple[Callable[[_Desk], None], ...] = (
    _closed, _approved, _with_the_bureau, _with_the_head, _read, _returned, _late, _left_alone, _left_alone,
)  # fmt: skip
"""How far the sheet of each unit has come, in the order of the units."""
