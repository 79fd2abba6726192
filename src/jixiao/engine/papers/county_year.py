"""A county's year as its paper is written from it: shares with their base, spreads, gaps, the departments."""

import dataclasses
import datetime
from fractions import Fraction

from jixiao.engine.values import Money


@dataclasses.dataclass(frozen=True, slots=True)
class CountyShare:
    """A share with its base: ``done`` of ``base`` of what ``of`` names (个部门, 个项目)."""

    name: str
    done: int
    base: int
    of: str
    meaning: str


@dataclasses.dataclass(frozen=True, slots=True)
class CountyMoney:
    """Money under something, of all money known; ``unfilled`` and ``void`` projects have no amount."""

    name: str
    done: Money
    base: Money
    unfilled: int
    void: int


@dataclasses.dataclass(frozen=True, slots=True)
class CountySpread:
    """The scores of a group of departments; None where there is none."""

    name: str
    count: int
    unscored: int
    mean: Fraction | None
    lowest: Fraction | None
    middle: Fraction | None
    highest: Fraction | None


@dataclasses.dataclass(frozen=True, slots=True)
class CountyGap:
    """A department whose agreed score differs from its own, and why."""

    unit: str
    own: Fraction
    agreed: Fraction
    reasons: tuple[str, ...]


@dataclasses.dataclass(frozen=True, slots=True)
class CountyYear:
    """A year of a county, as its paper is written from it; ``rows`` is the table of departments, heads first."""

    county: str
    authority: str
    year: int
    on: datetime.date
    units: int
    stages: tuple[CountyShare, ...]
    late: int
    coverages: tuple[CountyShare, ...]
    moneys: tuple[CountyMoney, ...]
    lights: tuple[tuple[str, int], ...]
    whole: CountySpread
    grades: tuple[tuple[str, int], ...]
    sectors: tuple[CountySpread, ...]
    gaps: tuple[CountyGap, ...]
    problems: int
    problems_late: int
    problems_closed: int
    before: CountySpread | None
    rows: tuple[tuple[str, ...], ...]
    mark: str = ""
