"""撤销批量办理: each row is put back as it was, as long as nobody has acted further on it; a result for each."""

from collections.abc import Callable, Mapping
from typing import Any

from django.db import transaction

from jixiao.cycle.evaluation.unsettling import take_decision_back as take_evaluation_back
from jixiao.cycle.goals.submitting import take_decision_back as take_goals_back
from jixiao.orgs.actor import SHANGHAI, Actor
from jixiao.orgs.deadlines.reminding import take_back_reminder
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import Handover, HandoverKind, Reminder, TrailEntry
from jixiao.orgs.refusing import Refused
from jixiao.orgs.undoing import undo_decision
from jixiao.reports.county.acting import AT_ONCE
from jixiao.reports.models import Came, CountyAct, CountyActRow, Deed

KIND = "reports.county_undo"
UNDOING: Mapping[str, Callable[..., Handover]] = {
    HandoverKind.GOALS: take_goals_back,
    HandoverKind.MONITORING: undo_decision,
    HandoverKind.EVALUATION: take_evaluation_back,
}
FOLLOWING: Mapping[str, tuple[str, ...]] = {
    HandoverKind.GOALS: ("goals", "monitoring", "evaluation", "reports", "disclosure"),
    HandoverKind.MONITORING: ("monitoring",),
    HandoverKind.EVALUATION: ("evaluation", "followup", "reports", "disclosure"),
}
"""The rooms in which somebody goes on from a stage: an act there since means that the row is no longer as it was."""
MOST_LINES = 500
CURE = "打开材料，看看它现在的状态，按正常程序退回或重开"


@transaction.atomic
def ask_to_undo(*, act: CountyAct, by: Actor) -> None:
    """Mark a press as undone, once; refuses (U674) somebody else's, one that is not finished, and a second time."""
    if act.by_id != by.person.pk:
        raise Refused("这次批量办理不是您做的", cure="请经办人撤销", code="U674")
    if act.rows.filter(came=Came.WAITING).exists():
        raise Refused("还没有办完，不能撤销", cure="等办完再撤销", code="U674")
    if not CountyAct.objects.filter(pk=act.pk, undo_asked_at=None).update(undo_asked_at=by.at):
        raise Refused("已经撤销过一次", cure="看每一行的撤销结果", code="U674")
    act.undo_asked_at = by.at
    act.rows.filter(came=Came.DONE).update(undo_came=Came.WAITING)


def undo_act(*, act: CountyAct, by: Actor) -> None:
    """Undo all rows now, or queue them where they are many."""
    if act.rows.filter(undo_came=Came.WAITING).count() <= AT_ONCE:
        undo_rows(act=act, by=by)
        return
    with transaction.atomic():
        title = f"撤销批量{Deed(act.deed).label}{HandoverKind(act.kind).label}"
        job = ask_for_work(kind=KIND, title=title, order={"act": act.pk}, by=by)
        CountyAct.objects.filter(pk=act.pk).update(job=job)
    act.job = job


def work_on_undoing(progress: Progress) -> Mapping[str, Any]:
    """Undo the rows of the act that the order names; taken up again after a crash, it goes on where it was."""
    act = CountyAct.objects.get(pk=progress.order["act"])
    undo_rows(act=act, by=progress.by, tell=progress.tell)
    return {"undone": act.rows.filter(undo_came=Came.DONE).count()}


def undo_rows(*, act: CountyAct, by: Actor, tell: Callable[..., None] | None = None) -> None:
    """Undo every row that was done, each in a transaction of its own."""
    waiting = act.rows.filter(undo_came=Came.WAITING).order_by("unit_year__unit__code")
    for number, pk in enumerate(found := list(waiting.values_list("pk", flat=True)), start=1):
        _undo_row(act, pk, by)
        if tell is not None:
            tell(number, len(found), "逐个部门撤销")


def _undo_row(act: CountyAct, pk: int, by: Actor) -> None:
    with transaction.atomic():
        row = CountyActRow.objects.select_for_update().filter(pk=pk, undo_came=Came.WAITING).first()
        if row is None:
            return
        try:
            with transaction.atomic():
                _require_as_it_was(act, row)
                if act.deed == Deed.REMIND:
                    _take_reminders_back(row, by)
                else:
                    _take_decision_back(act, row, by)
        except Refused as refused:
            row.undo_came, row.undo_code, row.undo_why = Came.REFUSED, refused.code, str(refused)[:500]
        else:
            row.undo_came, row.undo_why = Came.DONE, "已撤销，恢复到办理以前"
        row.save(update_fields=["undo_came", "undo_code", "undo_why"])


def _require_as_it_was(act: CountyAct, row: CountyActRow) -> None:
    later = TrailEntry.objects.filter(number__gt=row.line, unit=row.unit_year.unit_id, year=act.year).order_by("number")
    lines = list(later[:MOST_LINES])
    if len(lines) == MOST_LINES:
        raise Refused(f"以后又有 {MOST_LINES} 次以上的操作，不能撤销", cure=CURE, code="U675")
    for entry in lines:
        if _goes_on(act, entry):
            told = f"{entry.person_name} {entry.at.astimezone(SHANGHAI):%m-%d}「{entry.title}」"
            raise Refused(f"以后又有人办理过：{told}", cure=CURE, code="U675")


def _goes_on(act: CountyAct, entry: TrailEntry) -> bool:
    """Return whether a later line of the trail is somebody going on from what was done."""
    room, _, rest = entry.event.partition(".")
    if room == "orgs":
        return rest.startswith("handover_") and entry.subject.startswith(_kinds_after(act))
    return act.deed != Deed.REMIND and room in FOLLOWING.get(act.kind, (act.kind,))


def _kinds_after(act: CountyAct) -> tuple[str, ...]:
    if act.deed == Deed.REMIND:
        return (f"{act.kind}:",)
    return tuple(f"{kind}:" for kind in ({*FOLLOWING.get(act.kind, ())} | {act.kind, "report"}))


def _take_decision_back(act: CountyAct, row: CountyActRow, by: Actor) -> None:
    step = row.step
    assert step is not None  # noqa: S101 - a decision that was done has its step
    handover = Handover.objects.select_related("unit_year__unit").get(pk=step.handover_id)
    UNDOING[act.kind](handover=handover, step=step, by=by)


def _take_reminders_back(row: CountyActRow, by: Actor) -> None:
    rows = Reminder.objects.filter(pk__in=row.reminders).select_related("unit_year__unit")
    for reminder in rows[:MOST_LINES]:
        take_back_reminder(reminder=reminder, by=by)
