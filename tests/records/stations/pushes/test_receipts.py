import datetime

import pytest
from tests.rooms import NOON

from jixiao.records.stations.models import Delivery
from jixiao.records.stations.pushes.receipts import contents_of_push, stations_of_push, tally_of, what_became

pytestmark = pytest.mark.django_db
LATER = NOON + datetime.timedelta(hours=2)


@pytest.fixture
def sent(stage):
    near, far = stage.station("近处"), stage.station("远处")
    one, other = stage.content(), stage.content("示例二")
    rows = stage.delivered(near, one, other)
    push = rows[0].push
    Delivery.objects.create(station=far, content=one, push=push, position=1, queued_at=NOON)
    Delivery.objects.filter(pk=rows[0].pk).update(delivered_at=NOON, opened_at=LATER, opened=2, shown_at=NOON, shown=5)
    Delivery.objects.filter(pk=rows[1].pk).update(delivered_at=NOON)
    return push


def test_a_push_is_summed_up(sent):
    tally = tally_of(sent)
    assert (tally.rows, tally.delivered, tally.opened, tally.shown) == (3, 2, 1, 1)
    assert (tally.times_opened, tally.times_shown) == (2, 5)
    assert (tally.stations, tally.stations_reached, tally.stations_missing) == (2, 1, 1)


def test_each_station_and_content_is_told_of(sent):
    rows = {one.name: (one.listed, one.came, one.looked_at, one.played, one.times) for one in stations_of_push(sent)}
    assert rows == {"近处": (2, 2, 1, 1, 5), "远处": (1, 0, 0, 0, 0)}
    found = {one.title: (one.listed, one.came, one.still_up) for one in contents_of_push(sent)}
    assert found == {"示例：秸秆还田": (2, 1, 0), "示例二": (1, 1, 0)}


def test_a_recall_shows_in_the_receipts_until_every_terminal_has_called(sent, stage):
    content = sent.contents.first().content
    content.recalled_at, content.recalled_because = LATER, "有错"
    content.save()
    row = Delivery.objects.select_related("content", "station").get(content=content, station__name="近处")
    assert contents_of_push(sent).get(pk=content.pk).still_up == 1
    assert what_became(row, on=NOON.date()) == "已撤回，终端还没有联系上"
    row.station.seen_at = LATER
    row.station.save()
    assert contents_of_push(sent).get(pk=content.pk).still_up == 0
    assert what_became(row, on=NOON.date()) == "已撤回，已下线"
    assert tally_of(sent).recalled == 1


def test_how_a_content_stands_at_a_station_is_told_in_words(sent):
    rows = Delivery.objects.select_related("content", "station").order_by("pk")
    assert [what_became(one, on=NOON.date()) for one in rows] == ["已播放", "已送达", "未收到"]
    rows[0].content.__class__.objects.update(until_day=NOON.date())
    assert what_became(rows.all()[0], on=LATER.date() + datetime.timedelta(days=1)) == "已下架"
