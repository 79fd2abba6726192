import pytest
from tests.records.contests.conftest import noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.records.contests.entering.handing_in import hand_in, withdraw_entry
from jixiao.records.contests.entering.resuming import resume_entry
from jixiao.records.contests.entering.writing import remove_draft
from jixiao.records.contests.models import Author, ContestState, EntryState, Quota

pytestmark = pytest.mark.django_db


@pytest.fixture
def withdrawn(asking, school, ready):
    work = hand_in(entry=ready(asking(), school()), stamp=None, at=noon(10))
    return withdraw_entry(entry=work, why="", stamp=None, at=noon(11))


def test_what_was_taken_back_is_a_draft_again_and_comes_in_under_its_old_number(withdrawn):
    number = withdrawn.number
    resume_entry(entry=withdrawn, stamp=withdrawn.version, at=noon(12))
    assert (withdrawn.state, Quota.objects.get().taken) == (EntryState.DRAFT, 0)
    assert Author.objects.exclude(claim=None).count() == 0
    hand_in(entry=withdrawn, stamp=None, at=noon(13))
    assert (withdrawn.number, Quota.objects.get().taken) == (number, 1)
    assert [one.kind for one in withdrawn.steps.order_by("-pk")[:3]] == ["handed_in", "resumed", "withdrawn"]


def test_a_draft_with_a_number_is_not_thrown_away(withdrawn):
    resume_entry(entry=withdrawn, stamp=None, at=noon(12))
    with pytest.raises(Refused) as refused:
        remove_draft(entry=withdrawn, stamp=None, at=noon(12))
    assert refused.value.code == "A154"


def test_another_work_and_a_school_that_is_late_are_told(withdrawn, by):
    with pytest.raises(Refused) as refused:
        resume_entry(entry=withdrawn, stamp=None, at=noon(2, month=4))
    assert refused.value.code == "A153"
    resume_entry(entry=withdrawn, stamp=None, at=noon(2, month=4), by=by)
    assert TrailEntry.objects.latest("number").event == "contests.entry_resumed"
    with pytest.raises(Refused) as refused:
        resume_entry(entry=withdrawn, stamp=None, at=noon(12))
    assert refused.value.code == "A172"


def test_once_judging_has_begun_nothing_is_resumed(withdrawn, by):
    withdrawn.contest.state = ContestState.JUDGING
    with pytest.raises(Refused) as refused:
        resume_entry(entry=withdrawn, stamp=None, at=noon(12), by=by)
    assert refused.value.code == "A153"
