"""What is due of sheets in many units, and who is reminded."""

import datetime

from tests.cycle.monitoring.conftest import AUGUST, more_units
from tests.orgs.asking import statements

from jixiao.cycle.monitoring.approving import pass_sheet
from jixiao.cycle.monitoring.closing import close_round
from jixiao.cycle.monitoring.due import dues_of_sheets
from jixiao.cycle.monitoring.issuing import add_units, grant_late
from jixiao.cycle.monitoring.submitting import submit_sheet
from jixiao.orgs.deadlines.dues import dues_of
from jixiao.orgs.deadlines.reminding import remind_units
from jixiao.orgs.models import YearState
from jixiao.orgs.roles import Role

CLOSES = datetime.date(2024, 8, 31)


def test_the_turn_goes_from_desk_to_desk_until_it_is_approved(explained):
    year = explained.county.unit_year

    def now_due():
        return [(one.turn, one.title, one.due) for one in dues_of_sheets([year])]

    assert now_due() == [(Role.CLERK, "2024年8月双监控还没有送审", CLOSES)]
    submit_sheet(sheet=explained.sheet, by=explained.actor())
    assert now_due() == [(Role.HEAD, "2024年8月双监控等待审核", CLOSES)]
    pass_sheet(handover=explained.handover, by=explained.actor("head"))
    assert now_due() == [(Role.REVIEWER, "2024年8月双监控等待审核", CLOSES)]
    pass_sheet(handover=explained.handover, by=explained.actor("reviewer"))
    assert now_due() == []


def test_the_late_day_counts_and_an_ended_round_is_due_no_more(small):
    until = datetime.date(2024, 9, 10)
    grant_late(sheet=small.sheet, until=until, reason="示例", by=small.actor("reviewer"))
    county = small.county
    assert [one.due for one in dues_of([county.unit_year, county.other_year])] == [CLOSES, until]
    small.round.refresh_from_db()
    close_round(round=small.round, by=small.actor("reviewer"))
    assert dues_of([county.unit_year, county.other_year]) == []


def test_units_are_reminded_once_a_day(small):
    dues = dues_of([small.county.unit_year])
    assert [one.refused for one in remind_units(dues=dues, note="示例", by=small.actor("reviewer"))] == [""]
    again = remind_units(dues=dues, note="示例", by=small.actor("reviewer"))
    assert [one.refused for one in again] == ["今天已经催办过"]
    assert (AUGUST.date() < CLOSES, small.county.unit_year.state) == (True, YearState.OPEN)


def test_two_statements_for_one_and_for_many(small):
    years = more_units(small.county, 2)
    add_units(round=small.round, units=years, by=small.actor("reviewer"))
    one, many = [small.county.unit_year], [small.county.unit_year, small.county.other_year, *years]
    assert len(list(dues_of_sheets(many))) == 4
    assert statements(lambda: list(dues_of_sheets(one))) == statements(lambda: list(dues_of_sheets(many)))
