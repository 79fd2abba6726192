"""What a new year takes over from last year's description, for the wizard of orgs."""

from collections.abc import Sequence

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.opening.catalogue import Copier
from jixiao.records.profile.copying import copy_last_year, worth_copying
from jixiao.records.profile.models import ProfileYear


def preview(unit_year: UnitYear) -> Sequence[str]:
    """Return the names of the fields that would be taken over."""
    return [_title(name) for name in worth_copying(unit_year)]


def copy(unit_year: UnitYear, by: Actor) -> int:
    """Take them over."""
    fields = worth_copying(unit_year)
    copy_last_year(unit_year=unit_year, fields=fields, by=by)
    return len(fields)


def _title(name: str) -> str:
    return str(getattr(ProfileYear._meta.get_field(name), "verbose_name", name))  # noqa: SLF001 - the documented way


COPIER = Copier("profile.fields", "单位概况", "栏", preview, copy, note="编制、人员、资产是年末数，按本年核对。")
