import datetime

import pytest

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.contests.contests.checking import faults_of
from jixiao.records.contests.contests.opening import change_days, close_contest, open_contest, unfinished
from jixiao.records.contests.models import AwardShare, ContestState, Criterion

pytestmark = pytest.mark.django_db
DRAFT = {"state": ContestState.DRAFT, "opened_by": None, "opened_at": None}
WORK = [{"kind": "work", "least": 1, "most": 1, "families": ["pdf"]}]


def codes(contest, on=datetime.date(2024, 2, 20)):
    return {one.code for one in faults_of(contest, on=on)}


def test_a_contest_in_order_is_opened_once(contest, group, school, head):
    row = contest(**DRAFT)
    group(row, files=WORK)
    school()
    open_contest(contest=row, stamp=1, by=head, accepted={"A105"})
    assert (row.state, row.opened_by) == (ContestState.OPEN, head.person)
    with pytest.raises(Refused) as refused:
        open_contest(contest=row, stamp=2, by=head)
    assert refused.value.code == "A001"


def test_everything_odd_is_told_at_once(contest, group, county):
    bare = contest(**DRAFT, contact="", consent="", promise="", basis="")
    one = group(bare, grade_from=None, doubts="示例")
    Criterion.objects.filter(group=one).delete()
    AwardShare.objects.filter(group=one).delete()
    assert codes(bare) == {
        "A105", "A107", "A108", "A109", "A110", "A112", "A113", "A114", "A115", "A116", "A117",
    }  # fmt: skip
    empty = contest(**{**DRAFT, "entry_from": None})
    assert {"A101", "A111"} <= codes(empty)
    late = contest(
        **DRAFT, qualify_to=datetime.date(2024, 3, 5), notice_from=datetime.date(2024, 4, 1),
        notice_to=datetime.date(2024, 4, 2),
    )  # fmt: skip
    assert {"A102", "A104", "A106"} <= codes(late, on=datetime.date(2024, 4, 1))
    other = contest(**{**DRAFT, "entry_from": datetime.date(2023, 1, 1), "entry_to": datetime.date(2023, 2, 1)})
    assert "A103" in codes(other)


def test_what_must_be_mended_stops_it_and_what_should_wants_a_reason(contest, group, school, head):
    row = contest(**DRAFT)
    one = group(row, files=WORK, doubts="示例")
    with pytest.raises(Refused, match="学校名册"):
        open_contest(contest=row, stamp=None, by=head)
    school()
    for accepted, reason in (((), ""), (("A116",), "")):
        with pytest.raises(Refused) as refused:
            open_contest(contest=row, stamp=None, by=head, accepted=accepted, reason=reason)
        assert refused.value.code == "A028"
    open_contest(contest=row, stamp=None, by=head, accepted=("A116",), reason=f"{one.name}按通知")


def test_days_are_put_off_with_a_reason_and_never_drawn_in(contest, by):
    row = contest()
    later = datetime.date(2024, 4, 10)
    for values, why, code in (
        ({"entry_to": later}, " ", "A025"),
        ({"entry_to": datetime.date(2024, 3, 20)}, "提前", "A026"),
        ({}, "没有变", "A025"),
        ({"judge_from": later, "judge_to": datetime.date(2024, 4, 1)}, "写反", "A007"),
    ):
        row.refresh_from_db()
        with pytest.raises(Refused) as refused:
            change_days(contest=row, values=values, why=why, stamp=None, by=by)
        assert refused.value.code == code
    row.refresh_from_db()
    change_days(contest=row, values={"entry_to": later}, why="按通知延期", stamp=1, by=by)
    with pytest.raises(Stale):
        change_days(contest=row, values={"judge_to": later}, why="又改", stamp=1, by=by)


def test_it_ends_once_all_is_done_or_with_a_reason(contest, group, school, entry, head):
    row = contest()
    entry(group(row), school())
    left = unfinished(row, on=head.on)
    assert any("没有审查" in one for one in left)
    with pytest.raises(Refused) as refused:
        close_contest(contest=row, reason="", stamp=None, by=head)
    assert refused.value.code == "A027"
    close_contest(contest=row, reason="示例原因", stamp=None, by=head)
    assert row.state == ContestState.CLOSED
    with pytest.raises(Refused) as refused:
        close_contest(contest=row, reason="", stamp=None, by=head)
    assert refused.value.code == "A002"
