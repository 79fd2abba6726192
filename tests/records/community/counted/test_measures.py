from fractions import Fraction

import pytest
from tests.records.community.days import day, noon

from jixiao.engine.values import UNFILLED, Money, Period
from jixiao.measures.catalogue import MEASURES as BOARD
from jixiao.records.community.appeals.answering import answer_appeal, rate_answer
from jixiao.records.community.appeals.assigning import Office, assign_appeal
from jixiao.records.community.counted.hanging import count_community
from jixiao.records.community.counted.measures import MEASURES
from jixiao.records.community.meetings.recording import record_meeting, record_paper
from jixiao.records.community.models import Appeal
from jixiao.records.community.organisations.checking import check_organisation
from jixiao.records.community.visits.recording import Met, record_visit
from jixiao.records.community.workers.registering import remove_worker

pytestmark = pytest.mark.django_db
YEAR = Period(2024)


@pytest.fixture
def count(county):
    return lambda code, period=YEAR: count_community(unit_year=county.unit_year, period=period)[f"community.{code}"]


@pytest.fixture
def visit(county, by):
    def do(*met, occasion="workers_day", on=2):
        values = {"occasion": occasion, "day": day(on), "went": "示例"}
        return record_visit(unit_year=county.unit_year, values=values, met=met, by=by)

    return do


def test_where_nobody_recorded_anything_nothing_is_zero(count):
    assert {count(measure.code.partition(".")[2]).value for measure, _ in MEASURES} == {UNFILLED}


def test_somebody_visited_twice_is_one_and_each_occasion_by_itself(count, visit, worker):
    one, other = worker("示例甲"), worker("示例乙")
    visit(Met(one, "慰问金", Money(50000)))
    visit(Met(one), Met(other), occasion="spring", on=3)
    assert count("visited_workers_day").value == 1
    assert count("visited").value == 2
    assert count("visited").note == "几次走访同一人的只计一人"
    assert count("given").value == Fraction(5, 100)
    assert [one.label for one in count("visited_workers_day").references] == ["Z1 全国科技工作者日"]


def test_a_gift_without_its_worth_leaves_the_sum_open(count, visit, worker):
    visit(Met(worker(), "慰问品"))
    assert count("given").value is UNFILLED
    assert "Z1" in count("given").note


def test_no_name_of_anybody_stands_in_a_reference(count, visit, worker):
    visit(Met(worker("示例某某"), said="示例", asks=True))
    told = str([found.references for found in (count("visited"), count("appeals"), count("served_share"))])
    assert "示例某某" not in told


def test_organisations_count_by_kind_while_they_work(county, count, place, organisation):
    organisation("甲科协", kind="township", place=place(), founded_on=day(1))
    organisation("乙企业科协", kind="company")
    organisation("丙学校科协", kind="school", state="paused", state_because="示例")
    organisation("丁农技协", kind="farm", state="dissolved", state_because="示例", dissolved_on=day(5))
    assert count("township_branches").value == 1
    assert count("branches_elsewhere").value == 1
    assert count("farm_societies").value == 0
    assert count("farm_societies", Period(2024, last_month=4)).value == 1
    assert count("township_branches", Period(2024, last_month=4)).value == 0


def test_the_share_of_those_that_pass_counts_the_unchecked_as_not(county, count, organisation, by):
    one = organisation("甲")
    organisation("乙")
    assert count("checked_share").value is UNFILLED
    good = {"has_people": True, "has_place": True, "has_activities": True, "activities": 1, "verdict": "good"}
    check_organisation(
        organisation=one, unit_year=county.unit_year, values={**good, "checked_on": day(2)}, stamp=None, by=by
    )
    assert count("checked_share").value == 50
    assert "1 个没有检查" in count("checked_share").note


def test_advice_services_and_papers(county, count, by):
    def meeting(kind, **values):
        given = {"kind": kind, "day": day(2), "title": "示例", **values}
        record_meeting(unit_year=county.unit_year, values=given, by=by)

    meeting("elder", advice=3)
    meeting("farm", services=7)
    meeting("party_branch")
    values = {"title": "示例报告", "handed_to": "县政府", "handed_on": day(3)}
    record_paper(unit_year=county.unit_year, values=values, by=by)
    found = [count(code).value for code in ("advice_of_elders", "farm_services", "party_meetings", "advice_papers")]
    assert found == [3, 7, 1, 1]
    meeting("elder")
    assert count("advice_of_elders").value is UNFILLED
    assert "H4" in count("advice_of_elders").note


def test_who_was_served_in_any_way_counts_once(county, count, visit, worker, by):
    one, other, gone = worker("示例甲"), worker("示例乙"), worker("示例丙")
    worker("示例丁")
    remove_worker(worker=gone, unit_year=county.unit_year, reason="示例", stamp=1, by=by)
    visit(Met(one, said="示例", asks=True), Met(other))
    appeal = Appeal.objects.get()
    assign_appeal(appeal=appeal, lead=Office("示例部"), helpers=(), deadline=day(31), stamp=None, by=by)
    answer_appeal(appeal=appeal, answer="示例", stamp=None, by=by)
    assert count("workers").value == 3
    assert count("served_share").value == Fraction(200, 3)
    assert count("answered").value == 1
    assert count("answered_in_time").value == 100
    rate_answer(appeal=appeal, rating=3, words="", at=noon(6))
    assert count("liked_share").value == 0


def test_the_count_takes_the_same_statements_whatever_there_is(county, count, visit, worker, django_assert_num_queries):
    one = worker("示例甲")
    visit(Met(one))
    with django_assert_num_queries(9):
        count("visited")
    visit(Met(one, said="示例", asks=True), Met(worker("示例乙")))
    with django_assert_num_queries(9):
        count("visited")


def test_each_measure_hangs_on_the_board_and_goes_before_what_stands_in():
    found = {measure.library for measure in BOARD.values() if measure.code.startswith("community.")} - {""}
    wanted = {"KX-C06", "KX-C23", "KX-C26", "KX-C27", "KX-C28", "KX-C33", "KX-E08", "KX-Z09"}
    assert wanted <= found
    assert "KX-M03" not in found
    assert BOARD["outreach.outcome_branches"].stands_in
