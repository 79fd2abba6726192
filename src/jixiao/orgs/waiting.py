"""What waits for a person: work handed to them from their units, work not handed in here, the rooms' to-dos."""

import datetime
from collections.abc import Iterable
from typing import TYPE_CHECKING

from django.db.models import Q
from django.urls import NoReverseMatch, reverse

from jixiao.orgs.handing import CHAINS, WORKABLE
from jixiao.orgs.last_days import windows_over
from jixiao.orgs.models import (
    ONE_A_YEAR,
    Handover,
    HandoverKind,
    HandoverState,
    UnitYear,
    Window,
    YearState,
)
from jixiao.orgs.remembering import Memory
from jixiao.orgs.roles import REACHING_DOWN, TRADE, Role
from jixiao.orgs.seat import Waiting
from jixiao.orgs.workbench import PERSONAL, TO_DOS, ToDo

if TYPE_CHECKING:
    from jixiao.orgs.seat import Desk

PLACES = {
    HandoverKind.GOALS: "goals:goals",
    HandoverKind.MONITORING: "monitoring:rounds",
    HandoverKind.EVALUATION: "evaluation:sheet",
    HandoverKind.REPORT: "reports:report",
    HandoverKind.DISCLOSURE: "disclosure:register",
    HandoverKind.RECTIFICATION: "followup:problems",
}
SEVERAL = {HandoverKind.MONITORING: "monitoring:sheet", HandoverKind.RECTIFICATION: "followup:problem"}
"""Where one of several of a kind is worked on; its address takes the number that ends the subject as ``pk``."""
MOST = 500
_REMEMBERED: Memory[Waiting] = Memory(500)
FAR = datetime.date.max


def waiting_for(desk: "Desk") -> Waiting:
    """Return what waits for the person at this desk: overdue first, then by day; a constant number of statements."""
    if not desk.roles & TRADE:
        return Waiting()
    held = tuple((unit.pk, role) for unit, role in desk.held)
    reaches_down = any(role in REACHING_DOWN for _, role in desk.held)
    return _REMEMBERED.recall(
        (desk.person.pk, desk.unit.pk, desk.year, desk.today, held),
        lambda: _looked_up(desk),
        of=None if reaches_down else [desk.unit, *(unit for unit, _ in desk.held)],
    )


def _looked_up(desk: "Desk") -> Waiting:
    handed = handed_to(desk)
    here: dict[str, int] = {}
    for handover in handed:
        if handover.unit_year_id == getattr(desk.unit_year, "pk", None):
            stop = PLACES[HandoverKind(handover.kind)]
            here[stop] = here.get(stop, 0) + 1
    items = [*map(_to_judge, handed), *_to_hand_in(desk), *_hung(desk)]
    return Waiting(tuple(sorted(items, key=lambda one: one.due or FAR)), here)


def handed_to(desk: "Desk") -> list[Handover]:
    """Return what was handed in and waits for a role this person holds, in every unit of theirs, oldest first."""
    wanted = Q(pk__in=[])
    for unit, role in desk.held:
        below = Q(unit_year__unit__path__startswith=unit.path) if role in REACHING_DOWN else Q(unit_year__unit=unit)
        for kind, chain in CHAINS.items():
            if role in chain:
                wanted |= below & Q(kind=kind, stage=chain.index(role))
    found = Handover.objects.filter(wanted, state=HandoverState.SENT, unit_year__state=YearState.OPEN)
    return list(found.exclude(sent_by=desk.person).select_related("unit_year__unit").order_by("sent_at")[:MOST])


def handed_in_at(desk: "Desk") -> list[tuple[str, Handover | None, Window | None, datetime.date | None]]:
    """Return for each kind what stands at this unit's year: its handover, its window and its last day."""
    unit_year = desk.unit_year
    if unit_year is None:
        return []
    handovers = {row.kind: row for row in Handover.objects.filter(unit_year=unit_year, subject="")[: len(ONE_A_YEAR)]}
    windows = windows_over([unit_year])
    return [(kind, handovers.get(kind), *windows.get((unit_year.pk, kind), (None, None))) for kind in ONE_A_YEAR]


def place_of(kind: str, unit_year: UnitYear, *, subject: str = "") -> str:
    """Return the address where something of a kind is worked on, nothing where its room is not installed."""
    return work_address(kind, code=unit_year.unit.code, year=unit_year.year, subject=subject)


def work_address(kind: str, *, code: str, year: int, subject: str = "") -> str:
    """Return that address for a unit's code and a year."""
    try:
        number = subject.rpartition(":")[2]
        if number.isdecimal() and kind in SEVERAL:
            return reverse(SEVERAL[HandoverKind(kind)], kwargs={"unit": code, "year": year, "pk": int(number)})
        return reverse(PLACES[HandoverKind(kind)], kwargs={"unit": code, "year": year})
    except NoReverseMatch:
        return ""


def _to_judge(handover: Handover) -> ToDo:
    unit_year, kind = handover.unit_year, HandoverKind(handover.kind)
    return ToDo(
        title=f"{kind.label}等您审核",
        where=f"{unit_year.unit.name} · {unit_year.year} 年度 · 第 {handover.round} 轮",
        url=place_of(handover.kind, unit_year, subject=handover.subject),
        action="去审核",
        state=HandoverState.SENT,
    )


def _to_hand_in(desk: "Desk") -> Iterable[ToDo]:
    unit_year = desk.unit_year
    if unit_year is None or Role.CLERK not in desk.roles or desk.is_closed:
        return
    for kind, handover, window, last_day in handed_in_at(desk):
        returned = handover is not None and handover.state == HandoverState.RETURNED
        opened = window is not None and last_day is not None and desk.today >= _reminded_from(window, last_day)
        workable = handover is None or handover.state in WORKABLE
        if returned or (opened and workable):
            word = "被退回，改好后再送审" if returned else "还没有送审"
            yield ToDo(
                title=f"{HandoverKind(kind).label}{word}",
                where=f"{unit_year.unit.name} · {unit_year.year} 年度",
                url=place_of(kind, unit_year),
                action="去修改" if returned else "去填写",
                due=last_day,
                state=HandoverState.RETURNED if returned else HandoverState.DRAFT,
            )


def _reminded_from(window: Window, last_day: datetime.date) -> datetime.date:
    return max(window.opens, last_day - datetime.timedelta(days=window.warn_days))


def _hung(desk: "Desk") -> Iterable[ToDo]:
    for to_dos in PERSONAL.values():
        yield from to_dos(desk)
    if desk.unit_year is None or desk.is_closed:
        return
    for to_dos in TO_DOS.values():
        yield from to_dos(desk)
