"""What a year asked of the stations is asked of the new one too. Stations belong to the unit and stay."""

from collections.abc import Sequence

from jixiao.orgs.actor import Actor
from jixiao.orgs.models import UnitYear
from jixiao.orgs.opening.catalogue import Copier
from jixiao.records.stations.models import YearRule
from jixiao.records.stations.sites.ruling import FIELDS, Asked, set_year_rule


def preview(unit_year: UnitYear) -> Sequence[str]:
    """Return a line where the year before asked something and this one does not yet."""
    found = _before(unit_year)
    if found is None:
        return []
    floors = f"校园 {found.school_floor}、社区 {found.community_floor}、乡村 {found.village_floor} 次"
    return [f"每月活动下限：{floors}，次月 {found.return_day} 日前报"]


def copy(unit_year: UnitYear, by: Actor) -> int:
    """Ask it again."""
    found = _before(unit_year)
    if found is None:
        return 0
    given = Asked(**{name: getattr(found, name) for name in FIELDS})
    set_year_rule(unit_year=unit_year, given=given, stamp=None, by=by)
    return 1


def _before(unit_year: UnitYear) -> YearRule | None:
    if YearRule.objects.filter(unit_year=unit_year).exists():
        return None
    return YearRule.objects.filter(unit_year__unit=unit_year.unit_id, unit_year__year=unit_year.year - 1).first()


COPIER = Copier(
    "stations.rule", "科普e站年度要求", "项", preview, copy, note="村数、社区数核对一遍；e站档案和内容本来就跨年。"
)
