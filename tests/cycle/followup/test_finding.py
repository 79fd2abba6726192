import pytest
from tests.cycle.followup.conftest import VALUES, found

from jixiao.cycle.followup.finding import amend_problem, confirm_problem, dismiss_problem, propose_problem
from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.orgs.registering import open_year


def test_a_problem_that_is_written_down_waits_for_its_notice_and_stands_in_the_trail(open_problem):
    assert open_problem.problem.state == ProblemState.OPEN
    assert TrailEntry.objects.filter(event="followup.problem_found").count() == 1


@pytest.mark.parametrize("field", ["title", "what", "ground"])
def test_a_problem_says_what_and_by_which_ground(county, field):
    with pytest.raises(Refused) as refused:
        found(county, **{field: " "})
    assert (refused.value.code, refused.value.field) == ("U800", field)


def test_the_same_thing_found_a_year_later_is_known_again(open_problem):
    county = open_problem.county
    later = open_year(unit=county.unit, year=2025, by=county.actor("system"))
    again = found(county, unit_year=later)
    assert again.repeats == open_problem.problem
    assert found(county, unit_year=later, key="别的").repeats is None


def test_a_proposal_is_made_once_and_taken_up_or_put_aside_with_a_reason(county):
    by = county.actor("reviewer")
    told = {name: value for name, value in VALUES.items() if name != "key"}
    first = propose_problem(unit_year=county.unit_year, origin="evaluation:1", key="甲", values=told, by=by)
    assert propose_problem(unit_year=county.unit_year, origin="evaluation:1", key="甲", values=told, by=by) == first
    other = propose_problem(unit_year=county.unit_year, origin="evaluation:1", key="乙", values=told, by=by)
    confirm_problem(problem=first, by=by)
    with pytest.raises(Refused) as refused:
        dismiss_problem(problem=other, reason=" ", by=by)
    assert refused.value.code == "U802"
    dismiss_problem(problem=other, reason="示例：已说明", by=by)
    states = list(Problem.objects.order_by("pk").values_list("state", flat=True))
    assert states == [ProblemState.OPEN, ProblemState.DISMISSED]


def test_who_saves_over_a_newer_version_is_told(open_problem):
    by = open_problem.county.actor("reviewer")
    amend_problem(problem=open_problem.fresh(), values={**VALUES, "title": "示例：甲"}, by=by, stamp=1)
    with pytest.raises(Stale):
        amend_problem(problem=open_problem.fresh(), values={**VALUES, "title": "示例：乙"}, by=by, stamp=1)


def test_what_a_letter_quotes_is_no_longer_changed(issued):
    with pytest.raises(Refused) as refused:
        amend_problem(problem=issued.fresh(), values=VALUES, by=issued.county.actor("reviewer"))
    assert refused.value.code == "U801"
