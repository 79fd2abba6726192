"""A unit's whole 2024, brought in through the acts of the rooms, its goals approved: ready to be judged."""

import dataclasses
import datetime
from fractions import Fraction

import pytest
from tests.replaying import replayed
from tests.rooms import NOON, County

from jixiao.cycle.evaluation.entering import Said, enter_rows, explain_execution
from jixiao.cycle.evaluation.marking import mark
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.queries import evaluation_of, rows_of
from jixiao.cycle.evaluation.starting import start_evaluation
from jixiao.cycle.goals.yearbook import take_goals
from jixiao.engine.scoring import Result, RowScore
from jixiao.engine.values import Absent, Points, Quantity
from jixiao.engine.yearbook import Yearbook, shipped_yearbook
from jixiao.measures.catalogue import INTAKES
from jixiao.measures.models import Proof, ProofClass, ProofLink
from jixiao.orgs.handing import approve, handover_of, send
from jixiao.orgs.models import HandoverKind, UnitYear

LATER = NOON + datetime.timedelta(days=1)


def take_in(county: County, unit_year: UnitYear, yearbook: Yearbook, *, clerk: str = "clerk") -> None:
    """Write the year through the acts of the rooms that own its sections."""
    by = county.actor(clerk)
    for key, take in INTAKES.items():
        rows = getattr(yearbook, key)
        if rows:
            take(unit_year=unit_year, rows=rows if isinstance(rows, tuple) else (rows,), by=by)
    take_goals(unit_year=unit_year, yearbook=yearbook, by=by)


def approve_goals(county: County, unit_year: UnitYear, *, clerk: str = "clerk", head: str = "head") -> None:
    handover = handover_of(unit_year, HandoverKind.GOALS)
    send(handover=handover, by=county.actor(clerk))
    approve(handover=handover, by=county.actor(head))
    approve(handover=handover, by=county.actor("reviewer"))


def said_by(yearbook: Yearbook, rows: list[ScoreRow]) -> list[tuple[ScoreRow, Said]]:
    """Return what the shipped year says of each indicator, as a clerk would type it."""
    by_code = {indicator.code: indicator for indicator in yearbook.indicators}
    found = []
    for row in rows:
        told = by_code[row.indicator.code]
        said = Said(
            actual="" if isinstance(told.actual, Absent) or row.indicator.formula else told.actual,
            manual=None if isinstance(told.manual, Absent) else told.manual,
            deduction=None if isinstance(told.deduction, Absent) else told.deduction,
            reason="" if isinstance(told.reason, Absent) else told.reason,
        )
        found.append((row, said))
    return found


def scored(result: Result, code: str) -> RowScore:
    """Return a scored row that must be there."""
    found = result.row(code)
    assert found is not None
    return found


def exact(points: Points | None) -> Fraction:
    """Return the exact number of points that must be there."""
    assert points is not None
    return points.value


def amount(result: Result, code: str) -> Fraction:
    """Return the value a row was scored by."""
    value = scored(result, code).reading.value
    assert isinstance(value, Quantity)
    return value.amount


@dataclasses.dataclass
class Case:
    """A county whose unit is at some point of its self-evaluation."""

    county: County
    yearbook: Yearbook

    @property
    def evaluation(self) -> Evaluation:
        found = evaluation_of(self.county.unit_year)
        assert found is not None
        return found

    def row(self, code: str) -> ScoreRow:
        return next(row for row in rows_of(self.evaluation) if row.indicator.code == code)

    def url(self, path: str = "") -> str:
        return self.county.address(f"evaluation/{path}")


@pytest.fixture(scope="session")
def shipped() -> Yearbook:
    return shipped_yearbook("shifan_2024")


@pytest.fixture
def promised(county, shipped) -> Case:
    """Records and approved goals, nothing judged yet."""

    def promise() -> None:
        take_in(county, county.unit_year, shipped)
        approve_goals(county, county.unit_year)

    replayed("promised", promise)
    return Case(county, shipped)


@pytest.fixture
def started(promised) -> Case:
    def begin() -> None:
        start_evaluation(unit_year=promised.county.unit_year, by=promised.county.actor("clerk"))

    replayed("started", begin)
    return promised


@pytest.fixture
def filled(started) -> Case:
    """Every row says what the shipped year says, and each has a proof."""
    replayed("filled", lambda: fill(started))
    return started


def fill(case: Case) -> None:
    """Say of every row what the shipped year says, and link a proof to it."""
    by = case.county.actor("clerk")
    evaluation = case.evaluation
    enter_rows(evaluation=evaluation, said=said_by(case.yearbook, rows_of(evaluation)), by=by)
    explain_execution(evaluation=evaluation, reason=str(case.yearbook.profile.execution_reason), by=by)
    prove(case)


def prove(case: Case) -> None:
    """Link one paper to every row."""
    by = case.county.actor("clerk")
    proof = Proof.objects.create(
        unit_year=case.county.unit_year,
        sha256="0" * 64,
        name="示例台账",
        media_type="application/pdf",
        size=1,
        proof_class=ProofClass.WORKING,
        uploaded_by=by.person,
        uploaded_at=by.at,
    )
    for row in rows_of(case.evaluation):
        ProofLink.objects.create(proof=proof, subject=f"evaluation.row:{row.pk}", linked_by=by.person, linked_at=by.at)


@pytest.fixture
def marked(filled) -> Case:

    def judge() -> None:
        mark(evaluation=filled.evaluation, by=filled.county.actor("clerk"))

    replayed("marked", judge)
    return filled
