"""A version of the library as it is copied into a sheet: from then on the sheet keeps its own words."""

from typing import Any

from jixiao.cycle.indicators.models import IndicatorVersion
from jixiao.cycle.indicators.queries import IN_FORCE, formula_of
from jixiao.orgs.refusing import Refused

COPIED = ("name", "operator", "unit", "value_basis", "evidence", "scoring_method")


def pinned_values(version: IndicatorVersion, *, year: int) -> dict[str, Any]:
    """Return the fields a sheet copies. Refuses (U525) a version that does not hold for ``year``."""
    if not holds_for(version, year):
        cause = f"指标「{version.name}」这一版不适用于 {year} 年度"
        raise Refused(cause, cure="从指标库选一个现行的指标", code="U525")
    indicator = version.indicator
    return {
        "level1": indicator.level1,
        "level2": indicator.level2,
        "target": version.usual_target,
        "formula": formula_of(version),
        "origin": f"指标库 {indicator.code} 第{version.number}版",
        **{name: getattr(version, name) for name in COPIED},
    }


def holds_for(version: IndicatorVersion, year: int) -> bool:
    """Return whether a version may be promised for a budget year; a retired one stays in force for the years it had."""
    last = version.last_year
    return version.state in IN_FORCE and version.first_year <= year and (last is None or year <= last)
