"""Acts done at the same moment, each over a connection of its own to a copy of the database: for every room."""

import sqlite3
import threading

import pytest
from django.db import connection, connections

from jixiao.orgs.refusing import Refused, Stale


def race(file, acts):
    """Do the acts at once against a copy in that file; tell of each: done, stale, or the code it was refused by."""
    if connection.vendor != "sqlite":
        pytest.skip("a copy of the database in a file is SQLite's way; on PostgreSQL its own connections race")
    with sqlite3.connect(file) as copy:
        copy.executescript("\n".join(connection.connection.iterdump()))
    copy.close()
    start, outcomes = threading.Barrier(len(acts)), []

    def press(act):
        mine = connections["default"]
        mine.settings_dict = {**mine.settings_dict, "NAME": str(file)}
        try:
            start.wait(timeout=20)
            act()
            outcomes.append("done")
        except Refused as refused:
            outcomes.append(refused.code)
        except Stale:
            outcomes.append("stale")
        finally:
            mine.close()

    workers = [threading.Thread(target=press, args=(act,)) for act in acts]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join(timeout=60)
    return sorted(outcomes)


def asked(file, statement):
    """Return the rows that a statement gives in the copy."""
    looked = sqlite3.connect(file)
    rows = looked.execute(statement).fetchall()
    looked.close()
    return rows
