"""Taking over last year's description: what is chosen after a look at both years."""

from collections.abc import Collection

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.profile.comparing import compare
from jixiao.records.profile.describing import write_fields
from jixiao.records.profile.events import ProfileCopied
from jixiao.records.profile.models import FIELDS, ProfileYear
from jixiao.records.profile.queries import profile_before, profile_of, value_in


@transaction.atomic
def copy_last_year(*, unit_year: UnitYear, fields: Collection[str], by: Actor, stamp: int | None = None) -> ProfileYear:
    """Write the chosen fields as last year has them; each says in its 出处 that it was taken over.

    Refuses where last year has no description, and where nothing was chosen.
    """
    before = profile_before(unit_year)
    if before is None:
        raise Refused(f"{unit_year.year - 1} 年度没有单位概况可以沿用", cure="直接填写本年度的", code="U425")
    chosen = [name for name in FIELDS if name in fields]
    if not chosen:
        raise Refused("没有选要沿用的栏目", cure="至少选一栏", code="U426")
    values = {name: value_in(before, name) for name in chosen}
    origins = {name: _origin(before, name, unit_year.year - 1) for name in chosen}
    return write_fields(
        unit_year=unit_year, values={**values, "origins": origins}, by=by, stamp=stamp, event=ProfileCopied
    )


def worth_copying(unit_year: UnitYear) -> list[str]:
    """Return the fields that last year has filled and this year has not."""
    rows = compare(profile_before(unit_year), profile_of(unit_year))
    return [row.field for row in rows if row.is_copyable and not row.is_answered]


def _origin(before: ProfileYear, field: str, year: int) -> str:
    earlier = str(before.origins.get(field, ""))
    if earlier.startswith("沿用"):
        return earlier
    return f"沿用{year}年度{'：' if earlier else ''}{earlier}"[:200]
