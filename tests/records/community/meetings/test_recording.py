import pytest
from tests.records.community.days import day

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.community.meetings.recording import (
    amend_meeting,
    amend_paper,
    record_meeting,
    record_paper,
    remove_meeting,
    remove_paper,
)
from jixiao.records.community.models import AdvicePaper, Meeting

pytestmark = pytest.mark.django_db
MEETING = {"kind": "elder", "day": day(2), "title": "示例咨询", "advice": 2}
PAPER = {"title": "示例报告", "handed_to": "县政府", "handed_on": day(2)}


def refusal(act, **values):
    with pytest.raises(Refused) as refused:
        act(**values)
    return refused.value.code


def test_an_activity_is_written_down_changed_and_taken_out(county, by):
    one = record_meeting(unit_year=county.unit_year, values=MEETING, by=by)
    assert one.code == "H1"
    amend_meeting(meeting=one, values={"advice": 3}, stamp=one.version, by=by)
    with pytest.raises(Stale):
        amend_meeting(meeting=one, values={"advice": 4}, stamp=1, by=by)
    one.refresh_from_db()
    remove_meeting(meeting=one, reason="示例：重复", stamp=one.version, by=by)
    assert Meeting.objects.get().advice == 3
    assert refusal(record_meeting, unit_year=county.unit_year, values={**MEETING, "title": " "}, by=by) == "V451"
    other = {**MEETING, "day": day(2).replace(year=2023)}
    assert refusal(record_meeting, unit_year=county.unit_year, values=other, by=by) == "V452"


def test_a_paper_is_written_down_changed_and_taken_out(county, by):
    one = record_paper(unit_year=county.unit_year, values=PAPER, by=by)
    amend_paper(paper=one, values={"outcome": "示例：采纳"}, stamp=one.version, by=by)
    remove_paper(paper=one, reason="示例：重复", stamp=one.version, by=by)
    assert AdvicePaper.objects.get().outcome == "示例：采纳"
    assert refusal(record_paper, unit_year=county.unit_year, values={**PAPER, "handed_to": ""}, by=by) == "V453"
    other = {**PAPER, "handed_on": day(2).replace(year=2023)}
    assert refusal(record_paper, unit_year=county.unit_year, values=other, by=by) == "V454"
