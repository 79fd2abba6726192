from tests.cycle.followup.conftest import settle

from jixiao.cycle.followup.following import open_from_finding
from jixiao.cycle.followup.models import Letter, Problem, ProblemState, Source
from jixiao.orgs.events import Event


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
