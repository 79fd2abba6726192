import datetime
import json

import pytest
from tests.rooms import NOON

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import Delivery, ReceiptBatch
from jixiao.records.stations.screen.receiving import (
    KEPT_FOR,
    MOST_BYTES,
    Told,
    forget_batches,
    note_contact,
    note_plain,
    read_batch,
    take_receipts,
)

pytestmark = pytest.mark.django_db
LATER = NOON + datetime.timedelta(hours=3)


@pytest.fixture
def row(stage):
    return stage.delivered(stage.station(), stage.content())[0]


def fresh(row):
    return Delivery.objects.get(pk=row.pk)


def test_a_batch_is_counted_once_however_often_it_is_told(row):
    lines = [Told(row.content_id, opened=2, shown=3)]
    assert take_receipts(station=row.station, key="k" * 16, lines=lines, at=LATER) == 1
    assert take_receipts(station=row.station, key="k" * 16, lines=lines, at=LATER) == 0
    found = fresh(row)
    assert (found.opened, found.shown, found.delivered_at, found.opened_at) == (2, 3, LATER, LATER)
    assert take_receipts(station=row.station, key="m" * 16, lines=lines, at=LATER) == 1
    assert (fresh(row).opened, fresh(row).shown) == (4, 6)
    assert ReceiptBatch.objects.count() == 2


def test_the_same_key_of_another_station_is_another_batch(row, stage):
    other = stage.delivered(stage.station("别的站"), row.content)[0]
    for one in (row, other):
        assert take_receipts(station=one.station, key="k" * 16, lines=[Told(one.content_id, shown=1)], at=LATER) == 1


def test_what_was_not_pushed_to_the_station_is_left_out(row, stage):
    foreign = stage.delivered(stage.station("别的站"), stage.content("别的"))[0]
    assert take_receipts(station=row.station, key="k" * 16, lines=[Told(foreign.content_id, shown=9)], at=LATER) == 0
    assert fresh(foreign).shown == 0


def test_a_clock_is_believed_only_where_it_can_be_right(row):
    early, right, late = (int((NOON + datetime.timedelta(hours=step)).timestamp()) for step in (-5, 1, 9))
    lines = [Told(row.content_id, 1, 1, came=early, first_opened=right, first_shown=late)]
    take_receipts(station=row.station, key="k" * 16, lines=lines, at=LATER)
    found = fresh(row)
    assert found.delivered_at == found.shown_at == LATER
    assert found.opened_at == LATER, "it cannot have been opened before it came"
    again = [Told(row.content_id, 1, 1, first_opened=right)]
    take_receipts(station=row.station, key="m" * 16, lines=again, at=LATER)
    assert fresh(row).opened_at == LATER, "the first time stays"


@pytest.mark.parametrize(
    "data",
    [
        b"", b"[]", b"{}", b"null", b"not json", b"[" * 5_000, b"x" * (MOST_BYTES + 1),
        b'{"key": "short", "lines": []}',
        b'{"key": "../../etc/passwd", "lines": []}',
        b'{"key": "abcdefgh", "lines": {}}',
        b'{"key": "abcdefgh", "lines": [1]}',
        b'{"key": "abcdefgh", "lines": [{"id": -1}]}',
        b'{"key": "abcdefgh", "lines": [{"id": true}]}',
        b'{"key": "abcdefgh", "lines": [{"id": 1, "s": 99999999}]}',
        b'{"key": "abcdefgh", "lines": [{"id": 1, "o": 1.5}]}',
        json.dumps({"key": "abcdefgh", "lines": [{"id": 1}] * 501}).encode(),
    ],
)  # fmt: skip
def test_what_is_no_batch_is_refused(data):
    with pytest.raises(Refused) as refused:
        read_batch(data)
    assert refused.value.code == "X520"


def test_a_batch_is_read():
    key, lines = read_batch(b'{"key": "abcdefgh", "lines": [{"id": 7, "o": 1, "s": 2, "d": 5, "fo": 6, "fs": "x"}]}')
    assert (key, lines) == ("abcdefgh", [Told(7, 1, 2, came=5, first_opened=6)])


def test_contact_is_written_down_about_once_a_minute(stage):
    station = stage.station()
    note_contact(station=station, at=NOON)
    station.refresh_from_db()
    assert station.seen_at == NOON
    note_contact(station=station, at=NOON + datetime.timedelta(seconds=20))
    station.refresh_from_db()
    assert station.seen_at == NOON


def test_a_terminal_without_scripts_is_noted_the_first_time_only(row):
    note_plain(station=row.station, contents=[row.content_id], shown=row.content_id, at=NOON)
    note_plain(station=row.station, contents=[row.content_id], shown=row.content_id, at=LATER)
    found = fresh(row)
    assert (found.delivered_at, found.shown_at, found.shown) == (NOON, NOON, 1)


def test_old_keys_are_forgotten(row):
    take_receipts(station=row.station, key="k" * 16, lines=[], at=NOON)
    assert forget_batches(NOON + KEPT_FOR) == 0
    assert forget_batches(NOON + KEPT_FOR + datetime.timedelta(days=1)) == 1
