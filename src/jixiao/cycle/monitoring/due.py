"""What of this room is due in many units at once: a sheet until it is approved, by the last day of its unit."""

from collections.abc import Iterable, Sequence

from django.urls import reverse

from jixiao.cycle.monitoring.models import MonitoringSheet
from jixiao.cycle.monitoring.queries import MOST_SHEETS, last_day_of, subject_of
from jixiao.orgs.deadlines.dues import Due
from jixiao.orgs.handing import CHAINS
from jixiao.orgs.models import Handover, HandoverKind, HandoverState, UnitYear
from jixiao.orgs.roles import Role

KIND = HandoverKind.MONITORING
WORDS = {HandoverState.SENT: "等待审核", HandoverState.RETURNED: "被退回"}


def dues_of_sheets(unit_years: Sequence[UnitYear]) -> Iterable[Due]:
    """Yield the sheets of running rounds that were not approved, in two statements."""
    years = {one.pk: one for one in unit_years}
    rows = MonitoringSheet.objects.filter(unit_year__in=list(years), round__closed_at=None)
    sheets = list(rows.select_related("round").order_by("pk")[:MOST_SHEETS])
    if not sheets:
        return
    found = Handover.objects.filter(
        unit_year__in=list(years), kind=KIND, subject__in={subject_of(one) for one in sheets}
    )
    handed = {(one.unit_year_id, one.subject): one for one in found[:MOST_SHEETS]}
    for sheet in sheets:
        handover = handed.get((sheet.unit_year_id, subject_of(sheet)))
        if handover is None or handover.state != HandoverState.APPROVED:
            yield _due(sheet, years[sheet.unit_year_id], handover)


def _due(sheet: MonitoringSheet, unit_year: UnitYear, handover: Handover | None) -> Due:
    state = HandoverState(handover.state) if handover else HandoverState.DRAFT
    chain = CHAINS[KIND]
    turn = chain[min(handover.stage, len(chain) - 1)] if handover and state == HandoverState.SENT else Role.CLERK
    word = WORDS.get(state, "还没有送审" if sheet.read_at else "还没有取数填报")
    kwargs = {"unit": unit_year.unit.code, "year": unit_year.year, "pk": sheet.round_id}
    return Due(
        unit_year=unit_year,
        matter=f"monitoring.sheet:{sheet.pk}",
        kind=KIND.label,
        title=f"{sheet.round.title}{word}",
        turn=turn,
        due=last_day_of(sheet),
        url=reverse("monitoring:sheet", kwargs=kwargs),
        state=state,
    )
