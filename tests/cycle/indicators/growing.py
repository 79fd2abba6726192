"""A county where two units made up indicators for themselves, and a round of renewal with one draft."""

import datetime

from tests.cycle.indicators.asking import DEFINITION
from tests.rooms import NOON, County

from jixiao.cycle.goals.models import GoalIndicator, GoalSheet
from jixiao.cycle.indicators.defining import draft_indicator
from jixiao.cycle.indicators.definition import Definition, Place
from jixiao.cycle.indicators.growing.gathering_groups import ask_for_harvest
from jixiao.cycle.indicators.growing.previewing import ask_for_preview
from jixiao.cycle.indicators.growing.renewing import begin_round
from jixiao.cycle.indicators.growing.settling import publish_round
from jixiao.cycle.indicators.models import IndicatorVersion, LibraryRelease, LibraryRun, UpdateRound
from jixiao.orgs.actor import Actor
from jixiao.orgs.jobs import do_job
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


def worked(run: LibraryRun) -> LibraryRun:
    """Let the worker do what was asked for."""
    do_job.func(run.job_id)
    return LibraryRun.objects.select_related("job").get(pk=run.pk)


def previewed(round_: UpdateRound, *, by: Actor) -> str:
    """Preview a round and return the digest of what was looked at."""
    return worked(ask_for_preview(round_=round_, at=None, by=by)).digest


def published(round_: UpdateRound, *, by: Actor) -> LibraryRelease:
    """Preview a round and publish it."""
    return publish_round(round_=round_, digest=previewed(round_, by=by), by=by)


def harvested_anew(county: County, *, year: int = 2024) -> LibraryRun:
    """Let the bureau harvest its units."""
    by = county.actor("reviewer")
    return worked(ask_for_harvest(authority=county.finance, year=year, at=None, by=by))
