"""The demo's contests, held in a small county: what people look at first must add up, from a work to the report."""

import datetime
import json
import re
from collections import Counter
from fractions import Fraction

import pytest
from tests.replaying import replayed

from jixiao.cli.demo_site.building import County, Office, Walk
from jixiao.cli.demo_site.contests import COUNTED_FOR, hold_contests, take_over_contests
from jixiao.cycle.evaluation.models import Evaluation
from jixiao.cycle.evaluation.queries import rows_of
from jixiao.engine.values import UNFILLED, Period
from jixiao.engine.yearbook import shipped_yearbook
from jixiao.measures.models import ProofLink
from jixiao.measures.reading import readings_now
from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.registering import open_year
from jixiao.records.contests.counted.hanging import count_contests
from jixiao.records.contests.entering.forgetting import contests_due
from jixiao.records.contests.models import (
    Assignment,
    AwardCertificate,
    Contest,
    Entry,
    Objection,
    Recommendation,
    Result,
    School,
)
from jixiao.records.contests.publishing.showing import NOT_AGREED, public_rows
from jixiao.reports.exchanging import take_in_year
from jixiao.reports.models import ReportVersion

pytestmark = pytest.mark.django_db
NOW = datetime.datetime(2026, 3, 2, 12, 0, tzinfo=SHANGHAI)


@pytest.fixture
def walk(county):
    """Return a walk of the unit of the tests, as the demo has one."""
    people = county.people
    of = County(county.finance, people["reviewer"], county.actor("system", at=NOW))
    where = Office(county.unit, people["clerk"], people["head"])
    return Walk(of, where, shipped_yearbook("shifan_2024"), NOW, "示例")


@pytest.fixture
def held(county, walk):
    """The contests of the year, held on top of what the year's record says."""

    def hold():
        take_in_year(unit_year=county.unit_year, yearbook=walk.yearbook, by=walk.actor(walk.office.clerk))
        hold_contests(walk=walk, unit_year=county.unit_year)

    replayed("demo contests", hold)
    return {one.title: one for one in Contest.objects.select_related("unit_year__unit")}


def test_the_contest_of_the_year_comes_to_what_the_record_of_the_year_says(held):
    whole = held["示例：示例县青少年科技创新大赛"]
    works = Entry.objects.filter(contest=whole)
    assert Counter(works.values_list("state", flat=True)) == {"qualified": 281, "unqualified": 37}
    won = Result.objects.filter(entry__contest=whole).exclude(award="").values_list("award", flat=True)
    assert Counter(won) == {"一等奖": 32, "二等奖": 64, "三等奖": 96}
    assert Result.objects.filter(entry__contest=whole, tied=True).exists()
    assert set(Counter(Assignment.objects.filter(entry__contest=whole).values_list("entry", flat=True)).values()) == {3}
    assert (School.objects.count(), works.values("school").distinct().count()) == (40, 30)
    above = Recommendation.objects.filter(round__contest=whole).values_list("award", flat=True)
    assert Counter(above) == {"二等奖": 2, "三等奖": 5, "": 1}
    certificates = AwardCertificate.objects.filter(contest=whole)
    assert (certificates.filter(whose="school").count(), certificates.exclude(revoked_at=None).count()) == (2, 1)
    assert whole.state == "closed"


def test_there_is_a_contest_at_every_stage_and_a_work_in_every_state(held):
    assert {one.state for one in held.values()} == {"closed", "judging", "published", "deciding", "open", "draft"}
    states = set(Entry.objects.filter(contest=held["示例：自制教具评比"]).values_list("state", flat=True))
    assert states == {"draft", "submitted", "returned", "qualified", "unqualified", "withdrawn"}
    tasks = set(Assignment.objects.filter(entry__contest__state="judging").values_list("state", flat=True))
    assert tasks == {"assigned", "draft", "submitted", "recused"}
    assert Counter(Objection.objects.values_list("state", flat=True)) == {"rejected": 1, "upheld": 1, "open": 1}
    assert Result.objects.filter(state="cancelled").count() == 1


def test_everybody_in_public_is_masked_and_nobody_without_consent_is_named(held):
    whole = held["示例：示例县青少年科技创新大赛"]
    shown = [row.authors for _, rows in public_rows(whole) for row in rows]
    assert any(NOT_AGREED in one for one in shown)
    assert not [one for one in shown if re.search("示例[甲乙丙丁戊己庚辛壬癸]", one)]
    assert not contests_due(on=NOW.date()).exists()


def test_each_count_reaches_the_board_the_goal_and_the_line_of_the_report(county, walk, held, settings, tmp_path):
    settings.DATA, settings.PROOFS = tmp_path, tmp_path / "proofs"
    readings = {one.code: one for one in readings_now(county.unit_year, period=Period(2024))}
    values = {code: readings[f"contests.{code}"].value for code in (
        "innovation", "paintings", "films", "making", "anti_cult", "won_above_share", "won_above", "school_share",
    )}  # fmt: skip
    assert values == {
        "innovation": 318, "paintings": 57, "films": 24, "making": 10, "anti_cult": 20, "won_above_share": 87.5,
        "won_above": 7, "school_share": 75,
    }  # fmt: skip
    assert len(readings["contests.innovation"].references) == 318
    assert readings["contests.qualified_share"].value == Fraction(28100, 318)
    for step in ("goals_sent", "goals_passed", "goals_approved", "marked"):
        walk.do(step, county.unit_year)
    evaluation = Evaluation.objects.get(unit_year=county.unit_year)
    printed = {row.indicator.code: row.printed_actual for row in rows_of(evaluation)}
    assert {code: printed[code] for code in COUNTED_FOR} == {
        "Z06": "318件", "K201": "318件", "K202": "88.36%", "K205": "75.00%", "Z20": "7件",
    }  # fmt: skip
    for step in ("evaluation_sent", "evaluation_passed", "evaluation_approved", "report_made"):
        walk.do(step, county.unit_year)
    said = json.dumps(ReportVersion.objects.get(report__unit_year=county.unit_year).document, ensure_ascii=False)
    for name, value in (
        ("青少年科技创新作品数量", "318件"), ("参赛作品合格率", "88.36%"), ("省级以上获奖作品数量", "7件"),
    ):  # fmt: skip
        assert re.search(f"{name}.{{0,900}}?{value}", said), name


def test_the_first_case_has_what_was_published_and_says_that_there_are_no_records(county, walk, settings, tmp_path):
    settings.PROOFS = tmp_path / "proofs"
    year = open_year(unit=county.unit, year=2019, by=walk.county.root)
    take_over_contests(walk=walk, unit_year=year)
    readings = {one.code: one for one in readings_now(year, period=Period(2019)) if one.code.startswith("contests.")}
    told = {one.code: (one.value, one.source) for one in readings.values() if one.source == "entered"}
    assert told == {
        "contests.innovation": (271, "entered"), "contests.won_above": (9, "entered"),
        "contests.anti_cult": (134, "entered"), "contests.making": (None, "entered"),
    }  # fmt: skip
    assert all("按公开报告录入，没有明细" in one.note for one in readings.values() if one.source == "entered")
    assert ProofLink.objects.filter(subject__startswith="measures.entered:").count() == 4
    assert count_contests(unit_year=year, period=Period(2019))["contests.contests"].value is UNFILLED
