"""布置: a round with its window and its units, changed later, with late exceptions."""

import datetime

import pytest
from tests.cycle.monitoring.conftest import issue, more_units, refused_code

from jixiao.cycle.monitoring.issuing import add_units, change_round, grant_late
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Stale


def test_a_round_is_issued_once_by_its_code_and_only_to_units_below(county):
    one = issue(county, units=[county.unit_year])
    for code, told in (
        ("U620", {}),
        ("U622", {"code": "x", "units": []}),
        ("U621", {"code": "x", "closes": datetime.date(2024, 7, 1)}),
        ("U621", {"code": "x", "warn_days": 99}),
    ):
        assert refused_code(issue, county=county, **told) == code
    assert add_units(round=one, units=[county.unit_year, county.other_year], by=county.actor("reviewer")) == 1


def test_a_unit_of_another_authority_is_not_asked(county):
    stranger = more_units(county, 1)[0]
    stranger.unit.path = "/999/"
    assert refused_code(issue, county=county, units=[stranger]) == "U623"
    assert refused_code(add_units, round=issue(county), units=[stranger], by=county.actor("reviewer")) == "U623"


def test_a_round_is_changed_and_the_trail_says_what(county):
    one = issue(county, units=[county.unit_year])
    told = {name: getattr(one, name) for name in ("title", "opens", "closes", "warn_days", "demands")}
    later = datetime.date(2024, 9, 10)
    change_round(round=one, by=county.actor("reviewer"), stamp=one.version, **{**told, "closes": later})
    entry = TrailEntry.objects.get(event="monitoring.round_changed")
    assert (entry.before, entry.after) == ({"监控报送截止日": "2024-08-31"}, {"监控报送截止日": "2024-09-10"})
    with pytest.raises(Stale):
        change_round(round=one, by=county.actor("reviewer"), stamp=0, **told)


def test_a_late_day_is_after_the_window_and_has_a_reason(county):
    one = issue(county, units=[county.unit_year])
    told = {"sheet": one.sheets.get(), "by": county.actor("reviewer")}
    within, after = datetime.date(2024, 8, 31), datetime.date(2024, 9, 5)
    assert refused_code(grant_late, until=within, reason="示例", **told) == "U624"
    assert refused_code(grant_late, until=after, reason=" ", **told) == "U625"
    assert grant_late(until=after, reason="示例", **told).late_until == after
    assert TrailEntry.objects.get(event="monitoring.late_granted").why == "示例"
