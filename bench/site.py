"""The site of a whole county: eighty departments, five years, eight people at once."""

import contextlib
import http.client
import os
import re
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

from bench import filing
from bench.clients import CLIENTS, REQUESTS, Answered, Visitor, answered, asked
from bench.county import DEPARTMENTS, FINANCE, MARKED, PUBLISHED, PUBLISHED_YEARS, YEARS, code_of, kept_county
from bench.measuring import Line, Measured, timed_in_turn
from bench.serving import held, served, worked
from bench.starting import peak_memory
from jixiao.cli.site import open_site

WORKERS = 2
BETWEEN_ACTS = 0.5  # seconds: all of a county in the last days before the reports are due
REVIEWER = "the reviewer's workbench"
PAGES = {
    "list of activities": "/{unit}/{marked}/outreach/",
    "evaluation sheet": "/{unit}/{marked}/evaluation/",
    "report": "/{unit}/{published}/reports/",
    "workbench": "/{unit}/{marked}/",
    REVIEWER: f"/{FINANCE}/{{marked}}/",
    "goals": "/{unit}/{marked}/goals/",
    "public report": "/public/{unit}/{published}/",
}
ACCOUNT = "/mine/"
DJANGO = "from jixiao.cli.site import open_site; open_site()"


def lines() -> Iterator[Line]:
    """Yield the lines of this topic, all taken on a copy of the county that is thrown away."""
    kept = kept_county()
    walked, copied = (float(word) for word in (kept / "built.txt").read_text("ascii").split())
    what = f"{DEPARTMENTS} departments × {YEARS} years loaded, {(kept / 'jixiao.sqlite3').stat().st_size >> 20:,} MB"
    through_acts = "of it one department's two years through the acts"
    yield Line(what, Measured(walked + copied, 1, "s"), "≤ 60 s", through_acts, Measured(walked, 1, "s"))
    with tempfile.TemporaryDirectory(prefix="jixiao-bench-") as folder:
        data = Path(folder) / "data"
        shutil.copytree(kept, data)
        open_site(data=data)
        yield from statements()
        yield marking()
        yield from filing.lines(data)
        visitors = signed_in()
        with served(data, workers=WORKERS) as (port, pid):
            yield from idle(pid)
            yield from pages(port, pid, visitors)
            yield loaded(pid)
    print(f"load of the machine in these five minutes: {os.getloadavg()[1]:.1f}", file=sys.stderr)


def signed_in() -> dict[str, list[Visitor]]:
    """Return the visitors of each page: the clerks of eight departments, eight times the reviewer, or anybody."""
    from django.conf import settings  # noqa: PLC0415 - Django is started by now
    from django.db import connection  # noqa: PLC0415

    found: dict[str, list[Visitor]] = {page: [] for page in PAGES}
    for number in range(0, DEPARTMENTS, DEPARTMENTS // CLIENTS):
        unit = code_of(number)
        keys = {"clerk": session_of(unit, "clerk"), "reviewer": session_of(FINANCE, "reviewer")}
        for page, address in PAGES.items():
            years = range(PUBLISHED, PUBLISHED - PUBLISHED_YEARS, -1)
            addresses = dict.fromkeys(address.format(unit=unit, marked=MARKED, published=year) for year in years)
            key = keys["reviewer" if page == REVIEWER else "clerk"]
            cookie = "" if address.startswith("/public/") else f"{settings.SESSION_COOKIE_NAME}={key}"
            found[page].append(Visitor(cookie, tuple(addresses)))
    connection.close()
    return found


def session_of(unit: str, role: str) -> str:
    """Return the key of a new session of whoever holds the role there."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY  # noqa: PLC0415
    from django.contrib.sessions.backends.db import SessionStore  # noqa: PLC0415

    from jixiao.orgs.models import Person  # noqa: PLC0415

    person = Person.objects.get(duties__unit__code=unit, duties__role=role)
    session = SessionStore()
    session[SESSION_KEY] = str(person.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = person.get_session_auth_hash()
    session.create()
    return str(session.session_key)


def statements() -> Iterator[Line]:
    """Yield how many statements each page asks the database."""
    account = counted(ACCOUNT, session_of(code_of(0), "clerk"))
    for page, address in PAGES.items():
        key = session_of(FINANCE, "reviewer") if page == REVIEWER else session_of(code_of(0), "clerk")
        number = counted(address.format(unit=code_of(0), marked=MARKED, published=PUBLISHED), key)
        yield Line(
            f"{page}: statements",
            Measured(number, 1, "SQL"),
            "as many for any number of rows",
            "the account page",
            Measured(account, 1, "SQL"),
        )


def counted(address: str, key: str) -> int:
    """Return how many statements the second visit to a page takes; the first writes down the session."""
    from django.conf import settings  # noqa: PLC0415 - Django is started by now
    from django.db import connection  # noqa: PLC0415
    from django.test import Client  # noqa: PLC0415
    from django.test.utils import CaptureQueriesContext  # noqa: PLC0415

    client = Client(headers={"host": "127.0.0.1"})
    client.cookies[settings.SESSION_COOKIE_NAME] = key
    for _ in range(2):
        with CaptureQueriesContext(connection) as seen:
            response = client.get(address)
        assert response.status_code == 200, f"{address}: {response.status_code}"
    return len(seen)


def marking() -> Line:
    """Return how long it takes to read the board and mark a year."""
    from jixiao.cycle.evaluation.marking import mark  # noqa: PLC0415 - Django is started by now
    from jixiao.cycle.evaluation.models import Evaluation  # noqa: PLC0415
    from jixiao.engine.scoring import rulebook_for  # noqa: PLC0415
    from jixiao.engine.yearbook import assess, read_toml  # noqa: PLC0415
    from jixiao.orgs.actor import Actor  # noqa: PLC0415
    from jixiao.web.clock import now  # noqa: PLC0415

    evaluation = Evaluation.objects.select_related("unit_year__unit", "marked_by").get(
        unit_year__unit__code=code_of(7), unit_year__year=MARKED
    )
    assert evaluation.marked_by is not None
    by = Actor(evaluation.marked_by, now(), "127.0.0.1")
    yearbook = read_toml(evaluation.yearbook, name="bench").yearbook
    assert yearbook is not None
    own, pure = timed_in_turn(
        lambda: mark(evaluation=evaluation, by=by), lambda: assess(yearbook, rulebook_for(MARKED)), runs=15
    )
    what = f"readings taken and a year marked ({evaluation.rows.count()} rows)"
    return Line(what, own, "≤ 300 ms", "the same yearbook assessed, no database", pure)


def idle(pid: int) -> Iterator[Line]:
    """Yield what the whole site holds before anybody comes."""
    time.sleep(3)
    megabytes, number = held(pid)
    plain = peak_memory((sys.executable, "-c", DJANGO), runs=1)
    what = f"idle memory of the whole site, {number} processes (PSS)"
    yield Line(what, Measured(megabytes, 1, "MB"), "≤ 400 MB", "one process that has only started Django", plain)


def loaded(pid: int) -> Line:
    """Return what it holds after all that."""
    megabytes, number = held(pid)
    plain = peak_memory((sys.executable, "-c", DJANGO), runs=1)
    what = f"the same after the visits, {number} processes"
    return Line(what, Measured(megabytes, 1, "MB"), "", "one process that has only started Django", plain)


def pages(port: int, pid: int, visitors: dict[str, list[Visitor]]) -> Iterator[Line]:
    """Yield how each page comes to eight people at once, and all of them mixed."""
    address = a_style_sheet(port)
    nothing, nothing_done = at_work(port, pid, [Visitor("", (address,))] * CLIENTS)
    yardstick = "a style sheet from the same server"
    for page, who in visitors.items():
        own, work = at_work(port, pid, who)
        yield from told(page, own, yardstick, nothing)
        yield Line(f"{page}: the server's work", work, "≤ 30 ms (8 × 30 ÷ 2 cores = 120)", yardstick, nothing_done)
    mixed = mixed_of(visitors)
    every, work = at_work(port, pid, mixed)
    yield from told("all pages mixed", every, yardstick, nothing)
    yield Line("all pages mixed: the server's work", work, "≤ 13 ms (2 cores ÷ 150)", yardstick, nothing_done)
    rate, base = Measured(every.a_second, len(every.times), "pages/s"), Measured(nothing.a_second, REQUESTS, "pages/s")
    yield Line("all pages mixed", rate, "≥ 150 pages/s", yardstick, base)
    with somebody_acting():
        busy, _ = at_work(port, pid, mixed)
    yield from told(f"all pages mixed, an act every {BETWEEN_ACTS} s", busy, yardstick, nothing)
    work, base = Measured(every.own_work, len(every.times)), Measured(nothing.own_work, REQUESTS)
    yield Line("of it the clients' own work, each page", work, "", "the same for the style sheet", base)


@contextlib.contextmanager
def somebody_acting() -> Iterator[None]:
    """Have somebody of another department enter a value over and over: what was remembered must be read anew."""
    from django.db import connection  # noqa: PLC0415 - Django is started by now

    from jixiao.measures.entering import enter_value  # noqa: PLC0415
    from jixiao.orgs.actor import Actor  # noqa: PLC0415
    from jixiao.orgs.models import Person, UnitYear  # noqa: PLC0415
    from jixiao.web.clock import now  # noqa: PLC0415

    year = UnitYear.objects.select_related("unit").get(unit__code=code_of(1), year=MARKED)
    clerk = Person.objects.get(duties__unit=year.unit, duties__role="clerk")
    done = threading.Event()
    acts = 0

    def act() -> None:
        nonlocal acts
        while not done.wait(BETWEEN_ACTS):
            enter_value(
                unit_year=year, name="示例计数", unit="个", value=acts, note="示例", by=Actor(clerk, now(), "127.0.0.1")
            )
            acts += 1
        connection.close()

    thread = threading.Thread(target=act)
    thread.start()
    try:
        yield
    finally:
        done.set()
        thread.join()
    assert acts, "nobody acted while the pages were asked for"


def told(page: str, own: Answered, yardstick: str, nothing: Answered) -> Iterator[Line]:
    """Yield the two lines of a page."""
    number = len(own.times)
    what = f"{page}, {CLIENTS} at once"
    yield Line(what, Measured(own.median, number), "≤ 120 ms", yardstick, Measured(nothing.median, len(nothing.times)))
    against = Measured(nothing.most, REQUESTS)
    yield Line(f"{what}: 95 of 100", Measured(own.most, number), "≤ 250 ms", yardstick, against)


def at_work(port: int, pid: int, who: list[Visitor]) -> tuple[Answered, Measured]:
    """Return how the visitors are answered, and how long a processor is at work for each page they ask."""
    before = worked(pid)
    own = answered(port, who)
    number = len(own.times) + sum(len(one.addresses) for one in who)
    return own, Measured((worked(pid) - before) * 1000 / number, number)


def mixed_of(visitors: dict[str, list[Visitor]]) -> list[Visitor]:
    """Return visitors who ask every page by turns, each beginning with another; what the reviewer sees is left out."""
    pages = [who for page, who in visitors.items() if page != REVIEWER]
    found = []
    for number in range(CLIENTS):
        cookie = next(who[number].cookie for who in pages if who[number].cookie)
        turned = pages[number % len(pages) :] + pages[: number % len(pages)]
        found.append(Visitor(cookie, tuple(who[number].addresses[0] for who in turned)))
    return found


def a_style_sheet(port: int) -> str:
    """Return the address of the style sheet of the login page."""
    line = http.client.HTTPConnection("127.0.0.1", port, timeout=30)
    found = re.search(rb'href="(/static/[^"]+[.]css)"', asked(line, "", "/login/"))
    assert found is not None
    line.close()
    return found[1].decode("ascii")
