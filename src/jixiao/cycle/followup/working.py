"""What the room shows in the to-dos of its people, on both sides."""

from collections.abc import Iterable, Iterator

from django.db.models import Count, Q

from jixiao.cycle.followup.escalating import proposed_steps, with_steps_taken
from jixiao.cycle.followup.models import Advice, AnswerKind, Problem, ProblemState
from jixiao.cycle.followup.queries import UNDER_WAY, WORKABLE, overdue_problems, reviewed_years
from jixiao.orgs.deadlines.calendar import work_calendar
from jixiao.orgs.models import HandoverState
from jixiao.orgs.roles import Role
from jixiao.orgs.seat import Desk
from jixiao.orgs.workbench import ToDo

MOST = 50
MOST_LATE = 500
ROOM = "结果应用"


def to_dos_of(desk: Desk) -> Iterable[ToDo]:
    """Return what is to be put right and answered here, and what the finance bureau has to decide."""
    if Role.CLERK in desk.roles:
        yield from _of_clerk(desk)
    if Role.REVIEWER in desk.roles:
        yield from _of_reviewer(desk)


def _of_clerk(desk: Desk) -> Iterator[ToDo]:
    rows = Problem.objects.filter(unit_year=desk.unit_year, state__in=WORKABLE).select_related("notice")
    for problem in rows.defer("notice__document").order_by("due", "pk")[:MOST]:
        word = "被退回，重新整改" if problem.state == ProblemState.RETURNED else "要整改"
        where = f"{ROOM} · {problem.notice.number}" if problem.notice else ROOM
        url = desk.door("followup:problem", pk=problem.pk)
        yield ToDo(f"「{problem.title}」{word}", where, url, "去整改", problem.due, _chip(problem))
    waiting = Advice.objects.filter(unit_year=desk.unit_year, given_at__isnull=False, answer="").select_related(
        "letter"
    )
    letters = [one.letter for one in waiting.defer("trace", "letter__document").order_by("pk")[:MOST] if one.letter]
    if letters:
        due = min((one.deadline for one in letters if one.deadline), default=None)
        title = f"{len(letters)} 条下年预算建议待回复"
        yield ToDo(title, f"{ROOM} · {letters[0].number}", desk.door("followup:own_advice"), "去回复", due)


def _chip(problem: Problem) -> str:
    state = ProblemState(problem.state)
    return HandoverState.RETURNED if state == ProblemState.RETURNED else state.label


def _of_reviewer(desk: Desk) -> Iterator[ToDo]:
    url = desk.door("followup:all")
    rows = Problem.objects.filter(unit_year__in=reviewed_years(desk))
    counted = rows.aggregate(
        proposed=Count("pk", filter=Q(state=ProblemState.PROPOSED)),
        waiting=Count("pk", filter=Q(state=ProblemState.OPEN)),
        late=Count("pk", filter=Q(state__in=UNDER_WAY, due__lt=desk.today)),
    )
    proposed, waiting, late = (counted[name] for name in ("proposed", "waiting", "late"))
    if proposed:
        yield ToDo(f"{proposed} 个问题待确认", ROOM, f"{url}?state={ProblemState.PROPOSED}", "去确认")
    if waiting:
        yield ToDo(f"{waiting} 个问题待发整改通知", ROOM, f"{url}?state={ProblemState.OPEN}", "发通知")
    if late:
        yield ToDo(f"{late} 个问题逾期没有整改{_steps(desk)}", ROOM, f"{url}?late=1", "去督办")
    views = Advice.objects.filter(unit_year__in=reviewed_years(desk), answer=AnswerKind.OBJECT, settled_at=None).count()
    if views:
        yield ToDo(f"{views} 条预算建议单位有不同意见", ROOM, f"{desk.door('followup:advice')}?view=object", "去答复")


def _steps(desk: Desk) -> str:
    late = overdue_problems(Problem.objects.filter(unit_year__in=reviewed_years(desk)), on=desk.today)
    steps = proposed_steps(with_steps_taken(late)[:MOST_LATE], on=desk.today, calendar=work_calendar())
    told = "、".join(f"{kind.label} {count} 个" for kind, count in steps)
    return f"，按规则应{told}" if told else ""
