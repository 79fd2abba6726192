import dataclasses

import pytest
from tests.racing import asked, race
from tests.records.contests.conftest import noon
from tests.records.contests.entering.conftest import AUTHOR, WRITTEN

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.contests.allotting import take_place
from jixiao.records.contests.entering.handing_in import hand_in, withdraw_entry
from jixiao.records.contests.entering.returning import return_entry
from jixiao.records.contests.models import Author, Contest, Entry, EntryState, EntryStep, Quota

pytestmark = pytest.mark.django_db


def other(title, name):
    return dataclasses.replace(WRITTEN, title=title, authors=(dataclasses.replace(AUTHOR, name=name),))


def test_a_work_gets_a_number_a_place_and_a_step(asking, school, ready):
    group, first = asking(), school()
    done = hand_in(entry=ready(group, first), stamp=None, at=noon(10))
    assert (done.number, done.state) == (f"{group.contest.code}-X1-001", EntryState.SUBMITTED)
    assert Quota.objects.get(group=group, school=first).taken == 1
    assert Author.objects.get(entry=done).claim
    assert [one.kind for one in EntryStep.objects.order_by("pk")] == ["made", "handed_in"]
    second = hand_in(entry=ready(group, first, other("第二件", "李四")), stamp=None, at=noon(10))
    assert second.number.endswith("-002")


def test_what_must_be_mended_stops_it_and_nothing_is_taken(asking, school, written):
    group, first = asking(), school()
    with pytest.raises(Refused, match="缺少申报文件") as refused:
        hand_in(entry=written(group, first), stamp=None, at=noon(10))
    assert refused.value.code == "A157"
    assert not Quota.objects.filter(taken__gt=0).exists()
    assert Entry.objects.get().number is None


def test_the_places_of_a_school_end_and_come_back_with_a_withdrawal(asking, school, ready):
    group, first = asking(default_places=1), school()
    done = hand_in(entry=ready(group, first), stamp=None, at=noon(10))
    waiting = ready(group, first, other("第二件", "李四"))
    with pytest.raises(Refused):
        hand_in(entry=waiting, stamp=None, at=noon(10))
    withdraw_entry(entry=done, why="", stamp=None, at=noon(11))
    assert (done.state, Author.objects.get(entry=done).claim) == (EntryState.WITHDRAWN, None)
    assert hand_in(entry=waiting, stamp=None, at=noon(11)).number.endswith("-002")
    assert Quota.objects.get(group=group, school=first).taken == 1


def test_a_returned_work_keeps_its_place_and_its_number(asking, school, ready, by):
    group, first = asking(default_places=1), school()
    done = hand_in(entry=ready(group, first), stamp=None, at=noon(10))
    return_entry(entry=done, why="请补创新点", stamp=None, by=by)
    again = hand_in(entry=done, stamp=None, at=noon(31))
    assert again.number.endswith("-001")
    assert Quota.objects.get().taken == 1


def test_after_the_last_day_a_school_hands_nothing_in_but_the_office_does(asking, school, ready, by):
    from jixiao.orgs.actor import Actor

    group, first = asking(), school()
    work = ready(group, first)
    late = noon(2, month=4)
    with pytest.raises(Refused) as refused:
        hand_in(entry=work, stamp=None, at=late)
    assert refused.value.code == "A153"
    hand_in(entry=work, stamp=None, at=late, by=Actor(by.person, late, "127.0.0.1"))
    assert TrailEntry.objects.latest("number").title == "代为报送作品"


def test_twice_is_refused_a_stale_one_told_and_a_draft_not_withdrawn(asking, school, ready):
    group, first = asking(), school()
    work = ready(group, first)
    with pytest.raises(Refused) as refused:
        withdraw_entry(entry=work, why="", stamp=None, at=noon(10))
    assert refused.value.code == "A159"
    with pytest.raises(Stale):
        hand_in(entry=work, stamp=99, at=noon(10))
    work.refresh_from_db()
    hand_in(entry=work, stamp=None, at=noon(10))
    with pytest.raises(Refused) as refused:
        hand_in(entry=work, stamp=None, at=noon(10))
    assert refused.value.code == "A154"


def test_once_judging_began_only_the_office_withdraws_with_a_reason(asking, school, ready, by):
    done = hand_in(entry=ready(asking(), school()), stamp=None, at=noon(10))
    Contest.objects.update(state="judging")
    done.contest.refresh_from_db()
    for person, why in ((None, "想撤"), (by, " ")):
        with pytest.raises(Refused) as refused:
            withdraw_entry(entry=done, why=why, stamp=None, at=noon(11), by=person)
        assert refused.value.code == "A159"
    withdraw_entry(entry=done, why="学校来函", stamp=None, at=noon(11), by=by)
    assert TrailEntry.objects.latest("number").why == "学校来函"


def test_whoever_comes_second_with_the_same_author_is_told(asking, school, ready):
    group, first = asking(default_places=9), school()
    one, two = ready(group, first), ready(group, first, dataclasses.replace(WRITTEN, title="同一人的另一件"))
    hand_in(entry=one, stamp=None, at=noon(10))
    with pytest.raises(Refused, match="作者报了别的作品"):
        hand_in(entry=two, stamp=None, at=noon(10))
    from jixiao.records.contests.entering.handing_in import claim_authors

    with pytest.raises(Refused) as refused:
        claim_authors(two)
    assert refused.value.code == "A158"


def test_where_anybody_may_enter_more_nothing_is_claimed(asking, school, ready):
    group = asking(default_places=9)
    group.contest.one_each = "free"
    group.contest.save()
    first = school()
    for title in ("甲", "乙"):
        hand_in(entry=ready(group, first, dataclasses.replace(WRITTEN, title=title)), stamp=None, at=noon(10))
    assert set(Author.objects.values_list("claim", flat=True)) == {None}


def test_works_at_the_same_moment_get_the_places_left_and_never_the_same_number(asking, school, ready, tmp_path):
    group, first, file = asking(default_places=3), school(), tmp_path / "copy.sqlite3"
    take_place(group=group, school=first)
    works = [ready(group, first, other(f"作品{number}", name)) for number, name in enumerate(("张三", "李四", "王五"))]
    acts = [lambda work=work: hand_in(entry=work, stamp=None, at=noon(10)) for work in works]
    assert race(file, acts) == ["A157", "done", "done"]
    assert asked(file, "SELECT COUNT(DISTINCT number) FROM contests_entry WHERE number IS NOT NULL") == [(2,)]
    assert asked(file, "SELECT taken FROM contests_quota") == [(3,)]
