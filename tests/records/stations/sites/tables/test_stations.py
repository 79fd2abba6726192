import json

import pytest
from tests.records.outreach.tables.sheets import tried

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import FiveCheck, Station
from jixiao.records.stations.sites.dossiers import phone_of
from jixiao.records.stations.sites.returning import Telling, enter_month
from jixiao.records.stations.sites.tables import stations
from jixiao.records.stations.sites.tables.stations import DOOR, undo, write

pytestmark = pytest.mark.django_db
HEADS = [
    "e站编号",
    "e站名称",
    "e站类型",
    "申报单位",
    "服务人群",
    "负责人电话",
    "申报日期",
    "牌匾编号",
    "授牌日期",
    "出处",
]
PLATED = [
    "E9",
    "示例甲",
    "校园",
    "示例中学",
    "青少年、公众",
    "13800001234",
    "2019-01-05",
    "SL-9",
    "2019-03-01",
    "示例台账",
]
APPLIED = ["", "示例乙", "乡村e站", "示例村委会", "", "", "2024-01-05", "", "", ""]


def values_of(dry_run):
    return [row.values for row in dry_run.rows]


def test_a_ledger_comes_in_with_its_plates_and_goes_out_again(county, by):
    dry_run = tried(county.unit_year, [PLATED, APPLIED], HEADS, DOOR)
    assert [dict(row.errors) for row in dry_run.rows] == [{}, {}]
    kept = json.dumps(dry_run.to_json(), ensure_ascii=False)
    assert "13800001234" not in kept
    assert "138****1234" in kept
    made = write(county.unit_year, values_of(dry_run), by)
    first, second = Station.objects.order_by("pk")
    assert (first.code, first.state, first.plate_number, phone_of(first)) == ("E9", "plated", "SL-9", "13800001234")
    assert (second.code, second.state, second.kind) == ("E010", "applied", "village")
    assert FiveCheck.objects.filter(station=first, passed=True, document="按台账补录：示例台账").count() == 2
    undo(county.unit_year, made, by)
    assert not Station.objects.filter(removed_at=None).exists()
    assert write(county.unit_year, values_of(tried(county.unit_year, [PLATED], HEADS, DOOR)), by)


def test_a_station_that_was_used_since_is_not_taken_back(county, by):
    made = write(county.unit_year, values_of(tried(county.unit_year, [PLATED], HEADS, DOOR)), by)
    enter_month(station=Station.objects.get(), given=Telling(2024, 3, (), 2), stamp=None, by=by)
    with pytest.raises(Refused, match="已经有月报"):
        undo(county.unit_year, made, by)


@pytest.mark.parametrize(
    ("changed", "column"),
    [
        ({1: "示例在册"}, "name"),
        ({2: "工厂"}, "kind"),
        ({4: "外星人"}, "audiences"),
        ({5: "12"}, "phone"),
        ({6: "那天"}, "applied_on"),
        ({7: ""}, "plate_number"),
        ({8: ""}, "plated_on"),
        ({8: "2018-01-01"}, "plated_on"),
        ({9: ""}, "origin"),
    ],
)
def test_a_wrong_cell_is_told_in_its_place(county, station, changed, column):
    station("applied", name="示例在册")
    row = [changed.get(place, text) for place, text in enumerate(PLATED)]
    (found,) = tried(county.unit_year, [row], HEADS, DOOR).rows
    assert column in found.errors


def test_the_same_station_twice_in_a_table_is_told(county):
    rows = tried(county.unit_year, [PLATED, PLATED], HEADS, DOOR).rows
    assert {"name", "code", "plate_number"} <= set(rows[1].errors)


def test_the_door_leads_back_to_the_list():
    assert stations.DOOR.back == "stations:stations"
