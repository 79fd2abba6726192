"""What a room hangs at the import desk: its template, how a row is checked, written and taken back."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from pathlib import PurePath
from typing import Any

import rules

from jixiao.orgs.access import may_record
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.web.importing import DryRun, ImportPlan, read_upload

Checker = Callable[[UnitYear, DryRun], DryRun]
Writer = Callable[[UnitYear, Sequence[Mapping[str, Any]], Actor], list[str]]
Undoer = Callable[[UnitYear, Sequence[str], Actor], None]
Reader = Callable[[bytes, ImportPlan], DryRun]
TABLE = ".xlsx"


@dataclasses.dataclass(frozen=True, slots=True)
class OtherFile:
    """A kind of file other than XLSX that a door reads by itself, into rows of the same plan.

    ``title`` is what people call it, ``shape`` says how it has to be written. ``read`` tells the faults of the file as
    findings and those of a row beside its cell, as ``read_upload`` does; the numbers of its rows are lines of the file.
    """

    title: str
    shape: str
    read: Reader


@dataclasses.dataclass(frozen=True, slots=True)
class ImportDoor:
    """What a room does with a table.

    ``check`` adds errors, doubts and duplicates that only the room can see; ``write`` returns references of the rows it
    wrote (outreach.activity:12), which ``undo`` gets back; ``undo`` raises Refused where a row is in use already.
    ``back`` is the url name of the list the rows appear in; ``may`` says who imports, where that is not the clerk.
    ``others`` are kinds of file that are read beside XLSX, by the ending of their name (".docx").
    """

    plan: ImportPlan
    check: Checker
    write: Writer
    undo: Undoer
    back: str
    may: rules.Predicate = may_record
    others: Mapping[str, OtherFile] = dataclasses.field(default_factory=dict)

    @property
    def endings(self) -> tuple[str, ...]:
        """Return the endings of the files that are read, XLSX first."""
        return (TABLE, *self.others)

    def read(self, file_name: str, content: bytes) -> DryRun:
        """Return what a file holds, read as the ending of its name says; whatever has no ending of ours, as XLSX."""
        other = self.others.get(PurePath(file_name).suffix.lower())
        return other.read(content, self.plan) if other else read_upload(content, self.plan)


DOORS: dict[str, ImportDoor] = {}


def hang_import(door: ImportDoor) -> None:
    """Let tables of that plan be imported; called when Django starts."""
    DOORS[door.plan.key] = door
