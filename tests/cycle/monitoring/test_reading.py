import pytest
from tests.cycle.monitoring.conftest import Watch, issue

from jixiao.cycle.monitoring.models import Colour
from jixiao.cycle.monitoring.queries import executions_of, lines_of, units_to_monitor
from jixiao.cycle.monitoring.reading import read_sheet
from jixiao.measures.models import Reading
from jixiao.orgs.models import YearState
from jixiao.orgs.refusing import Refused


def test_every_promised_indicator_is_lit_and_says_why(read):
    lines = lines_of(read.sheet)
    assert len(lines) == 38
    assert all(line.says for line in lines)
    line = read.line("Z17")
    assert line.light == Colour.RED
    assert line.says.startswith("7 月应完成 58.33%（9,333.33 人次），实际 17.06%（2,730 人次），差 6,603.33 人次")


def test_the_light_leads_down_to_the_records(read):
    trace = read.line("Z17").trace
    readings = [one for one in str(trace).split("'") if one.startswith("measures.reading:")]
    assert readings
    assert Reading.objects.filter(batch=read.sheet.batch, pk=int(readings[0].partition(":")[2])).exists()


def test_the_money_is_what_was_spent_by_the_end_of_the_month(read):
    whole = read.execution()
    assert str(whole.executed) == "700,000.00元"
    assert whole.light == Colour.RED
    assert str(whole.forecast) == "1,200,000.00元"
    assert [row.project_code for row in executions_of(read.sheet)] == ["", "P1", "P2"]


def test_both_curves_are_frozen_by_month(read):
    assert read.sheet.curve["money"][:2] == ["5/149", "10/149"]
    assert len(read.sheet.curve["goals"]) == 7


def test_read_again_it_keeps_what_the_clerk_wrote(read):
    line = read.line("Z17")
    line.cause_text = "示例"
    line.save(update_fields=["cause_text"])
    read_sheet(sheet=read.sheet, by=read.actor())
    assert (read.line("Z17").pk, read.line("Z17").cause_text) == (line.pk, "示例")


def test_goals_that_were_not_approved_cannot_be_watched(county):
    watch = Watch(county, issue(county))
    with pytest.raises(Refused, match="还没有审定") as refused:
        read_sheet(sheet=watch.sheet, by=watch.actor())
    assert refused.value.code == "U627"


def test_a_closed_year_is_not_read(issued):
    unit_year = issued.county.unit_year
    unit_year.state = YearState.CLOSED
    unit_year.save(update_fields=["state"])
    with pytest.raises(Refused) as refused:
        read_sheet(sheet=issued.sheet, by=issued.actor())
    assert refused.value.code == "U626"
    assert units_to_monitor(issued.county.finance, year=2024)[0].unit == issued.county.other
