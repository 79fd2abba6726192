import pytest

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.quiz.bank.queries import passed_versions
from jixiao.records.quiz.bank.retiring import bring_back, retire_question

pytestmark = pytest.mark.django_db


def test_a_retired_question_is_drawn_no_more_until_it_is_brought_back(county, write, by, passed):
    row = passed(write())
    question = row.question
    with pytest.raises(Refused) as refused:
        retire_question(question=question, reason=" ", stamp=None, by=by)
    assert (refused.value.code, refused.value.field) == ("U928", "reason")
    stamp = question.version
    retire_question(question=question, reason="示例：政策已经修订", stamp=stamp, by=by)
    assert not passed_versions(county.unit).exists()
    with pytest.raises(Refused):
        retire_question(question=question, reason="再停", stamp=None, by=by)
    with pytest.raises(Stale):
        bring_back(question=question, stamp=stamp, by=by)
    question.refresh_from_db()
    bring_back(question=question, stamp=None, by=by)
    assert list(passed_versions(county.unit)) == [row]
