"""What of the volunteers stands on the workbench: hours to confirm, sides that differ, certificates asked for."""

from collections.abc import Iterable

from django.db.models import Count, Q

from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.deadlines.working_days import nth_working_day
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.community.access import may_keep
from jixiao.records.community.models import (
    CertificateRequest,
    RequestState,
    ServiceShift,
    ShiftState,
    ShiftTaking,
    TakingState,
)
from jixiao.records.community.volunteers.queries import DIFFERING

MOST_TO_DOS, DAYS_TO_CONFIRM, DAYS_TO_CERTIFY = 10, 5, 10


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield what waits for the clerk: four statements at most, whatever there is."""
    if desk.unit_year is None or not may_keep(desk):
        return
    calendar = work_calendar()
    open_ones = Count("takings", filter=Q(takings__state=TakingState.TAKEN))
    over = ServiceShift.objects.filter(unit_year=desk.unit_year, state=ShiftState.PLANNED, ends_at__lt=desk.at)
    for one in over.annotate(waiting=open_ones).filter(waiting__gt=0).order_by("ends_at")[:MOST_TO_DOS]:
        due = nth_working_day(one.ends_at.date(), DAYS_TO_CONFIRM, calendar)
        url = desk.door("community:shift", pk=one.pk)
        yield ToDo(f"确认 {one.waiting} 人的服务时长", f"「{one.title}」已经结束", url, "去确认", due)
    differing = ShiftTaking.objects.filter(DIFFERING, shift__unit_year=desk.unit_year).order_by()
    found = differing.values_list("shift", "shift__title").annotate(number=Count("pk")).order_by("shift")
    for pk, title, number in found[:MOST_TO_DOS]:
        url = desk.door("community:shift", pk=pk)
        yield ToDo(f"{number} 人的时长双方不一致", f"「{title}」", url, "去核对", state="late")
    waiting = CertificateRequest.objects.filter(volunteer__unit=desk.unit, state=RequestState.WAITING)
    for request in waiting.select_related("volunteer").order_by("at")[:MOST_TO_DOS]:
        due = nth_working_day(request.at.date(), DAYS_TO_CERTIFY, calendar)
        url = desk.door("community:request", pk=request.pk)
        yield ToDo("受理志愿服务记录证明申请", f"{request.volunteer.number}", url, "去受理", due)
