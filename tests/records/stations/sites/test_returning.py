import datetime

import pytest
from django.db import IntegrityError, transaction
from tests.racing import asked, race
from tests.records.stations.conftest import JUNE

from jixiao.orgs.refusing import Refused, Stale
from jixiao.records.stations.models import MonthlyReturn
from jixiao.records.stations.sites.returning import (
    Line,
    Telling,
    accept_all,
    accept_month,
    enter_month,
    remove_month,
    send_month_back,
    tell_month,
)

DAY = datetime.date(2024, 3, 8)


def telling(*lines, month=3, **values):
    return Telling(2024, month, lines or (Line(DAY, "示例讲座", 60),), **{"teller": "示例填报人", **values})


def tell(row, given, stamp=None):
    return tell_month(station=row, given=given, stamp=stamp, at=JUNE, on=JUNE.date())


@pytest.mark.django_db
def test_what_a_station_tells_waits_and_what_the_office_writes_stands(station, by):
    row = station()
    told = tell(row, telling())
    assert (told.state, told.way, told.by, told.people) == ("told", "page", None, 60)
    written = enter_month(station=row, given=telling(Line(DAY.replace(month=4), "示例"), month=4), stamp=None, by=by)
    assert (written.state, written.way, written.by) == ("accepted", "office", by.person)
    assert written.people is None


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("given", "words"),
    [
        (telling(month=13), "没有这个月份"),
        (telling(Line(datetime.date(2024, 7, 1), "示例"), month=7), "还没有到"),
        (telling(Line(datetime.date(2024, 1, 9), "示例"), month=1), "还没有授牌"),
        (telling(Line(datetime.date(2024, 4, 1), "示例")), "不在 3 月"),
        (telling(Line(DAY, " ")), "没有写名称"),
        (telling(Line(DAY, "示例"), Line(DAY, "示例")), "同一天的同一个活动"),
        (telling(Line(DAY, "示例"), number=3), "列了 1 项活动"),
        (Telling(2024, 3, teller="示例"), "一项活动也没有"),
        (telling(teller=" "), "没有写填报人"),
        (telling(Line(datetime.date(2024, 6, 30), "示例"), month=6), "还没有到"),
        (telling(words="长" * 301), "写得太长"),
        (Telling(2023, 3, (Line(DAY.replace(year=2023), "示例"),), teller="示例"), "还没有授牌"),
    ],
)
def test_a_month_that_cannot_be_told_is_refused(station, given, words):
    with pytest.raises(Refused, match=words):
        tell(station(), given)
    assert not MonthlyReturn.objects.exists()


@pytest.mark.django_db
def test_a_month_without_activities_says_why(station):
    told = tell(station(), Telling(2024, 3, words="春耕没有组织", teller="示例填报人"))
    assert told.activities == 0


@pytest.mark.django_db
def test_what_was_accepted_is_mended_only_after_it_was_sent_back(station, by):
    row = station()
    told = tell(row, telling())
    accept_month(row=told, stamp=told.version, by=by)
    with pytest.raises(Refused, match="已经核定"):
        tell(row, telling(), stamp=told.version)
    with pytest.raises(Refused, match="没有写退回原因"):
        send_month_back(row=told, reason="", stamp=told.version, by=by)
    send_month_back(row=told, reason="人次不对", stamp=told.version, by=by)
    with pytest.raises(Refused, match="已经退回"):
        send_month_back(row=told, reason="人次不对", stamp=told.version, by=by)
    again = tell(row, telling(Line(DAY, "示例讲座", 50)), stamp=told.version)
    assert (again.pk, again.state, again.people, again.back_because) == (told.pk, "told", 50, "")


@pytest.mark.django_db
def test_who_tells_over_a_telling_without_having_seen_it_is_told(station):
    row = station()
    told = tell(row, telling())
    with pytest.raises(Stale):
        tell(row, telling())
    with pytest.raises(Stale):
        tell(row, telling(), stamp=told.version + 1)


@pytest.mark.django_db
def test_months_are_accepted_at_once_and_only_those_of_the_office_removed(station, by):
    rows = [tell(station(), telling()) for _ in range(3)]
    assert accept_all(rows=rows, by=by) == 3
    assert accept_all(rows=rows, by=by) == 0
    with pytest.raises(Refused, match="不能删除"):
        remove_month(row=rows[0], by=by)


@pytest.mark.django_db
def test_the_database_holds_a_month_once_and_who_entered_it(station):
    told = tell(station(), telling())
    with pytest.raises(IntegrityError, match="entered_says_by_whom"), transaction.atomic():
        MonthlyReturn.objects.filter(pk=told.pk).update(way="office")
    told.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        told.save(force_insert=True)


@pytest.mark.django_db
def test_those_who_tell_a_month_at_the_same_moment_leave_one(station, tmp_path):
    row, file = station(), tmp_path / "race.sqlite3"
    outcomes = race(file, [lambda: tell(row, telling())] * 3)
    assert outcomes.count("done") == 1
    assert asked(file, "SELECT COUNT(*) FROM stations_monthlyreturn") == [(1,)]
