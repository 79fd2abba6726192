"""报送时间: when the units of an authority may hand in what, late exceptions, and who has not handed in yet."""

import dataclasses
import datetime
from collections.abc import Iterable, Mapping
from typing import Any

from django.db import transaction

from jixiao.orgs.actor import Actor
from jixiao.orgs.events import Event, event
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, LateException, Unit, UnitYear, Window
from jixiao.orgs.refusing import Refused
from jixiao.orgs.stamps import save_stamped
from jixiao.orgs.trail import changes, publish, snapshot

FIELDS = ("opens", "closes", "warn_days")
MOST = 2000


@event("orgs.window_set", "布置报送时间")
class WindowSet(Event):
    """Units may hand in something from a day to a day."""


@event("orgs.late_granted", "准予延期")
class LateGranted(Event):
    """A unit may hand in later."""


@event("orgs.late_revoked", "取消延期")
class LateRevoked(Event):
    """A unit may no longer hand in later."""


@transaction.atomic
def set_window(
    *,
    authority: Unit,
    kind: str,
    year: int,
    opens: datetime.date,
    closes: datetime.date,
    warn_days: int,
    by: Actor,
    stamp: int | None = None,
) -> Window:
    """Set from when to when something of a year is handed in to an authority; set again, it changes."""
    if closes < opens:
        raise Refused("截止日期早于开始日期", cure="核对两个日期", code="U360", field="closes")
    if not 0 <= warn_days <= 90:  # noqa: PLR2004 - a season
        raise Refused("提前提醒天数应当在 0 到 90 之间", code="U361", field="warn_days")
    given = {"opens": opens, "closes": closes, "warn_days": warn_days}
    window = Window.objects.select_for_update().filter(authority=authority, kind=kind, year=year).first()
    before = snapshot(window, FIELDS) if window else {}
    if window is None:
        window = Window.objects.create(authority=authority, kind=HandoverKind(kind), year=year, **given)
    else:
        for name, value in given.items():
            setattr(window, name, value)
        save_stamped(window, stamp=stamp, fields=FIELDS)
    was, now = changes(before, snapshot(window, FIELDS))
    _tell(WindowSet, window, was, now, by=by)
    return window


@transaction.atomic
def grant_late(*, window: Window, unit: Unit, until: datetime.date, reason: str, by: Actor) -> LateException:
    """Let one unit hand in until a later day, with a reason."""
    if until <= window.closes:
        cure = f"延到 {window.closes} 以后"
        raise Refused("延期日期没有晚于截止日期", cure=cure, code="U362", field="until")
    if not unit.path.startswith(window.authority.path):
        raise Refused("这个单位不归您布置", code="U363", field="unit")
    if not reason.strip():
        raise Refused("准予延期要写明事由", code="U364", field="reason")
    values = {"until": until, "reason": reason.strip()}
    granted = LateException.objects.update_or_create(window=window, unit=unit, defaults=values)[0]
    _tell(LateGranted, window, {}, {"单位": unit.name, "延至": until.isoformat()}, by=by, why=reason.strip())
    return granted


@transaction.atomic
def revoke_late(*, exception: LateException, by: Actor) -> None:
    """Take a late exception back."""
    before = {"单位": exception.unit.name, "延至": exception.until.isoformat()}
    window = exception.window
    exception.delete()
    _tell(LateRevoked, window, before, {}, by=by)


@dataclasses.dataclass(frozen=True, slots=True)
class Missing:
    """A unit that has not handed in: how its work stands, and until when it may."""

    unit: Unit
    state: str
    last_day: datetime.date


def not_handed_in(window: Window) -> list[Missing]:
    """Return who has not handed in what a window is for, by unit; in three statements."""
    years = UnitYear.objects.filter(
        unit__path__startswith=window.authority.path, year=window.year, unit__closed_on=None
    )
    units = [
        one.unit for one in years.exclude(unit=window.authority).select_related("unit").order_by("unit__code")[:MOST]
    ]
    states = dict(
        Handover.objects.filter(unit_year__in=years, kind=window.kind, subject="").values_list(
            "unit_year__unit", "state"
        )
    )
    until = dict(window.late_exceptions.values_list("unit", "until"))
    return list(_missing(units, states, until, window))


def _missing(
    units: Iterable[Unit], states: dict[int, str], until: dict[int, datetime.date], window: Window
) -> Iterable[Missing]:
    for unit in units:
        state = states.get(unit.pk, HandoverState.DRAFT)
        if state not in {HandoverState.SENT, HandoverState.APPROVED}:
            yield Missing(unit, state, max(window.closes, until.get(unit.pk, window.closes)))


def _tell(
    told: type[Event], window: Window, before: Mapping[str, Any], after: Mapping[str, Any], *, by: Actor, why: str = ""
) -> None:
    publish(
        told(
            unit_id=window.authority_id,
            year=window.year,
            subject=f"orgs.window:{window.pk}",
            name=f"{window.year} 年度{HandoverKind(window.kind).label}报送",
            before=before,
            after=after,
            why=why,
        ),
        by=by,
    )
