"""Tables are taken in: read on trial, then written as a whole or only the good rows, and taken back within 30 days."""

import datetime
import hashlib
from collections.abc import Callable, Collection, Mapping
from typing import Any

from django.db import transaction

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.importing import ImportDoor
from jixiao.orgs.models import ImportBatch, UnitYear, YearState
from jixiao.orgs.refusing import Refused
from jixiao.orgs.trail import publish_in
from jixiao.web.importing import DryRun, ImportRow, State

UNDO_DAYS = 30


@event("orgs.batch_tried", "试读表格")
class BatchTried(Event):
    """A table was read on trial; nothing was written."""


@event("orgs.batch_written", "导入表格")
class BatchWritten(Event):
    """Rows of a table were written."""


@event("orgs.batch_dropped", "放弃导入")
class BatchDropped(Event):
    """Nothing of a table is written."""


@event("orgs.batch_undone", "撤回导入")
class BatchUndone(Event):
    """Every row that came from a table was taken back."""


@transaction.atomic
def try_table(*, unit_year: UnitYear, door: ImportDoor, file_name: str, content: bytes, by: Actor) -> ImportBatch:
    """Read a table by the plan of a room and let the room look at it; keep what was found, write nothing else.

    Refuses a file that cannot be read as that table, or as one of the other kinds the room reads, with the reason.
    """
    _require_open(unit_year)
    dry_run = door.read(file_name, content)
    for finding in dry_run.findings:
        raise Refused(finding.cause, cure=finding.cure, code=finding.code, field="file")
    dry_run = door.check(unit_year, dry_run)
    batch = ImportBatch.objects.create(
        unit_year=unit_year,
        plan=door.plan.key,
        file_name=file_name[:200],
        sha256=hashlib.sha256(content).hexdigest(),
        dry_run=dry_run.to_json(),
        by=by.person,
        at=by.at,
    )
    _tell(BatchTried, batch, {"行数": len(dry_run.rows), **dry_run.counts}, by)
    return batch


def seen_before(batch: ImportBatch) -> ImportBatch | None:
    """Return the batch by which the very same file was written already, None where it is new."""
    return (
        ImportBatch.objects.filter(
            unit_year=batch.unit_year_id, plan=batch.plan, sha256=batch.sha256, state=ImportBatch.State.WRITTEN
        )
        .exclude(pk=batch.pk)
        .select_related("by")
        .order_by("-pk")
        .first()
    )


def rows_without_faults(dry_run: DryRun) -> tuple[ImportRow, ...]:
    """Return the rows nobody has anything against."""
    return dry_run.in_state(State.OK)


def rows_without_errors(dry_run: DryRun) -> tuple[ImportRow, ...]:
    """Return the rows that can be written: those in order, and those a person has just confirmed."""
    return dry_run.in_state(State.OK, State.DOUBT, State.DUPLICATE)


@transaction.atomic
def write_batch(*, batch: ImportBatch, door: ImportDoor, rows: tuple[ImportRow, ...], by: Actor) -> ImportBatch:
    """Write these rows of a table that was read on trial; all of them, or none where the room refuses one."""
    held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    _require_open(batch.unit_year)
    if held.state != ImportBatch.State.TRIED:
        state = ImportBatch.State(held.state).label
        raise Refused(f"这份表格{state}，不能再导入", cure="要再导一次，请重新上传", code="U371")
    if not rows:
        raise Refused("没有可以导入的行", cure="在原表里改好再传一次", code="U372")
    batch.written = door.write(batch.unit_year, [row.values for row in rows], by)
    batch.rows_written, batch.state, batch.decided_at = len(rows), ImportBatch.State.WRITTEN, by.at
    batch.save(update_fields=["written", "rows_written", "state", "decided_at"])
    _tell(BatchWritten, batch, {"写入行数": len(rows)}, by)
    return batch


@transaction.atomic
def drop_batch(*, batch: ImportBatch, by: Actor) -> ImportBatch:
    """Let a table go that was read on trial."""
    if batch.state != ImportBatch.State.TRIED:
        raise Refused("这份表格已经处理过", code="U373")
    batch.state, batch.decided_at = ImportBatch.State.DROPPED, by.at
    batch.save(update_fields=["state", "decided_at"])
    _tell(BatchDropped, batch, {}, by)
    return batch


@transaction.atomic
def undo_batch(*, batch: ImportBatch, door: ImportDoor, by: Actor) -> ImportBatch:
    """Take every row of a table back, within 30 days; the room refuses where one is in use."""
    held = ImportBatch.objects.select_for_update().get(pk=batch.pk)
    _require_open(batch.unit_year)
    if held.state != ImportBatch.State.WRITTEN:
        raise Refused("只有已导入的表格能撤回", code="U374")
    if last_undo_day(held) < by.on:
        cure = "到列表里逐条修改或删除"
        raise Refused(f"导入已经超过 {UNDO_DAYS} 天，不能整批撤回", cure=cure, code="U375")
    door.undo(batch.unit_year, batch.written, by)
    batch.state, batch.decided_at = ImportBatch.State.UNDONE, by.at
    batch.save(update_fields=["state", "decided_at"])
    _tell(BatchUndone, batch, {"撤回行数": batch.rows_written}, by)
    return batch


def last_undo_day(batch: ImportBatch) -> datetime.date:
    """Return the last day on which a written batch can be taken back."""
    written = batch.decided_at or batch.at
    return written.astimezone(SHANGHAI).date() + datetime.timedelta(days=UNDO_DAYS)


def _require_open(unit_year: UnitYear) -> None:
    if unit_year.state != YearState.OPEN:
        raise Refused("年度已经关闭，不能导入", cure="请财政部门重新开放年度", code="U370")


def _tell(told: type[Event], batch: ImportBatch, after: dict[str, object], by: Actor) -> None:
    publish_in(batch.unit_year, told, subject=f"orgs.batch:{batch.pk}", name=batch.file_name, after=after, by=by)


@transaction.atomic
def blank_columns(
    *, unit_year: UnitYear, plan: str, keys: Collection[str], picked: Callable[[Mapping[str, Any]], bool]
) -> int:
    """Blank columns in what was tried of a plan, in the rows that ``picked`` takes: what they said is to be deleted.

    What was only tried is dropped, since it can no longer be written; return how many rows changed.
    """
    number = 0
    for batch in ImportBatch.objects.filter(unit_year=unit_year, plan=plan):
        rows = [row for row in batch.dry_run.get("rows", ()) if picked(row["values"])]
        for row in rows:
            for part in ("texts", "values", "errors", "doubts"):
                row[part] = {key: value for key, value in row[part].items() if key not in keys}
        if rows:
            tried = batch.state == ImportBatch.State.TRIED
            batch.state = ImportBatch.State.DROPPED if tried else batch.state
            batch.save(update_fields=["dry_run", "state"])
        number += len(rows)
    return number
