import datetime

import pytest
from tests.records.stations.stage import DAY
from tests.rooms import NOON

from jixiao.orgs.actor import Actor
from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.stations.models import Delivery
from jixiao.records.stations.packages.taking import note_taken

pytestmark = pytest.mark.django_db


def test_what_is_fetched_has_come(stage, built, by, year):
    station = stage.station()
    stage.delivered(station, stage.content())
    (package,) = built(station)
    later = Actor(by.person, NOON + datetime.timedelta(days=3))
    note_taken(package=package, day=DAY, who=" 示例管理员 ", stamp=package.version, unit_year=year, by=later)
    assert (package.taken_on, package.taken_by) == (DAY, "示例管理员")
    assert Delivery.objects.get().delivered_at == NOON
    with pytest.raises(Stale):
        note_taken(package=package, day=DAY, who="别人", stamp=1, unit_year=year, by=later)


@pytest.mark.parametrize(("days", "who", "field"), [(-1, "甲", "day"), (1, "甲", "day"), (0, " ", "who")])
def test_a_wrong_day_or_nobody_is_refused(stage, by, days, who, field):
    package, day = stage.package(stage.station()), DAY + datetime.timedelta(days=days)
    with pytest.raises(Refused) as refused:
        note_taken(package=package, day=day, who=who, stamp=None, unit_year=stage.county.unit_year, by=by)
    assert (refused.value.code, refused.value.field) == ("X534", field)
