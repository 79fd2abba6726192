"""A unit's year as the record rooms give it: sections and fields of the yearbook, with a place for every address."""

import copy
import dataclasses
from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any, TypeVar, cast

from jixiao.engine.values import UNFILLED
from jixiao.engine.yearbook import SECTIONS as YEARBOOK_SECTIONS
from jixiao.engine.yearbook import Profile, Yearbook
from jixiao.measures.catalogue import FIELDS, SECTIONS
from jixiao.orgs.models import UnitYear
from jixiao.orgs.remembering import Memory

Given = TypeVar("Given")
_READ = "_read_for_gathering"
_REMEMBERED: Memory[Yearbook] = Memory(64)


def gather_records(unit_year: UnitYear) -> Yearbook:
    """Return the year with everything the record rooms know of it; what no room gives stays 未填.

    The rooms are given a copy of the row: what they read_once for one section is there for the next.
    """
    return _REMEMBERED.recall(unit_year.pk, lambda: _gathered(unit_year), of=[unit_year.unit])


def _gathered(unit_year: UnitYear) -> Yearbook:
    unit_year = in_one_reading(unit_year)
    fields: dict[str, Any] = {}
    origins: dict[str, str] = {}
    for gather_fields in FIELDS.values():
        found = gather_fields(unit_year)
        origins.update(found.get("origins", {}))  # each room says where its own fields were taken from
        fields.update({name: value for name, value in found.items() if name != "origins" and value is not UNFILLED})
    if origins:
        fields["origins"] = MappingProxyType(origins)
    unit = unit_year.unit
    profile = Profile(
        **{"name": unit.name, "mark": "示例" if unit.is_specimen else UNFILLED, **fields, "year": unit_year.year}
    )
    sections: dict[str, Any] = {key: tuple(section.gather(unit_year)) for key, section in SECTIONS.items()}
    return placed(Yearbook(profile=profile, **sections))


def in_one_reading(unit_year: UnitYear) -> UnitYear:
    """Return a copy of the row: what rooms read_once of it is read once, so nothing may be written meanwhile."""
    unit_year = copy.copy(unit_year)
    unit_year.__dict__[_READ] = {}
    return unit_year


def read_once(unit_year: UnitYear, read: Callable[[UnitYear], Given]) -> Given:
    """Return what ``read`` gives of a year: read once in a gathering, anew each time outside of one."""
    kept: dict[Callable[[UnitYear], Any], Any] | None = unit_year.__dict__.get(_READ)
    if kept is None:
        return read(unit_year)
    if read not in kept:
        kept[read] = read(unit_year)
    return cast("Given", kept[read])


def placed(yearbook: Yearbook) -> Yearbook:
    """Return the year with a place in words for every filled address: 《活动》「科普日主场」参加人次."""
    return dataclasses.replace(yearbook, places=MappingProxyType(dict(_places(yearbook))))


def _places(yearbook: Yearbook) -> Mapping[str, str]:
    found: dict[str, str] = {}
    for section in YEARBOOK_SECTIONS:
        rows = getattr(yearbook, section.key)
        for number, row in enumerate(rows if isinstance(rows, tuple) else (rows,), start=1):
            key = str(getattr(row, section.identified_by)) if section.identified_by else str(number)
            called = str(getattr(row, "name", None) or getattr(row, "item", None) or key)
            for field in dataclasses.fields(row):
                if "heading" not in field.metadata or getattr(row, field.name) is UNFILLED:
                    continue
                single = section.key == "profile"
                address = f"profile.{field.name}" if single else f"{section.key}.{key}.{field.name}"
                who = "" if single else f"「{called}」"
                found[address] = f"《{section.title}》{who}{field.metadata['heading']}"
    return found
