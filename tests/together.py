"""What the workers of one run share: whoever comes first makes it, the others wait for it and take copies."""

import contextlib
import sqlite3
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

PATIENCE = 600


class Shared:
    """A folder that one worker fills for all; of a run with a single process it is the only one."""

    def __init__(self, folder: Path) -> None:
        self.folder, self._told = folder, folder.with_name(f"{folder.name}.made")

    @contextlib.contextmanager
    def making(self) -> Iterator[bool]:
        """Say whether the folder is to be filled here; where another does so, wait until that is done.

        Whoever was to fill it and failed tells so, and nobody waits in vain.
        """
        try:
            self.folder.mkdir()
        except FileExistsError:
            self._wait()
            yield False
            return
        told = "failed"
        try:
            yield True
            told = "made"
        finally:
            self._told.write_text(told)

    def _wait(self) -> None:
        for _ in range(PATIENCE * 10):
            with contextlib.suppress(FileNotFoundError):
                if told := self._told.read_text():
                    assert told == "made", f"another worker failed to make {self.folder.name}"
                    return
            time.sleep(0.1)
        raise AssertionError(f"nobody made {self.folder.name}")


def shared_place(name: str, tmp_path_factory: pytest.TempPathFactory, config: pytest.Config) -> Shared:
    """Return the folder of that name which all workers of this run share."""
    own = tmp_path_factory.getbasetemp()
    return Shared((own.parent if hasattr(config, "workerinput") else own) / f"shared-{name}")


def leave_database(folder: Path) -> None:
    """Leave a copy of the test database, which the migrations have just made, for the others."""
    from django.db import connection

    if connection.vendor == "sqlite":
        connection.ensure_connection()
        with contextlib.closing(sqlite3.connect(folder / "database.sqlite3")) as file:
            connection.connection.backup(file)
        return
    connection.close()
    quoted = connection.ops.quote_name
    with connection._nodb_cursor() as cursor:
        cursor.execute(
            f"CREATE DATABASE {quoted(_template(folder))} TEMPLATE {quoted(connection.settings_dict['NAME'])}"
        )


def begin_with_database(folder: Path) -> None:
    """Let the test database begin as a copy of what another worker left; the migrations then find nothing to do."""
    from django.db import connection

    if connection.vendor != "sqlite":
        connection.settings_dict["TEST"]["TEMPLATE"] = _template(folder)
        return
    creation: Any = connection.creation
    kept = sqlite3.connect(creation._get_test_db_name(), uri=True)  # in memory it lasts as long as somebody holds it
    with contextlib.closing(sqlite3.connect(folder / "database.sqlite3")) as file:
        file.backup(kept)
    _HELD.append(kept)


def let_database_go() -> None:
    """Close what held the copy."""
    while _HELD:
        _HELD.pop().close()


_HELD: list[sqlite3.Connection] = []


def _template(folder: Path) -> str:
    return f"template_{folder.parent.name.replace('-', '_')}"
