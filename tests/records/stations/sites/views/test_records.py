import datetime

import pytest

from jixiao.records.stations.models import FiveCheck, Inspection, MonthlyReturn
from jixiao.records.stations.sites.inspecting import Seen, record_inspection
from jixiao.records.stations.sites.returning import Line, Telling, enter_month

pytestmark = pytest.mark.django_db
DAY = datetime.date(2024, 3, 8)


@pytest.fixture
def row(station, by):
    made = station()
    record_inspection(station=made, given=Seen(DAY, "示例：看过", "示例两名"), by=by)
    enter_month(station=made, given=Telling(2024, 3, (Line(DAY, "示例：讲座", 20),)), stamp=None, by=by)
    return made


@pytest.mark.parametrize(
    ("path", "model", "leads_to"),
    [
        ("checks", FiveCheck, "stations/{pk}/#checks"),
        ("months", MonthlyReturn, "stations/{pk}/month/3/"),
        ("inspections", Inspection, "stations/{pk}/#inspections"),
    ],
)
def test_a_reference_on_the_board_opens_the_record(county, row, path, model, leads_to):
    pk = model.objects.values_list("pk", flat=True)[0]
    answer = county.client("viewer").get(county.address(f"stations/{path}/{pk}/"))
    assert answer.url == county.address(leads_to.format(pk=row.pk))
    elsewhere = f"/{county.other.code}/2024/stations/{path}/{pk}/"
    assert county.client("outsider").get(elsewhere).status_code == 404
