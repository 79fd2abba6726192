import pytest
from tests.records.contests.conftest import noon

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.models import TICKS, EntryState, EntryStep, Likeness, Qualification
from jixiao.records.contests.qualifying.deciding import qualify_entry, qualify_many, undo_qualification

pytestmark = pytest.mark.django_db
ALL = dict.fromkeys(TICKS, True)


@pytest.fixture
def work(contest, group, school, entry):
    return entry(group(contest()), school())


def test_what_has_every_tick_passes_and_says_who(work, by):
    made = qualify_entry(entry=work, ticks=ALL, passed=True, why="", stamp=1, by=by)
    assert (made.passed, made.own_topic, made.by) == (True, True, by.person)
    assert work.state == EntryState.QUALIFIED
    assert EntryStep.objects.get().kind == "qualified"


def test_a_tick_that_does_not_apply_is_not_asked(contest, group, school, entry, by):
    work = entry(group(contest(), ticks=["own_topic", "own_making"]), school())
    made = qualify_entry(entry=work, ticks={"own_topic": True, "own_making": True}, passed=True, why="", stamp=1, by=by)
    assert (made.own_topic, made.useful) == (True, None)


def test_without_a_tick_nothing_passes_and_without_a_reason_nothing_fails(work, by):
    for ticks, passed in (({**ALL, "own_making": False}, True), (ALL, False)):
        with pytest.raises(Refused) as refused:
            qualify_entry(entry=work, ticks=ticks, passed=passed, why=" ", stamp=None, by=by)
        assert refused.value.code == "A252"
    qualify_entry(entry=work, ticks={}, passed=False, why="不是自己制作", stamp=None, by=by)
    assert work.state == EntryState.UNQUALIFIED


def test_a_copy_does_not_pass(work, entry, by):
    other = entry(work.group, work.school, title="另一件", names=("李四",))
    Likeness.objects.create(
        entry=work, other=other, kind="text", percent=90, state="copied", why="雷同", found_at=noon(9), by=by.person,
        at=by.at,
    )  # fmt: skip
    with pytest.raises(Refused, match="雷同"):
        qualify_entry(entry=work, ticks=ALL, passed=True, why="", stamp=None, by=by)


def test_nobody_looks_twice_or_over_a_newer_version(work, by):
    with pytest.raises(Stale):
        qualify_entry(entry=work, ticks=ALL, passed=True, why="", stamp=9, by=by)
    assert Qualification.objects.count() == 0
    work.refresh_from_db()
    qualify_entry(entry=work, ticks=ALL, passed=True, why="", stamp=None, by=by)
    with pytest.raises(Refused) as refused:
        qualify_entry(entry=work, ticks=ALL, passed=True, why="", stamp=None, by=by)
    assert refused.value.code == "A251"


def test_a_decision_is_taken_back_with_a_reason_while_the_contest_is_open(work, by):
    qualify_entry(entry=work, ticks=ALL, passed=True, why="", stamp=None, by=by)
    with pytest.raises(Refused):
        undo_qualification(entry=work, why=" ", stamp=None, by=by)
    undo_qualification(entry=work, why="补交了查新报告", stamp=None, by=by)
    assert work.state == EntryState.SUBMITTED
    qualify_entry(entry=work, ticks=ALL, passed=True, why="", stamp=None, by=by)
    work.contest.state = "judging"
    with pytest.raises(Refused) as refused:
        undo_qualification(entry=work, why="晚了", stamp=None, by=by)
    assert refused.value.code == "A253"
    assert Qualification.objects.count() == 2


def test_many_pass_together_and_each_that_does_not_says_why(work, entry, by):
    done = entry(work.group, work.school, title="审过的", names=("李四",), state=EntryState.QUALIFIED)
    found = qualify_many(contest=work.contest, pks=[work.pk, done.pk], by=by)
    assert [(one.entry.pk, one.refused is None) for one in found] == [(work.pk, True), (done.pk, False)]
    for pks in ([], [999]):
        with pytest.raises(Refused) as refused:
            qualify_many(contest=work.contest, pks=pks, by=by)
        assert refused.value.code == "A254"
