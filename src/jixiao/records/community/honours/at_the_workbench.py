"""What of the nominations stands on the workbench: to mend, review, answer, recommend and record."""

from collections.abc import Iterable

from django.db.models import Count, Exists, OuterRef, QuerySet

from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo
from jixiao.records.community.honours.access import may_decide, may_keep, may_review
from jixiao.records.community.models import (
    Call,
    CallReviewer,
    CallState,
    Nomination,
    NominationNotice,
    NominationReview,
    NominationState,
    NoticeObjection,
    ObjectionState,
)

MOST_TO_DOS = 10


def to_dos(desk: Desk) -> Iterable[ToDo]:
    """Yield what waits for the clerk, the head and the reviewers; a constant number of statements."""
    if desk.unit_year is None:
        return
    if may_review(desk):
        yield from _to_review(desk)
    if may_keep(desk):
        yield from _of_clerk(desk)
    if may_decide(desk):
        yield from _of_head(desk)


def _to_review(desk: Desk) -> Iterable[ToDo]:
    mine = CallReviewer.objects.filter(call=OuterRef("call"), person=desk.person)
    done = NominationReview.objects.filter(nomination=OuterRef("pk"), reviewer=desk.person)
    waiting = Nomination.objects.filter(
        Exists(mine), ~Exists(done), call__unit_year=desk.unit_year, call__state=CallState.REVIEW,
        state=NominationState.SENT,
    )  # fmt: skip
    for pk, title, number in _by_call(waiting):
        yield ToDo(f"评审 {number} 份举荐", f"「{title}」", desk.door("community:review", pk=pk), "去评审")


def _of_clerk(desk: Desk) -> Iterable[ToDo]:
    here = Nomination.objects.filter(call__unit_year=desk.unit_year)
    returned = here.filter(state=NominationState.RETURNED, call__state=CallState.OPEN)
    for pk, title, number in _by_call(returned):
        url = desk.door("community:call", pk=pk)
        yield ToDo(f"{number} 份举荐被退回", f"「{title}」", url, "去修改", state="returned")
    for pk, title, number in _by_call(here.filter(state=NominationState.RECOMMENDED)):
        yield ToDo(f"登记 {number} 份举荐的结果", f"「{title}」已上报", desk.door("community:call", pk=pk), "去登记")


def _of_head(desk: Desk) -> Iterable[ToDo]:
    calls = Call.objects.filter(unit_year=desk.unit_year)
    over = calls.filter(state=CallState.OPEN, closes__lt=desk.today)
    for one in over.order_by("closes", "pk")[:MOST_TO_DOS]:
        yield ToDo(
            f"「{one.title}」举荐已截止", "开始评审", desk.door("community:call", pk=one.pk), "去处理", one.closes
        )
    objections = NoticeObjection.objects.filter(
        notice__call__unit_year=desk.unit_year, state=ObjectionState.OPEN, notice__withdrawn_at=None
    ).select_related("notice__call")
    for objection in objections.order_by("at")[:MOST_TO_DOS]:
        url = desk.door("community:objection", pk=objection.pk)
        due = objection.notice.last_day
        yield ToDo("核实公示异议", f"「{objection.notice.call.title}」", url, "去答复", due)
    notices = NominationNotice.objects.filter(
        call__unit_year=desk.unit_year, call__state=CallState.NOTICE, withdrawn_at=None, last_day__lt=desk.today
    ).select_related("call")
    for notice in notices.order_by("last_day")[:MOST_TO_DOS]:
        url = desk.door("community:call", pk=notice.call_id)
        yield ToDo(f"「{notice.call.title}」公示期满", "没有异议的可以上报", url, "去上报", notice.last_day)


def _by_call(rows: QuerySet[Nomination]) -> list[tuple[int, str, int]]:
    found = rows.order_by().values_list("call", "call__title").annotate(number=Count("pk"))
    return [(pk, title, number) for pk, title, number in found.order_by("call")[:MOST_TO_DOS]]
