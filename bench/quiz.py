"""A county's evening of the prize quiz, on SQLite and on PostgreSQL: the sets of a day, the rush, the ranking.

Real HTTP against ``jixiao serve`` on loopback; the phones and the server share the processors. After each storm the
audit holds every promise against the database, and the bench stops where one does not hold.
"""

import multiprocessing
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from bench import quiz_evening, quiz_transaction
from bench.measuring import Line, Measured, timed_in_turn
from bench.quiz_site import COST, a_campaign, opened_on, players, there_is
from bench.serving import served
from bench.starting import JIXIAO

if TYPE_CHECKING:
    from jixiao.records.quiz.models import Campaign

DATABASES = ("sqlite", "postgresql")
PLAYERS, RUSHING, RANKED = 20_000, 5_000, 100_000
WORKERS = 2
SHARE = 0.99


def lines() -> Iterator[Line]:
    """Yield the lines of this topic, each database in a process of its own."""
    context = multiprocessing.get_context("spawn")
    for database in DATABASES:
        if not there_is(database):
            print(f"no {database} here: apt-get install {database}", file=sys.stderr)
            continue
        with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
            yield from pool.submit(lines_on, database).result()


def storm(database: str, *, number: int, rushing: int) -> quiz_evening.Rushed:
    """Let a small storm come: the sets of so many players, then the rush of so many; return what the rush came to.

    Stops where a promise does not hold, also by the command that an office has for it.
    """
    with opened_on(database) as folder:
        campaign = a_campaign()
        who = players(campaign, number)
        assert campaign.first_day is not None
        with served(folder, workers=WORKERS) as (port, pid):
            quiz_evening.sets_of_a_day(port, who, day=campaign.first_day, sent=2)
            require_clean(campaign)
            rushed = rushed_on(port, pid, campaign, rushing)
        subprocess.run((JIXIAO, "quiz", "audit"), check=True, stdout=subprocess.DEVNULL)
        return rushed


def lines_on(database: str) -> list[Line]:
    """Return the lines of one database."""
    with opened_on(database) as folder:
        campaign = a_campaign()
        setting_up = players(campaign, 2 * quiz_transaction.RUNS, kind="first")
        alone = quiz_transaction.line(campaign, setting_up, database=database)
        found = [alone, *evening(folder, campaign, alone.held_against, database)]
        found += rush(folder, campaign, database)
        return [*found, ranking(folder, campaign, database)]


def evening(folder: Path, campaign: "Campaign", driver: Measured, database: str) -> Iterator[Line]:
    """Yield how the sets of a day of 20,000 players come in."""
    who = players(campaign, PLAYERS)
    assert campaign.first_day is not None
    with served(folder, workers=WORKERS) as (port, _):
        figures = quiz_evening.sets_of_a_day(port, who, day=campaign.first_day)
    require_clean(campaign)
    what = f"{database}: {PLAYERS:,} players open, answer, hand in, {quiz_evening.CLIENTS} phones at once"
    rate = Measured(PLAYERS / figures.seconds, PLAYERS, "sets/s")
    raw = Measured(1000 / driver.median, driver.runs, "sets/s")
    yield Line(what, rate, "≥ 500 sets/s", "the raw driver alone, handing in only", raw)
    for name in (quiz_evening.OPEN, quiz_evening.ANSWER, quiz_evening.HAND_IN):
        most = Measured(figures.most(name, SHARE), len(figures.times[name]))
        half = Measured(figures.most(name, 0.5), len(figures.times[name]))
        yield Line(f"{database}: {name}, 99 of 100 within", most, "≤ 300 ms", "half of them within", half)


def rush(folder: Path, campaign: "Campaign", database: str) -> Iterator[Line]:
    """Yield how long each request of the rush of 5,000 on 35 prizes takes."""
    with served(folder, workers=WORKERS) as (port, pid):
        rushed = rushed_on(port, pid, campaign, RUSHING)
    told = f"{rushed.figures.broken} connections broke"
    what = f"{database}: {RUSHING:,} rush on {quiz_evening.PIECES} prizes, each request twice, a worker killed ({told})"
    took = Measured(rushed.figures.most(quiz_evening.REDEEM, SHARE), 2 * RUSHING)
    half = Measured(rushed.figures.most(quiz_evening.REDEEM, 0.5), 2 * RUSHING)
    yield Line(what, took, "35 given, 0 too many", "half of them within", half)


def rushed_on(port: int, server: int, campaign: "Campaign", number: int) -> quiz_evening.Rushed:
    """Return what the rush of so many on the prizes came to; stops where one is given too many or a point is lost."""
    from jixiao.records.quiz.models import Prize  # noqa: PLC0415 - Django is started by now

    who = players(campaign, number, points=COST, kind="rushing")
    prizes = list(Prize.objects.filter(campaign=campaign).order_by("position").values_list("pk", flat=True))
    rushed = quiz_evening.rush(port, who, prizes=prizes, server=server)
    require_clean(campaign)
    require_exactly(campaign, rushed)
    return rushed


def ranking(folder: Path, campaign: "Campaign", database: str) -> Line:
    """Return how long the ranking of 100,000 players takes as a page."""
    from jixiao.records.quiz.models import Player  # noqa: PLC0415 - Django is started by now
    from jixiao.records.quiz.playing.ranking import ranking as places  # noqa: PLC0415

    players(campaign, RANKED - Player.objects.filter(campaign=campaign).count(), points=1, kind="ranked")
    own, _ = timed_in_turn(lambda: places(campaign), lambda: None, runs=21)
    with served(folder, workers=WORKERS) as (port, _):
        figures = quiz_evening.places(port, times=60)
    page = Measured(figures.most(quiz_evening.RANKING, 0.5), 60)
    return Line(f"{database}: ranking page, {RANKED:,} players", page, "≤ 50 ms", "its statement in one process", own)


def require_clean(campaign: "Campaign") -> None:
    """Stop where a promise does not hold."""
    from jixiao.records.quiz.auditing import audit  # noqa: PLC0415 - Django is started by now
    from jixiao.records.quiz.models import Campaign  # noqa: PLC0415

    verdict = audit(Campaign.objects.filter(pk=campaign.pk))
    assert not verdict.broken, verdict.broken


def require_exactly(campaign: "Campaign", rushed: quiz_evening.Rushed) -> None:
    """Stop where not exactly all pieces are promised and paid, or somebody was told otherwise; or nobody was killed."""
    promised = list(quiz_evening.promised(campaign))
    assert all(total == reserved for _, total, reserved in promised), promised
    assert rushed.given == quiz_evening.PIECES, f"{rushed.given} were told that they have one"
    assert quiz_evening.spent(campaign) == quiz_evening.PIECES * COST
    assert rushed.killed, "no worker was killed: the storm proved less than it says"
