"""The tables of the room."""

from jixiao.orgs.models.batches import ImportBatch
from jixiao.orgs.models.comments import Comment, Mention
from jixiao.orgs.models.deadlines import DigestWish, FeedToken, Reminder, SpecialDay
from jixiao.orgs.models.handovers import (
    ONE_A_YEAR,
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
    "ONE_A_YEAR",
    "ONE_BY_ONE",
    "Comment",
    "Delegation",
    "DigestWish",
    "Duty",
    "DutyHandover",
    "FeedToken",
    "Handover",
    "HandoverKind",
    "HandoverState",
    "HandoverStep",
    "ImportBatch",
    "JobRun",
    "LateException",
    "Mention",
    "OnceToken",
    "Person",
    "Reminder",
    "SessionRecord",
    "SpecialDay",
    "TrailEntry",
    "TrailHead",
    "TrailTail",
    "Unit",
    "UnitKind",
    "UnitYear",
    "Window",
    "YearState",
]
