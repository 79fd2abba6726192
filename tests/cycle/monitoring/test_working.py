"""What the workbench shows the clerk."""

from tests.cycle.monitoring.conftest import desk_of

from jixiao.cycle.monitoring.approving import return_sheet
from jixiao.cycle.monitoring.closing import close_round
from jixiao.cycle.monitoring.submitting import submit_sheet
from jixiao.cycle.monitoring.working import to_dos_of


def test_the_clerk_is_told_of_a_sheet_that_is_due_and_of_one_that_came_back(explained):
    assert [one.title for one in to_dos_of(desk_of(explained, "clerk"))] == ["2024年8月双监控还没有送审"]
    assert to_dos_of(desk_of(explained, "head")) == ()
    submit_sheet(sheet=explained.sheet, by=explained.actor())
    assert to_dos_of(desk_of(explained, "clerk")) == ()
    return_sheet(handover=explained.handover, reason="示例", by=explained.actor("head"))
    assert [one.title for one in to_dos_of(desk_of(explained, "clerk"))] == ["2024年8月双监控被退回"]


def test_an_ended_round_asks_for_nothing(lit):
    close_round(round=lit.round, by=lit.actor("reviewer"))
    assert to_dos_of(desk_of(lit, "clerk")) == ()
