from tests.cycle.evaluation.conftest import LATER

from jixiao.cycle.evaluation.reviewing import approve_evaluation, review_row
from jixiao.cycle.evaluation.submitting import submit_evaluation
from jixiao.cycle.followup.following import open_from_finding
from jixiao.cycle.followup.models import Letter, Problem, ProblemState, Source
from jixiao.engine.values import Points
from jixiao.orgs.events import Event


def settle(case):
    handover = submit_evaluation(evaluation=case.evaluation, by=case.county.actor("clerk"))
    approve_evaluation(handover=handover, by=case.county.actor("head"))
    for code in ("Z17", "Z18"):
        row, by = case.row(code), case.county.actor("reviewer", at=LATER)
        review_row(row=row, score=Points.of(0), opinion="示例：没有依据", agreed=Points.of(0), by=by)
    approve_evaluation(handover=handover, by=case.county.actor("reviewer", at=LATER))


def test_an_indicator_that_lost_most_is_proposed_and_nothing_is_issued(marked):
    settle(marked)
    rows = Problem.objects.filter(source=Source.REVIEW)
    assert {row.key for row in rows} == {marked.row("Z17").indicator.name, marked.row("Z18").indicator.name}
    assert {row.state for row in Problem.objects.all()} == {ProblemState.PROPOSED}
    assert not Letter.objects.exists()


def test_a_finding_of_the_monitoring_is_proposed_once(county):
    event = Event(
        unit_id=county.unit.pk,
        year=2024,
        subject="monitoring.row:3",
        name="培训场次",
        why="8 月应完成 66.7%，实际 52%",
        after={"项目编号": "P1"},
    )
    open_from_finding(event, by=county.actor("reviewer"))
    open_from_finding(event, by=county.actor("reviewer"))
    problem = Problem.objects.get()
    assert (problem.source, problem.state, problem.project_code) == ("monitoring", "proposed", "P1")
    assert problem.what == "8 月应完成 66.7%，实际 52%"
