"""The outlines that reports are written to, as data: one TOML a form, read once."""

import dataclasses
import functools
import tomllib
from collections.abc import Mapping
from importlib import resources
from types import MappingProxyType
from typing import Any

from jixiao.engine.intake.spelling import settled


@dataclasses.dataclass(frozen=True, slots=True, eq=False)  # each is itself: hashing its words would take long
class OutlineSection:
    """A section of a form: its key (1, 1.2), level, official title, other wordings, and what its heading speaks of.

    ``words`` are groups of key words; a group is met where the heading holds one of them. ``optional`` sections are
    written only where they apply, so that their absence is no fault.
    """

    key: str
    level: int
    title: str
    also: tuple[str, ...]
    words: tuple[tuple[str, ...], ...]
    optional: bool


@dataclasses.dataclass(frozen=True, slots=True)
class Outline:
    """A form: its sections in order, the words of a title that speak for it, where it is from, and any doubt."""

    key: str
    title: str
    source: str
    unsure: bool
    marks: tuple[tuple[str, ...], ...]
    sections: tuple[OutlineSection, ...]


@functools.cache
def outlines() -> Mapping[str, Outline]:
    """Return every outline there is, by key."""
    found = {}
    for page in sorted(resources.files(__package__).joinpath("outlines").iterdir(), key=lambda page: page.name):
        if page.name.endswith(".toml"):
            outline = _read(page.name.removesuffix(".toml"), tomllib.loads(page.read_text("utf-8")))
            found[outline.key] = outline
    return MappingProxyType(found)


@functools.cache
def title_levels() -> Mapping[str, int]:
    """Return the level of each official title and its other wordings, by its settled words."""
    return MappingProxyType(
        {
            settled(title): section.level
            for outline in outlines().values()
            for section in outline.sections
            for title in (section.title, *section.also)
        }
    )


def _read(key: str, data: Mapping[str, Any]) -> Outline:
    sections = tuple(
        OutlineSection(
            key=section["key"],
            level=section["key"].count(".") + 1 if section["key"] != "0" else 0,
            title=section["title"],
            also=tuple(section.get("also", ())),
            words=tuple(tuple(group.split("|")) for group in section["words"]),
            optional=section.get("optional", False),
        )
        for section in data["sections"]
    )
    marks = tuple(tuple(group.split("|")) for group in data["marks"])
    return Outline(key, data["title"], data["source"], data.get("unsure", False), marks, sections)
