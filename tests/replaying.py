"""What the acts wrote is remembered as rows, and the next test that starts from the same rows is given those rows.

A year walked through the acts takes seconds, its rows milliseconds. Nothing is asserted of rows that the acts did not
write: in every process the acts do it once, and again whenever a test has changed anything before.
"""

import dataclasses
import functools
import pickle
from collections.abc import Callable, Hashable, Iterable
from typing import Any, TypeVar

from django.apps import apps
from django.conf import settings
from django.core.management.color import no_style
from django.db import connection, transaction

Made = TypeVar("Made")
Row = tuple[Any, ...]
Content = dict[str, list[Row]]
"""The rows of each table, in the order of their first column."""

UNWRITTEN = ("django_migrations", "django_content_type", "auth_permission")
"""Tables in which no act writes."""
COUNTED = "sqlite_sequence"
"""Where SQLite counts the keys it gives."""


@dataclasses.dataclass(frozen=True)
class Written:
    """What was in the tables before, what was written then, and what came of it, pickled."""

    before: Content
    gone: Content
    new: Content
    made: bytes


_REMEMBERED: dict[Hashable, list[Written]] = {}


def replayed(name: Hashable, build: Callable[[], Made]) -> Made:
    """Return what ``build`` makes: through the acts the first time, later by writing the same rows again.

    ``name`` says what is built; it is the same only where the same rows before lead to the same rows after. What is
    returned are copies, so that no test sees what another did to them.
    """
    place = (name, str(settings.PROOFS), str(settings.PAPERS))
    before = content()
    for known in _REMEMBERED.setdefault(place, []):
        if known.before == before:
            _write(known)
            found: Made = pickle.loads(known.made)  # noqa: S301 - pickled here
            return found
    made = build()
    after = content()
    gone, new = _missing(before, after), _missing(after, before)
    _REMEMBERED[place].append(Written(before, gone, new, pickle.dumps(made)))
    return made


def content() -> Content:
    """Return all rows that acts may have written."""
    rows: Content = {}
    with connection.cursor() as cursor:
        for table, columns in _tables().items():
            names = ", ".join(map(_quoted, columns))
            cursor.execute(f"SELECT {names} FROM {_quoted(table)} ORDER BY 1")  # noqa: S608 - our own tables
            rows[table] = cursor.fetchall()
    return rows


@functools.cache
def _tables() -> dict[str, tuple[str, ...]]:
    """Return the columns of every table: of the models, and on SQLite what counts their keys."""
    found: dict[str, tuple[str, ...]] = {}
    for model in apps.get_models(include_auto_created=True):
        if model._meta.db_table not in UNWRITTEN:
            found[model._meta.db_table] = tuple(str(field.column) for field in model._meta.local_concrete_fields)
    return found | ({COUNTED: ("name", "seq")} if connection.vendor == "sqlite" else {})


def _quoted(name: str) -> str:
    return connection.ops.quote_name(name)


def _missing(here: Content, there: Content) -> Content:
    """Return the rows that are here and not there."""
    found = {}
    for table, rows in here.items():
        if rows != there[table]:
            known = set(there[table])
            found[table] = [row for row in rows if row not in known]
    return {table: rows for table, rows in found.items() if rows}


def _write(known: Written) -> None:
    """Turn what was there before into what was there after; the keys that SQLite has counted come last."""
    with transaction.atomic(), connection.cursor() as cursor:
        for table, rows in known.gone.items():
            _delete(cursor, table, rows)
        for table, rows in sorted(known.new.items(), key=lambda found: found[0] == COUNTED):
            if table == COUNTED:
                _delete(cursor, table, rows)
            columns = _tables()[table]
            names, places = ", ".join(map(_quoted, columns)), ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {_quoted(table)} ({names}) VALUES ({places})", rows)  # noqa: S608 - ours
        for statement in _counted_on(known.new):
            cursor.execute(statement)


def _delete(cursor: Any, table: str, rows: list[Row]) -> None:
    key = _quoted(_tables()[table][0])
    cursor.executemany(f"DELETE FROM {_quoted(table)} WHERE {key} = %s", [row[:1] for row in rows])  # noqa: S608 - ours


def _counted_on(tables: Iterable[str]) -> list[str]:
    """Return what lets the database count keys on from the rows that were given theirs; SQLite does so by itself."""
    written = set(tables)
    models = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in written]
    return connection.ops.sequence_reset_sql(no_style(), models)
