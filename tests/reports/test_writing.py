import pytest
from tests.rooms import County

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.reports.models import Passage, Problem, ReportVersion
from jixiao.reports.writing import (
    drop_problem,
    next_problem_code,
    start_report,
    state_problem,
    write_goal_outcome,
    write_passage,
    write_words,
)


def test_words_are_kept_and_what_they_were_stands_in_the_trail(county: County):
    report = start_report(unit_year=county.unit_year)
    write_words(report=report, words={"experience": "早安排（示例）"}, by=county.actor("clerk"))
    write_words(report=report, words={"experience": "早安排、早落实（示例）"}, by=county.actor("clerk"))
    line = TrailEntry.objects.order_by("-number").first()
    assert line is not None
    assert (line.before, line.after) == ({"主要经验做法": "早安排（示例）"}, {"主要经验做法": "早安排、早落实（示例）"})


def test_saving_over_somebody_else_is_refused_and_nothing_is_lost(county: County):
    report = start_report(unit_year=county.unit_year)
    stamp = report.version
    write_words(report=report, words={"experience": "先保存的（示例）"}, by=county.actor("clerk"), stamp=stamp)
    with pytest.raises(Stale) as stale:
        write_words(report=report, words={"experience": "后保存的"}, by=county.actor("clerk"), stamp=stamp)
    assert stale.value.theirs["experience"] == "先保存的（示例）"
    report.refresh_from_db()
    assert report.experience == "先保存的（示例）"


def test_a_field_that_is_none_is_refused(county: County):
    with pytest.raises(Refused, match="没有"):
        write_words(report=start_report(unit_year=county.unit_year), words={"version": "9"}, by=county.actor("clerk"))


def test_a_passage_goes_when_it_is_emptied(county: County):
    report = start_report(unit_year=county.unit_year)
    write_passage(report=report, section="四", text="一段（示例）", by=county.actor("clerk"))
    write_passage(report=report, section="四", text="  \n", by=county.actor("clerk"))
    assert Passage.objects.count() == 0


def test_a_section_that_the_report_does_not_have_is_refused(county: County):
    with pytest.raises(Refused, match="没有"):
        write_passage(report=start_report(unit_year=county.unit_year), section="九", text="x", by=county.actor("clerk"))


def test_problems_are_numbered_on_and_a_dropped_one_stays_in_the_trail(county: County):
    report = start_report(unit_year=county.unit_year)
    for _ in range(2):
        code = next_problem_code(report)
        state_problem(report=report, code=code, problem=f"问题{code}（示例）", by=county.actor("clerk"))
    drop_problem(problem=Problem.objects.get(code="P1"), by=county.actor("clerk"))
    assert next_problem_code(report) == "P1"
    line = TrailEntry.objects.order_by("-number").first()
    assert line is not None
    assert line.before["存在问题"] == "问题P1（示例）"


def test_what_became_of_a_goal_is_kept_by_its_code(county: County):
    report = start_report(unit_year=county.unit_year)
    write_goal_outcome(report=report, code="G1", text="已完成（示例）", by=county.actor("clerk"))
    report.refresh_from_db()
    assert report.goal_outcomes == {"G1": "已完成（示例）"}


def test_a_filed_report_is_locked(county: County, filed: ReportVersion):
    with pytest.raises(Refused, match="不能修改"):
        write_words(report=filed.report, words={"experience": "x"}, by=county.actor("clerk"))
