"""A round of the monitoring: a hundred units read and lit by the one background job, in a database of its own."""

import dataclasses
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measuring import Line, Measured
from jixiao.cli.site import open_site

if TYPE_CHECKING:
    from jixiao.orgs.actor import Actor
    from jixiao.orgs.models import Unit, UnitYear

UNITS, THROUGH, YEAR = 100, 7, 2024


def lines() -> Iterator[Line]:
    """Yield the lines of this topic, taken on a county that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="jixiao-bench-") as folder:
        open_site(data=Path(folder))
        from jixiao.cli.migrate import bring_up  # noqa: PLC0415 - Django is started by now

        bring_up()
        finance, years, by = promised()
        plain = seconds(lambda: count_alone(years, by))
        first = seconds(lambda: read_a_round(finance, years, by, code="2024-08"))
        yardstick = f"the readings of these {UNITS} units taken and frozen, one month, no light"
        what = f"{UNITS} units read and lit, {THROUGH} months, by one job"
        yield Line(what, Measured(first, UNITS, "s"), "≤ 20 s", yardstick, Measured(plain, UNITS, "s"))
        from django.db import connection  # noqa: PLC0415 - as above

        connection.close()


def seconds(action: Callable[[], object]) -> float:
    """Return how long ``action`` takes, done once: a round is read once."""
    start = time.perf_counter()
    action()
    return time.perf_counter() - start


def promised() -> "tuple[Unit, list[UnitYear], Actor]":
    """Return a bureau and the years of its units, each with eleven approved indicators and a year of activities."""
    from jixiao.cli.demo_site.building import PASSWORD, Walk, county, office  # noqa: PLC0415 - Django is started by now
    from jixiao.cli.demo_site.departments import DEPARTMENTS, department_year  # noqa: PLC0415
    from jixiao.cycle.indicators.stocking_library import load_library  # noqa: PLC0415
    from jixiao.engine.values import Money  # noqa: PLC0415
    from jixiao.orgs.actor import Actor  # noqa: PLC0415
    from jixiao.orgs.appointing import register_person  # noqa: PLC0415
    from jixiao.orgs.registering import open_year  # noqa: PLC0415
    from jixiao.records.budget.spending import enter_year  # noqa: PLC0415
    from jixiao.web.clock import now  # noqa: PLC0415

    at = now()
    person = register_person(username="bench.xitong", name="示例系统管理员", password=PASSWORD, by=None, on=at)
    root = Actor(person, at, "127.0.0.1")
    of = county(code="999900-101001", name="示例县财政局", division="示例县", prefix="bench", specimen=True, by=root)
    load_library(by=root)
    open_year(unit=of.finance, year=YEAR, by=root)
    years = []
    for number in range(UNITS):
        like = DEPARTMENTS[number % len(DEPARTMENTS)]
        one = dataclasses.replace(like, code=f"999900-{400000 + number}", name=f"{like.name}{number}")
        where = office(of, code=one.code, name=one.name, short=one.short, prefix=f"bm{number}")
        walk = Walk(of, where, department_year(one), at, "示例")
        years.append(walk.to("goals_approved"))
        cells = {(month, "支出合计"): Money(1_000_000 * month) for month in range(1, THROUGH + 1)}
        enter_year(unit_year=years[-1], cells=cells, plans={}, stamp=None, by=walk.actor(where.clerk))
    return of.finance, years, Actor(of.reviewer, at, "127.0.0.1")


def count_alone(years: "list[UnitYear]", by: "Actor") -> None:
    """Take and freeze the readings of each unit once."""
    from jixiao.engine.values import Period  # noqa: PLC0415 - Django is started by now
    from jixiao.measures.reading import take_readings  # noqa: PLC0415

    for unit_year in years:
        take_readings(unit_year=unit_year, period=Period(YEAR, 1, THROUGH), by=by)


def read_a_round(finance: "Unit", years: "list[UnitYear]", by: "Actor", *, code: str) -> None:
    """Issue a round and let its job read all sheets."""
    from jixiao.cycle.monitoring.issuing import issue_round  # noqa: PLC0415 - Django is started by now
    from jixiao.cycle.monitoring.jobs import ask_to_read  # noqa: PLC0415
    from jixiao.orgs.jobs import do_job  # noqa: PLC0415

    one = issue_round(
        authority=finance, year=YEAR, code=code, title="示例", through_month=THROUGH, opens=by.on, closes=by.on,
        warn_days=0, units=years, by=by,
    )  # fmt: skip
    job = ask_to_read(round=one, at=None, by=by)
    do_job.func(job.pk)
    job.refresh_from_db()
    assert job.outcome["read"] == len(years), job.outcome["left"]
