"""覆盖: which townships and streets have a 科协, and what else is there; four statements, whatever their number."""

import dataclasses
import datetime
from collections.abc import Mapping, Sequence

from jixiao.orgs.models import UnitYear
from jixiao.records.community.models import Organisation, OrganisationKind, OrganisationState, Place, YearlyCheck
from jixiao.records.community.organisations.queries import (
    MOST_ORGANISATIONS,
    MOST_PLACES,
    organisations_of,
    places_of,
    standing_on,
)


@dataclasses.dataclass(frozen=True, slots=True)
class Line:
    """A township: its own 科协 (None where there is none), what else there is by kind, and the check of the year."""

    place: Place
    own: Organisation | None
    others: Mapping[str, int]
    check: YearlyCheck | None

    @property
    def is_covered(self) -> bool:
        """Return whether it has a 科协 that works."""
        return self.own is not None and self.own.state == OrganisationState.ACTIVE


@dataclasses.dataclass(frozen=True, slots=True)
class Coverage:
    """The townships of a unit on a day."""

    lines: Sequence[Line]

    @property
    def covered(self) -> int:
        """Return how many have a 科协 that works."""
        return sum(line.is_covered for line in self.lines)

    @property
    def whole(self) -> int:
        """Return how many there are."""
        return len(self.lines)

    @property
    def lacking(self) -> list[str]:
        """Return the names of those without."""
        return [line.place.name for line in self.lines if not line.is_covered]


def coverage_of(unit_year: UnitYear, *, on: datetime.date) -> Coverage:
    """Return which townships have a 科协 on a day."""
    rows = organisations_of(unit_year.unit).filter(standing_on(on), place__isnull=False).order_by("pk")
    found = list(rows[:MOST_ORGANISATIONS])
    checks = {one.organisation_id: one for one in YearlyCheck.objects.filter(unit_year=unit_year).order_by("pk")}
    own: dict[int, Organisation] = {}
    others: dict[int, dict[str, int]] = {}
    for one in found:
        where = one.place_id or 0
        if one.kind == OrganisationKind.TOWNSHIP:
            if where not in own or one.state == OrganisationState.ACTIVE:
                own[where] = one
        elif one.state == OrganisationState.ACTIVE:
            counts = others.setdefault(where, {})
            counts[one.kind] = counts.get(one.kind, 0) + 1
    lines = []
    for place in places_of(unit_year.unit)[:MOST_PLACES]:
        mine = own.get(place.pk)
        lines.append(Line(place, mine, others.get(place.pk, {}), checks.get(mine.pk) if mine else None))
    return Coverage(lines)
