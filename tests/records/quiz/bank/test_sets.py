import pytest

from jixiao.measures.question_sets import question_sets
from jixiao.orgs.refusing import Refused
from jixiao.records.quiz.bank.sets import amend_set, make_set, put_in, remove_set, take_out

pytestmark = pytest.mark.django_db


def code_of(act, **kwargs):
    with pytest.raises(Refused) as refused:
        act(**kwargs)
    return refused.value.code


def test_a_set_with_questions_is_offered_to_whoever_asks_sets(county, write, by):
    made = make_set(unit=county.unit, values={"name": "示例绩效题"}, by=by)
    assert question_sets(county.unit_year) == {}
    rows = [write(text=f"示例 {number}？") for number in range(3)]
    assert put_in(questions=made, chosen=[one.question_id for one in rows], by=by) == 3
    assert put_in(questions=made, chosen=[rows[0].question_id], by=by) == 0
    offered = question_sets(county.unit_year)[f"quiz.set:{made.pk}"]
    assert (offered.title, offered.url) == ("示例绩效题", county.address(f"quiz/bank/sets/{made.pk}/"))
    assert question_sets(county.other_year) == {}
    assert take_out(questions=made, chosen=[one.question_id for one in rows], by=by) == 3
    assert question_sets(county.unit_year) == {}


def test_names_are_had_once_and_free_again_after_removing(county, by):
    made = make_set(unit=county.unit, values={"name": "示例"}, by=by)
    other = make_set(unit=county.unit, values={"name": "另一组"}, by=by)
    assert code_of(make_set, unit=county.unit, values={"name": " 示例 "}, by=by) == "U931"
    assert code_of(make_set, unit=county.unit, values={"name": " "}, by=by) == "U931"
    assert code_of(amend_set, questions=other, values={"name": "示例"}, stamp=None, by=by) == "U931"
    remove_set(questions=made, stamp=made.version, by=by)
    assert code_of(remove_set, questions=made, stamp=None, by=by) == "U933"
    assert make_set(unit=county.unit, values={"name": "示例"}, by=by).pk


def test_questions_of_another_unit_are_not_put_in(county, write, by):
    row = write()
    elsewhere = make_set(unit=county.other, values={"name": "示例"}, by=by)
    assert code_of(put_in, questions=elsewhere, chosen=[row.question_id], by=by) == "U932"
