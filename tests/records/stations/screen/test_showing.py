import datetime

import pytest
from tests.records.stations.stage import DAY
from tests.rooms import NOON

from jixiao.records.stations.screen.showing import code_of, file_at, items_at, shown

pytestmark = pytest.mark.django_db


def titles(station, on=DAY):
    return [one.title for one in items_at(station, on=on) if one.is_due(on)]


def test_a_screen_shows_what_was_pushed_the_newest_push_first(stage):
    station, other = stage.station(), stage.station("别的站")
    stage.delivered(station, stage.content("先推一"), stage.content("先推二"))
    stage.delivered(station, stage.content("后推"))
    stage.delivered(other, stage.content("别人的"))
    assert titles(station) == ["后推", "先推一", "先推二"]


def test_a_link_to_a_quiz_of_this_site_is_scanned_with_the_address_of_the_site(stage):
    station = stage.station()
    stage.delivered(station, stage.content("竞答", kind="quiz", body="", link="/quiz/abc/"))
    (there,) = items_at(station, on=DAY, site="https://example.org")
    (nowhere,) = items_at(station, on=DAY)
    assert (there.link, nowhere.link) == ("https://example.org/quiz/abc/", "")


@pytest.mark.parametrize(
    "values",
    [
        {"recalled_at": NOON, "recalled_because": "有错"},
        {"until_day": DAY - datetime.timedelta(days=1)},
        {"state": "back"},
        {"removed_at": NOON},
    ],
)
def test_what_may_not_be_shown_is_off_at_once(stage, values):
    station, content = stage.station(), stage.picture()
    stage.delivered(station, content)
    assert titles(station) == ["示例图片"]
    assert file_at(station, content=content.pk, on=DAY) == content.file
    content.__class__.objects.filter(pk=content.pk).update(**values)
    assert items_at(station, on=DAY) == []
    assert file_at(station, content=content.pk, on=DAY) is None


def test_what_begins_later_is_handed_over_and_not_shown_yet(stage):
    station = stage.station()
    stage.delivered(station, stage.content(from_day=DAY + datetime.timedelta(days=2)))
    assert titles(station) == []
    assert len(items_at(station, on=DAY)) == 1
    assert titles(station, DAY + datetime.timedelta(days=2)) == ["示例：秸秆还田"]


@pytest.mark.parametrize("state", ["suspended", "closed", "applied"])
def test_a_station_at_rest_shows_nothing(stage, state):
    station = stage.station()
    stage.delivered(station, stage.content())
    station.state = state
    assert items_at(station, on=DAY) == []
    assert file_at(station, content=1, on=DAY) is None


def test_a_link_is_shown_as_a_code_and_only_where_it_leads_to_the_web(stage):
    station = stage.station()
    stage.delivered(station, stage.content("题", kind="quiz", link="https://example.org/quiz/abc"))
    stage.delivered(station, stage.content("坏", kind="quiz", link="javascript:alert(1)"))
    bad, good = (shown(one, "/station/screen/t/") for one in items_at(station, on=DAY))
    assert good["code"] == code_of("https://example.org/quiz/abc")
    assert good["code"].startswith("data:image/svg+xml")
    assert (bad["link"], bad["code"]) == ("", "")


def test_how_long_each_kind_is_shown(stage):
    station = stage.station()
    stage.delivered(station, stage.content("短"), stage.content("长", body="字" * 9_000), stage.picture())
    assert [one.seconds for one in items_at(station, on=DAY)] == [20, 180, 15]
