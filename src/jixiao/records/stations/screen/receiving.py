"""What a terminal tells of what it got, opened and showed: in batches, each counted once however often it is told."""

import dataclasses
import datetime
import json
import re
from collections.abc import Sequence
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q

from jixiao.orgs.refusing import Refused
from jixiao.records.stations.models import Delivery, ReceiptBatch, Station

MOST_LINES, MOST_TIMES, MOST_BYTES = 500, 5_000, 128 * 1024
KEPT_FOR = datetime.timedelta(days=180)
SEEN_EVERY = datetime.timedelta(seconds=50)
_KEY = re.compile(r"[0-9a-zA-Z-]{8,40}")
_FIELDS = ("delivered_at", "opened_at", "shown_at", "opened", "shown")
_NAMES = (("opened", "o"), ("shown", "s"))
_FIRSTS = (("came", "d"), ("first_opened", "fo"), ("first_shown", "fs"))
_SWEPT_AT_ONCE = 1_000


@dataclasses.dataclass(frozen=True, slots=True)
class Told:
    """What is told of one content: how often it was opened and shown since the batch before, when first (seconds)."""

    content: int
    opened: int = 0
    shown: int = 0
    came: int | None = None
    first_opened: int | None = None
    first_shown: int | None = None


def read_batch(data: bytes) -> tuple[str, list[Told]]:
    """Return the key and the lines of a batch; refuse (X520) what is none."""
    try:
        said: Any = json.loads(data) if len(data) <= MOST_BYTES else None
        key, lines = str(said["key"]), [_line(one) for one in said["lines"][: MOST_LINES + 1]]
    except (ValueError, TypeError, KeyError, RecursionError):
        raise _no_batch() from None
    if not _KEY.fullmatch(key) or len(lines) > MOST_LINES:
        raise _no_batch()
    return key, lines


@transaction.atomic
def take_receipts(*, station: Station, key: str, lines: Sequence[Told], at: datetime.datetime) -> int:
    """Count a batch, and return how many of its lines are about what was pushed to the station; 0 for one told before.

    What is told of other contents is left out. Nothing is shown or opened before it came.
    """
    try:
        with transaction.atomic():
            ReceiptBatch.objects.create(station=station, key=key, lines=len(lines), at=at)
    except IntegrityError:
        return 0
    told = {one.content: one for one in lines}
    rows = list(Delivery.objects.select_for_update().filter(station=station, content__in=told).order_by("pk"))
    for row in rows:
        _count(row, told[row.content_id], at)
    if rows:
        Delivery.objects.bulk_update(rows, _FIELDS)
    return len(rows)


def note_contact(*, station: Station, at: datetime.datetime) -> None:
    """Write down that a terminal called, at most about once a minute."""
    late = Q(seen_at=None) | Q(seen_at__lt=at - SEEN_EVERY)
    if station.seen_at is None or station.seen_at < at - SEEN_EVERY:
        Station.objects.filter(late, pk=station.pk).update(seen_at=at)


def note_plain(*, station: Station, contents: Sequence[int], shown: int | None, at: datetime.datetime) -> None:
    """Write down of a terminal without scripts that it got a list, and that it showed one: the first time only."""
    Delivery.objects.filter(station=station, content__in=contents, delivered_at=None).update(delivered_at=at)
    if shown is not None:
        Delivery.objects.filter(station=station, content=shown, shown_at=None).update(shown_at=at, shown=1)


def forget_batches(at: datetime.datetime) -> int:
    """Delete keys of half a year ago, some at a time: called by the worker, about once a minute."""
    oldest = ReceiptBatch.objects.order_by("pk").values_list("pk", "at")[:_SWEPT_AT_ONCE]
    old = [pk for pk, when in oldest if when < at - KEPT_FOR]
    return ReceiptBatch.objects.filter(pk__in=old).delete()[0] if old else 0


def _no_batch() -> Refused:
    return Refused("播放回执不完整", cure="刷新播放页再试", code="X520")


def _line(said: Any) -> Told:  # noqa: ANN401 - what came in as JSON
    if not isinstance(said, dict):
        raise TypeError
    times = {name: _number(said.get(key, 0), MOST_TIMES) for name, key in _NAMES}
    firsts = {name: _moment(said.get(key)) for name, key in _FIRSTS}
    return Told(_number(said["id"], 2**62), times["opened"], times["shown"], **firsts)


def _number(value: Any, most: int) -> int:  # noqa: ANN401 - as above
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= most:
        raise ValueError
    return value


def _moment(value: Any) -> int | None:  # noqa: ANN401 - as above
    return value if isinstance(value, int) and not isinstance(value, bool) and 0 < value < 2**40 else None


def _count(row: Delivery, told: Told, at: datetime.datetime) -> None:
    """Add what is told of one content to its row; a clock that cannot be right is not believed."""
    row.delivered_at = row.delivered_at or _believed(told.came, row.queued_at, at)
    if told.opened:
        row.opened_at = row.opened_at or _believed(told.first_opened, row.delivered_at, at)
    if told.shown:
        row.shown_at = row.shown_at or _believed(told.first_shown, row.delivered_at, at)
    row.opened, row.shown = row.opened + told.opened, row.shown + told.shown


def _believed(seconds: int | None, earliest: datetime.datetime, at: datetime.datetime) -> datetime.datetime:
    if seconds is None:
        return at
    moment = datetime.datetime.fromtimestamp(seconds, tz=at.tzinfo)
    return moment if earliest <= moment <= at else at
