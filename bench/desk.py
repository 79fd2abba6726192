"""The county desk of the finance bureau: a hundred departments and five years, each page asked for by one reviewer.

The county is made here, by the database in one go: every department has its handovers, a monitoring sheet with its
lights, projects with money and goals, a scored and settled self-evaluation, a report and problems, in every year.
"""

import datetime
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.measuring import Line, Measured, timed_in_turn
from jixiao.cli.site import open_site

DEPARTMENTS, YEARS, NEWEST = 100, 5, 2024
PROJECTS, INDICATORS, PROBLEMS = 3, 20, 3
FINANCE = "999900-101001"
BAR = "≤ 200 ms"
PAGES = {
    "county desk": "",
    "county desk, filtered and sorted": "?wait=goals&light=red&sort=-lights",
    "coverage": "coverage/",
    "ranking and spread": "ranking/",
    "year by year": "years/",
}
RUNS = 25


def lines() -> Iterator[Line]:
    """Yield the lines of this topic."""
    with tempfile.TemporaryDirectory(prefix="jixiao-bench-desk-") as folder:
        open_site(data=Path(folder))
        from jixiao.cli.migrate import bring_up  # noqa: PLC0415 - Django is started by now

        bring_up()
        client = built()
        plain = f"/{FINANCE}/{NEWEST}/evaluation/all/"
        for page, path in PAGES.items():
            address = f"/{FINANCE}/{NEWEST}/reports/county/{path}"
            own, held = timed_in_turn(lambda a=address: asked(client, a), lambda: asked(client, plain), runs=RUNS)  # type: ignore[misc] # the loop's own
            what = f"{page}, {DEPARTMENTS} departments × {YEARS} years"
            yield Line(what, own, BAR, "the list of self-evaluations of the same county", held)
            number = Measured(statements(client, address), 1, "SQL")
            yardstick = Measured(statements(client, plain), 1, "SQL")
            yield Line(f"{page}: statements", number, "as many for any number of rows", "the same list", yardstick)


def asked(client: Any, address: str) -> None:  # noqa: ANN401 - Django's test client
    """Ask for a page."""
    answer = client.get(address)
    assert answer.status_code == 200, f"{address}: {answer.status_code}"


def statements(client: Any, address: str) -> int:  # noqa: ANN401 - as above
    """Return how many statements a page asks."""
    from django.db import connection  # noqa: PLC0415 - Django is started by now
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    with CaptureQueriesContext(connection) as seen:
        asked(client, address)
    return len(seen)


def built() -> Any:  # noqa: ANN401 - Django's test client
    """Make the county; return a browser in which its reviewer is signed in."""
    from django.test import Client  # noqa: PLC0415 - Django is started by now

    from jixiao.cli.demo_site.building import PASSWORD, county  # noqa: PLC0415
    from jixiao.orgs.actor import Actor  # noqa: PLC0415
    from jixiao.orgs.appointing import register_person  # noqa: PLC0415
    from jixiao.orgs.models import Unit, UnitYear  # noqa: PLC0415
    from jixiao.orgs.registering import open_year  # noqa: PLC0415
    from jixiao.orgs.sessions import begin_session  # noqa: PLC0415
    from jixiao.web.clock import now  # noqa: PLC0415

    person = register_person(username="bench.desk", name="示例", password=PASSWORD, by=None, on=now())
    of = county(
        code=FINANCE, name="示例县财政局", division="示例县", prefix="desk", specimen=True,
        by=Actor(person, now(), "127.0.0.1"),
    )  # fmt: skip
    open_year(unit=of.finance, year=NEWEST, by=of.root)
    units = Unit.objects.bulk_create(
        Unit(
            code=f"999900-{200000 + number}", name=f"示例县第{number}局", short_name=f"第{number}局", kind="department",
            parent=of.finance, division_code="999900", is_specimen=True,
        )
        for number in range(DEPARTMENTS)
    )  # fmt: skip
    for unit in units:
        unit.path = f"{of.finance.path}{unit.pk}/"
    Unit.objects.bulk_update(units, ["path"])
    years = UnitYear.objects.bulk_create(
        UnitYear(unit=unit, year=year) for unit in units for year in range(NEWEST - YEARS + 1, NEWEST + 1)
    )
    fill(of, years)
    client = Client(headers={"host": "127.0.0.1"})
    client.force_login(of.reviewer, backend="django.contrib.auth.backends.ModelBackend")
    begin_session(key=str(client.session.session_key), person=of.reviewer, at=now())
    return client


def fill(of: Any, years: list[Any]) -> None:  # noqa: ANN401 - a County of the demo and its years
    """Fill the years: handovers, monitoring, projects and goals, self-evaluations, reports, problems."""
    from jixiao.cycle.followup.models import Problem  # noqa: PLC0415 - Django is started by now
    from jixiao.reports.models import Report, ReportVersion, UnitSector  # noqa: PLC0415
    from jixiao.web.clock import now  # noqa: PLC0415

    hand_in(years)
    watch(of, years)
    score(promise(years), years)
    newest = [one for one in years if one.year == NEWEST]
    UnitSector.objects.bulk_create(
        UnitSector(unit=one.unit, sector=f"示例行业{place % 9}") for place, one in enumerate(newest)
    )
    reports = Report.objects.bulk_create(Report(unit_year=one) for one in years)
    ReportVersion.objects.bulk_create(
        ReportVersion(report=one, number=1, made_at=now(), made_by=of.reviewer, must_fix=2, digest="x")
        for one in reports
    )
    day = datetime.date(NEWEST, 12, 1)
    Problem.objects.bulk_create(
        Problem(unit_year=one, source="hand", title="示例", what="示例", ground="示例", state="issued", due=day,
                found_on=day, found_by=of.reviewer)
        for one in years
        for _ in range(PROBLEMS)
    )  # fmt: skip


def promise(years: list[Any]) -> list[Any]:
    """Give every year projects with money, and goals and indicators for them; return the indicators."""
    from jixiao.cycle.goals.models import Goal, GoalIndicator, GoalSheet  # noqa: PLC0415 - Django is started by now
    from jixiao.engine.values import Money  # noqa: PLC0415
    from jixiao.records.budget.models import Funding, Project  # noqa: PLC0415

    projects = Project.objects.bulk_create(
        Project(unit_year=one, code=f"P{number}", name=f"示例项目{number}")
        for one in years
        for number in range(PROJECTS)
    )
    Funding.objects.bulk_create(
        Funding(unit_year=one.unit_year, project=one, source="当年财政拨款", initial=Money(1_000_000))
        for one in projects
    )
    sheets = GoalSheet.objects.bulk_create(GoalSheet(unit_year=one) for one in years)
    Goal.objects.bulk_create(
        Goal(sheet=sheet, code=f"G{number}", name="示例", project_code=f"P{number}")
        for sheet in sheets
        for number in range(PROJECTS)
    )
    return GoalIndicator.objects.bulk_create(
        GoalIndicator(
            sheet=sheet, code=f"K{number}", name="示例", level1="产出指标", level2="数量指标",
            project_code=f"P{number % PROJECTS}",
        )
        for sheet in sheets
        for number in range(INDICATORS)
    )  # fmt: skip


def score(indicators: list[Any], years: list[Any]) -> None:
    """Score every year as it was frozen, with a row for each indicator and a review that differs."""
    from jixiao.cycle.evaluation.models import Evaluation, ScoreRow  # noqa: PLC0415 - Django is started by now
    from jixiao.engine.values import Points  # noqa: PLC0415

    frozen = {"yearbook": "示例" * 3_500, "result": {"rows": ["示例"] * 6_000}}
    evaluations = Evaluation.objects.bulk_create(
        Evaluation(
            unit_year=one, total=Points.of(f"{70 + place % 30}"), grade="良",
            agreed_total=Points.of(f"{68 + place % 31}"), agreed_grade="良", **frozen,
        )
        for place, one in enumerate(years)
    )  # fmt: skip
    of_year = {one.unit_year_id: one for one in evaluations}
    ScoreRow.objects.bulk_create(
        ScoreRow(evaluation=of_year[one.sheet.unit_year_id], indicator=one, score=Points.of("5"),
                 review_score=Points.of("4"), review_opinion="示例：佐证不足")
        for one in indicators
    )  # fmt: skip


def hand_in(years: list[Any]) -> None:
    """Hand every stage of every year in, at different states."""
    from jixiao.orgs.models import Handover  # noqa: PLC0415 - Django is started by now

    states = ("sent", "approved", "returned", "draft", "approved")
    Handover.objects.bulk_create(
        Handover(unit_year=one, kind=kind, state=states[(place + number) % 5], stage=1)
        for place, one in enumerate(years)
        for number, kind in enumerate(("goals", "evaluation", "report", "disclosure"))
    )


def watch(of: Any, years: list[Any]) -> None:  # noqa: ANN401 - a County of the demo and its years
    """Issue two rounds for every year, and light the lines of every sheet."""
    from jixiao.cycle.monitoring.models import (  # noqa: PLC0415 - Django is started by now
        ExecutionLine,
        MonitoringLine,
        MonitoringRound,
        MonitoringSheet,
    )
    from jixiao.orgs.models import Handover  # noqa: PLC0415
    from jixiao.web.clock import now  # noqa: PLC0415

    day = datetime.date(NEWEST, 8, 31)
    rounds = MonitoringRound.objects.bulk_create(
        MonitoringRound(authority=of.finance, year=year, code=f"{year}-{month}", title="示例", through_month=month,
                        opens=day, closes=day, issued_by=of.reviewer, issued_at=now())
        for year in sorted({one.year for one in years})
        for month in (4, 7)
    )  # fmt: skip
    sheets = MonitoringSheet.objects.bulk_create(
        MonitoringSheet(round=one, unit_year=unit_year)
        for unit_year in years
        for one in rounds
        if one.year == unit_year.year
    )
    Handover.objects.bulk_create(
        Handover(unit_year=one.unit_year, kind="monitoring", subject=str(one.round_id), state="sent", stage=1)
        for one in sheets
    )
    colours = ("red", "yellow", "green", "green", "blue")
    MonitoringLine.objects.bulk_create(
        MonitoringLine(
            sheet=sheet, code=f"K{number}", name="示例", level1="产出", level2="数量", light=colours[number % 5]
        )
        for sheet in sheets
        for number in range(INDICATORS)
    )
    ExecutionLine.objects.bulk_create(
        ExecutionLine(sheet=sheet, project_code=f"P{number}", name="示例", light="green")
        for sheet in sheets
        for number in range(PROJECTS)
    )
