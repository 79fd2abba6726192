"""The statements of playing, as SQL that SQLite and PostgreSQL both take: what a whole county does in one evening.

Through objects the same takes three to ten times as long. Only the acts of this folder and ``prizes`` use them.
"""

import contextlib
import datetime
import enum
import fcntl
import functools
import os
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from django.db import DEFAULT_DB_ALIAS, connection, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper

CAMPAIGN = "SELECT id, version, state FROM quiz_campaign WHERE token = %s"
TAKE_TURN = (
    "UPDATE quiz_player SET opened_sets = opened_sets + 1"
    " WHERE id = %s AND campaign_id = %s AND state = 'playing' RETURNING handle, opened_sets"
)
SET_OF_DAY = (
    "SELECT id, drawn, saved, opened_at, submitted_at, points, used_ms FROM quiz_attempt"
    " WHERE player_id = %s AND day = %s"
)
OPEN_SET = (
    "INSERT INTO quiz_attempt (campaign_id, player_id, day, drawn, saved, opened_at, pattern, device, address)"
    " VALUES (%s, %s, %s, %s, %s, %s, '', %s, %s) ON CONFLICT (player_id, day) DO NOTHING RETURNING id"
)
SAVE = "UPDATE quiz_attempt SET saved = %s WHERE id = %s AND submitted_at IS NULL"
HAND_IN = (
    'UPDATE quiz_attempt SET saved = %s, submitted_at = %s, "right" = %s, points = %s, used_ms = %s, pattern = %s'
    " WHERE id = %s AND submitted_at IS NULL"
)
ANSWER = "(%s, %s, %s, %s, %s)"
ANSWERS = "INSERT INTO quiz_answer (attempt_id, place, entry_id, chosen, is_right) VALUES "
EARN = (
    "UPDATE quiz_player SET points = points + %s, balance = balance + %s, lines = lines + 1, sets = sets + 1,"
    " used_ms = used_ms + %s, reached_at = CASE WHEN %s > 0 THEN %s ELSE reached_at END"
    " WHERE id = %s RETURNING lines, balance"
)
SPEND = (
    "UPDATE quiz_player SET balance = balance - %s, lines = lines + 1"
    " WHERE id = %s AND campaign_id = %s AND balance >= %s AND state = 'playing' RETURNING lines, balance"
)
REFUND = "UPDATE quiz_player SET balance = balance + %s, lines = lines + 1 WHERE id = %s RETURNING lines, balance"
LINE = (
    "INSERT INTO quiz_pointsline (player_id, number, kind, change, balance, attempt_id, redemption_id, note, at)"
    " VALUES (%s, %s, %s, %s, %s, %s, %s, %s, %s)"
)
PROMISE = (
    "INSERT INTO quiz_redemption (campaign_id, prize_id, player_id, nth, state, points, once, digest, reserved_at,"
    " expires_at, ended_because) VALUES (%s, %s, %s, %s, 'reserved', %s, %s, %s, %s, %s, '')"
    " ON CONFLICT (player_id, once) DO NOTHING RETURNING id"
)
TAKE_PIECE = 'UPDATE quiz_prize SET "left" = "left" - 1, reserved = reserved + 1 WHERE id = %s AND "left" > 0'
PUT_BACK = 'UPDATE quiz_prize SET "left" = "left" + 1, reserved = reserved - 1 WHERE id = %s AND reserved > 0'
END_PROMISE = (
    "UPDATE quiz_redemption SET state = %s, ended_at = %s, ended_because = %s WHERE id = %s AND state = 'reserved'"
)


class Kept(enum.Enum):
    """When what was written must be on the disk: before it is said to be done, or some moments later.

    Points and prizes are kept at once (``synchronous=FULL``). A set that was given out and an answer before it is
    handed in survive the end of any process either way; that the power fails in that very moment costs a press.
    """

    AT_ONCE = enum.auto()
    SOON = enum.auto()


@contextlib.contextmanager
def in_turn(kept: Kept) -> Iterator[None]:
    """Carry out what is inside as one transaction, when it is this process's turn to write.

    One may write to an SQLite file at a time, and whoever comes second sleeps a while before it looks again. Here the
    processes of the evening queue at a lock beside the file, which is handed over at once. It guards nothing: that is
    the database's business; where there is no such lock, as on PostgreSQL, there is no queue.
    """
    here = connections[DEFAULT_DB_ALIAS]
    queue = None if here.in_atomic_block else _queue(here)
    with contextlib.ExitStack() as stack:
        if queue is not None:
            fcntl.flock(queue, fcntl.LOCK_EX)
            stack.callback(fcntl.flock, queue, fcntl.LOCK_UN)
            if kept is Kept.SOON:
                done("PRAGMA synchronous=NORMAL", ())
                stack.callback(done, "PRAGMA synchronous=FULL", ())
        stack.enter_context(transaction.atomic())
        if kept is Kept.SOON and here.vendor == "postgresql":
            done("SET LOCAL synchronous_commit TO OFF", ())
        yield


def _queue(here: BaseDatabaseWrapper) -> int | None:
    """Return the lock of this process, opened once; None where the database is no file."""
    return _opened(str(here.settings_dict["NAME"]), os.getpid()) if here.vendor == "sqlite" else None


@functools.lru_cache(maxsize=4)
def _opened(name: str, process: int) -> int | None:
    del process  # a process that was forked has a lock of its own
    if not Path(name).is_file():
        return None
    return os.open(f"{name}-turn", os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)


def one(sql: str, values: Sequence[Any]) -> Sequence[Any] | None:
    """Return the first row that a statement gives, None where it gives none."""
    here = connections[DEFAULT_DB_ALIAS]
    with here.wrap_database_errors:
        row: Sequence[Any] | None = _carried_out(here, sql, values).fetchone()
        return row


def done(sql: str, values: Sequence[Any]) -> int:
    """Return how many rows a statement wrote."""
    here = connections[DEFAULT_DB_ALIAS]
    with here.wrap_database_errors:
        return int(_carried_out(here, sql, values).rowcount)


def _carried_out(here: BaseDatabaseWrapper, sql: str, values: Sequence[Any]) -> Any:  # noqa: ANN401 - of whichever driver
    """Return the cursor of a statement: the driver's own, or Django's where somebody looks at what is said.

    The driver's own takes a third of the time: Django's wraps each call, and on PostgreSQL writes the values into the
    text, so that each statement is planned again.
    """
    if here.execute_wrappers or here.queries_logged:
        cursor = here.cursor()
        cursor.execute(sql, values)
        return cursor
    if not here.in_atomic_block:
        here.close_if_health_check_failed()  # a server that was started again since
    here.ensure_connection()
    if here.vendor == "postgresql":
        return _prepared(here.connection).execute(sql, values, prepare=True)
    return here.connection.execute(_with_question_marks(sql), values)


def _prepared(driver: Any) -> Any:  # noqa: ANN401 - psycopg is installed where PostgreSQL is used
    """Return a cursor that leaves the values beside the text, so that the server plans a statement once."""
    import psycopg  # noqa: PLC0415 - as above

    return psycopg.Cursor(driver)


@functools.lru_cache(maxsize=64)
def _with_question_marks(sql: str) -> str:
    return sql.replace("%s", "?")


def held(sql: str) -> str:
    """Return a SELECT that holds its row until the transaction ends; on SQLite the transaction holds all."""
    return f"{sql} FOR UPDATE" if connection.features.has_select_for_update else sql


def moment(at: datetime.datetime) -> Any:  # noqa: ANN401 - a text on SQLite, a moment on PostgreSQL
    """Return a moment as the database keeps it."""
    return connection.ops.adapt_datetimefield_value(at.astimezone(datetime.UTC))


def read_moment(value: Any) -> datetime.datetime | None:  # noqa: ANN401 - as ``moment``
    """Return the moment that the database keeps."""
    if isinstance(value, str):
        value = datetime.datetime.fromisoformat(value)
    if value is not None and value.tzinfo is None:
        value = value.replace(tzinfo=datetime.UTC)
    found: datetime.datetime | None = value
    return found


def read_day(day: datetime.date) -> Any:  # noqa: ANN401 - as ``moment``
    """Return a day as the database keeps it."""
    return connection.ops.adapt_datefield_value(day)
