import datetime
from fractions import Fraction

import pytest
from tests.records.stations.conftest import JUNE
from tests.records.stations.contents.conftest import article, said

from jixiao.cycle.indicators.queries import default_formula
from jixiao.engine.values import UNFILLED, Period
from jixiao.measures.catalogue import MEASURES
from jixiao.records.stations.contents.reading import enter_reads
from jixiao.records.stations.contents.registering import register_content
from jixiao.records.stations.counted.hanging import count_stations
from jixiao.records.stations.models import Content, Push, PushContent, Station
from jixiao.records.stations.sites.inspecting import Seen, mend_inspection, record_inspection
from jixiao.records.stations.sites.plating import close_station, suspend_station
from jixiao.records.stations.sites.returning import Line, Telling, enter_month, send_month_back
from jixiao.records.stations.sites.ruling import Asked, set_year_rule

pytestmark = pytest.mark.django_db
YEAR = Period(2024)


@pytest.fixture
def counted(county):
    def count(code, period=YEAR):
        return count_stations(unit_year=county.unit_year, period=period)[f"stations.{code}"]

    return count


def test_where_nobody_recorded_anything_it_is_not_filled_in(county):
    found = count_stations(unit_year=county.unit_year, period=YEAR)
    assert {one.value for one in found.values()} == {UNFILLED}
    assert all(one.note for one in found.values())


def test_plates_count_on_their_day_and_those_at_work_at_the_end(station, head, counted):
    station()
    closed = station()
    close_station(station=closed, reason="撤并", day=datetime.date(2024, 5, 1), stamp=closed.version, by=head)
    station("rechecked")
    assert counted("plates").value == 2
    assert "以后暂停或撤销" in counted("plates").note
    assert counted("plates", Period(2024, 3, 12)).value == 0
    assert counted("working").value == 1
    assert counted("working", Period(2024, 1, 4)).value == 2
    assert [one.kind for one in counted("plates").references] == ["stations.station"] * 2


def test_a_station_without_one_of_the_five_is_not_up_to_the_mark_until_it_is_mended(station, by, counted):
    row = station()
    station()
    assert counted("all_five").value == 100
    seen = Seen(datetime.date(2024, 4, 1), "终端坏了", "示例", ("terminals",), None, datetime.date(2024, 5, 1))
    found = record_inspection(station=row, given=seen, by=by)
    assert counted("all_five").value == 50
    assert "缺有终端" in counted("all_five").note
    assert counted("all_five", Period(2024, 1, 3)).value == 100
    mend_inspection(row=found, day=datetime.date(2024, 5, 2), words="换新", stamp=found.version, by=by)
    assert counted("all_five").value == 100
    assert counted("all_five", Period(2024, 1, 4)).value == 50


def test_coverage_is_of_different_places_at_work(county, station, by, head, counted):
    for name, kind, village in (
        ("甲", "village", "东村"), ("乙", "village", "东村"), ("丙", "community", "康宁"), ("丁", "school", "西村"),
    ):  # fmt: skip
        station(name=f"示例{name}", kind=kind, village=village, township="示例镇")
    assert counted("coverage").value is UNFILLED
    assert "没有填全县村数" in counted("coverage").note
    given = Asked(villages=7, communities=1, source="示例统计")
    set_year_rule(unit_year=county.unit_year, given=given, stamp=None, by=by)
    assert counted("coverage").value == 25
    row = Station.objects.get(name="示例丙")
    suspend_station(station=row, reason="整修", day=head.on, stamp=row.version, by=head)
    assert counted("coverage").value == Fraction(25, 2)


def test_activities_and_people_are_those_that_were_not_sent_back(station, by, counted):
    row = station()
    for month, people in ((3, 60), (4, 40)):
        line = Line(datetime.date(2024, month, 8), "示例", people)
        enter_month(station=row, given=Telling(2024, month, (line,)), stamp=None, by=by)
    back = enter_month(station=row, given=Telling(2024, 5, (), 9, None), stamp=None, by=by)
    assert counted("activities").value == 11
    assert counted("people").value is UNFILLED
    send_month_back(row=back, reason="不对", stamp=back.version, by=by)
    assert (counted("activities").value, counted("people").value) == (2, 100)
    assert counted("activities", Period(2024, 4, 6)).value == 1


def test_articles_count_when_they_were_published_with_the_reads_that_are_known(county, by, counted):
    rows = [
        register_content(unit=county.unit, said=article(title=f"示例{month}", link=f"https://example.org/{month}",
                         published_on=datetime.date(2024, month, 8)), by=by)
        for month in (3, 4)
    ]  # fmt: skip
    assert counted("articles").value == 2
    assert counted("articles", Period(2024, 4, 4)).value == 1
    enter_reads(content=rows[0], number=100, day=datetime.date(2024, 5, 1), source="后台", by=by)
    assert counted("reads").value is UNFILLED
    assert counted("reads", Period(2024, 3, 3)).value is UNFILLED
    enter_reads(content=rows[1], number=50, day=datetime.date(2024, 5, 1), source="后台", by=by)
    assert counted("reads").value == 150


def test_films_count_when_two_people_passed_them(county, by, counted):
    register_content(unit=county.unit, said=said(), by=by)
    Content.objects.update(kind="video", state="passed", passed_at=JUNE)
    assert counted("films").value == 1
    assert counted("films", Period(2024, 1, 5)).value == 0


def test_what_was_published_is_measured_by_what_two_people_passed(county, by, counted):
    register_content(unit=county.unit, said=article(), by=by)
    shown = register_content(unit=county.unit, said=said(), by=by)
    Content.objects.filter(pk=shown.pk).update(state="passed", passed_at=JUNE)
    assert counted("reviewed").value == 0
    push = Push.objects.create(
        unit_year=county.unit_year, number=1, title="示例", state="sent", sent_at=JUNE, sent_by=by.person,
        dry_run_at=JUNE,
    )  # fmt: skip
    PushContent.objects.create(push=push, content=shown, position=1)
    assert counted("reviewed").value == 50
    assert "没有通过双审的" in counted("reviewed").note


def test_counting_takes_as_many_statements_for_three_as_for_one(county, station, django_assert_max_num_queries):
    station()
    with django_assert_max_num_queries(12) as first:
        count_stations(unit_year=county.unit_year, period=YEAR)
    number = len(first)
    station()
    station()
    with django_assert_max_num_queries(number):
        count_stations(unit_year=county.unit_year, period=YEAR)


def test_a_measure_counted_here_goes_before_the_one_that_stands_in():
    from jixiao.cycle.indicators.models import Indicator

    for code, name in (
        ("KX-C15", "公众号推文发布数"), ("KX-C16", "科普视频音频发布数"), ("KX-C24", "科普e站授牌数"),
        ("KX-Z04", "e站五有达标率"), ("KX-Z10", "科普内容审核通过率"), ("KX-E07", "科普阵地覆盖率"),
    ):  # fmt: skip
        assert default_formula(Indicator(code=code)) == name
    assert any(one.stands_in and one.library == "KX-C24" for one in MEASURES.values())
    assert default_formula(Indicator(code="KX-C31")) == "登记成果学术交流场次"
