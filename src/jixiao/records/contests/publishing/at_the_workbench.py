"""What of this part stands on the workbench: objections to answer, awards to decide, certificates to make."""

from collections.abc import Iterable

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.contests.access import may_open
from jixiao.records.contests.models import AwardCertificate, Contest, ContestState, Objection, ObjectionState

MOST_TO_DOS = 10


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield what waits for the head in the contests of the year: three statements, whatever there is."""
    if desk.unit_year is None or not may_open(desk):
        return
    rows = Objection.objects.filter(contest__unit_year=desk.unit_year, state=ObjectionState.OPEN)
    for one in rows.select_related("contest", "entry").order_by("due_on", "pk")[:MOST_TO_DOS]:
        about = f"作品 {one.entry.number}" if one.entry else "评审"
        url = desk.door("contests:objection", pk=one.contest_id, objection=one.pk)
        state = "late" if one.due_on and one.due_on < desk.today else ""
        yield ToDo(f"答复对{about}的异议", f"「{one.contest.title}」公示", url, "去答复", one.due_on, state)
    here = Contest.objects.filter(unit_year=desk.unit_year)
    for contest in here.filter(state=ContestState.DECIDING).order_by("notice_from", "pk")[:MOST_TO_DOS]:
        url = desk.door("contests:results", pk=contest.pk)
        yield ToDo(f"给「{contest.title}」定奖并公布", "评审已经结束", url, "去定奖", contest.notice_from)
    over = here.filter(state=ContestState.PUBLISHED, notice_to__lt=desk.today)
    none = over.exclude(pk__in=AwardCertificate.objects.values("contest"))
    for contest in none.exclude(objections__state=ObjectionState.OPEN).order_by("notice_to", "pk")[:MOST_TO_DOS]:
        url = desk.door("contests:certificates", pk=contest.pk)
        yield ToDo(f"颁发「{contest.title}」证书", "公示期满，没有待答复的异议", url, "去制作")
