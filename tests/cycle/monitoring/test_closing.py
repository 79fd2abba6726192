"""结束 and 重新开放 of a round."""

import datetime

import pytest
from tests.cycle.monitoring.conftest import refused_code

from jixiao.cycle.monitoring.approving import pass_sheet, reopen_sheet
from jixiao.cycle.monitoring.closing import close_round, reopen_round
from jixiao.cycle.monitoring.issuing import add_units, grant_late
from jixiao.cycle.monitoring.reading import read_sheet
from jixiao.cycle.monitoring.submitting import submit_sheet
from jixiao.orgs.models import TrailEntry
from jixiao.orgs.refusing import Stale


def test_a_round_is_ended_once_nothing_waits_and_says_how_many_came(sent):
    bureau = sent.actor("reviewer")
    assert refused_code(close_round, round=sent.round, by=bureau) == "U638"
    pass_sheet(handover=sent.handover, by=sent.actor("head"))
    pass_sheet(handover=sent.handover, by=bureau)
    close_round(round=sent.round, by=bureau)
    assert TrailEntry.objects.get(event="monitoring.round_closed").after == {"审定": 1, "没有报送": 1}
    assert refused_code(close_round, round=sent.round, by=bureau) == "U637"
    assert refused_code(reopen_sheet, handover=sent.handover, reason="示例", by=bureau) == "U637"


def test_in_an_ended_round_nothing_is_changed(explained):
    bureau = explained.actor("reviewer")
    with pytest.raises(Stale):
        close_round(round=explained.round, by=bureau, stamp=0)
    explained.round.refresh_from_db()
    close_round(round=explained.round, by=bureau)
    until = datetime.date(2024, 9, 9)
    assert refused_code(read_sheet, sheet=explained.sheet, by=explained.actor()) == "U637"
    assert refused_code(submit_sheet, sheet=explained.sheet, by=explained.actor()) == "U637"
    assert refused_code(grant_late, sheet=explained.sheet, until=until, reason="示例", by=bureau) == "U637"
    units = [explained.county.unit_year]
    assert refused_code(add_units, round=explained.round, units=units, by=bureau) == "U637"
    assert refused_code(reopen_round, round=explained.round, reason=" ", by=bureau) == "U639"
    reopen_round(round=explained.round, reason="示例：补报", by=bureau)
    assert refused_code(reopen_round, round=explained.round, reason="示例", by=bureau) == "U639"
    submit_sheet(sheet=explained.sheet, by=explained.actor())
