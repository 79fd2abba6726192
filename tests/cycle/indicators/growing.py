"""A county where two units made up indicators for themselves, and a round of renewal with one draft."""

import datetime

from tests.cycle.indicators.asking import DEFINITION
from tests.rooms import NOON, County

from jixiao.cycle.goals.models import GoalIndicator, GoalSheet
from jixiao.cycle.indicators.defining import draft_indicator
from jixiao.cycle.indicators.definition import Definition, Place
from jixiao.cycle.indicators.models import IndicatorVersion, UpdateRound
from jixiao.cycle.indicators.renewing import begin_round
from jixiao.orgs.models import UnitYear

TODAY = NOON.date()


def self_made(unit_year: UnitYear, name: str, *, unit: str = "场", code: str = "Z1", **more) -> GoalIndicator:
    sheet, _ = GoalSheet.objects.get_or_create(unit_year=unit_year)
    given = {"level1": "产出指标", "level2": "数量指标", "operator": "≥", "target": "6", **more}
    return GoalIndicator.objects.create(sheet=sheet, code=code, name=name, unit=unit, **given)


def shared_draft(county: County, code: str = "GX-01", **changed) -> IndicatorVersion:
    said = {**DEFINITION.values(), "first_year": 2025, **changed}
    return draft_indicator(
        owner=None, place=Place(code=code, frame="MOF10", level1="产出指标", level2="数量指标"),
        definition=Definition(**said), distinct=True, by=county.actor("reviewer"),
    )  # fmt: skip


def begun(county: County, *, year: int = 2025, days: int = 10) -> UpdateRound:
    return begin_round(
        authority=county.finance, year=year, title="", opens=TODAY, closes=TODAY + datetime.timedelta(days=days),
        by=county.actor("reviewer"),
    )  # fmt: skip
