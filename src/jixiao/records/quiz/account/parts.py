"""What the account of a campaign is made of: plain values; a share of nothing is None."""

import dataclasses
import datetime
from collections.abc import Mapping
from fractions import Fraction

from jixiao.engine.errors import Finding
from jixiao.engine.values import Money
from jixiao.records.quiz.counted.records import Tally
from jixiao.records.quiz.models import Campaign, CampaignChange


def share(part: int, whole: int) -> Fraction | None:
    """Return the part of the whole as a share of one."""
    return Fraction(part, whole) if whole else None


@dataclasses.dataclass(frozen=True, slots=True)
class DayRow:
    """One day: sets handed in, valid ones, and their answers."""

    day: datetime.date
    sets: int
    valid: int
    answers: int
    right: int

    @property
    def share(self) -> Fraction | None:
        """Return how much was right."""
        return share(self.right, self.answers)


@dataclasses.dataclass(frozen=True, slots=True)
class GroupRow:
    """One township or school: who took part, their sets and points."""

    name: str
    players: int
    sets: int
    points: int


@dataclasses.dataclass(frozen=True, slots=True)
class TagRow:
    """One tag: its questions in the pool, how often they were answered, and how often right."""

    tag: str
    questions: int
    answers: int
    right: int

    @property
    def share(self) -> Fraction | None:
        """Return how much was right."""
        return share(self.right, self.answers)


@dataclasses.dataclass(frozen=True, slots=True)
class HardRow:
    """A question that many got wrong, with what is right."""

    position: int
    text: str
    answers: int
    right: int
    answer: str
    explanation: str

    @property
    def share(self) -> Fraction:
        """Return how much was right; only questions that were answered stand here."""
        return Fraction(self.right, self.answers)


@dataclasses.dataclass(frozen=True, slots=True)
class Points:
    """Points of all players: earned by answering, put right, spent, given back, and left."""

    answered: int
    corrected: int
    spent: int
    refunded: int
    left: int

    @property
    def earned(self) -> int:
        """Return what was earned in all."""
        return self.answered + self.corrected


@dataclasses.dataclass(frozen=True, slots=True)
class PrizeRow:
    """One prize: where its pieces are, how many were not fetched, how many promises were cancelled."""

    grade: str
    name: str
    way: str
    total: int
    given: int
    waiting: int
    left: int
    unclaimed: int
    cancelled: int
    worth: Money | None
    value: Money | None


@dataclasses.dataclass(frozen=True, slots=True)
class LeadRow:
    """One kind of lead: how many, and how many ended in an exclusion."""

    kind: str
    found: int
    excluded: int


@dataclasses.dataclass(frozen=True, slots=True)
class DrawRow:
    """A draw, with all that it takes to repeat it."""

    prize: str
    seed: str
    list_hash: str
    entrants: int
    winners: tuple[str, ...]
    at: datetime.datetime


@dataclasses.dataclass(frozen=True, slots=True)
class Contacts:
    """Names and telephones of winners: how many were left, how many are deleted, and the last day of keeping them."""

    every: int
    deleted: int
    last: datetime.date | None


@dataclasses.dataclass(frozen=True, slots=True)
class Winner:
    """A winner who agreed to be shown, masked."""

    prize: str
    handle: str
    name: str
    phone: str


@dataclasses.dataclass(frozen=True, slots=True)
class Account:
    """What a campaign came to."""

    campaign: Campaign
    is_taken_over: bool
    tally: Tally
    days: tuple[DayRow, ...]
    groups: tuple[GroupRow, ...]
    tags: tuple[TagRow, ...]
    hardest: tuple[HardRow, ...]
    points: Points
    prizes: tuple[PrizeRow, ...]
    excluded: int
    leads: tuple[LeadRow, ...]
    appeals: Mapping[str, int]
    changes: tuple[CampaignChange, ...]
    draws: tuple[DrawRow, ...]
    contacts: Contacts
    winners: tuple[Winner, ...]
    findings: tuple[Finding, ...]
