"""A whole year that somebody brings as a file is taken in through the acts of this room."""

from collections.abc import Sequence
from typing import Any

from django.db import transaction

from jixiao.engine.values import UNFILLED, Absent
from jixiao.engine.yearbook import Activity as ActivityRow
from jixiao.engine.yearbook import Handout as HandoutRow
from jixiao.engine.yearbook import Outcome as OutcomeRow
from jixiao.orgs.actor import Actor
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.records.outreach.handing_out import hand_out_off_ledger
from jixiao.records.outreach.models import Activity, Good, Series
from jixiao.records.outreach.queries import activities_of, goods_of
from jixiao.records.outreach.recording import record_activity
from jixiao.records.outreach.resulting import record_outcome
from jixiao.records.outreach.stocking import register_good

_YES = {"是": True, "否": False}


@transaction.atomic
def take_activities(*, unit_year: UnitYear, rows: Sequence[ActivityRow], by: Actor) -> None:
    """Record every activity of a yearbook, exactly as it stands there."""
    for row in rows:
        record_activity(unit_year=unit_year, values=activity_values(row), by=by)


@transaction.atomic
def take_handouts(*, unit_year: UnitYear, rows: Sequence[HandoutRow], by: Actor) -> None:
    """Record every hand-out of a yearbook as one from before the ledger (未建账): a yearbook says nothing of stock."""
    activities = {activity.code: activity for activity in activities_of(unit_year)}
    for row in rows:
        if row.activity not in activities:
            raise Refused(f"发放物品写着活动编号 {row.activity}，没有这项活动", cure="先登记活动", code="U490")
        hand_out_off_ledger(
            activity=activities[row.activity],
            good=good_for(unit_year.unit, row, by=by),
            quantity=_or_none(row.number),
            origin=_or_empty(row.origin),
            by=by,
        )


@transaction.atomic
def take_outcomes(*, unit_year: UnitYear, rows: Sequence[OutcomeRow], by: Actor) -> None:
    """Record every result of a yearbook, exactly as it stands there."""
    for row in rows:
        values = {
            "code": row.code,
            "name": row.name,
            "goal_code": row.goal,
            "number": row.number,
            "measure": row.unit,
            "day": row.day,
            "description": row.description,
            "proof_words": row.proof,
            "origin": row.origin,
        }
        record_outcome(unit_year=unit_year, values=values, by=by)


def activity_values(row: ActivityRow) -> dict[str, Any]:
    """Return a row of a yearbook as the values of ``record_activity``."""
    return {
        "code": row.code,
        "name": row.name,
        "kind": row.kind,
        "series": series_of(kind=_or_empty(row.kind), name=row.name),
        "goal_code": row.goal,
        "start": row.start,
        "end": row.end,
        "days": row.days,
        "place": row.place,
        "partners": row.partners,
        "people": row.people,
        "counted_by": row.counted_by,
        "cost": row.cost,
        "description": row.description,
        "proof_words": row.proof,
        "origin": row.origin,
    }


def series_of(*, kind: str, name: str) -> str:
    """Return the yearly event that an activity's kind or name says it belongs to, "" where neither does."""
    named = {
        Series.POPULAR_SCIENCE_DAY: "科普日",
        Series.WORKERS_DAY: "科技工作者日",
        Series.SCIENCE_WEEK: "科技活动周",
        Series.THREE_TO_COUNTRYSIDE: "三下乡",
        Series.SPRING: "科技之春",
    }
    return next((series.value for series, word in named.items() if word == kind or word in name), "")


def good_for(unit: Unit, row: HandoutRow, *, by: Actor) -> Good:
    """Return the good that a row names, registering it where the unit does not have it yet."""
    kind, measure, reusable = _or_empty(row.kind), _or_empty(row.unit), _YES.get(_or_empty(row.reusable))
    found = goods_of(unit).filter(name=row.item.strip(), kind=kind).first()
    if found is None:
        values = {"name": row.item, "kind": kind, "measure": measure, "reusable": reusable}
        return register_good(unit=unit, values=values, by=by)
    if (found.measure, found.reusable) != (measure, reusable):
        cause = f"物资「{found.name}」已按“{found.measure or '未填'}”登记，这里写的是“{measure or '未填'}”"
        raise Refused(cause, cure="单位和是否重复使用要前后一致；确是两种物资的，把名称写得能区分", code="U491")
    return found


def _or_none(value: int | Absent) -> int | None:
    return None if isinstance(value, Absent) else value


def _or_empty(value: str | Absent) -> str:
    return "" if value is UNFILLED or isinstance(value, Absent) else value


def activity_by_code(unit_year: UnitYear, code: str) -> Activity | None:
    """Return the activity of that code, None where there is none."""
    return Activity.objects.filter(unit_year=unit_year, code=code, removed_at=None).first()
