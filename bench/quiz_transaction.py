"""Handing a set in, as the act does it, against the very same SQL through the raw driver."""

import contextlib
import functools
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from bench.measuring import Line, Measured

if TYPE_CHECKING:
    from bench.quiz_site import Ticket
    from jixiao.records.quiz.models import Campaign

RUNS = 800
GIVEN = {place: 1 << place % 4 for place in range(5)}

Statement = tuple[str, Sequence[Any]]


def line(campaign: "Campaign", players: "Sequence[Ticket]", *, database: str) -> Line:
    """Return the line: 2 × RUNS players, half of them through the act, half through the driver, by turns."""
    from jixiao.records.quiz.playing.cards import card_of  # noqa: PLC0415 - Django is started by now
    from jixiao.records.quiz.playing.sitting import hand_in, open_set  # noqa: PLC0415
    from jixiao.web.clock import now  # noqa: PLC0415

    card, at = card_of(campaign), now()
    chosen = [one.player for one in players[: 2 * RUNS]]
    for each in chosen:
        open_set(card=card, player=each, at=at)
    handed_in = functools.partial(hand_in, card=card, given=GIVEN, at=at)
    said = {each: _said_for(functools.partial(handed_in, player=each)) for each in chosen[1::2]}
    own: list[float] = []
    raw: list[float] = []
    with driver() as carry_out:
        for mine, theirs in zip(chosen[::2], chosen[1::2], strict=True):
            start = time.perf_counter()
            handed_in(player=mine)
            between = time.perf_counter()
            carry_out(said[theirs])
            raw.append((time.perf_counter() - between) * 1000)
            own.append((between - start) * 1000)
    what = f"{database}: a set handed in, in one process"
    return Line(what, _median(own), "≤ 3 × the driver", "the same SQL through the raw driver", _median(raw))


def _median(times: list[float]) -> Measured:
    return Measured(statistics.median(times), len(times))


def _said_for(act: Callable[[], object]) -> list[Statement]:
    """Return what an act says to the database, having taken all of it back."""
    from django.db import connection, transaction  # noqa: PLC0415 - Django is started by now

    said: list[Statement] = []

    def note(execute: Callable[..., Any], sql: str, values: Sequence[Any], many: Any, context: Any) -> Any:  # noqa: ANN401 - as Django calls it
        if "SAVEPOINT" not in sql:
            said.append((sql, values))
        return execute(sql, values, many, context)

    with transaction.atomic():
        with connection.execute_wrapper(note):
            act()
        transaction.set_rollback(True)
    return said


@contextlib.contextmanager
def driver() -> Iterator[Callable[[list[Statement]], None]]:
    """Yield what carries statements out in one transaction, on a connection of its own that Django knows nothing of."""
    from django.db import connection  # noqa: PLC0415 - Django is started by now

    known = connection.settings_dict
    if connection.vendor == "sqlite":
        import sqlite3  # noqa: PLC0415 - only here

        lite = sqlite3.connect(known["NAME"], isolation_level=None, timeout=30)
        lite.executescript(known["OPTIONS"]["init_command"])

        def carry_out(statements: list[Statement]) -> None:
            lite.execute("BEGIN IMMEDIATE")
            for sql, values in statements:
                found = lite.execute(sql.replace("%s", "?"), values)
                if "RETURNING" in sql or sql.startswith("SELECT"):
                    found.fetchone()
            lite.execute("COMMIT")

        yield carry_out
        lite.close()
        return
    import psycopg  # noqa: PLC0415 - only where it is installed

    address = f"host={known['HOST']} port={known['PORT']} user={known['USER']} dbname={known['NAME']}"
    with psycopg.connect(address) as post:

        def carry_out_there(statements: list[Statement]) -> None:
            with post.cursor() as cursor:
                for sql, values in statements:
                    cursor.execute(sql, values)
                    if cursor.description:
                        cursor.fetchone()
            post.commit()

        yield carry_out_there
