"""送审: not before everything off its course is explained, and within the window of the unit."""

import datetime

import pytest
from tests.cycle.monitoring.conftest import AUGUST, refused_code

from jixiao.cycle.monitoring.explaining import tell_summary
from jixiao.cycle.monitoring.issuing import grant_late
from jixiao.cycle.monitoring.models import Colour, MonitoringLine
from jixiao.cycle.monitoring.queries import opening_of
from jixiao.cycle.monitoring.submitting import blockers_of, submit_sheet
from jixiao.orgs.models import HandoverState
from jixiao.orgs.refusing import Refused


def test_a_sheet_that_was_not_read_is_not_handed_in(small):
    assert [one.words for one in blockers_of(small.sheet)] == ["还没有取数亮灯"]
    assert refused_code(submit_sheet, sheet=small.sheet, by=small.actor()) == "U632"


def test_each_row_off_its_course_or_without_a_number_is_named_with_its_place(lit):
    told = {one.anchor: one.words for one in blockers_of(lit.sheet)}
    assert told[f"#execution-{lit.execution().pk}"] == "「部门（单位）整体」执行缺偏差原因、改进措施、完成目标可能性"
    assert told["#field-Z03"] == "「活动方案执行率」缺说明（为什么没有数）"
    assert refused_code(submit_sheet, sheet=lit.sheet, by=lit.actor()) == "U632"


def test_what_is_not_due_yet_wants_no_word(lit):
    MonitoringLine.objects.filter(sheet=lit.sheet, code="Z03").update(light=Colour.LATER)
    assert "#field-Z03" not in {one.anchor for one in blockers_of(lit.sheet)}


def test_explained_it_is_handed_in_once_and_locked(explained):
    assert submit_sheet(sheet=explained.sheet, by=explained.actor()).state == HandoverState.SENT
    assert refused_code(submit_sheet, sheet=explained.sheet, by=explained.actor()) == "U201"
    assert refused_code(tell_summary, sheet=explained.sheet, text="示例", by=explained.actor()) == "U201"


def test_the_window_of_the_round_and_the_late_day_of_a_unit_count(explained):
    late = AUGUST + datetime.timedelta(days=20)
    with pytest.raises(Refused, match="已经截止") as refused:
        submit_sheet(sheet=explained.sheet, by=explained.actor(at=late))
    assert refused.value.code == "U202"
    grant_late(sheet=explained.sheet, until=late.date(), reason="示例", by=explained.actor("reviewer"))
    assert opening_of(explained.handover)[1] == late.date()
    assert submit_sheet(sheet=explained.sheet, by=explained.actor(at=late)).state == HandoverState.SENT
    early = AUGUST - datetime.timedelta(days=30)
    explained.handover.refresh_from_db()
    assert refused_code(submit_sheet, sheet=explained.sheet, by=explained.actor(at=early)) == "U201"


def test_before_the_window_it_is_too_early(explained):
    early = AUGUST - datetime.timedelta(days=30)
    assert refused_code(submit_sheet, sheet=explained.sheet, by=explained.actor(at=early)) == "U202"
