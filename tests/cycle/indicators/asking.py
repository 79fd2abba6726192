"""What the tests of this room ask for again and again."""

from tests.rooms import County

from jixiao.cycle.indicators.defining import draft_indicator, draft_next_version
from jixiao.cycle.indicators.definition import Definition, Place
from jixiao.cycle.indicators.models import Indicator, IndicatorVersion
from jixiao.cycle.indicators.publishing import publish_version

PLACE = Place(code="ZY-01", frame="MOF10", level1="产出指标", level2="数量指标")
DEFINITION = Definition(name="示例科普剧巡演场次", operator="≥", unit="场", usual_target="6", first_year=2024)


def version_of(code: str, number: int = 1) -> IndicatorVersion:
    return IndicatorVersion.objects.select_related("indicator").get(indicator__code=code, number=number)


def indicator_of(code: str) -> Indicator:
    return Indicator.objects.get(code=code)


def draft_own(county: County, **changed) -> IndicatorVersion:
    """Draft an indicator of the unit's own; ``changed`` names fields of its place or its definition."""
    place = {name: value for name, value in changed.items() if name in {"code", "frame", "level1", "level2"}}
    said = {**DEFINITION.values(), **{name: value for name, value in changed.items() if name not in place}}
    return draft_indicator(
        owner=county.unit,
        place=Place(
            **{"code": PLACE.code, "frame": PLACE.frame, "level1": PLACE.level1, "level2": PLACE.level2, **place}
        ),
        definition=Definition(**said),
        distinct=True,
        by=county.actor("clerk"),
    )


def publish_own(county: County, **changed) -> IndicatorVersion:
    return publish_version(version=draft_own(county, **changed), by=county.actor("clerk"))


def next_published(county: County, version: IndicatorVersion, first_year: int) -> IndicatorVersion:
    by = county.actor("clerk")
    draft = draft_next_version(indicator=version.indicator, first_year=first_year, by=by)
    return publish_version(version=draft, by=by)
