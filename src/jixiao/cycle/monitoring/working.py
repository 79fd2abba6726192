"""What the room shows on the workbench: sheets that are due, and sheets that came back."""

from collections.abc import Iterable, Iterator

from jixiao.cycle.monitoring.models import MonitoringSheet
from jixiao.cycle.monitoring.queries import last_day_of, sheets_of, subject_of
from jixiao.orgs.handing import WORKABLE
from jixiao.orgs.models import Handover, HandoverKind, HandoverState
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo

MOST = 24


def to_dos_of(desk: Desk) -> Iterable[ToDo]:
    """Return the sheets the clerk has to fill in: from the first day of the window on, or when they came back.

    What waits for a head or the bureau stands there by its handover already.
    """
    if desk.unit_year is None or desk.is_closed or Role.CLERK not in desk.roles:
        return ()
    return tuple(_of_clerk(desk))


def _of_clerk(desk: Desk) -> Iterator[ToDo]:
    handed = Handover.objects.filter(unit_year=desk.its_year, kind=HandoverKind.MONITORING)
    states = dict(handed.values_list("subject", "state")[:MOST])
    for sheet in sheets_of(desk.its_year)[:MOST]:
        state = states.get(subject_of(sheet), HandoverState.DRAFT)
        if (
            state in WORKABLE
            and sheet.round.closed_at is None
            and (state == HandoverState.RETURNED or desk.today >= sheet.round.opens)
        ):
            yield _to_do(desk, sheet, state)


def _to_do(desk: Desk, sheet: MonitoringSheet, state: str) -> ToDo:
    returned = state == HandoverState.RETURNED
    url = desk.door("monitoring:sheet", pk=sheet.round_id)
    due = last_day_of(sheet)
    word = "被退回" if returned else "还没有送审" if sheet.read_at else "等您取数填报"
    action = "改好后送审" if returned else "去填写"
    return ToDo(f"{sheet.round.title}{word}", "双监控", url, action, due, state)
