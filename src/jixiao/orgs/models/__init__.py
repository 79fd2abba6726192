"""The tables of the room."""

from jixiao.orgs.models.batches import ImportBatch
from jixiao.orgs.models.handovers import (
    ONE_BY_ONE,
    Handover,
    HandoverKind,
    HandoverState,
    HandoverStep,
    LateException,
    Window,
)
from jixiao.orgs.models.lines import TrailEntry, TrailHead, TrailTail
from jixiao.orgs.models.people import Delegation, Duty, DutyHandover, Person, SessionRecord
from jixiao.orgs.models.runs import JobRun, OnceToken
from jixiao.orgs.models.units import Unit, UnitKind, UnitYear, YearState

__all__ = [
    "ONE_BY_ONE",
    "Delegation",
    "Duty",
    "DutyHandover",
    "Handover",
    "HandoverKind",
    "HandoverState",
    "HandoverStep",
    "ImportBatch",
    "JobRun",
    "LateException",
    "OnceToken",
    "Person",
    "SessionRecord",
    "TrailEntry",
    "TrailHead",
    "TrailTail",
    "Unit",
    "UnitKind",
    "UnitYear",
    "Window",
    "YearState",
]
