"""The frames that ship: 指标框架 with their levels, their indicators, and where an indicator of another frame goes.

A frame is a file of ``library/``. Its levels list 一级指标 with their 二级指标; an empty list lets them be anything.
A move says where indicators of other frames stand in this one: by their codes, or by their levels.
"""

import dataclasses
import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType
from typing import Any

from jixiao.cycle.indicators.definition import PROOF_CLASSES, Definition, Place
from jixiao.cycle.indicators.models import Indicator

_FOLDER = resources.files("jixiao.cycle.indicators").joinpath("library")
_ORDER = ("mof10", "mof101", "kexie", "zt2013", "six2018", "mof10_eval")
_STEP = 10


@dataclasses.dataclass(frozen=True, slots=True)
class Move:
    """Where indicators of other frames stand here; an empty ``to_level2`` keeps their own 二级指标."""

    codes: frozenset[str]
    level1: str
    level2: str
    to_level1: str
    to_level2: str
    source: str
    doubt: str

    def takes(self, place: Place) -> bool:
        """Return whether an indicator at that place is meant."""
        if self.codes:
            return place.code in self.codes
        return place.level1 == self.level1 and self.level2 in {"", place.level2}


@dataclasses.dataclass(frozen=True, slots=True)
class Stock:
    """One indicator as it ships."""

    place: Place
    definition: Definition


@dataclasses.dataclass(frozen=True, slots=True)
class Frame:
    """One frame: 指标框架."""

    code: str
    title: str
    source: str
    mark: str
    first_year: int
    remark: str
    levels: Mapping[str, tuple[str, ...]]
    moves: tuple[Move, ...]
    stock: tuple[Stock, ...]

    def holds(self, level1: str, level2: str) -> bool:
        """Return whether the frame has these levels."""
        return level1 in self.levels and (not self.levels[level1] or level2 in self.levels[level1])

    def place_of(self, place: Place) -> tuple[str, str] | None:
        """Return 一级 and 二级指标 that an indicator has in this frame, None where it has no place."""
        if place.frame == self.code:
            return place.level1, place.level2
        for move in self.moves:
            if move.takes(place):
                return move.to_level1, move.to_level2 or place.level2
        return (place.level1, place.level2) if self.holds(place.level1, place.level2) else None


@functools.cache
def frames() -> Mapping[str, Frame]:
    """Return every frame that ships, by code."""
    found: dict[str, Frame] = {}
    for name in _ORDER:
        data = tomllib.loads(_FOLDER.joinpath(f"{name}.toml").read_text("utf-8"))
        frame = _frame(data, found)
        found[frame.code] = frame
    return MappingProxyType(found)


def place_in(frame: str, indicator: Indicator) -> tuple[str, str] | None:
    """Return 一级 and 二级指标 of an indicator in another frame, as in MOF101 where 成本 stands by itself."""
    return frames()[frame].place_of(Place.of(indicator))


def frame_title(code: str) -> str:
    """Return what a frame is called; a code that no frame has stands for itself."""
    found = frames().get(code)
    return found.title if found else code


def _frame(data: dict[str, Any], earlier: Mapping[str, Frame]) -> Frame:
    code = data["code"]
    levels = {level1: tuple(inner) for level1, inner in data.get("levels", {}).items()}
    return Frame(
        code=code,
        title=data["title"],
        source=data["source"],
        mark=data["mark"],
        first_year=data["first_year"],
        remark=data.get("remark", ""),
        levels=MappingProxyType(levels or dict(earlier[data["levels_of"]].levels)),
        moves=tuple(_move(one) for one in data.get("moves", ())) or _inherited(data, earlier),
        stock=tuple(_stock(one, data, number) for number, one in enumerate(data.get("indicators", ()), start=1)),
    )


def _inherited(data: dict[str, Any], earlier: Mapping[str, Frame]) -> tuple[Move, ...]:
    return earlier[data["levels_of"]].moves if "levels_of" in data else ()


def _move(data: dict[str, Any]) -> Move:
    return Move(
        codes=frozenset(data.get("codes", ())),
        level1=data.get("level1", ""),
        level2=data.get("level2", ""),
        to_level1=data["to_level1"],
        to_level2=data.get("to_level2", ""),
        source=data.get("source", ""),
        doubt=data.get("doubt", ""),
    )


def _stock(data: dict[str, Any], frame: dict[str, Any], number: int) -> Stock:
    said = {"mark": frame["mark"], "first_year": frame["first_year"], **frame.get("defaults", {}), **data}
    said["proof_class"] = PROOF_CLASSES[said["proof_class"]]
    place = Place(
        code=said["code"],
        frame=said.get("frame", frame["code"]),
        level1=said["level1"],
        level2=said["level2"],
        order=number * _STEP,
    )
    return Stock(place, Definition.read(said))
