import datetime

import pytest

from jixiao.records.stations.sites.plating import close_station

pytestmark = pytest.mark.django_db


def test_anybody_verifies_a_plate_and_sees_no_name_and_no_telephone(client, station):
    row = station(keeper="示例管理员", phone="13800000001")
    answer = client.get(f"/station/plate/{row.plate_code}/")
    said = answer.content.decode()
    assert "授牌真实，e站在运行" in said
    assert row.plate_number in said
    assert "市级复核" in said
    assert "示例管理员" not in said
    assert "138" not in said


def test_a_code_is_read_as_people_type_it(client, station):
    row = station()
    assert client.get(f"/station/plate/{row.plate_code[:5].lower()} {row.plate_code[5:]}/").status_code == 200


def test_a_station_that_was_closed_says_so(client, station, head):
    row = station()
    day = datetime.date(2024, 6, 1)
    close_station(station=row, reason="示例：合并", day=day, stamp=row.version, by=head)
    said = client.get(f"/station/plate/{row.plate_code}/").content.decode()
    assert "授过牌，现在已撤销" in said
    assert "示例：合并" not in said


@pytest.mark.parametrize("code", ["AAAAAAAAAA", "-", "%20"])
def test_what_is_no_code_finds_nothing_and_no_station_without_a_plate(client, station, code):
    station("applied")
    assert client.get(f"/station/plate/{code}/").status_code == 404
