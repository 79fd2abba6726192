"""A county's evening of the prize quiz, on SQLite and on PostgreSQL: the sets of a day, the rush, the ranking.

Real HTTP against ``jixiao serve`` on loopback; the phones and the server share the processors, as the figures say.
"""

import multiprocessing
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor

from bench import quiz_transaction
from bench.measuring import Line
from bench.quiz_site import a_campaign, opened_on, players, there_is

DATABASES = ("sqlite", "postgresql")
SETTING_UP = 2 * quiz_transaction.RUNS


def lines() -> Iterator[Line]:
    """Yield the lines of this topic, each database in a process of its own."""
    context = multiprocessing.get_context("spawn")
    for database in DATABASES:
        if not there_is(database):
            print(f"no {database} here: apt-get install {database}", file=sys.stderr)
            continue
        with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
            yield from pool.submit(lines_on, database).result()


def lines_on(database: str) -> list[Line]:
    """Return the lines of one database."""
    with opened_on(database):
        campaign = a_campaign()
        return [quiz_transaction.line(campaign, players(campaign, SETTING_UP), database=database)]
