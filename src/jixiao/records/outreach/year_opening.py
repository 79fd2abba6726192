"""Last year's activities become plans of the new year, for the wizard of orgs. Goods belong to the unit and stay."""

from collections.abc import Sequence

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.opening.catalogue import Copier
from jixiao.records.outreach.copying import activities_to_copy, copy_activities
from jixiao.records.outreach.models import Activity


def preview(unit_year: UnitYear) -> Sequence[str]:
    """Return the names of the activities that would be planned again."""
    return [activity.name for activity in _new(unit_year)]


def copy(unit_year: UnitYear, by: Actor) -> int:
    """Plan them again."""
    chosen = [activity.pk for activity in _new(unit_year)]
    return len(copy_activities(unit_year=unit_year, chosen=chosen, by=by))


def _new(unit_year: UnitYear) -> list[Activity]:
    return [one.activity for one in activities_to_copy(unit_year=unit_year) if not one.is_here]


COPIER = Copier(
    "outreach.activities",
    "活动计划",
    "项",
    preview,
    copy,
    note="日期顺延一年；结果、经费和佐证不带入，物资库存本来就跨年。",
)
