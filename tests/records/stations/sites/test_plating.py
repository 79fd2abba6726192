import datetime

import pytest
from django.db import IntegrityError, transaction
from tests.records.stations.conftest import PLATED

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import Station
from jixiao.records.stations.sites.plating import close_station, give_plate, resume_station, suspend_station

pytestmark = pytest.mark.django_db
MAY = datetime.date(2024, 5, 1)


@pytest.mark.parametrize("state", ["applied", "checked", "plated"])
def test_a_plate_is_given_only_after_both_checks(station, head, state):
    row = station(state)
    with pytest.raises(Refused, match="不能授牌"):
        give_plate(station=row, number="SL-900", day=PLATED, stamp=row.version, by=head)


def test_a_plate_has_a_number_of_its_own_and_a_day(station, head):
    first, row = station(), station("rechecked")
    for number, day, words in (
        ("", PLATED, "牌匾编号没有填对"),
        (first.plate_number, PLATED, "已经用过"),
        ("SL-900", datetime.date(2024, 6, 21), "还没有到"),
        ("SL-900", datetime.date(2023, 1, 1), "早于申报"),
    ):
        with pytest.raises(Refused, match=words):
            give_plate(station=row, number=number, day=day, stamp=row.version, by=head)
    give_plate(station=row, number="SL-900", day=PLATED, stamp=row.version, by=head)
    row.refresh_from_db()
    assert (row.state, row.plate_number, row.plated_on) == ("plated", "SL-900", PLATED)


@pytest.mark.parametrize(
    ("values", "name"),
    [
        ({"plate_number": ""}, "station_plated_has_plate_and_day"),
        ({"state": "applied"}, "station_has_no_plate_before_its_time"),
        ({"state": "suspended"}, "station_at_rest_says_why"),
        ({"stars": 6}, "station_one_to_five_stars"),
    ],
)
def test_the_database_holds_what_a_state_promises(station, values, name):
    row = station()
    with pytest.raises(IntegrityError, match=name), transaction.atomic():
        Station.objects.filter(pk=row.pk).update(**values)


def test_a_station_rests_and_works_again_with_its_plate(station, head):
    row = station()
    suspend_station(station=row, reason="整修", day=MAY, stamp=row.version, by=head)
    with pytest.raises(Refused, match="不能暂停"):
        suspend_station(station=row, reason="整修", day=MAY, stamp=row.version, by=head)
    resume_station(station=row, stamp=row.version, by=head)
    row.refresh_from_db()
    assert (row.state, row.halted_on, row.plated_on) == ("plated", None, PLATED)
    with pytest.raises(Refused, match="不能恢复"):
        resume_station(station=row, stamp=row.version, by=head)


@pytest.mark.parametrize("state", ["applied", "plated"])
def test_a_station_is_closed_with_a_reason_and_never_again(station, head, state):
    row = station(state)
    with pytest.raises(Refused, match="没有写撤销原因"):
        close_station(station=row, reason="", day=MAY, stamp=row.version, by=head)
    close_station(station=row, reason="学校撤并", day=MAY, stamp=row.version, by=head)
    with pytest.raises(Refused, match="不能撤销"):
        close_station(station=row, reason="学校撤并", day=MAY, stamp=row.version, by=head)
