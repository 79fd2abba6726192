"""What of this part stands on the workbench: drafts to mend or to open, and works to look through."""

import datetime
from collections.abc import Iterable

from django.db.models import Count, Q

from jixiao.engine.errors import Severity
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.contests.access import may_keep, may_open
from jixiao.records.contests.contests.checking import faults_of
from jixiao.records.contests.contests.queries import contests_of
from jixiao.records.contests.models import ContestState

MOST_TO_DOS, MOST_DRAFTS = 10, 3
SOON = datetime.timedelta(days=14)


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield drafts that begin soon, for the head where ready and for the clerk where not; and works that wait."""
    if desk.unit_year is None or not (desk.may(may_open) or desk.may(may_keep)):
        return
    rows = contests_of(desk.unit_year)
    soon = rows.filter(state=ContestState.DRAFT, entry_from__lte=desk.today + SOON, entry_to__gte=desk.today)
    for one in soon.order_by("entry_from", "pk")[:MOST_DRAFTS]:
        number = sum(fault.severity == Severity.MUST for fault in faults_of(one, on=desk.today))
        if number and desk.may(may_keep):
            url = desk.door("contests:contest", pk=one.pk)
            yield ToDo(f"「{one.title}」还不能发布", f"{number} 处必须改", url, "去修改", one.entry_from)
        elif not number and desk.may(may_open):
            url = desk.door("contests:contest_start", pk=one.pk)
            yield ToDo(f"发布「{one.title}」", "检查没有必须改的，等审核人发布", url, "去发布", one.entry_from)
    if desk.may(may_keep):
        waiting = rows.filter(state=ContestState.OPEN)
        waiting = waiting.annotate(waiting=Count("entries", filter=Q(entries__state="submitted"))).filter(waiting__gt=0)
        for one in waiting.order_by("qualify_to", "pk")[:MOST_TO_DOS]:
            url = desk.door("contests:qualifying", pk=one.pk)
            title = f"审查「{one.title}」的作品"
            yield ToDo(title, f"{one.waiting} 件已报送，等资格审查", url, "去审查", one.qualify_to)
