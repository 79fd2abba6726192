"""Projects of many years at once: a record room hangs how to gather them, and who compares departments asks here."""

import dataclasses
from collections.abc import Callable, Iterable, Sequence

from jixiao.engine.values import Absent, Money


@dataclasses.dataclass(frozen=True, slots=True)
class ProjectOfYear:
    """A project of a unit's year with its money; ``budget`` is 全年预算数, before it is known 年初预算数."""

    unit_year: int
    pk: int
    code: str
    name: str
    budget: Money | Absent
    executed: Money | Absent


Gather = Callable[[Sequence[int]], Iterable[ProjectOfYear]]
GATHERERS: list[Gather] = []


def hang_projects(gather: Gather) -> None:
    """Let a room give the projects of years by the ids of those, in a constant number of statements."""
    GATHERERS.append(gather)


def projects_of(unit_years: Sequence[int]) -> list[ProjectOfYear]:
    """Return the projects of those years, by year and code."""
    if not unit_years:
        return []
    found = [one for gather in GATHERERS for one in gather(unit_years)]
    return sorted(found, key=lambda one: (one.unit_year, one.code))
