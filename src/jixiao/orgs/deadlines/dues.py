"""What is due of many units at once: what, whose turn, by when. Handovers by their windows, and what rooms hang."""

import dataclasses
import datetime
from collections.abc import Callable, Iterable, Sequence

from jixiao.orgs.handing import CHAINS
from jixiao.orgs.last_days import windows_over
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, UnitYear, YearState
from jixiao.orgs.queries import roles_at, units_seen
from jixiao.orgs.roles import REACHING_DOWN, TRADE, Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.waiting import work_address

MOST = 2000


@dataclasses.dataclass(frozen=True, slots=True)
class Due:
    """One thing that is due. ``matter`` names it within its unit's year (handover.goals, monitoring.sheet:5).

    ``turn`` is the role whose turn it is; ``kind`` is the group people filter by.
    """

    unit_year: UnitYear
    matter: str
    kind: str
    title: str
    turn: Role
    due: datetime.date
    url: str = ""
    state: str = ""

    @property
    def key(self) -> str:
        """Return what names it among those of all units, for forms."""
        return f"{self.unit_year.pk}|{self.matter}"


Dues = Callable[[Sequence[UnitYear]], Iterable[Due]]
DUES: dict[str, Dues] = {}


def hang_dues(room: str, dues: Dues) -> None:
    """Let a room say what of its own is due in those years of units, in a constant number of statements."""
    DUES[room] = dues


def dues_of(unit_years: Sequence[UnitYear]) -> list[Due]:
    """Return what is due in those years, earliest first; the number of statements does not grow with them."""
    if not unit_years:
        return []
    found = [*_handovers(unit_years), *(one for dues in DUES.values() for one in dues(unit_years))]
    return sorted(found, key=lambda one: (one.due, one.unit_year.unit.code, one.matter))


def years_at(desk: Desk) -> list[UnitYear]:
    """Return the open years whose deadlines this desk shows: the unit's own, and for the bureau all below it."""
    rows = UnitYear.objects.filter(year=desk.year, state=YearState.OPEN, unit__closed_on=None)
    below = bool(desk.roles & REACHING_DOWN & TRADE)
    rows = rows.filter(unit__path__startswith=desk.unit.path) if below else rows.filter(unit=desk.unit)
    return list(rows.select_related("unit").order_by("unit__code")[:MOST])


def dues_for(held: Sequence[tuple[object, Role]]) -> list[Due]:
    """Return what waits for somebody with those duties in all units and open years of theirs."""
    trade = [(unit, role) for unit, role in held if role in TRADE]
    rows = UnitYear.objects.filter(unit__in=units_seen(trade), state=YearState.OPEN, unit__closed_on=None)  # type: ignore[arg-type] # duties_held gives units
    years = list(rows.select_related("unit").order_by("-year", "unit__code")[:MOST])
    roles = {one.unit_id: roles_at(one.unit, trade) for one in years}  # type: ignore[arg-type] # as above
    return [one for one in dues_of(years) if one.turn in roles[one.unit_year.unit_id]]


def _handovers(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    windows = windows_over(unit_years)
    if not windows:
        return
    rows = Handover.objects.filter(unit_year__in=[one.pk for one in unit_years], subject="", kind__in=CHAINS)
    handed = {(one.unit_year_id, one.kind): one for one in rows[: MOST * len(CHAINS)]}
    for unit_year in unit_years:
        for kind in CHAINS:
            window, last_day = windows.get((unit_year.pk, str(kind)), (None, None))
            if window and last_day and window.authority_id != unit_year.unit_id:
                yield from _handover(unit_year, HandoverKind(kind), handed.get((unit_year.pk, kind)), last_day)


def _handover(
    unit_year: UnitYear, kind: HandoverKind, handover: Handover | None, last_day: datetime.date
) -> Iterable[Due]:
    state = HandoverState(handover.state) if handover else HandoverState.DRAFT
    if state == HandoverState.APPROVED:
        return
    sent = handover is not None and state == HandoverState.SENT
    turn = CHAINS[kind][min(handover.stage, len(CHAINS[kind]) - 1)] if handover and sent else Role.CLERK
    word = {HandoverState.SENT: "等待审核", HandoverState.RETURNED: "被退回"}.get(state, "还没有送审")
    yield Due(
        unit_year=unit_year,
        matter=f"handover.{kind.value}",
        kind=kind.label,
        title=f"{kind.label}{word}",
        turn=turn,
        due=last_day,
        url=work_address(kind, code=unit_year.unit.code, year=unit_year.year),
        state=state,
    )
