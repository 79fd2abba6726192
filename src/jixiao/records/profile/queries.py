"""A unit's description, now and the year before."""

from typing import Any

from jixiao.engine.values import NOT_APPLICABLE, UNFILLED, Absent
from jixiao.orgs.models import UnitYear
from jixiao.records.profile.models import FIELDS, ProfileYear


def profile_of(unit_year: UnitYear) -> ProfileYear | None:
    """Return the description of the year, None where nobody has begun one."""
    return ProfileYear.objects.filter(unit_year=unit_year).select_related("saved_by").first()


def profile_before(unit_year: UnitYear) -> ProfileYear | None:
    """Return the description of the year before, None where there is none."""
    before = ProfileYear.objects.filter(unit_year__unit_id=unit_year.unit_id, unit_year__year=unit_year.year - 1)
    return before.select_related("saved_by").first()


def value_in(profile: ProfileYear | None, field: str) -> Any:  # noqa: ANN401 - a field holds any value
    """Return what a field says: its value, 不适用, or 未填."""
    if profile is None:
        return UNFILLED
    if field in profile.not_applicable:
        return NOT_APPLICABLE
    value = getattr(profile, field)
    return UNFILLED if value is None or value == "" else value


def unfilled_in(profile: ProfileYear | None) -> list[str]:
    """Return the fields that nobody has answered."""
    return [field for field in FIELDS if value_in(profile, field) is UNFILLED]


def is_filled(value: object) -> bool:
    """Return whether a value is one: neither 未填 nor 不适用."""
    return not isinstance(value, Absent)
