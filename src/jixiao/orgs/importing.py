"""What a room hangs at the import desk: its template, how a row is checked, written and taken back."""

import dataclasses
from collections.abc import Callable, Mapping, Sequence
from typing import Any

import rules

from jixiao.orgs.access import may_record
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.web.importing import DryRun, ImportPlan

Checker = Callable[[UnitYear, DryRun], DryRun]
Writer = Callable[[UnitYear, Sequence[Mapping[str, Any]], Actor], list[str]]
Undoer = Callable[[UnitYear, Sequence[str], Actor], None]


@dataclasses.dataclass(frozen=True, slots=True)
class ImportDoor:
    """What a room does with a table.

    ``check`` adds errors, doubts and duplicates that only the room can see; ``write`` returns references of the rows it
    wrote (outreach.activity:12), which ``undo`` gets back; ``undo`` raises Refused where a row is in use already.
    ``back`` is the url name of the list the rows appear in; ``may`` says who imports, where that is not the clerk.
    """

    plan: ImportPlan
    check: Checker
    write: Writer
    undo: Undoer
    back: str
    may: rules.Predicate = may_record


DOORS: dict[str, ImportDoor] = {}


def hang_import(door: ImportDoor) -> None:
    """Let tables of that plan be imported; called when Django starts."""
    DOORS[door.plan.key] = door
