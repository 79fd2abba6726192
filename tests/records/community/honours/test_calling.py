import pytest
from tests.records.community.days import day, noon

from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.honours.calling import amend_call, cancel_call, draft_call, open_call, prolong_call
from jixiao.records.community.models import Call, CallState


def test_a_call_gets_the_next_number_and_stands_in_the_trail(draft):
    first, second = draft(), draft(title="示例另一份")
    assert (first.code, second.code) == ("J1", "J2")
    assert TrailEntry.objects.latest("number").event == "community.call_drafted"


def test_what_changed_is_told_and_an_older_stamp_is_refused(draft, by):
    call = draft()
    amend_call(call=call, values={"quota": 5}, stamp=1, by=by)
    line = TrailEntry.objects.latest("number")
    assert (line.before["举荐名额"], line.after["举荐名额"]) == (2, 5)
    with pytest.raises(Stale):
        amend_call(call=Call.objects.get(), values={"quota": 3}, stamp=1, by=by)


@pytest.mark.parametrize(
    ("values", "code"),
    [
        ({"title": " "}, "V507"), ({"honour": ""}, "V507"), ({"closes": day(1, 4)}, "V508"), ({"quota": 0}, "V509"),
        ({"reviewers_wanted": 1}, "V510"), ({"notice_days": 0}, "V511"), ({"title": "长" * 121}, "V001"),
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_is_refused(county, by, values, code):
    given = {"title": "示例", "honour": "示例荣誉", "level": "county", "opens": day(1), "closes": day(10), **values}
    with pytest.raises(Refused) as said:
        draft_call(unit_year=county.unit_year, values=given, by=by)
    assert said.value.code == code
    assert not Call.objects.exists()


def test_a_call_opens_with_days_that_are_not_over(draft, head, county):
    with pytest.raises(Refused, match="起止日期"):
        open_call(call=draft(opens=None, closes=None), stamp=None, by=head)
    late = county.actor("head", at=noon(11))
    call = draft()
    with pytest.raises(Refused, match="过去"):
        open_call(call=call, stamp=None, by=late)
    open_call(call=call, stamp=None, by=head)
    with pytest.raises(Refused) as said:
        open_call(call=call, stamp=None, by=head)
    assert said.value.code == "V506"
    with pytest.raises(Refused, match="不能修改"):
        amend_call(call=call, values={"quota": 9}, stamp=None, by=head)


def test_the_last_day_is_moved_with_a_reason(opened, head):
    call = opened()
    with pytest.raises(Refused, match="改期原因"):
        prolong_call(call=call, closes=day(20), reason=" ", stamp=None, by=head)
    with pytest.raises(Refused, match="早于今天"):
        prolong_call(call=call, closes=day(3), reason="示例原因", stamp=None, by=head)
    prolong_call(call=call, closes=day(20), reason="示例原因", stamp=None, by=head)
    assert Call.objects.get().closes == day(20)


def test_a_call_is_cancelled_with_a_reason_but_not_while_it_is_shown(noticed, opened, head):
    cancel_call(call=opened(title="示例另一份"), reason="示例原因", by=head)
    assert Call.objects.get(title="示例另一份").state == CallState.CANCELLED
    notice = noticed()
    with pytest.raises(Refused, match="正在公示"):
        cancel_call(call=Call.objects.get(pk=notice.call_id), reason="示例原因", by=head)
