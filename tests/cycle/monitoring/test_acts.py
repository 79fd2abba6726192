"""The acts after the reading: explaining, handing in, approving, turning into a rectification, and what they refuse."""

import datetime

import pytest
from tests.cycle.monitoring.conftest import AUGUST, issue

from jixiao.cycle.monitoring.explaining import Said, explain_execution, explain_line, tell_summary
from jixiao.cycle.monitoring.issuing import add_units, grant_late
from jixiao.cycle.monitoring.jobs import ask_to_read
from jixiao.cycle.monitoring.models import Colour, ExecutionLine, MonitoringLine
from jixiao.cycle.monitoring.queries import lights_in, opening_of, subject_of
from jixiao.cycle.monitoring.rectifying import ask_rectification
from jixiao.cycle.monitoring.submitting import blockers_of, submit_sheet
from jixiao.cycle.monitoring.working import to_dos_of
from jixiao.engine.values import Money
from jixiao.orgs.desk import Desk
from jixiao.orgs.handing import approve, handover_of, send_back
from jixiao.orgs.jobs import do_job
from jixiao.orgs.models import HandoverKind, HandoverState, TrailEntry
from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.refusing import Refused
from jixiao.orgs.waiting import handed_to

FULL = Said(causes=("other",), cause_text="示例原因", likelihood="possible", measures="示例措施")
DUE = datetime.date(2024, 9, 30)


def explain_all(watch):
    said = {"causes": ["other"], "cause_text": "示例原因", "likelihood": "possible", "measures": "示例措施"}
    MonitoringLine.objects.filter(sheet=watch.sheet).update(**said)
    ExecutionLine.objects.filter(sheet=watch.sheet).update(**said)


def desk_of(watch, who, at=AUGUST):
    county = watch.county
    held = duties_held(county.people[who], on=at.date())
    return Desk(
        person=county.people[who], unit=county.unit, unit_year=county.unit_year, roles=roles_at(county.unit, held),
        held=held, at=at, address=None, year=2024,
    )  # fmt: skip


def test_a_typed_value_lights_the_row_anew(read):
    line = explain_line(line=read.line("Z08"), said=Said(), typed="100", by=read.actor())
    assert line.light == Colour.GREEN
    assert read.line("Z08").printed == "100%"
    assert explain_line(line=read.line("Z08"), said=Said(), by=read.actor()).light == Colour.NONE


def test_what_a_formula_counts_is_not_typed_and_another_forecast_wants_a_reason(read):
    line, by = read.line("Z17"), read.actor()
    for code, told in (
        ("U628", {"typed": "5"}),
        ("U629", {"forecast": "5"}),
        ("U630", {"said": Said(causes=("moon",))}),
        ("U629", {"forecast": "很多", "said": Said(forecast_reason="示例")}),
    ):
        with pytest.raises(Refused) as refused:
            explain_line(**{"line": line, "said": Said(), "by": by, **told})
        assert refused.value.code == code


def test_the_money_is_not_forecast_below_what_is_spent(read):
    said = Said(forecast_reason="示例")
    with pytest.raises(Refused) as refused:
        explain_execution(row=read.execution(), said=said, forecast=Money.of(1, "万元"), by=read.actor())
    assert refused.value.code == "U631"
    row = explain_execution(row=read.execution(), said=said, forecast=Money.of(290, "万元"), by=read.actor())
    assert str(row.forecast_typed) == "2,900,000.00元"


def test_it_is_handed_in_only_when_everything_off_its_course_is_explained(read):
    assert any("科普活动服务群众人次" in one.words for one in blockers_of(read.sheet))
    with pytest.raises(Refused, match="处要先改好") as refused:
        submit_sheet(sheet=read.sheet, by=read.actor())
    assert refused.value.code == "U632"
    explain_all(read)
    assert submit_sheet(sheet=read.sheet, by=read.actor()).state == HandoverState.SENT
    with pytest.raises(Refused) as locked:
        tell_summary(sheet=read.sheet, text="示例", by=read.actor())
    assert locked.value.code == "U201"


def test_a_sheet_passes_the_head_and_the_bureau_and_two_rounds_do_not_meet(read):
    explain_all(read)
    handover = submit_sheet(sheet=read.sheet, by=read.actor())
    assert [one.pk for one in handed_to(desk_of(read, "head"))] == [handover.pk]
    approve(handover=handover, by=read.actor("head"))
    assert approve(handover=handover, by=read.actor("reviewer")).state == HandoverState.APPROVED
    later = issue(read.county, code="2024-11", title="示例十一月监控", through_month=10)
    other = handover_of(read.county.unit_year, HandoverKind.MONITORING, subject=subject_of(later))
    assert other.state == HandoverState.DRAFT


def test_the_window_of_the_round_and_the_late_day_of_a_unit_count(read):
    explain_all(read)
    late = AUGUST + datetime.timedelta(days=20)
    with pytest.raises(Refused, match="已经截止") as refused:
        submit_sheet(sheet=read.sheet, by=read.actor(at=late))
    assert refused.value.code == "U202"
    grant_late(sheet=read.sheet, until=late.date(), reason="示例", by=read.actor("reviewer"))
    handover = handover_of(read.county.unit_year, HandoverKind.MONITORING, subject=subject_of(read.sheet))
    assert opening_of(handover)[1] == late.date()
    assert submit_sheet(sheet=read.sheet, by=read.actor(at=late)).state == HandoverState.SENT


def test_the_clerk_is_told_of_a_sheet_that_is_due_and_of_one_that_came_back(read):
    assert [one.title for one in to_dos_of(desk_of(read, "clerk"))] == ["2024年8月双监控还没有送审"]
    assert to_dos_of(desk_of(read, "head")) == ()
    explain_all(read)
    handover = submit_sheet(sheet=read.sheet, by=read.actor())
    assert to_dos_of(desk_of(read, "clerk")) == ()
    send_back(handover=handover, reason="示例", by=read.actor("head"))
    assert [one.title for one in to_dos_of(desk_of(read, "clerk"))] == ["2024年8月双监控被退回"]


def test_a_finding_becomes_a_rectification_once_with_its_ids_on_the_trail(read):
    by = read.actor("reviewer")
    ask_rectification(row=read.line("Z17"), demand="补办", due=DUE, by=by)
    entry = TrailEntry.objects.get(event="monitoring.rectification_asked")
    assert entry.subject == f"monitoring.line:{read.line('Z17').pk}"
    assert entry.after["整改要求"] == "补办"
    for code, told in (("U634", {}), ("U635", {"row": read.execution(), "demand": " "})):
        with pytest.raises(Refused) as refused:
            ask_rectification(**{"row": read.line("Z17"), "demand": "补办", "due": DUE, "by": by, **told})
        assert refused.value.code == code
    with pytest.raises(Refused) as past:
        ask_rectification(row=read.execution(), demand="补", due=datetime.date(2024, 8, 1), by=by)
    assert past.value.code == "U636"


def test_a_round_is_issued_once_by_its_code_and_only_to_units_below(county):
    one = issue(county, units=[county.unit_year])
    for code, told in (
        ("U620", {}),
        ("U622", {"code": "x", "units": []}),
        ("U621", {"code": "x", "closes": datetime.date(2024, 7, 1)}),
        ("U621", {"code": "x", "warn_days": 99}),
    ):
        with pytest.raises(Refused) as refused:
            issue(county, **told)
        assert refused.value.code == code
    assert add_units(round=one, units=[county.unit_year, county.other_year], by=county.actor("reviewer")) == 1


def test_all_sheets_of_a_round_are_read_in_the_background_and_the_rest_is_named(issued):
    job = ask_to_read(round=issued.round, at=issued.county.unit_year, by=issued.actor("reviewer"))
    do_job.func(job.pk)
    job.refresh_from_db()
    assert (job.state, job.done, job.total) == ("done", 2, 2)
    assert job.outcome["read"] == 1
    assert job.outcome["left"] == ["示例县图书馆：本年度绩效目标还没有审定，没有可以监控的"]
    assert sum(lights_in([issued.sheet.pk])[issued.sheet.pk].values()) == 38
