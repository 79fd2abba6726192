"""The groups that are shipped: read from TOML, dated by the year of a contest."""

import dataclasses
import datetime
import functools
import tomllib
from decimal import Decimal
from importlib import resources
from typing import Any

from jixiao.records.contests.models import ContestKind

FOLDER = "jixiao.records.contests.contests.shipped"
SHIPPED = (ContestKind.INNOVATION, ContestKind.FILM, ContestKind.PAINTING, ContestKind.TEACHING_AID)
_DATED = {"work_years", "work_until"}


@dataclasses.dataclass(frozen=True, slots=True)
class ReadyGroup:
    """A group as it is shipped: the values of its row, but for the days."""

    values: dict[str, Any]
    work_years: int = 0
    work_until: str = ""

    def dated(self, year: int) -> dict[str, Any]:
        """Return its values for a year: works of so many years before a day of it."""
        if not self.work_years:
            return dict(self.values)
        month, day = (int(part) for part in self.work_until.split("-"))
        until = datetime.date(year, month, day)
        since = until.replace(year=year - self.work_years) + datetime.timedelta(days=1)
        return {**self.values, "work_from": since, "work_to": until}


@dataclasses.dataclass(frozen=True, slots=True)
class ReadyContest:
    """A kind of contest as it is shipped: its words, groups, criteria (name, most, hint) and awards (name, percent)."""

    values: dict[str, Any]
    groups: tuple[ReadyGroup, ...]
    criteria: tuple[tuple[str, Decimal, str], ...]
    awards: tuple[tuple[str, Decimal], ...]


@functools.cache
def ready_made(kind: str) -> ReadyContest | None:
    """Return what is shipped for a kind of contest, None where nothing is."""
    if kind not in SHIPPED:
        return None
    data = tomllib.loads(resources.files(FOLDER).joinpath(f"{kind}.toml").read_text("utf-8"))
    groups = tuple(
        ReadyGroup(
            {name: value for name, value in one.items() if name not in _DATED},
            one.get("work_years", 0), one.get("work_until", ""),
        )
        for one in data["groups"]
    )  # fmt: skip
    return ReadyContest(
        {name: data[name] for name in ("title", "theme", "basis", "one_each")},
        groups,
        tuple((one["name"], Decimal(one["most"]), one.get("hint", "")) for one in data["criteria"]),
        tuple((one["name"], Decimal(one["percent"])) for one in data["awards"]),
    )
