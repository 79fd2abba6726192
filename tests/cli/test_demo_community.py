"""The demo's 科技工作者之家: the records of the year come to what its year says, as far as the line of the report."""

from fractions import Fraction

import pytest
from tests.records.quiz.days import noon
from tests.replaying import replayed

from jixiao.cli.demo_site.building import STEPS, County, Office, Walk
from jixiao.cli.demo_site.community import NO_DETAIL, keep_home, take_over_community
from jixiao.cycle.evaluation.models import ScoreRow
from jixiao.engine.document import document_from_json, plain_text
from jixiao.engine.values import Period
from jixiao.engine.yearbook import shipped_yearbook
from jixiao.measures.models import EnteredValue, ProofLink, Reading, ReadingSource
from jixiao.measures.reading import count_all, take_readings
from jixiao.orgs.registering import open_year
from jixiao.records.community.models import (
    Appeal,
    AppealState,
    Call,
    CallState,
    MergeRecord,
    ServiceCertificate,
    ShiftTaking,
    Visited,
)
from jixiao.records.community.workers.likeness import likely_pairs
from jixiao.reports.models import ReportVersion

pytestmark = pytest.mark.django_db
SAID = {
    "community.visited_workers_day": 68, "community.given": Fraction(12, 5), "community.appeals": 23,
    "community.answered": 21, "community.advice_of_elders": 22, "community.township_branches": 8,
    "community.branches_elsewhere": 4, "community.farm_societies": 2, "community.farm_services": 41,
    "community.volunteers": 63, "community.volunteer_growth": Fraction(25, 2), "community.service_hours": Fraction(125),
    "community.recommended": 3, "community.advice_papers": 2, "community.served_share": Fraction(1700, 21),
    "surveys.scientists": Fraction(476, 5),
}  # fmt: skip


@pytest.fixture
def walk(county):
    """Return a walk of the unit of the tests, as the demo has one, two years later."""
    people = county.people
    of = County(county.finance, people["reviewer"], county.actor("system", at=noon(1)))
    where = Office(county.unit, people["clerk"], people["head"])
    return Walk(of, where, shipped_yearbook("shifan_2024"), noon(27).replace(year=2026), "示例")


@pytest.fixture
def kept(county, walk):
    """Return the year of 示例县 with its home of scientists."""

    def build():
        unit_year = walk.to("recorded")
        keep_home(walk=walk, unit_year=unit_year, expert=county.people["third"])
        return unit_year

    return replayed("the demo's home of scientists", build)


def test_the_records_come_to_what_the_year_says(kept):
    counted = count_all(unit_year=kept, period=Period(2024))
    assert {code: counted[code].value for code in SAID} == SAID


def test_the_counts_reach_the_goals_and_the_lines_of_the_report(kept, walk):
    for step in STEPS[1 : STEPS.index("report_made") + 1]:
        walk.do(step, kept)
    rows = ScoreRow.objects.filter(evaluation__unit_year=kept).select_related("indicator")
    printed = {row.indicator.code: (row.printed_actual, row.score == row.effective_weight) for row in rows}
    assert (printed["Z22"], printed["Z24"]) == (("12.50%", True), ("95.20%", True))
    assert Reading.objects.filter(
        batch__unit_year=kept, code="community.volunteer_growth", source=ReadingSource.COUNTED
    ).exists()
    told = plain_text(document_from_json(ReportVersion.objects.get(report__unit_year=kept).document))
    assert "注册科技志愿者增长率" in told
    assert "征集意见建议23条，已答复21条" in told
    assert "12.50%" in told
    assert "95.20%" in told


def test_every_state_is_there_to_be_looked_at(kept):
    assert {one.state for one in Call.objects.all()} == {
        CallState.DRAFT, CallState.OPEN, CallState.REVIEW, CallState.NOTICE, CallState.DONE,
    }  # fmt: skip
    assert set(Appeal.objects.values_list("state", flat=True)) == set(AppealState.values) - {AppealState.ANSWERED}
    refused = Appeal.objects.get(state=AppealState.REFUSED)
    assert refused.refused_by == "示例县科学技术协会"
    assert MergeRecord.objects.get().undone_at is None
    assert len(likely_pairs(kept.unit)) == 1
    assert ServiceCertificate.objects.filter(revoked_at=None).count() == 1
    assert ShiftTaking.objects.filter(state="served", agreed_minutes=None).count() == 2
    names = Visited.objects.values_list("worker__name", flat=True)
    assert all(name.startswith("示例") for name in names)


def test_the_first_case_has_what_was_published_and_says_that_it_is_no_more(county, walk):
    of_2019 = Walk(walk.county, walk.office, shipped_yearbook("xianghe_2019"), walk.at, "示例")
    unit_year = open_year(unit=county.unit, year=2019, by=walk.county.root)
    take_over_community(walk=of_2019, unit_year=unit_year)
    batch = take_readings(unit_year=unit_year, period=Period(2019), by=walk.actor(walk.office.clerk))
    read = {
        row.code: (row.value, row.source)
        for row in Reading.objects.filter(batch=batch, code__startswith="community.")
        if row.value is not None
    }
    assert read == {
        "community.visited_workers_day": (6, ReadingSource.ENTERED),
        "community.township_branches": (9, ReadingSource.ENTERED),
    }
    for row in EnteredValue.objects.filter(unit_year=unit_year):
        assert row.note.startswith(NO_DETAIL)
        assert ProofLink.objects.filter(subject=f"measures.entered:{row.pk}").exists()
