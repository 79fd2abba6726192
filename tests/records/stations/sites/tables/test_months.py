import pytest
from tests.records.outreach.tables.sheets import tried

from jixiao.records.stations.models import MonthlyReturn
from jixiao.records.stations.sites.returning import Telling, enter_month
from jixiao.records.stations.sites.tables.months import DOOR, undo, write

pytestmark = pytest.mark.django_db
HEADS = ["e站", "月份", "活动次数", "活动人次", "说明", "填报人"]


def test_months_come_in_by_name_or_code_and_go_out_again(county, station, by):
    station(name="示例甲")
    dry_run = tried(county.unit_year, [["示例甲", 3, 2, 80, "", "示例"], ["E001", 4, 0, "", "春耕", ""]], HEADS, DOOR)
    assert [dict(row.errors) for row in dry_run.rows] == [{}, {}]
    made = write(county.unit_year, [row.values for row in dry_run.rows], by)
    assert list(MonthlyReturn.objects.order_by("month").values_list("activities", "people", "way", "state")) == [
        (2, 80, "table", "accepted"), (0, None, "table", "accepted"),
    ]  # fmt: skip
    undo(county.unit_year, made, by)
    assert not MonthlyReturn.objects.exists()


@pytest.mark.parametrize(
    ("row", "column"),
    [
        (["示例没有", 3, 2, 80, "", ""], "station"),
        (["示例甲", 13, 2, 80, "", ""], "month"),
        (["示例甲", 1, 2, 80, "", ""], "month"),
        (["示例甲", 5, 2, 80, "", ""], "month"),
        (["示例甲", 3, 0, 0, "", ""], "words"),
        (["示例甲", 3, "许多", 0, "", ""], "activities"),
    ],
)
def test_a_wrong_cell_is_told_in_its_place(county, station, by, row, column):
    there = station(name="示例甲")
    enter_month(station=there, given=Telling(2024, 5, (), 1), stamp=None, by=by)
    (found,) = tried(county.unit_year, [row], HEADS, DOOR).rows
    assert column in found.errors
