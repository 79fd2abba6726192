"""An objection is taken during the notice, answered by the head, and looked up by its code."""

import datetime

import pytest
from tests.records.contests import a_contest as made

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.models import Objection, ObjectionState, Result, ResultState
from jixiao.records.contests.publishing.announcing import is_final
from jixiao.records.contests.publishing.objecting import answer_objection, file_objection, objection_by_code


def objected(contest, *, number="G1-001", text="抄袭了往年作品", name="王示例", phone="13800000000", at=made.AT):
    return file_objection(contest=contest, number=number, text=text, name=name, phone=phone, at=at)


def test_who_objects_is_sealed_and_the_code_stands_nowhere(published):
    row, code = objected(published)
    kept = " ".join(str(value) for value in Objection.objects.values_list().get())
    for word in ("王示例", "13800000000", code):
        assert word not in kept
    assert objection_by_code(contest=published, text=f" {code.lower()} ") == row
    assert row.due_on == datetime.date(2024, 10, 30)
    with pytest.raises(Refused, match="没有这个查询码"):
        objection_by_code(contest=published, text="ABCDEFGHJK")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"text": " "}, "A621"),
        ({"text": "长" * 1001}, "A621"),
        ({"number": "G1-003"}, "A628"),
        ({"number": "G9"}, "A628"),
        ({"name": "13800000000"}, "A622"),
        ({"phone": "12"}, "A623"),
        ({"at": made.AT + datetime.timedelta(days=20)}, "A620"),
    ],
)
def test_what_is_no_objection_is_refused(published, given, code):
    with pytest.raises(Refused) as refused:
        objected(published, **given)
    assert refused.value.code == code
    assert not Objection.objects.exists()


def test_an_objection_without_name_and_work_is_taken(published):
    row, _ = objected(published, number="", name="", phone="")
    assert (row.entry, row.name_seal, row.phone_seal) == (None, "", "")


def test_nothing_is_final_before_every_objection_is_answered(published, head):
    row, _ = objected(published)
    on = datetime.date(2024, 12, 1)
    assert not is_final(published, on=on)
    answer_objection(objection=row, upheld=False, answer="查重未见相似", cancels=False, by=head)
    assert is_final(published, on=on)
    assert Result.objects.get(entry=row.entry).state == ResultState.PUBLISHED
    with pytest.raises(Refused, match="已经答复"):
        answer_objection(objection=row, upheld=True, answer="再答", cancels=False, by=head)


def test_an_upheld_objection_can_take_the_award_away(published, head):
    row, _ = objected(published)
    with pytest.raises(Refused, match="没有写答复"):
        answer_objection(objection=row, upheld=True, answer="", cancels=True, by=head)
    answer_objection(objection=row, upheld=True, answer="核实与 2019 年作品相同", cancels=True, by=head)
    result = Result.objects.get(entry=row.entry)
    assert (result.state, result.why) == (ResultState.CANCELLED, "公示异议成立")
    assert row.state == ObjectionState.UPHELD
