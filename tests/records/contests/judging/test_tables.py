"""Judges and who judges what, from a table."""

import pytest
from tests.records.contests import a_contest as made

from jixiao.orgs.refusing import Refused
from jixiao.records.contests.judging.tables import JUDGES_DOOR, TASKS_DOOR
from jixiao.records.contests.models import Assignment, Judge


def csv(*lines):
    return "\n".join(lines)


@pytest.mark.parametrize("code", ["utf-8", "utf-8-sig", "gb18030"])
def test_who_judges_what_comes_as_csv(county, contest, by, code):
    made.a_panel(contest)
    made.a_work(contest, 1)
    text = csv("赛事编号,作品编号,评委序号", "S1,G1-001,1", "", "S1,G1-001,2")
    read = TASKS_DOOR.check(county.unit_year, TASKS_DOOR.read("分配.csv", text.encode(code)))
    assert [row.errors for row in read.rows] == [{}, {}]
    written = TASKS_DOOR.write(county.unit_year, [row.values for row in read.rows], by)
    assert Assignment.objects.filter(way="table").count() == 2
    TASKS_DOOR.undo(county.unit_year, written, by)
    assert not Assignment.objects.exclude(state="taken_back").exists()


def test_what_cannot_be_is_told_beside_its_line(county, contest):
    _, (first, *_) = made.a_panel(contest)
    first.school = made.a_school(contest)
    first.save()
    made.a_work(contest, 1)
    text = csv("赛事编号,作品编号,评委序号", "S1,G1-001,1", "S1,G9,1", "S1,G1-001,9", "S7,G1-001,1", "S1,G1-001,2",
               "S1,G1-001,2")  # fmt: skip
    rows = TASKS_DOOR.check(county.unit_year, TASKS_DOOR.read("a.csv", text.encode())).rows
    assert [next(iter(row.errors), "") for row in rows[:5]] == ["judge", "number", "judge", "contest", ""]
    assert "评委所在学校的作品" in rows[0].errors["judge"][0]
    assert rows[5].state.value == "duplicate"


def test_a_table_without_a_head_is_told():
    assert TASKS_DOOR.read("a.csv", b"1,2,3").findings[0].code == "I104"
    assert TASKS_DOOR.read("a.csv", b"").findings


def test_what_was_marked_is_not_taken_back(county, contest, by):
    panel, (judge, *_) = made.a_panel(contest)
    task = made.a_task(county, panel, judge, made.a_work(contest, 1), points=(1, 1, 1))
    with pytest.raises(Refused, match="已经评完"):
        TASKS_DOOR.undo(county.unit_year, [f"contests.task:{judge.pk}:{task.entry_id}"], by)


def test_judges_come_from_a_table(county, contest, by):
    made.a_panel(contest, judges=0)
    rows = [
        {"contest": "s1", "name": "李示例", "workplace": "示例第1小学", "field": "", "phone": "13800000000",
         "panel": "示例评审组"},
    ]  # fmt: skip
    school = made.a_school(contest)
    written = JUDGES_DOOR.write(county.unit_year, rows, by)
    judge = Judge.objects.get()
    assert (judge.school, [one.name for one in judge.panels.all()]) == (school, ["示例评审组"])
    assert "138" not in judge.phone_seal
    JUDGES_DOOR.undo(county.unit_year, written, by)
    judge.refresh_from_db()
    assert judge.removed_at


def test_a_table_is_checked_with_the_same_statements_however_long(county, django_assert_num_queries):
    contest = made.a_contest(county)
    made.a_panel(contest)
    works = [made.a_work(contest, number) for number in range(1, 4)]
    for rows in (works[:1], works):
        text = csv("赛事编号,作品编号,评委序号", *(f"S1,{entry.number},1" for entry in rows))
        table = TASKS_DOOR.read("a.csv", text.encode())
        with django_assert_num_queries(10):
            assert not any(row.errors for row in TASKS_DOOR.check(county.unit_year, table).rows)
