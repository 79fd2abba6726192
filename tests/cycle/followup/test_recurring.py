from tests.cycle.followup.conftest import found

from jixiao.cycle.followup.models import Problem, ProblemState
from jixiao.cycle.followup.recurring import again_words, later_words, with_recurrence
from jixiao.engine.values import NOT_APPLICABLE
from jixiao.orgs.models import Handover, HandoverKind, HandoverState
from jixiao.orgs.registering import open_year


def seen(problem):
    return later_words(with_recurrence(Problem.objects.filter(pk=problem.pk)).get())


def test_what_came_again_is_seen_from_both_sides(open_problem):
    county = open_problem.county
    later = open_year(unit=county.unit, year=2025, by=county.actor("system"))
    assert seen(open_problem.problem) == "下一年还没有评价"
    again = found(county, unit_year=later)
    assert seen(open_problem.problem) == "以后又出现，整改没有见效"
    assert again_words(Problem.objects.get(pk=again.pk)) == "2024 年已有，整改没有见效"
    Problem.objects.filter(pk=again.pk).update(state=ProblemState.DISMISSED)
    assert seen(open_problem.problem) == "下一年还没有评价"


def test_it_worked_once_the_next_year_was_evaluated_without_it(open_problem):
    county = open_problem.county
    later = open_year(unit=county.unit, year=2025, by=county.actor("system"))
    Handover.objects.create(unit_year=later, kind=HandoverKind.EVALUATION, state=HandoverState.APPROVED)
    assert seen(open_problem.problem) == "下一年没有再出现"
    assert again_words(open_problem.fresh()) == "上年没有同类问题"


def test_without_a_key_nobody_can_say(county):
    assert again_words(found(county, key="")) is NOT_APPLICABLE
