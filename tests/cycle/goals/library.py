"""A library of 示例 indicators, written straight into the tables of the earlier room."""

from typing import Any

from jixiao.cycle.indicators.models import Indicator, IndicatorVersion, VersionState


def library_version(code: str, name: str, *, number: int = 1, **more: Any) -> IndicatorVersion:
    """Return a published version of a shared indicator, from 2020 on by default; the one before it is retired."""
    indicator, _ = Indicator.objects.get_or_create(
        code=code, owner=None, defaults={"frame": "MOF", "level1": "产出指标", "level2": "数量指标"}
    )
    fields = {"state": VersionState.PUBLISHED, "first_year": 2020, "operator": "≥", "unit": "场", "evidence": "签到表"}
    values = {**fields, **more}
    published = indicator.versions.filter(state=VersionState.PUBLISHED)
    published.update(state=VersionState.RETIRED, last_year=values["first_year"] - 1)
    return IndicatorVersion.objects.create(indicator=indicator, number=number, name=name, **values)
