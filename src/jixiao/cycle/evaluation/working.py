"""What the room shows on the workbench: the score so far, and what is to be done by whom until when."""

from collections.abc import Iterable, Iterator
from fractions import Fraction

from django.db.models import Q

from jixiao.cycle.evaluation.checking import WANTING_REASON
from jixiao.cycle.evaluation.models import Evaluation, ScoreRow
from jixiao.cycle.evaluation.queries import evaluation_of, goals_are_approved
from jixiao.engine.values import Points
from jixiao.orgs.handing import awaited_role, handover_of, is_workable, window_of
from jixiao.orgs.models import Handover, HandoverKind, HandoverState
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import Figure, ToDo

ROOM = "绩效自评"


def figures_of(desk: Desk) -> Iterable[Figure]:
    """Return the score of the year: 暂计 as long as not all points could be judged."""
    evaluation = evaluation_of(desk.unit_year) if desk.unit_year else None
    if evaluation is None or evaluation.total is None:
        return ()
    url = desk.door("evaluation:sheet")
    settled = evaluation.agreed_total is not None and _is_approved(desk)
    total = evaluation.agreed_total if settled else evaluation.total
    title = "认定得分" if settled else "自评得分"
    grade = evaluation.agreed_grade if settled else evaluation.grade
    left = _left(evaluation)
    origin = f"{grade}，规则集 {evaluation.rulebook}" if grade else f"暂计，还有 {left} 分未计"
    return (Figure(title, str(total), "分", origin, url),)


def _left(evaluation: Evaluation) -> Points:
    full = Points.of(str(evaluation.result.get("full", "100")).replace(",", ""))
    scored = evaluation.scored or Points.of(0)
    return Points(max(full.value - scored.value, Fraction(0)))


def _is_approved(desk: Desk) -> bool:
    approved = Handover.objects.filter(
        unit_year=desk.its_year, kind=HandoverKind.EVALUATION, subject="", state=HandoverState.APPROVED
    )
    return approved.exists()


def to_dos_of(desk: Desk) -> Iterable[ToDo]:
    """Return what is to be done at this desk."""
    if desk.unit_year is None or desk.is_closed:
        return ()
    handover = handover_of(desk.unit_year, HandoverKind.EVALUATION)
    evaluation = evaluation_of(desk.unit_year)
    if is_workable(handover):
        return tuple(_of_clerk(desk, handover, evaluation)) if Role.CLERK in desk.roles else ()
    awaited = awaited_role(handover)
    if evaluation is None or awaited is None or awaited not in desk.roles:
        return ()
    action = "审核" if awaited == Role.HEAD else "复核"
    title = f"{desk.year} 年度自评等您{action}"
    told = f"自评 {evaluation.total} 分" if evaluation.total is not None else ROOM
    return (ToDo(title, told, desk.door("evaluation:sheet"), action, window_of(handover)[1], handover.state),)


def _of_clerk(desk: Desk, handover: Handover, evaluation: Evaluation | None) -> Iterator[ToDo]:
    due, url = window_of(handover)[1], desk.door("evaluation:sheet")
    if evaluation is None:
        if desk.unit_year is not None and goals_are_approved(desk.unit_year):
            yield ToDo(f"开始 {desk.year} 年度绩效自评", ROOM, url, "开始自评", due)
        return
    if handover.state == HandoverState.RETURNED:
        yield ToDo(f"{desk.year} 年度自评被退回", ROOM, url, "改好后送审", due, handover.state)
    if evaluation.marked_at is None:
        yield ToDo(f"{desk.year} 年度自评还没有计分", ROOM, url, "取数并计分", due)
    rows = ScoreRow.objects.filter(evaluation=evaluation)
    empty = Q(actual="", manual=None, not_applicable=False, indicator__formula="")
    unfilled = rows.filter(empty | ~Q(unscored="") & Q(score=None, not_applicable=False)).count()
    if unfilled:
        yield ToDo(f"自评表 {unfilled} 项未填或算不出", ROOM, url, "补填", due)
    wanting = _wanting_reason(evaluation)
    if wanting:
        yield ToDo(f"自评表 {wanting} 处要写原因", ROOM, url, "写原因", due)


def _wanting_reason(evaluation: Evaluation) -> int:
    return sum(1 for found in evaluation.result.get("findings", ()) if found.get("code") in WANTING_REASON)
