"""Who sits where: a person at work on one unit's year, with the roles they hold there."""

import dataclasses
import datetime
import functools
from collections.abc import Callable, Collection, Mapping
from typing import Protocol

import rules
from django.urls import reverse

from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.models import Person, Unit, UnitYear, YearState
from jixiao.orgs.queries import units_seen, years_of
from jixiao.orgs.remembering import Memory
from jixiao.orgs.roles import TRADE, Role

SWITCHABLE = 20
_YEARS: Memory[tuple[int, ...]] = Memory(200)
_UNITS: Memory[tuple[Unit, ...]] = Memory(200)


class Waits(Protocol):
    """One thing that waits: what the top bar needs of it."""

    @property
    def due(self) -> datetime.date | None:
        """Return the day it is due."""


@dataclasses.dataclass(frozen=True, slots=True)
class Waiting:
    """What waits for a person at a desk, and how much of it behind which stop of the street."""

    items: tuple[Waits, ...] = ()
    by_stop: Mapping[str, int] = dataclasses.field(default_factory=dict)


@dataclasses.dataclass(frozen=True)
class Desk:
    """A person at work on one unit's year. ``unit_year`` is None only on pages that ask for no year."""

    person: Person
    unit: Unit
    unit_year: UnitYear | None
    roles: frozenset[Role]
    held: tuple[tuple[Unit, Role], ...]
    at: datetime.datetime
    address: str | None
    year: int
    wait: Callable[["Desk"], Waiting] | None = None

    @property
    def actor(self) -> Actor:
        """Return what acts take as ``by``."""
        return Actor(self.person, self.at, self.address)

    @property
    def its_year(self) -> UnitYear:
        """Return the unit's year at the desk; LookupError on a page that asks for none."""
        if self.unit_year is None:
            raise LookupError("this page stands at no year: at_desk finds one or answers 404")
        return self.unit_year

    @property
    def today(self) -> datetime.date:
        """Return the day, by the clock of Shanghai."""
        return self.at.astimezone(SHANGHAI).date()

    @property
    def is_closed(self) -> bool:
        """Return whether the year can only be looked at."""
        return self.unit_year is not None and self.unit_year.state == YearState.CLOSED

    @property
    def role_words(self) -> str:
        """Return the roles as the top bar shows them."""
        return "、".join(role.label for role in Role if role in self.roles)

    def may_see(self, url_name: str, seen_by: Collection[str] = ()) -> bool:
        """Return whether the street shows this person a stop: to the roles named or the trade; rooms need a year."""
        has_page = self.unit_year is not None or url_name.startswith("orgs:")
        return has_page and bool(self.roles & set(seen_by or TRADE))

    @functools.cached_property
    def waiting(self) -> Waiting:
        """Return what waits for this person, looked up once a request."""
        return self.wait(self) if self.wait else Waiting()

    @property
    def todo_count(self) -> int:
        """Return how many things the top bar counts."""
        return len(self.waiting.items)

    @property
    def todo_late(self) -> int:
        """Return how many of them are overdue."""
        return sum(1 for one in self.waiting.items if one.due and one.due < self.today)

    @property
    def counts(self) -> Mapping[str, int]:
        """Return the numbers beside the stops of the street."""
        return self.waiting.by_stop

    @functools.cached_property
    def years(self) -> tuple[int, ...]:
        """Return the years of the unit."""
        return _YEARS.recall(self.unit.pk, lambda: tuple(one.year for one in years_of(self.unit)), of=[self.unit])

    @functools.cached_property
    def units(self) -> tuple[Unit, ...]:
        """Return other units the person may go to from the top bar."""
        return _UNITS.recall(self.held, lambda: tuple(units_seen(self.held).order_by("code")[:SWITCHABLE]), of=None)

    def may(self, predicate: rules.Predicate) -> bool:
        """Return whether the person may, for templates and views."""
        return bool(predicate(self))

    def door(self, name: str, *args: object, **kwargs: object) -> str:
        """Return the address of a page at this desk."""
        if args:
            raise TypeError("name the parts of an address: door('outreach:activity', pk=3)")
        return reverse(name, kwargs={"unit": self.unit.code, "year": self.year, **kwargs})
