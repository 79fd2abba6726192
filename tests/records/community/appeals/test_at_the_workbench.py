import pytest
from tests.records.community.days import day, noon

from jixiao.orgs.deadlines.dues import dues_of
from jixiao.records.community.appeals.answering import rate_answer
from jixiao.records.community.appeals.assigning import hand_back, lead_of

pytestmark = pytest.mark.django_db


def test_each_appeal_says_what_is_to_be_done(county, received, assigned, answered, by):
    received()
    assigned(text="示例二")
    hand_back(handling=lead_of(assigned(text="示例三")), why="示例", by=by)
    rate_answer(appeal=answered(text="示例四"), rating=1, words="", at=noon(6))
    rate_answer(appeal=answered(text="示例五"), rating=5, words="", at=noon(6))
    text = county.client("clerk").get(county.address("")).content.decode()
    for words in ("交办诉求 S1", "答复诉求 S2", "改派诉求 S3", "回访诉求 S4", "1 件诉求可以办结"):
        assert words in text
    assert "交办诉求 S1" not in county.client("viewer").get(county.address("")).content.decode()


def test_an_answer_is_due_on_its_day(county, received, assigned, django_assert_num_queries):
    received()
    assigned()
    (due,) = [one for one in dues_of([county.unit_year]) if one.matter.startswith("community.appeal")]
    assert (due.due, due.title) == (day(31), "答复诉求 S2「示例：缺技术指导」")
