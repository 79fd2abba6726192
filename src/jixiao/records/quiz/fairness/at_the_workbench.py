"""What of this part stands on the workbench: appeals to answer, leads to decide, wrong questions to look at."""

import datetime
from collections.abc import Iterable

from django.db.models import Count, Min, Q

from jixiao.orgs.actor import SHANGHAI
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.quiz.access import may_keep, may_open
from jixiao.records.quiz.fairness.thresholds import ANSWER_DAYS
from jixiao.records.quiz.models import (
    Appeal,
    AppealState,
    FaultReport,
    FaultReportState,
    Suspicion,
    SuspicionState,
)

MOST_TO_DOS = 10


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield what waits in the campaigns of the year: three statements, whatever there is."""
    if desk.unit_year is None:
        return
    if may_open(desk):
        yield from _appeals(desk)
    if may_open(desk) or may_keep(desk):
        yield from _counted(desk)


def _appeals(desk: Desk) -> Iterable[ToDo]:
    rows = Appeal.objects.filter(campaign__unit_year=desk.unit_year, state=AppealState.OPEN)
    for one in rows.select_related("campaign", "player").order_by("at")[:MOST_TO_DOS]:
        due = one.at.astimezone(SHANGHAI).date() + datetime.timedelta(days=ANSWER_DAYS)
        url = desk.door("quiz:appeal", pk=one.campaign_id, appeal=one.pk)
        state = "late" if due < desk.today else ""
        yield ToDo(f"答复 {one.player} 的申诉", f"「{one.campaign.title}」", url, "去答复", due, state)


def _counted(desk: Desk) -> Iterable[ToDo]:
    here = Q(campaign__unit_year=desk.unit_year)
    leads = _numbers(Suspicion, here & Q(state=SuspicionState.OPEN))
    faults = _numbers(FaultReport, here & Q(state=FaultReportState.OPEN))
    for pk, (title, number) in list(leads.items())[:MOST_TO_DOS]:
        url = desk.door("quiz:fairness", pk=pk) + f"?state={SuspicionState.OPEN}"
        yield ToDo(f"核查 {number} 条异常线索", f"「{title}」", url, "去核查")
    for pk, (title, number) in list(faults.items())[:MOST_TO_DOS]:
        yield ToDo(f"核实 {number} 处题目差错", f"「{title}」", desk.door("quiz:faults", pk=pk), "去核实")


def _numbers(table: type[Suspicion] | type[FaultReport], condition: Q) -> dict[int, tuple[str, int]]:
    """Return by campaign its title and how many rows it has."""
    rows = (
        table.objects.filter(condition)
        .values_list("campaign")
        .annotate(title=Min("campaign__title"), number=Count("pk"))
    )
    return {pk: (title, number) for pk, title, number in rows.order_by("campaign")}
