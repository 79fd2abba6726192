"""转整改: a finding becomes a problem that is put right, once."""

import datetime

import pytest
from tests.cycle.monitoring.conftest import refused_code

from jixiao.cycle.followup.models import Problem, ProblemState, Source
from jixiao.cycle.monitoring.rectifying import ask_rectification, title_of
from jixiao.orgs.models import TrailEntry, YearState
from jixiao.orgs.refusing import Stale

DUE = datetime.date(2024, 9, 30)


def test_a_finding_becomes_a_problem_with_its_numbers_and_its_place(lit):
    row = lit.execution()
    ask_rectification(row=row, demand="加快支付", due=DUE, by=lit.actor("reviewer"))
    problem = Problem.objects.get(origin=f"monitoring.execution:{row.pk}")
    assert (problem.source, problem.state) == (Source.MONITORING, ProblemState.PROPOSED)
    assert problem.title == "部门（单位）整体预算执行滞后"
    assert "1—7 月应执行 58.33%" in problem.what
    assert "加快支付（2024-09-30 前改好）" in problem.what
    assert problem.place == "2024年8月双监控监控表，预算执行"
    entry = TrailEntry.objects.get(event="monitoring.rectification_asked")
    assert entry.after["整改要求"] == "加快支付"


def test_it_is_turned_once_with_a_demand_and_a_day_to_come(lit):
    by = lit.actor("reviewer")
    ask_rectification(row=lit.line("Z01"), demand="补办", due=DUE, by=by)
    for code, told in (
        ("U634", {}),
        ("U635", {"row": lit.execution(), "demand": " "}),
        ("U636", {"row": lit.execution(), "due": datetime.date(2024, 8, 1)}),
    ):
        asked = {"row": lit.line("Z01"), "demand": "补办", "due": DUE, "by": by, **told}
        assert refused_code(ask_rectification, **asked) == code
    assert Problem.objects.count() == 1
    with pytest.raises(Stale):
        ask_rectification(row=lit.execution(), demand="补", due=DUE, by=by, stamp=0)


def test_in_a_closed_year_nothing_is_turned(lit):
    unit_year = lit.county.unit_year
    unit_year.state = YearState.CLOSED
    unit_year.save(update_fields=["state"])
    row = lit.execution()
    assert refused_code(ask_rectification, row=row, demand="补", due=DUE, by=lit.actor("reviewer")) == "U626"
    assert title_of(lit.line("Z01")) == "农技推广活动场次需要整改"
