"""What stands on the workbench, what is due, what the search finds, what a new year takes over."""

import datetime

import pytest

from jixiao.engine.document import plain_text
from jixiao.orgs.models import UnitYear
from jixiao.orgs.queries import duties_held, roles_at
from jixiao.orgs.seat import Desk
from jixiao.records.stations.sites.at_the_workbench import figures, to_dos
from jixiao.records.stations.sites.dues import dues_of
from jixiao.records.stations.sites.inspecting import Seen, record_inspection
from jixiao.records.stations.sites.returning import Line, Telling, tell_month
from jixiao.records.stations.sites.ruling import Asked, set_year_rule
from jixiao.records.stations.sites.searching import search
from jixiao.records.stations.sites.station_papers import check_sheet, plate_certificate
from jixiao.records.stations.sites.year_opening import COPIER

pytestmark = pytest.mark.django_db
DAY = datetime.date(2024, 3, 8)
ADDRESS = "https://example.org/station/plate/ABCDEFGHJK/"


@pytest.fixture
def desk(county, by):
    def make(who="clerk"):
        person = county.people[who]
        held = duties_held(person, on=by.on)
        return Desk(
            person=person, unit=county.unit, unit_year=county.unit_year, roles=roles_at(county.unit, held), held=held,
            at=by.at, address=None, year=2024,
        )  # fmt: skip

    return make


def test_each_is_told_what_waits_for_them(desk, station, by):
    station("applied")
    station("checked")
    station("rechecked")
    row = station()
    assert not [one for one in to_dos(desk()) if "月报" in one.title]
    tell_month(station=row, given=Telling(2024, 3, (Line(DAY, "示例"),), teller="示例"), stamp=None, at=by.at, on=by.on)
    assert [one.action for one in to_dos(desk())] == ["实地核查", "登记复核", "核定月报"]
    assert [one.action for one in to_dos(desk("head"))] == ["授牌"]
    assert list(to_dos(desk("viewer"))) == []
    assert [one.value for one in figures(desk())] == ["1"]


def test_months_and_mending_are_due(county, station, by):
    row = station()
    station()
    tell_month(station=row, given=Telling(2024, 3, (Line(DAY, "示例"),), teller="示例"), stamp=None, at=by.at, on=by.on)
    seen = Seen(DAY, "终端坏了", "示例", ("terminals",), None, datetime.date(2024, 5, 1))
    record_inspection(station=row, given=seen, by=by)
    found = {one.matter: one for one in dues_of([county.unit_year, county.other_year])}
    assert found["stations.month:3"].title == "收齐 3 月e站月报，还差 1 个"
    assert found["stations.month:4"].title == "收齐 4 月e站月报，还差 2 个"
    assert found["stations.month:12"].due == datetime.date(2025, 1, 5)
    assert "stations.month:2" not in found
    assert [one.due for matter, one in found.items() if "inspection" in matter] == [datetime.date(2024, 5, 1)]


def test_dues_take_as_many_statements_for_three_as_for_one(county, station, django_assert_max_num_queries):
    station()
    with django_assert_max_num_queries(8) as first:
        list(dues_of([county.unit_year]))
    number = len(first)
    station()
    station()
    with django_assert_max_num_queries(number):
        list(dues_of([county.unit_year]))


@pytest.mark.parametrize("text", ["示例甲", "sljez", "E001", "SL-001", "示例镇", "康宁"])
def test_a_station_is_found(desk, station, text):
    station(name="示例甲e站", township="示例镇", village="康宁社区")
    assert [hit.title for hit in search(desk(), text)] == ["示例甲e站"]


def test_a_new_year_asks_what_the_old_one_asked(county, by):
    later = UnitYear.objects.create(unit=county.unit, year=2025)
    assert COPIER.preview(later) == []
    set_year_rule(unit_year=county.unit_year, given=Asked(school_floor=3), stamp=None, by=by)
    assert "校园 3" in COPIER.preview(later)[0]
    assert COPIER.copy(later, by) == 1
    assert COPIER.preview(later) == []
    assert COPIER.copy(later, by) == 0


def test_the_papers_say_what_was_found(station, by):
    row = station(township="示例镇")
    said = plain_text(plate_certificate(row, year=2024, mark="示例", address=ADDRESS, with_code=True))
    assert row.plate_number in said
    assert f"扫码或打开 {ADDRESS} 查验" in said
    assert "县级实地核查通过" in said
    check = row.checks.get(stage="on_site")
    filled = plain_text(check_sheet(row, stage="on_site", check=check, year=2024, mark=""))
    assert "查到了" in filled
    assert "示例核查人两名" in filled
    assert "□有" in plain_text(check_sheet(row, stage="city", check=None, year=2024, mark=""))
