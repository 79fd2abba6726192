"""批量办理: remind, approve or return many departments with one press; each row by itself, with what came of it."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from django.db import transaction

from jixiao.cycle.evaluation.reviewing import approve_evaluation
from jixiao.cycle.goals.submitting import pass_on
from jixiao.cycle.monitoring.queries import sheets_of, subject_of
from jixiao.orgs import handing
from jixiao.orgs.actor import Actor
from jixiao.orgs.deadlines.dues import Due, dues_of
from jixiao.orgs.deadlines.reminding import remind_units
from jixiao.orgs.handing import awaited_role
from jixiao.orgs.handover_panel import turn_of
from jixiao.orgs.jobs import Progress, ask_for_work
from jixiao.orgs.models import Handover, HandoverKind, Reminder, TrailHead, Unit, UnitYear, YearState
from jixiao.orgs.queries import duties_held, years_reviewed
from jixiao.orgs.refusing import Refused
from jixiao.orgs.roles import Role
from jixiao.orgs.waiting import SEVERAL
from jixiao.reports.county.standing import STAGES
from jixiao.reports.models import Came, CountyAct, CountyActRow, Deed

KIND = "reports.county_act"
MOST_AT_ONCE = 500
AT_ONCE = 25
"""As many rows are done while the page waits; more of them become a job with progress."""
LONGEST = 500
LONGEST_NOTE = 200
APPROVALS: Mapping[str, Callable[..., Handover]] = {
    HandoverKind.GOALS: pass_on,
    HandoverKind.MONITORING: handing.approve,
    HandoverKind.EVALUATION: approve_evaluation,
}
"""The act of the room by which the bureau approves there, the same as on the page of a single one."""


@dataclasses.dataclass(frozen=True, slots=True)
class Outcome:
    """What came of a row, and what its undoing needs to know."""

    came: Came
    why: str = ""
    step: Any = None
    reminders: Sequence[int] = ()


@transaction.atomic
def begin_act(
    *, place: Unit, year: int, deed: str, kind: str, words: str, unit_years: Sequence[UnitYear], by: Actor
) -> CountyAct:
    """Write down what shall be done with which departments; ``do_act`` does it.

    Refuses (U670) no department, (U673) too many, (U671) a stage in which the bureau has no say, and (U672) a return
    without a reason or words that are too long.
    """
    if not unit_years:
        raise Refused("一个部门也没有勾选", cure="在表里勾选要办理的部门", code="U670")
    if len(unit_years) > MOST_AT_ONCE:
        raise Refused(f"一次最多办理 {MOST_AT_ONCE} 个部门", cure="先筛选，再分次办理", code="U673")
    if deed not in Deed.values or kind not in STAGES or (deed != Deed.REMIND and kind not in APPROVALS):
        raise Refused("这一环不由财政部门审核", cure="从列表里选事项和动作", code="U671", field="kind")
    said = words.strip()
    if deed == Deed.RETURN and not said:
        raise Refused("退回要写明理由", cure="写清楚哪里不对、怎样改", code="U672", field="words")
    if len(said) > (LONGEST_NOTE if deed == Deed.REMIND else LONGEST):
        raise Refused("意见太长", cure="催办的话最多 200 字，意见最多 500 字", code="U672", field="words")
    act = CountyAct.objects.create(place=place, year=year, deed=deed, kind=kind, words=said, by=by.person, at=by.at)
    CountyActRow.objects.bulk_create(CountyActRow(act=act, unit_year=one) for one in unit_years)
    return act


def do_act(*, act: CountyAct, by: Actor) -> None:
    """Do all rows now, or queue them where they are many."""
    if act.rows.count() <= AT_ONCE:
        do_rows(act=act, by=by)
        return
    with transaction.atomic():
        title = f"批量{Deed(act.deed).label}{HandoverKind(act.kind).label}"
        job = ask_for_work(kind=KIND, title=title, order={"act": act.pk}, by=by)
        CountyAct.objects.filter(pk=act.pk).update(job=job)
    act.job = job


def work_on_act(progress: Progress) -> Mapping[str, Any]:
    """Do the rows of the act that the order names, telling how far it is; what was done before a crash stays done."""
    act = CountyAct.objects.get(pk=progress.order["act"])
    do_rows(act=act, by=progress.by, tell=progress.tell)
    done = act.rows.filter(came=Came.DONE).count()
    return {"done": done, "rows": act.rows.count()}


def do_rows(*, act: CountyAct, by: Actor, tell: Callable[..., None] | None = None) -> None:
    """Do every row that still waits, each in a transaction of its own."""
    waiting = list(act.rows.filter(came=Came.WAITING).order_by("unit_year__unit__code").values_list("pk", flat=True))
    seen = set(years_reviewed(duties_held(by.person, on=by.on), year=act.year).values_list("pk", flat=True))
    for number, pk in enumerate(waiting, start=1):
        _do_row(act, pk, seen, by)
        if tell is not None:
            tell(number, len(waiting), "逐个部门办理")


def _do_row(act: CountyAct, pk: int, seen: set[int], by: Actor) -> None:
    with transaction.atomic():
        row = CountyActRow.objects.select_for_update().filter(pk=pk, came=Came.WAITING).first()
        if row is None:
            return
        unit_year = UnitYear.objects.select_related("unit").get(pk=row.unit_year_id)
        try:
            with transaction.atomic():
                outcome = _outcome(act, unit_year, seen, by)
        except Refused as refused:
            row.came, row.code, row.why = Came.REFUSED, refused.code, str(refused)[:500]
        else:
            row.came, row.why, row.step, row.reminders = outcome.came, outcome.why, outcome.step, [*outcome.reminders]
            row.line = TrailHead.objects.values_list("number", flat=True).get(pk=1) if row.came == Came.DONE else 0
        row.save()


def _outcome(act: CountyAct, unit_year: UnitYear, seen: Iterable[int], by: Actor) -> Outcome:
    if unit_year.pk not in seen:
        raise Refused("这个部门不在您的复核范围", cure="请它的复核人办理", code="U676")
    if unit_year.state == YearState.CLOSED:
        return Outcome(Came.SKIPPED, f"{unit_year.year} 年度已经关闭")
    if act.deed == Deed.REMIND:
        return _reminded(act, unit_year, by)
    handover = handover_in(unit_year, act.kind)
    if handover is None:
        return Outcome(Came.SKIPPED, "还没有送审")
    awaited = awaited_role(handover)
    if awaited is None:
        return Outcome(Came.SKIPPED, turn_of(handover))
    if awaited != Role.REVIEWER:
        raise Refused("还没有轮到您办理", cure=turn_of(handover), code="U208")
    if act.deed == Deed.APPROVE:
        APPROVALS[act.kind](handover=handover, by=by, reason=act.words)
    else:
        handing.send_back(handover=handover, reason=act.words, by=by)
    return Outcome(Came.DONE, f"已{Deed(act.deed).label}", step=handover.steps.order_by("-pk").first())


def handover_in(unit_year: UnitYear, kind: str) -> Handover | None:
    """Return what a department handed in of a stage; of the monitoring, the newest round's before the older ones."""
    found = Handover.objects.filter(unit_year=unit_year, kind=kind).select_related("unit_year__unit")
    if kind not in SEVERAL:
        return found.filter(subject="").first()
    by_round = {one.subject: one for one in found[:100]}
    ordered = [by_round[key] for key in map(subject_of, sheets_of(unit_year)[:100]) if key in by_round]
    at_the_bureau = [one for one in ordered if awaited_role(one) == Role.REVIEWER]
    return next(iter([*at_the_bureau, *ordered]), None)


def _reminded(act: CountyAct, unit_year: UnitYear, by: Actor) -> Outcome:
    dues = [one for one in dues_of([unit_year]) if is_of(one, act.kind)]
    if not dues:
        return Outcome(Came.SKIPPED, "没有要催办的：已经办完，或没有布置报送时间")
    told = remind_units(dues=dues, note=act.words, by=by)
    done = [one.due for one in told if not one.refused]
    if not done:
        return Outcome(Came.SKIPPED, "；".join(dict.fromkeys(one.refused for one in told)))
    matters = [one.matter for one in done]
    made = Reminder.objects.filter(unit_year=unit_year, matter__in=matters, day=by.on, by=by.person)
    titles = "、".join(one.title for one in done)
    return Outcome(Came.DONE, f"已催办：{titles}"[:500], reminders=[*made.values_list("pk", flat=True)])


def is_of(due: Due, kind: str) -> bool:
    """Return whether something due belongs to a stage of the year."""
    return due.matter == f"handover.{kind}" or due.matter.startswith(f"{kind}.")
