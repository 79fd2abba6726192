"""A contest of 271 works and five judges each: the list of a judge, the results, and 5,000 certificates."""

import datetime
import random
import sqlite3
import tempfile
from collections.abc import Iterator
from fractions import Fraction
from pathlib import Path
from typing import TYPE_CHECKING

from bench.measuring import Line, Measured, timed_in_turn
from jixiao.cli.site import open_site

if TYPE_CHECKING:
    from jixiao.orgs.actor import Actor
    from jixiao.orgs.models import UnitYear
    from jixiao.records.contests.models import Contest

WORKS, EACH, JUDGES, SCHOOLS = 271, 5, 20, 30
CRITERIA = (("创新性", 30), ("科学性", 30), ("实用性", 20), ("研究过程", 15), ("表达", 5))
CERTIFICATES = 5000
TOKEN = "bench"
LISTED = (
    "SELECT a.id, e.number, e.title FROM contests_assignment a JOIN contests_entry e ON e.id = a.entry_id"
    " WHERE a.judge_id = ? ORDER BY e.number"
)
MEANS = "SELECT entry_id, COUNT(*) FROM contests_assignment GROUP BY entry_id"


def lines() -> Iterator[Line]:
    """Yield the lines of this topic, all on a database that is thrown away."""
    with tempfile.TemporaryDirectory(prefix="jixiao-bench-") as folder:
        open_site(data=Path(folder))
        from django.db import connection  # noqa: PLC0415 - Django is started by now
        from django.test import Client  # noqa: PLC0415

        from bench.small_county import a_small_county  # noqa: PLC0415
        from jixiao.cli.migrate import bring_up  # noqa: PLC0415
        from jixiao.records.contests.judging.assigning import given_of  # noqa: PLC0415
        from jixiao.records.contests.judging.balancing import spread  # noqa: PLC0415
        from jixiao.records.contests.judging.resulting import compute_results  # noqa: PLC0415

        bring_up()
        year, by = a_small_county()
        contest = a_contest(year, by)
        given = given_of(contest)
        raw = sqlite3.connect(connection.settings_dict["NAME"])
        own, bare = timed_in_turn(lambda: spread(given, seed="2024"), lambda: raw.execute(MEANS).fetchall(), runs=7)
        yield Line(f"{WORKS} works spread over {JUDGES} judges, {EACH} each", own, "", "GROUP BY in raw sqlite3", bare)
        marked(contest, by)
        client, judge = let_in(Client(SERVER_NAME="127.0.0.1"), contest), contest.judges.order_by("number").first()
        assert judge is not None
        address = f"/contest/{contest.token}/judge/?show=all"
        assert client.get(address).content.count(b"<li>") >= WORKS * EACH // JUDGES
        own, bare = timed_in_turn(
            lambda: client.get(address), lambda: raw.execute(LISTED, (judge.pk,)).fetchall(), runs=21
        )
        works = WORKS * EACH // JUDGES
        yield Line(
            f"the list of a judge, {works} of {WORKS * EACH} marks", own, "≤ 100 ms", "its rows in sqlite3", bare
        )
        type(contest).objects.update(state="deciding")
        contest.refresh_from_db()
        compute_results(contest=contest, by=by)
        own, bare = timed_in_turn(
            lambda: compute_results(contest=contest, by=by), lambda: raw.execute(MEANS).fetchall(), runs=9
        )
        yield Line(f"results of {WORKS} works × {EACH} judges", own, "≤ 200 ms", "GROUP BY in raw sqlite3", bare)
        yield certified(contest, by)
        raw.close()
        connection.close()


def a_contest(year: "UnitYear", by: "Actor") -> "Contest":
    """Write a contest that is judged into the tables: works of many schools, two panels that are evened out."""
    from jixiao.records.contests.models import (  # noqa: PLC0415 - Django is started by now
        Contest,
        Criterion,
        Entry,
        Group,
        Judge,
        Panel,
        School,
    )
    from jixiao.records.contests.seals import code_digest  # noqa: PLC0415

    day = datetime.timedelta(days=1)
    made = Contest.objects.create(
        unit_year=year, code="S1", title="示例青少年科技创新大赛", kind="innovation", state="judging", token=TOKEN,
        entry_from=by.on - day, entry_to=by.on - day, made_by=by.person, made_at=by.at, opened_by=by.person,
        opened_at=by.at, normalises=True,
    )  # fmt: skip
    group = Group.objects.create(
        contest=made, position=1, code="X1", name="示例组别", judges_each=EACH, drops_ends=True
    )
    for position, (name, most) in enumerate(CRITERIA, start=1):
        Criterion.objects.create(group=group, position=position, name=name, most=most)
    panels = [Panel.objects.create(contest=made, name=f"示例评审组{place}") for place in (1, 2)]
    for panel in panels:
        panel.groups.set([group])
    for number in range(1, JUDGES + 1):
        digest = code_digest(contest=made.pk, door="judge", text=f"CODE{number:06d}")
        one = Judge.objects.create(
            contest=made, number=number, name=f"示例评委{number}", key=f"j{number}", digest=digest, promised_at=by.at
        )
        one.panels.set([panels[number % 2]])
    schools = [
        School.objects.create(unit=year.unit, code=f"X{place}", name=f"示例第{place}小学") for place in range(SCHOOLS)
    ]
    Entry.objects.bulk_create(
        Entry(
            contest=made, group=group, school=schools[place % SCHOOLS], number=f"X1-{place:04d}",
            title=f"示例作品{place}", state="qualified", made_at=by.at, changed_at=by.at, handed_in_at=by.at,
        )
        for place in range(WORKS)
    )  # fmt: skip
    return made


def marked(contest: "Contest", by: "Actor") -> None:
    """Give the works out balanced, and let every judge have marked them."""
    from jixiao.records.contests.judging.assigning import assign_balanced  # noqa: PLC0415 - Django is started by now
    from jixiao.records.contests.models import Assignment, Criterion, Mark  # noqa: PLC0415

    chance = random.Random(2024)  # noqa: S311 - nothing secret
    assert not assign_balanced(contest=contest, seed="2024", by=by).gaps
    criteria = list(Criterion.objects.filter(group__contest=contest))
    marks, tasks = [], list(Assignment.objects.filter(judge__contest=contest))
    for task in tasks:
        points = [chance.randrange(int(one.most) + 1) for one in criteria]
        task.state, task.score, task.submitted_at = "submitted", Fraction(sum(points)), by.at
        marks += [
            Mark(assignment=task, criterion=one, points=given) for one, given in zip(criteria, points, strict=True)
        ]
    Assignment.objects.bulk_update(tasks, ["state", "score", "submitted_at"], batch_size=200)
    Mark.objects.bulk_create(marks, batch_size=2000)


def let_in(client, contest: "Contest"):  # noqa: ANN001, ANN201 - Django's test client
    """Let the first judge in, as they would come in."""
    client.post(f"/contest/{contest.token}/judge/enter/", {"code": "CODE000001"})
    return client


def certified(contest: "Contest", by: "Actor") -> Line:
    """Return how long 5,000 certificates take as one background job, and how many that is a second."""
    import time  # noqa: PLC0415 - for this alone

    from jixiao.orgs.actor import Actor  # noqa: PLC0415 - Django is started by now
    from jixiao.orgs.jobs import Progress  # noqa: PLC0415
    from jixiao.records.contests.models import AwardCertificate, Contest, Entry, Result, Tutor  # noqa: PLC0415  # noqa: PLC0415
    from jixiao.records.contests.publishing.jobs import ask_for_certificates, certificates_job, pdf_path  # noqa: PLC0415
    from jixiao.records.contests.seals import seal  # noqa: PLC0415

    Result.objects.update(award="一等奖", state="published", published_at=by.at)
    day = by.on - datetime.timedelta(days=1)
    Contest.objects.update(
        state="published", notice_from=day, notice_to=day, published_at=by.at, published_by=by.person
    )
    entries = list(Entry.objects.filter(contest=contest))
    Tutor.objects.bulk_create(
        Tutor(
            entry=entries[place % WORKS],
            position=place // WORKS + 1,
            name_seal=seal("李示例"),
            masked="李*例",
            key=f"t{place}",
        )
        for place in range(CERTIFICATES)
    )
    contest.refresh_from_db()
    job = ask_for_certificates(contest=contest, base="http://127.0.0.1:8000/", by=by)
    start = time.perf_counter()
    outcome = certificates_job(Progress(job, Actor(by.person, by.at).at))
    taken = time.perf_counter() - start
    assert outcome["pages"] == CERTIFICATES == AwardCertificate.objects.count()
    what = (
        f"{CERTIFICATES:,} certificates, {CERTIFICATES / taken:.0f} a second, {pdf_path(job).stat().st_size >> 20} MB"
    )
    return Line(
        what, Measured(taken * 1000, 1), "≥ 20 a second", "at 20 a second", Measured(CERTIFICATES / 20 * 1000, 1)
    )
