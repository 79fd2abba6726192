"""A push of 1,000 contents to 500 stations, as the job does it, against the same SQL through the raw driver."""

import multiprocessing
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING

from bench.measuring import Line, timed_in_turn
from bench.quiz_site import opened_on, there_is
from bench.quiz_transaction import driver

if TYPE_CHECKING:
    from jixiao.orgs.actor import Actor
    from jixiao.orgs.models import JobRun
    from jixiao.records.stations.models import Push

STATIONS, CONTENTS = 500, 1_000
RUNS = 3
GONE = {"sqlite": "DELETE FROM stations_delivery", "postgresql": "TRUNCATE stations_delivery"}


def lines() -> Iterator[Line]:
    """Yield a line for each database that can be had here, each in a process of its own."""
    context = multiprocessing.get_context("spawn")
    for database in ("sqlite", "postgresql"):
        if there_is(database):
            with ProcessPoolExecutor(max_workers=1, mp_context=context) as pool:
                yield pool.submit(line_on, database).result()


def line_on(database: str) -> Line:
    """Return the line of one database."""
    with opened_on(database):
        return line(database)


def line(database: str) -> Line:
    """Return how long a push takes from the first look of the job to its last line in the trail."""
    from django.db import connection  # noqa: PLC0415 - Django is started by now

    from jixiao.orgs.jobs import Progress  # noqa: PLC0415
    from jixiao.records.stations.models import Delivery, Push, PushState  # noqa: PLC0415
    from jixiao.records.stations.pushes.sending import run_push, statements_of  # noqa: PLC0415

    push, job, by = a_push()
    said = [(GONE[database], ()), *statements_of(push, at=by.at)]

    def sent() -> None:
        with connection.cursor() as cursor:
            cursor.execute(GONE[database])
        Push.objects.filter(pk=push.pk).update(state=PushState.PLANNED)
        run_push(Progress(job, by.at))

    with driver() as carry_out:
        own, bare = timed_in_turn(sent, lambda: carry_out(said), runs=RUNS)
    assert Delivery.objects.count() == STATIONS * CONTENTS
    what = f"{database}: {CONTENTS:,} contents pushed to {STATIONS} stations"
    return Line(what, own, "≤ 5,000 ms", "the same SQL through the raw driver, one transaction", bare)


def a_push() -> "tuple[Push, JobRun, Actor]":
    """Write stations and contents straight into the tables; draft a push of all, try it and ask for it by the acts."""
    from bench.small_county import a_small_county  # noqa: PLC0415 - Django is started by now
    from jixiao.records.stations.models import Content, Push, Station  # noqa: PLC0415
    from jixiao.records.stations.pushes.drafting import draft_push, put_in  # noqa: PLC0415
    from jixiao.records.stations.pushes.sending import send_push  # noqa: PLC0415
    from jixiao.records.stations.pushes.trying import try_out  # noqa: PLC0415

    year, by = a_small_county()
    Station.objects.bulk_create(
        Station(
            unit=year.unit, code=f"E{number}", name=f"示例e站{number}", kind="village", host="示例乡", state="plated",
            township=f"示例乡{number % 9}", applied_on=by.on, plated_on=by.on, plate_number=str(number),
            screen_token=f"s{number}", return_token=f"r{number}",
        )
        for number in range(STATIONS)
    )  # fmt: skip
    Content.objects.bulk_create(
        Content(
            unit=year.unit, number=number, title=f"示例内容{number}", kind="text", source="示例", licence="own",
            state="passed", passed_at=by.at, by=by.person, at=by.at,
        )
        for number in range(CONTENTS)
    )  # fmt: skip
    push = draft_push(unit_year=year, title="示例推送", rule=None, by=by)
    put_in(push=push, chosen=Content.objects.values_list("pk", flat=True), by=by)
    try_out(push=push, by=by)
    job = send_push(push=push, stamp=None, by=by)
    assert job is not None
    return Push.objects.get(pk=push.pk), job, by
