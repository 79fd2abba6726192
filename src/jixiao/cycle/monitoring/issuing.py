"""布置: an authority asks its units for a sheet; late exceptions for one unit; later changes."""

import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from jixiao.cycle.monitoring.closing import require_running
from jixiao.cycle.monitoring.events import LateGranted, RoundChanged, RoundIssued, UnitsAdded
from jixiao.cycle.monitoring.models import MonitoringRound, MonitoringSheet
from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event
from jixiao.orgs.models import Unit, UnitYear
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot

CHANGEABLE = ("title", "opens", "closes", "warn_days", "demands")
MOST_WARN_DAYS = 90


@transaction.atomic
def issue_round(
    *,
    authority: Unit,
    year: int,
    code: str,
    title: str,
    through_month: int,
    opens: datetime.date,
    closes: datetime.date,
    warn_days: int,
    units: Iterable[UnitYear],
    by: Actor,
    demands: str = "",
) -> MonitoringRound:
    """Issue a round to the chosen units' years, a sheet for each.

    Refuses a code used before (U620), a window that ends before it begins or reminds a season ahead (U621), no unit at
    all (U622), and a unit that is not below the authority (U623).
    """
    chosen = list(units)
    if MonitoringRound.objects.filter(authority=authority, year=year, code=code).exists():
        raise Refused(f"监控轮次编号「{code}」已经用过", cure="换一个编号", code="U620", field="code")
    _require_window(opens, closes, warn_days)
    _require_units(authority, year, chosen)
    one = MonitoringRound.objects.create(
        authority=authority, year=year, code=code, title=title, through_month=through_month, opens=opens,
        closes=closes, warn_days=warn_days, demands=demands.strip(), issued_by=by.person, issued_at=by.at,
    )  # fmt: skip
    MonitoringSheet.objects.bulk_create([MonitoringSheet(round=one, unit_year=unit_year) for unit_year in chosen])
    after = {**snapshot(one, ("code", "through_month", *CHANGEABLE)), "单位": len(chosen)}
    _tell(RoundIssued, one, by=by, after=after)
    return one


@transaction.atomic
def change_round(
    *,
    round: MonitoringRound,  # noqa: A002 - the word of the trade
    title: str,
    opens: datetime.date,
    closes: datetime.date,
    warn_days: int,
    demands: str,
    by: Actor,
    stamp: int | None = None,
) -> MonitoringRound:
    """Change when a round is handed in and what is asked for; code, month and sheets stay.

    Refuses as issuing does, and (U637) a round that was ended.
    """
    require_running(round)
    _require_window(opens, closes, warn_days)
    before = snapshot(round, CHANGEABLE)
    round.title, round.opens, round.closes, round.warn_days = title, opens, closes, warn_days
    round.demands = demands.strip()
    save_stamped(round, stamp=stamp, fields=CHANGEABLE)
    was, now = changes(before, snapshot(round, CHANGEABLE))
    if now:
        _tell(RoundChanged, round, by=by, before=was, after=now)
    return round


@transaction.atomic
def add_units(*, round: MonitoringRound, units: Iterable[UnitYear], by: Actor) -> int:  # noqa: A002 - as above
    """Ask further units for a sheet; one that has it already keeps it. Return how many were added."""
    require_running(round)
    chosen = list(units)
    _require_units(round.authority, round.year, chosen)
    there = set(MonitoringSheet.objects.filter(round=round).values_list("unit_year", flat=True))
    new = [unit_year for unit_year in chosen if unit_year.pk not in there]
    MonitoringSheet.objects.bulk_create([MonitoringSheet(round=round, unit_year=unit_year) for unit_year in new])
    if new:
        _tell(UnitsAdded, round, by=by, after={"单位": "、".join(one.unit.name for one in new[:20]), "个数": len(new)})
    return len(new)


@transaction.atomic
def grant_late(*, sheet: MonitoringSheet, until: datetime.date, reason: str, by: Actor) -> MonitoringSheet:
    """Let one unit hand in until a later day; refuses a day within the window (U624) and no reason (U625)."""
    require_running(sheet.round)
    if until <= sheet.round.closes:
        raise Refused("延期日期没有晚于截止日期", cure=f"延到 {sheet.round.closes} 以后", code="U624", field="until")
    if not reason.strip():
        raise Refused("准予延期要写明事由", cure="写明为什么要延期", code="U625", field="reason")
    before = snapshot(sheet, ("late_until", "late_reason"))
    sheet.late_until, sheet.late_reason = until, reason.strip()
    save_stamped(sheet, stamp=None, fields=("late_until", "late_reason"))
    was, now = changes(before, snapshot(sheet, ("late_until", "late_reason")))
    publish(
        LateGranted(
            unit_id=sheet.unit_year.unit_id,
            year=sheet.round.year,
            subject=f"monitoring.sheet:{sheet.pk}",
            name=sheet.round.title,
            before=was,
            after=now,
            why=reason.strip(),
        ),
        by=by,
    )
    return sheet


def _require_window(opens: datetime.date, closes: datetime.date, warn_days: int) -> None:
    if closes < opens:
        raise Refused("截止日期早于开始日期", cure="核对两个日期", code="U621", field="closes")
    if not 0 <= warn_days <= MOST_WARN_DAYS:
        raise Refused("提前提醒天数应当在 0 到 90 之间", cure="改成 0 到 90", code="U621", field="warn_days")


def _require_units(authority: Unit, year: int, chosen: list[UnitYear]) -> None:
    if not chosen:
        raise Refused("没有选择单位", cure="至少选一个开放了本年度的单位", code="U622", field="units")
    strangers = [one.unit.name for one in chosen if one.year != year or not one.unit.path.startswith(authority.path)]
    if strangers:
        raise Refused(f"「{strangers[0]}」不归您布置", cure="只选本级以下的单位", code="U623", field="units")


def _tell(
    told: type[Event],
    one: MonitoringRound,
    *,
    by: Actor,
    after: Mapping[str, Any],
    before: Mapping[str, Any] | None = None,
) -> None:
    publish(
        told(
            unit_id=one.authority_id,
            year=one.year,
            subject=f"monitoring.round:{one.pk}",
            name=one.title,
            before=before or {},
            after=after,
        ),
        by=by,
    )
