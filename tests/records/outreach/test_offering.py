import pytest

from jixiao.measures.activities import activities
from jixiao.records.outreach.models import Activity

pytestmark = pytest.mark.django_db


def test_activities_of_the_year_are_offered_on_the_board_and_cancelled_ones_are_not(county):
    for number, values in enumerate(
        ({}, {"state": "cancelled", "cancelled_because": "示例"}, {"kind": "绩效业务培训"}), start=1
    ):
        given = {"kind": "其他", "state": "planned", **values}
        Activity.objects.create(unit_year=county.unit_year, code=f"A{number}", name=f"示例活动{number}", **given)
    found = activities(county.unit_year)
    assert [one.title for one in found.values()] == ["示例活动1"]
    assert next(iter(found)).startswith("outreach.activity:")
    assert activities(county.other_year) == {}
