"""A unit's year as the record rooms give it: sections and fields of the yearbook, with a place for every address."""

import dataclasses
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any

from jixiao.engine.values import UNFILLED
from jixiao.engine.yearbook import SECTIONS as YEARBOOK_SECTIONS
from jixiao.engine.yearbook import Profile, Yearbook
from jixiao.measures.catalogue import FIELDS, SECTIONS
from jixiao.orgs.models import UnitYear


def gather_records(unit_year: UnitYear) -> Yearbook:
    """Return the year with everything the record rooms know of it; what no room gives stays 未填."""
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
