import pytest
from tests.cycle.followup.conftest import found

from jixiao.cycle.followup.bulking import do_bulk, outcomes_of, undo_bulk
from jixiao.cycle.followup.issuing import issue_notice
from jixiao.cycle.followup.mending import plan_measures
from jixiao.cycle.followup.models import Bulk, BulkKind, Letter, Problem, ProblemState
from jixiao.orgs.models import YearState
from jixiao.orgs.refusing import Refused


def issuing(county, problem):
    def act(unit_year):
        told = {"authority": county.finance, "unit_year": unit_year, "problems": [problem]}
        letter = issue_notice(**told, by=county.actor("reviewer"))
        return letter.number, letter

    return act


@pytest.fixture
def bulk(county):
    mine, other = found(county), found(county, unit_year=county.other_year)
    acts = [(one.unit_year, issuing(county, one)) for one in (mine, other)]
    by = county.actor("reviewer")
    return do_bulk(authority=county.finance, year=2024, kind=BulkKind.NOTICE, acts=acts, by=by)


def undo(county, bulk, letters=None, reason="示例：发早了"):
    chosen = letters if letters is not None else [one.letter for one in outcomes_of(bulk)]
    return undo_bulk(bulk=bulk, letters=chosen, reason=reason, by=county.actor("reviewer"))


def test_each_unit_has_its_own_result_and_one_that_fails_holds_up_no_other(county):
    mine, closed = found(county), found(county, unit_year=county.other_year)
    again = found(county)
    county.other_year.state = YearState.CLOSED
    Problem.objects.filter(pk=again.pk).update(state=ProblemState.CLOSED)
    again.refresh_from_db()
    acts = [(one.unit_year, issuing(county, one)) for one in (mine, closed, again)]
    by = county.actor("reviewer")
    made = do_bulk(authority=county.finance, year=2024, kind=BulkKind.NOTICE, acts=acts, by=by)
    assert [one.is_done for one in outcomes_of(made)] == [True, False, False]
    assert "已经关闭" in outcomes_of(made)[1].words
    assert Letter.objects.count() == 1


def test_all_of_it_is_taken_back_and_the_rows_say_so(county, bulk):
    undo(county, bulk)
    assert [one.undone for one in outcomes_of(Bulk.objects.get())] == ["已撤回：示例：发早了"] * 2
    assert set(Problem.objects.values_list("state", flat=True)) == {ProblemState.OPEN}


def test_where_the_unit_has_acted_the_row_says_why_it_stays(county, bulk):
    problem = Problem.objects.get(unit_year=county.unit_year)
    by = county.actor("clerk")
    plan_measures(problem=problem, section="甲", responsible="乙", measures="丙", by=by)
    undo(county, bulk)
    mine, other = outcomes_of(Bulk.objects.get())
    assert "单位已经办理" in mine.kept
    assert other.undone
    assert Problem.objects.get(unit_year=county.unit_year).state == ProblemState.ISSUED


def test_only_the_chosen_rows_and_only_once_with_a_reason(county, bulk):
    first, second = (one.letter for one in outcomes_of(bulk))
    for letters, reason, code in (([first], " ", "U802"), ([], "示例", "U825"), ([999_999], "示例", "U825")):
        with pytest.raises(Refused) as refused:
            undo(county, bulk, letters, reason)
        assert refused.value.code == code
    undo(county, bulk, [first])
    with pytest.raises(Refused) as refused:
        undo(county, bulk, [first])
    assert refused.value.code == "U825"
    assert Letter.objects.get(pk=second).withdrawn_at is None
