"""How things are done for the demo's stations: by whom on which day, a table brought in, work done at once."""

import datetime
import io
from collections.abc import Iterable, Sequence
from pathlib import Path

import xlsxwriter
from django.core.files.base import ContentFile

from jixiao.cli.demo_site.building import Walk
from jixiao.measures.films import sniff_films
from jixiao.measures.keeping import keep_once
from jixiao.measures.models import Proof, ProofClass
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.jobs import WORKS, Progress
from jixiao.orgs.models import JobRun, UnitYear
from jixiao.orgs.taking_in import rows_without_faults, try_table, write_batch
from jixiao.web.importing import DryRun

SHOWN = Path(__file__).parent / "shown"
"""What the demo's stations show: pictures and a film, all of them drawn for the demo."""


def then(walk: Walk, day: datetime.date, *, head: bool = False, hour: int = 10) -> Actor:
    """Return the clerk or the head on a day."""
    at = datetime.datetime.combine(day, datetime.time(hour), SHANGHAI)
    return Actor(walk.office.head if head else walk.office.clerk, at, "127.0.0.1")


def table_in(*, unit_year: UnitYear, door: ImportDoor, name: str, rows: Iterable[Sequence[object]], by: Actor) -> None:
    """Bring a table in at the import desk, its columns in the order of the plan; all of its rows have to be good."""
    file, lines = io.BytesIO(), list(rows)
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([[one.title for one in door.plan.columns], *lines]):
            sheet.write_row(number, 0, row)
    batch = try_table(unit_year=unit_year, door=door, file_name=f"{name}.xlsx", content=file.getvalue(), by=by)
    good = rows_without_faults(DryRun.from_json(batch.dry_run))
    assert len(good) == len(lines), batch.dry_run  # noqa: S101 - the demo brings tables without faults
    write_batch(batch=batch, door=door, rows=good, by=by)


def file_kept(*, unit_year: UnitYear, name: str, data: bytes, by: Actor) -> Proof:
    """Keep a file that stations show, once however often it is used."""
    upload = ContentFile(data, name=name)
    return keep_once(
        unit_year=unit_year, upload=upload, name=name, proof_class=ProofClass.WORKING, by=by, look=sniff_films
    ).proof


def done_at_once(job: JobRun, at: datetime.datetime) -> None:
    """Do what was asked for on that day of the year, not on the day of the demo as its worker would."""
    outcome = WORKS[job.kind](Progress(job, at))
    JobRun.objects.filter(pk=job.pk).update(state=JobRun.State.DONE, ended_at=at, outcome=dict(outcome))
