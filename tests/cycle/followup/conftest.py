"""A county in which something was found, at the points from which the tests go on."""

import dataclasses
import datetime

import pytest
from tests.cycle.evaluation.conftest import LATER, Case, filled, marked, promised, shipped, started  # noqa: F401 - fixtures
from tests.rooms import NOON, County

from jixiao.cycle.evaluation.reviewing import approve_evaluation, review_row
from jixiao.cycle.evaluation.submitting import submit_evaluation
from jixiao.cycle.followup.finding import record_problem
from jixiao.cycle.followup.giving import give_advices
from jixiao.cycle.followup.issuing import issue_notice
from jixiao.cycle.followup.mending import handover_of_problem, plan_measures, require_mended, subject_of, tell_progress
from jixiao.cycle.followup.models import Advice, Problem, Source
from jixiao.cycle.followup.proposing import propose_advice
from jixiao.cycle.followup.rechecking import pass_or_close
from jixiao.engine.values import Money, Points, Trace
from jixiao.measures.models import Proof, ProofClass, ProofLink
from jixiao.orgs.handing import send
from jixiao.orgs.models import UnitYear

VALUES = {
    "source": Source.AUDIT,
    "title": "示例：培训档案不全",
    "what": "示例：三期培训没有签到表",
    "ground": "示例：培训管理办法第五条",
    "place": "自评表 Z11",
    "key": "培训考核合格率",
    "project_code": "",
}
DUE = NOON.date() + datetime.timedelta(days=30)


@dataclasses.dataclass
class Mending:
    """A county with one problem of its unit."""

    county: County
    problem: Problem

    def fresh(self) -> Problem:
        return Problem.objects.select_related("unit_year__unit", "notice").get(pk=self.problem.pk)

    def url(self, path: str = "") -> str:
        return self.county.address(f"followup/problems/{self.problem.pk}/{path}")


def found(county: County, *, unit_year: UnitYear | None = None, **more: object) -> Problem:
    by = county.actor("reviewer")
    return record_problem(unit_year=unit_year or county.unit_year, values={**VALUES, **more}, by=by)


def prove(mending: Mending) -> None:
    by = mending.county.actor("clerk")
    proof = Proof.objects.create(
        unit_year=mending.county.unit_year,
        sha256="1" * 64,
        name="示例签到表",
        media_type="application/pdf",
        size=1,
        proof_class=ProofClass.WORKING,
        uploaded_by=by.person,
        uploaded_at=by.at,
    )
    ProofLink.objects.create(proof=proof, subject=subject_of(mending.problem), linked_by=by.person, linked_at=by.at)


@pytest.fixture
def open_problem(county) -> Mending:
    return Mending(county, found(county))


@pytest.fixture
def issued(open_problem) -> Mending:
    county = open_problem.county
    issue_notice(
        authority=county.finance,
        unit_year=county.unit_year,
        problems=[open_problem.problem],
        by=county.actor("reviewer"),
    )
    return open_problem


@pytest.fixture
def mended(issued) -> Mending:
    by = issued.county.actor("clerk")
    plan_measures(
        problem=issued.fresh(), section="示例科室", responsible="示例负责人", measures="示例：补齐签到", by=by
    )
    tell_progress(problem=issued.fresh(), words="示例：已补齐三期", by=by)
    prove(issued)
    return issued


@pytest.fixture
def handed_in(mended) -> Mending:
    handover = handover_of_problem(mended.fresh())
    send(handover=handover, by=mended.county.actor("clerk"), before=require_mended)
    pass_or_close(handover=handover, by=mended.county.actor("head"))
    return mended


def advice(case: "Case | Advised", code: str = "") -> Advice:
    return Advice.objects.get(unit_year=case.county.unit_year, project_code=code)


def settle(case: Case) -> None:
    """Let the self-evaluation be approved, with two rows that the bureau gives nothing for."""
    handover = submit_evaluation(evaluation=case.evaluation, by=case.county.actor("clerk"))
    approve_evaluation(handover=handover, by=case.county.actor("head"))
    for code in ("Z17", "Z18"):
        row, by = case.row(code), case.county.actor("reviewer", at=LATER)
        review_row(row=row, score=Points.of(0), opinion="示例：没有依据", agreed=Points.of(0), by=by)
    approve_evaluation(handover=handover, by=case.county.actor("reviewer", at=LATER))


@pytest.fixture
def proposed(marked: Case) -> Case:  # noqa: F811 - the fixture of that name
    settle(marked)
    propose_advice(unit_year=marked.county.unit_year, by=marked.county.actor("reviewer", at=LATER))
    return marked


@dataclasses.dataclass
class Advised:
    """A county whose unit was judged 良, with its advice."""

    county: County


def advise(county: County, *, unit_year: UnitYear | None = None, code: str = "", name: str = "部门整体") -> Advice:
    """Put an advice there as the rules would have proposed it, without a whole year behind it."""
    return Advice.objects.create(
        unit_year=unit_year or county.unit_year,
        project_code=code,
        project_name=name,
        grade="良",
        total=Points.of(82),
        rate="93.99%",
        budget=Money(12_000_000),
        verdict="据实保障",
        cut=Points.of(0),
        amount=Money(0),
        rule="等级为良",
        source="地方文件：据实予以合理保障，原则上不增",
        proposed_at=LATER,
        trace=Trace("下年预算建议", "据实保障").to_json(),
    )


@pytest.fixture
def advised(county: County) -> Advised:
    advise(county)
    advise(county, code="P1", name="示例项目")
    return Advised(county)


@pytest.fixture
def given(advised: Advised) -> Advised:
    county = advised.county
    by = county.actor("reviewer", at=LATER)
    rows = list(Advice.objects.filter(unit_year=county.unit_year).order_by("project_code"))
    give_advices(authority=county.finance, unit_year=county.unit_year, advices=rows, by=by)
    return advised
